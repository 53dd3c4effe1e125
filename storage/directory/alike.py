"""Looking for the same people and employers in all roles of all cases, as one person may see it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise
from typing import Any

from peewee import JOIN, SQL

from cases.directory.alike import Alike, KnownSomebody, Likeness, comparable, concern, core, likeness
from cases.directory.records import same_name
from cases.events.asking.seen import Seen
from cases.file.parts import OTHER_SIDE, Part, side_of
from cases.values.identity import phones_of
from cases.values.roles import Side
from storage.casefile.listed import LISTED, ListedCase
from storage.engine.faults import plainly
from storage.engine.statements.prepared import Hole, Prepared, among, at
from storage.engine.tables import CaseRow, PartRow, RecordRow
from storage.engine.text.matching import All, Phrase, SearchTree, either
from storage.engine.text.texts import records_found
from storage.records.records import COLUMNS as RECORD
from storage.records.records import also_called, unpacked
from storage.search.words import fours, pinyin, words
from storage.seat import Seat
from storage.staff.scope import Onlooker, Reaching, known, within

MOST = 20
"""Cases shown."""

_CANDIDATES = 300
"""Records compared for each one asked for."""

_CASES = 200
"""Parts read of all that were found."""

_FIND = records_found("match")
_OPPOSED = SQL(
    """(WITH RECURSIVE named (id, lead) AS (
    SELECT id, lead FROM record WHERE same = ? AND kind IN (?, ?)
    UNION SELECT record.id, record.lead FROM named JOIN record ON record.id = named.lead
) SELECT named.id FROM named JOIN part ON part.record_id = named.id
WHERE named.lead = 0 AND (part.place BETWEEN ? AND ?) = ?)""",
    [Hole("same"), Hole("kind"), Hole("beside"), *OTHER_SIDE, Hole("own")],
)
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

    @property
    def seen(self) -> tuple[Seen, ...]:
        """What was seen, to be kept with a decision."""
        return tuple(map(_seen, self.found))

    @property
    def to_decide(self) -> tuple[Seen, ...]:
        """What of it somebody should decide on."""
        return tuple(map(_seen, self.strong))


def _seen(alike: Alike) -> Seen:
    return Seen(alike.row.number, alike.likeness.name.lower(), alike.concern.value)


@dataclass(frozen=True)
class _Hit:
    """A record that may be the same as somebody asked for."""

    asked: Part
    likeness: Likeness


class Looking:
    """Comparing for one person."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store, self._account = seat, seat.store, seat.account

    def look(self, asked: Sequence[Part], besides: int = 0, *, decisive: bool = False) -> Looked:
        """Return cases in which somebody may be the same. besides: the id of the case at hand, 0 for a new one.

        decisive: whether only what somebody must decide on is looked for, which is quick enough within a write.
        """
        with plainly():
            hits: dict[int, list[_Hit]] = {}
            for part in asked:
                for record, how in self._alike(part, decisive=decisive):
                    hits.setdefault(record, []).append(_Hit(part, how))
            if not hits:
                return Looked()
            found = sorted(self._cases(hits, besides), key=lambda each: each.order)
            first = {(each.row.id, each.asked): each for each in reversed(found)}
            shown_ = sorted(first.values(), key=lambda each: each.order)
            return Looked(tuple(shown_[:MOST]))

    def _alike(self, part: Part, *, decisive: bool) -> Iterator[tuple[int, Likeness]]:
        """Yield records that may be the same, with how alike they are."""
        queries = _numbers(part) if decisive else (*_numbers(part), *_names(part))
        ids = [*self._candidates(part, queries), *(self._opposed(part) if decisive else ())]
        for id_, other in self._known(ids).items():
            if how := likeness(part, other):
                yield id_, how

    def _opposed(self, part: Part) -> list[int]:
        """Return records of this very name that stand on the other side of some case."""
        own = part.side is Side.OWN
        kind, beside = comparable(part.kind)
        asked = {"same": same_name(part.name), "kind": kind, "beside": beside, "own": own}
        found = _stand_opposed.run(self._store.db, self._account, **asked)
        return [id_ for (id_,) in found.fetchall()]

    def _candidates(self, part: Part, queries: Iterable[SearchTree]) -> list[int]:
        search = either(queries)
        if search is None:
            return []
        kinds = either(Phrase("scope", (kind,)) for kind in dict.fromkeys(comparable(part.kind)))
        search = All((kinds, search)) if kinds else search
        found = _found.run(self._store.db, self._account, match=search)
        return [id_ for (id_,) in found.fetchall()]

    def _known(self, ids: list[int]) -> dict[int, KnownSomebody]:
        if not ids:
            return {}
        also = also_called(self._store, ids)
        kept = [unpacked(row) for row in _records.run(self._store.db, ids=ids)]
        return {
            each.id: KnownSomebody((each.record.called, *also.get(each.id, ())), each.record.number, each.record.phone)
            for each in kept
        }

    def _cases(self, hits: Mapping[int, Sequence[_Hit]], besides: int) -> Iterator[Alike]:
        found = _cases.run(self._store.db, self._account, records=hits, besides=besides)
        for *columns, role, place, record in found:
            row, side = ListedCase(*columns).shown(self._seat.names), side_of(place)
            for hit in hits[record]:
                if means := concern(hit.asked, place):
                    yield Alike(row, hit.asked.role, role, side, hit.likeness, means)


