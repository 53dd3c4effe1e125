"""The passages of cases in which the words of a search stand, as one person may read them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from cases.events import Ask, Entry
from cases.file.case import Case
from cases.hiding.mask import Mask
from cases.hiding.words.marks import marks
from cases.kinds import Kind
from cases.personal.gathered import known_told
from cases.personal.reading import said_in
from cases.values.refusal import Refused
from cases.values.text import CHINESE
from cases.views.rows import Hit, Passage
from storage.casefile.files import read_told
from storage.casefile.hearing import heard
from storage.casework.casefiles import CaseFiles
from storage.casework.telling import around
from storage.engine.faults import plainly
from storage.search.words import heard as letters
from storage.search.words import terms
from storage.seat import Seat

MOST = 2
"""Passages told of a case."""
_LOOKED_AT = 40
"""Entries of a case that are looked through for them, the newest ones, and its intake."""
_NEAR, _EDGE = 300, 60
"""Characters before and after what was found that are read of a long text; those beside a cut are not shown, since what
is cut off may be why they are hidden."""
_BEFORE = 30
"""Characters that are told before what is hidden itself."""

_Show = Callable[[object], str]


class Passages:
    """What a search found in cases."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store, self._files = seat, seat.store, CaseFiles(seat)

    def of(
        self, found: Iterable[Hit], typed: str, mask: Mask, show: _Show = CHINESE
    ) -> Mapping[int, Sequence[Passage]]:
        """Return of each case the passages that hold most of the typed words, the newest first, at most `MOST`.

        Of restricted cases none are told: who reads in them is noted, as soon as they are opened. What a list tells of
        a case anyway, its number and applicant, is none. mask: whether what they say of people is hidden.
        """
        asked, told = terms(typed), dict[int, Sequence[Passage]]()
        with plainly():
            for each in found:
                if not each.row.restricted:
                    told[each.row.id] = ()
                    with suppress(Refused):  # out of reach since it was found
                        told[each.row.id] = self._in(each, asked, mask, show)
        return told

    def _in(self, found: Hit, asked: Sequence[str], mask: Mask, show: _Show) -> Sequence[Passage]:
        whole = read_told(self._store, self._files.row(found.row.id))
        here = heard(self._store, self._seat.account, whole)
        entries = dict(zip(here.kept, here.told.history, strict=True))
        kept = [*found.entries[:_LOOKED_AT], *(0 for last in found.entries[_LOOKED_AT:][-1:] if last == 0)]
        told = [_Told(here.told.case, entries[each or 1], show) for each in kept if (each or 1) in entries]
        places = [place for each in told if (place := each.place(asked))]
        best = max((place.holds for place in places), default=0)
        chosen = [place for place in places if place.holds == best][:MOST]
        if chosen and mask.on:
            known = around(self._store, found.row.id, whole.history)
            mask = mask.knowing(known | known_told([entry.event for entry in whole.history]))
        return [place.told.passage(place, asked, mask) for place in chosen]


class _Place(NamedTuple):
    """A field in which words stand, and how many of them."""

    told: "_Told"
    ask: Ask
    value: Any
    holds: int


@dataclass(frozen=True)
class _Told:
    """What an entry tells; the intake tells what the case says by now."""

    case: Case
    entry: Entry
    show: _Show

    def place(self, asked: Sequence[str]) -> _Place | None:
        """Return the field that holds most of the words, None where none does."""
        places = [_Place(self, ask, value, self._holds(ask, value, asked)) for ask, value in self._fields()]
        best = max(places, key=lambda place: place.holds, default=None)
        return best if best and best.holds else None

    def _fields(self) -> Iterator[tuple[Ask, Any]]:
        event = self.entry.event
        intake = event.spec.opens
        for ask in event.spec.asks:
            value = said_in(self.case, ask) if intake else getattr(event, ask.name)
            if ask.searched and value != ask.kind.empty and not (intake and ask.name == "applicant"):
                yield ask, value

    def _holds(self, ask: Ask, value: Any, asked: Sequence[str]) -> int:
        raw = self._text(ask, value)
        return sum(bool(marks(raw, (term,))) or _heard(ask.kind, value, _bare(term)) for term in asked)

    def _text(self, ask: Ask, value: Any) -> str:
        return ask.kind.cell(ask.kind.show(value), self.show)

    def passage(self, place: _Place, asked: Sequence[str], mask: Mask) -> Passage:
        """Return what stands there, as its reader may see it."""
        ask, value = place.ask, place.value
        at = next((start for start, _ in marks(self._text(ask, value), asked)), 0)
        long = isinstance(value, str) and len(value) > 2 * _NEAR
        cut, more = long and at > _NEAR, long and at + _NEAR < len(value)
        near = value[max(at - _NEAR, 0) : at + _NEAR] if long else value
        text = self._text(ask, ask.kind.seen(near, mask))
        if cut:
            at, text = _NEAR - _EDGE, text[_EDGE:]
        text = text[:-_EDGE] if more else text
        found = marks(text, asked)
        if not found and at > _BEFORE:  # it is hidden: what stood around it is told
            cut, text = True, text[max(min(at, len(text)) - _BEFORE, 0) :]
        entry = self.entry
        return Passage(entry.seq, entry.day, entry.event.spec.label, ask.label, text, found, cut)


def _heard(kind: Kind[Any], value: Any, bare: str) -> bool:
    """Tell whether letters or digits are those of a name or a number in a value."""
    if not bare or not bare.isascii():
        return False
    return any(each.startswith(bare) for name in kind.names(value) for each in letters(name)) or any(
        bare in _bare(text) for text in kind.digits(value)
    )


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
