"""Looking for the same people and employers in all roles of all cases, as one person may see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from peewee import JOIN, SQL

from cases.alike import Alike, Known, Likeness, concern, core, likeness
from cases.events.ties import Compared, Seen
from cases.parts import Part, side_of
from cases.people import Account
from cases.refusal import refuse
from cases.text import say
from storage.faults import plainly
from storage.records import COLUMNS as RECORD
from storage.records import also_called, unpacked
from storage.rows import COLUMNS, shown
from storage.scope import known, within
from storage.store import Store
from storage.tables import CaseRow, PartRow, RecordRow
from storage.words import fours, pinyin, words

MOST = 20
"""Cases shown."""

_CANDIDATES = 300
"""Records compared for each one asked for."""

_CASES = 200
"""Parts read of all that were found."""

_FIND = "(SELECT rowid FROM record_text WHERE record_text MATCH ?)"
_ONE_NUMBER = 15
"""Digits of the shortest number that is known beyond doubt."""


@dataclass(frozen=True)
class Looked:
    """What was found: cases within reach, the most telling first."""

    found: tuple[Alike, ...] = ()

    @property
    def strong(self) -> tuple[Alike, ...]:
        """What somebody should decide on."""
        return tuple(each for each in self.found if each.strong)

    def check_decided(self, compared: Compared | None) -> None:
        """Refuse (rule `alike`) a case that may be known already or be a conflict, until somebody has decided on it."""
        if self.strong and not compared:
            told = say("{n} 件案件可能重复或有利益冲突，请看过后在“查重结论”中选一项", n=len(self.strong))
            raise refuse("alike", told, "decision")

    @property
    def seen(self) -> tuple[Seen, ...]:
        """What was seen, to be kept with a decision."""
        return tuple(Seen(each.row.number, each.likeness.name.lower(), each.concern.value) for each in self.found)


@dataclass(frozen=True)
class _Hit:
    """A record that may be the same as somebody asked for."""

    asked: Part
    likeness: Likeness


class Looking:
    """Comparing for one person."""

    def __init__(self, store: Store, account: Account, names: Mapping[str, str]) -> None:
        self._store, self._account, self._names = store, account, names

    def look(self, asked: Sequence[Part], besides: int = 0) -> Looked:
        """Return cases in which somebody may be the same. besides: the id of the case at hand, 0 for a new one."""
        with plainly():
            hits: dict[int, list[_Hit]] = {}
            for part in asked:
                for record, how in self._alike(part):
                    hits.setdefault(record, []).append(_Hit(part, how))
            if not hits:
                return Looked()
            found = sorted(self._cases(hits, besides), key=lambda each: each.order)
            first = {(each.row.id, each.asked): each for each in reversed(found)}
            shown_ = sorted(first.values(), key=lambda each: each.order)
            return Looked(tuple(shown_[:MOST]))

    def _alike(self, part: Part) -> Iterator[tuple[int, Likeness]]:
        """Yield records that may be the same, with how alike they are."""
        for id_, other in self._known(self._candidates(part)).items():
            if how := likeness(part, other):
                yield id_, how

    def _candidates(self, part: Part) -> list[int]:
        query = " OR ".join(f"({each})" for each in _queries(part))
        if not query:
            return []
        found = SQL(_FIND, [f"scope : {part.kind} AND ({query})"])
        here = known(RecordRow.select(RecordRow.id).where(RecordRow.id << found), self._account)
        query = here.order_by(RecordRow.id.desc()).limit(_CANDIDATES)
        return [id_ for (id_,) in query.tuples().execute(self._store.db)]

    def _known(self, ids: list[int]) -> dict[int, Known]:
        rows = RecordRow.select(*RECORD).where(RecordRow.id.in_(ids)).tuples().execute(self._store.db)
        also = also_called(self._store, ids)
        kept = [unpacked(row) for row in rows]
        return {
            each.id: Known((each.record.called, *also.get(each.id, ())), each.record.number, each.record.phone)
            for each in kept
        }

    def _cases(self, hits: Mapping[int, Sequence[_Hit]], besides: int) -> Iterator[Alike]:
        query = CaseRow.select(*COLUMNS, PartRow.role, PartRow.place, PartRow.record)
        query = query.join(PartRow, JOIN.INNER, on=PartRow.case == CaseRow.id).where(PartRow.record.in_(list(hits)))
        query = within(query.where(CaseRow.id != besides), self._account)
        query = query.order_by(CaseRow.is_open.desc(), CaseRow.id.desc()).limit(_CASES)
        for *columns, role, place, record in query.tuples().execute(self._store.db):
            row, side = shown(columns, self._names), side_of(place)
            for hit in hits[record]:
                means = concern(hit.asked.side, side)
                yield Alike(row, hit.asked.role, role, side, hit.likeness, means)


def _queries(part: Part) -> Iterator[str]:
    """Yield full-text queries that find whoever may be the same: by number, phone, name and sound."""
    if len(part.number) >= _ONE_NUMBER:
        yield f'digits : "{" ".join(fours(part.number.lower()))}"'
    for phone in filter(None, part.phone.split("、")):
        digits = "".join(each for each in phone if each.isdigit())
        yield f'digits : "{" ".join(fours(digits))}"'
    if part.kind == "employer":
        yield from _firm_queries(part.name)
    else:
        yield from _person_queries(part.name)


def _person_queries(name: str) -> Iterator[str]:
    cut = words(name)
    if len(cut) < 2:
        return
    yield _phrase(cut)
    whole = "".join(pinyin(name)[-1:])
    if whole:
        yield f'pinyin : "{whole}"'
    for place in range(1, len(cut) if len(cut) > 2 else 0):
        yield " AND ".join(_phrase([each]) for each in (*cut[:place], *cut[place + 1 :]))


def _firm_queries(name: str) -> Iterator[str]:
    cut = words(core(name))
    if len(cut) < 2:
        yield from [_phrase(words(name))] if words(name) else []
        return
    yield _phrase(cut)
    pairs = [_phrase([one, other]) for one, other in pairwise(cut)]
    for some in combinations(pairs[:8], max(len(pairs[:8]) - 2, 1)):
        yield " AND ".join(some)


def _phrase(cut: Sequence[str]) -> str:
    return f'words : "{" ".join(cut)}"'