def _here(found: SQL, reader: Onlooker) -> Any:
    """Return the query for which of the records found are known to this reader, the newest first."""
    here = known(RecordRow.select(RecordRow.id).where(RecordRow.id << found), reader)
    return here.order_by(RecordRow.id.desc()).limit(_CANDIDATES)


_found, _stand_opposed = (Reaching(partial(_here, which)) for which in (_FIND, _OPPOSED))


@Prepared
def _records() -> Any:
    return RecordRow.select(*RECORD).where(RecordRow.id.in_(among("ids")))


@Reaching
def _cases(reader: Onlooker) -> Any:
    query = CaseRow.select(*LISTED, PartRow.role, PartRow.place, PartRow.record)
    query = query.join(PartRow, JOIN.INNER, on=PartRow.case == CaseRow.id).where(PartRow.record.in_(among("records")))
    query = within(query.where(CaseRow.id != at("besides")), reader)
    return query.order_by(CaseRow.is_open.desc(), CaseRow.id.desc()).limit(_CASES)


def _numbers(part: Part) -> Iterator[SearchTree]:
    """Yield searches for whoever may be the same by number and phone."""
    if len(part.number) >= _ONE_NUMBER:
        yield Phrase("digits", tuple(fours(part.number.lower())))
    for phone in phones_of(part.phone):
        digits = "".join(each for each in phone if each.isdigit())
        yield Phrase("digits", tuple(fours(digits)))


def _names(part: Part) -> Iterator[SearchTree]:
    """Yield searches for whoever may be the same by name and sound."""
    return _firm_queries(part.name) if part.kind == "employer" else _person_queries(part.name)


def _person_queries(name: str) -> Iterator[SearchTree]:
    cut = words(name)
    if len(cut) < 2:
        return
    yield _phrase(cut)
    whole = "".join(pinyin(name)[-1:])
    if whole:
        yield Phrase("pinyin", (whole,))
    for place in range(1, len(cut) if len(cut) > 2 else 0):
        yield All(tuple(_phrase([each]) for each in (*cut[:place], *cut[place + 1 :])))


def _firm_queries(name: str) -> Iterator[SearchTree]:
    cut = words(core(name))
    if len(cut) < 2:
        yield from [_phrase(words(name))] if words(name) else []
        return
    yield _phrase(cut)
    pairs = [_phrase([one, other]) for one, other in pairwise(cut)]
    for some in combinations(pairs[:8], max(len(pairs[:8]) - 2, 1)):
        yield All(some)


def _phrase(cut: Sequence[str]) -> Phrase:
    return Phrase("words", tuple(cut))
