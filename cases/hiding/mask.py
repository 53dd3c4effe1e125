"""What a reader sees of personal data: hidden in fields and in narratives or, where that was asked for, in full."""

import re
from collections.abc import Iterable, Iterator

from cases.hiding.known.people import NOBODY, Known
from cases.hiding.own import apart_from, told_after
from cases.hiding.pieces import MASKS, DataSort, Piece, Tally, covered
from cases.values.masking import HIDDEN_NAME, HIDDEN_REST
from cases.values.text import pattern


class Mask:
    """How everything of people is shown to one reader.

    known: what is known of the people that it is about. on: whether it is hidden. also: words that are hidden besides.
    own: what is the reader's own and stays. applies: whether the reader is the applicant.
    wholly: whether not even a surname or a few digits of others stay.
    tally: counts what was hidden and collects what stays. most: characters after which a narrative is cut off unread.
    """

    def __init__(
        self,
        known: Known = NOBODY,
        *,
        on: bool = True,
        also: Iterable[str] = (),
        own: Known = NOBODY,
        applies: bool = False,
        wholly: bool = False,
        tally: Tally | None = None,
        most: int | None = None,
    ) -> None:
        self.known, self.on, self.also = known, on, tuple(word for word in also if word.strip())
        self.own, self.applies, self.wholly = own, applies, wholly
        self.tally, self.most = Tally() if tally is None else tally, most

    def knowing(self, known: Known) -> "Mask":
        """Return a mask for other people that counts together with this one."""
        return Mask(
            known,
            on=self.on,
            also=self.also,
            own=self.own,
            applies=self.applies,
            wholly=self.wholly,
            tally=self.tally,
            most=self.most,
        )

    def piece(self, sort: DataSort, text: str) -> str:
        """Return something of a sort, which stands by itself, as it is shown."""
        masks = _WHOLLY if self.wholly else MASKS
        if not self.on or not text or self.own.holds(sort, text) or (shown := masks[sort](text)) == text:
            return text
        self.tally.hidden[sort] += 1
        return shown

    def name(self, name: str) -> str:
        """Return a person's name as it is shown."""
        return self.piece(DataSort.NAME, name)

    def somebody(self, name: str) -> str:
        """Return what names a person or a body as it is shown, wherever it stands: as an entry tells it."""
        if not self.on or not name:
            return name
        from cases.hiding.likely.somebody import each_person  # as below

        return self.text(each_person(name, self.name))

    def text(self, text: str) -> str:
        """Return a narrative as it is shown."""
        if not self.on or not text:
            return text
        from cases.hiding.likely import (
            patterns,  # large expressions: a queue, which tells no narrative, is shown without
        )
        from cases.hiding.likely.left import left

        text = text[: self.most]
        found = [*self.known.find(text), *patterns.find(text), *self._asked(text)]
        if self.own is not NOBODY:
            found += self.own.neighbours(text)
        if self.wholly:
            found = [each._replace(shown=_WHOLLY[each.sort](each.shown)) for each in found]
        own = list(self._of_own(text, found)) if found else []
        shown, sorts = covered(text, found, [*self.known.kept(text), *own])
        self.tally.hidden.update(sorts)
        self.tally.left.update(dict.fromkeys(left(shown, self.own, (text[start:end] for start, end in own))))
        return shown

    def _of_own(self, text: str, found: Iterable[Piece]) -> Iterator[tuple[int, int]]:
        """Yield where the reader's own stands: as it is known, told right after, or called as no other is."""
        if self.own is NOBODY:
            return
        own = list(self.own.find(text, exactly=True))
        others = [*self.known.find(text), *self.own.neighbours(text)]
        called = {each.span for each in self.own.find(text) if each.sort is DataSort.NAME}
        called -= {each.span for each in others}
        yield from (each.span for each in own)
        yield from called
        me = [each.span() for each in _APPLICANT.finditer(text)] if self.applies else []
        who = [*(each.span for each in own if each.sort is DataSort.NAME), *called, *me]
        what = [each.span for each in own if each.sort is not DataSort.NAME]
        yield from told_after(text, who, what, apart_from(found, others))

    def _asked(self, text: str) -> Iterator[Piece]:
        for word in self.also:
            shown = MASKS[DataSort.WORD](word)
            yield from (Piece(*found.span(), DataSort.WORD, shown) for found in re.finditer(re.escape(word), text))


_APPLICANT = pattern("(?<!被)申请人")
_WHOLLY = dict.fromkeys(DataSort, lambda _text: HIDDEN_REST) | {DataSort.NAME: lambda _text: HIDDEN_NAME}

FULL = Mask(on=False)
"""Nothing is hidden."""


def mask_text(text: str) -> str:
    """Hide in a narrative what looks like personal data, whoever it is of."""
    from cases.hiding.likely import patterns  # as above

    return covered(text, patterns.find(text))[0]
