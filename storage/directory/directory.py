"""The directory as one person sees it: people and employers, found, read, added and changed, with their cases."""

from dataclasses import dataclass
from typing import Any

from peewee import JOIN, fn

from cases.directory.listed import CasePart, RecordFile, RecordLine, StandsAs
from cases.directory.records import Record
from cases.events import Compared
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused, refuse
from cases.values.sums import EXACT, Heads, told_heads
from cases.values.text import say
from storage.casefile.listed import LISTED, ListedCase
from storage.directory.asking import ask_of_record
from storage.engine.faults import plainly
from storage.engine.statements.prepared import HIGHEST, among, at
from storage.engine.statements.values import holds
from storage.engine.tables import CaseRow, HistoryRow, PartRow, RecordRow
from storage.engine.text.matching import All, Phrase
from storage.engine.text.texts import records_found
from storage.records.edits import edits_of, is_as_seen
from storage.records.records import COLUMNS as RECORD
from storage.records.records import (
    Editor,
    KeptRecord,
    add_record,
    by_number,
    change_record,
    leading,
    read_record,
    unpacked,
)
from storage.records.twins import notice
from storage.records.uses import is_restricted
from storage.search.words import match, writing_names
from storage.seat import Seat
from storage.staff.scope import Onlooker, Reaching, known, knows, within

PAGE = 50
_CASES = 200
"""Cases read with a record."""


class StaleRecord(Refused):
    """Somebody else changed the record meanwhile. `file` is the record as it is now."""

    def __init__(self, file: RecordFile) -> None:
        told = refuse("stale", say("同事刚改动了这条记录；请查看后再保存，已填内容仍在"))
        super().__init__(*told.problems)
        self.file = file


def unknown_record() -> Refused:
    """Return the refusal of a record that there is not, or that is beyond reach."""
    return refuse("unknown_record", say("没有这条记录，或不在您的站点范围内；请重新搜索"))


@dataclass(frozen=True)
class _Counts:
    """How many cases a record has within reach, and how many people the open ones concern, as `packed_heads` packs.

    last: the most of what is packed.
    """

    open: int = 0
    all: int = 0
    people: int = 0
    last: int = 0

    @property
    def workers(self) -> Heads:
        """How many people the open ones concern, as well as that is known of each."""
        return told_heads(self.people, rough=self.last > EXACT)


class Directory:
    """People and employers, as one person may look after them."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store, self._account = seat, seat.store, seat.account

    def page(self, kind: str, typed: str = "", before: int = 0, limit: int = PAGE) -> tuple[RecordLine, ...]:
        """Return records of a kind within reach that hold every typed word, the newest first.

        typed: as for cases: part of a name, pinyin, digits of a phone or number; empty for all. before: the id after
        which a page goes on.
        """
        with plainly():
            found = self._found(kind, typed.strip(), before=before or HIGHEST, most=limit)
            counts = self._counts([each.id for each in found])
        return tuple(_line(each, counts.get(each.id, _Counts())) for each in found)

    def _found(self, kind: str, typed: str, **bounds: int) -> list[KeptRecord]:
        """Return records of a kind. bounds: before, the id below which they are; most, how many."""
        if not typed:
            return [unpacked(row) for row in _page.run(self._store.db, self._account, kind=kind, **bounds)]

        if (search := match(typed)) is None:
            return []
        told = All((Phrase("scope", (kind,)), search))
        rows = _matching.run(self._store.db, self._account, kind=kind, match=told, **bounds)
        return [unpacked(row) for row in rows]

    def file(self, id_: int) -> RecordFile:
        """Return all that is known of a record, of the one it was merged into where it was.

        Raises `Refused` (rule `unknown_record`) for one that there is not or that is beyond reach.
        """
        with plainly():
            return self._file(self.kept(id_))

    def standing(self, case_id: int) -> tuple[StandsAs, ...]:
        """Return who stands in a case, in the order of the places."""
        self._seat.here()
        with plainly():
            return tuple(StandsAs(*each) for each in _standing.run(self._store.db, self._account, case=case_id))

    def told_of(self, word: str) -> frozenset[int]:
        """Return the cases within reach whose history tells a word, in whatever entry, voided or not.

        Every history is read through: it is for the rare question of what is kept of somebody.
        """
        self._seat.here()
        with plainly():
            return frozenset(case for (case,) in _told_of.run(self._store.db, self._account, word=word))

    def add(self, record: Record, compared: Compared | None = None) -> RecordFile:
        """Add a record. compared: what was decided on what `storage.directory.asking` asks.

        Raises `Refused`: `role`, `known_number` where somebody within reach has its number, and as that does.
        """
        with self._seat.refusals("directory"):
            self.may(Action.RECORD)
            with writing_names(self._store):
                self._check_number(record, 0)
                more = self._ask(record, None, compared)
                made = self.kept(add_record(self._store, record.completed(), self._account.station))
                change_record(self._store, made, made.record, "made", self.by, more={**more, **self._of})
                self._notice(made)
                return self._file(self.kept(made.id))

    def change(self, id_: int, record: Record, seen: int, compared: Compared | None = None) -> RecordFile:
        """Change a record. seen: its version as the person saw it.

        Raises `StaleRecord` where it tells something else since; `Refused` as `add` and `file` do.
        """
        with self._seat.refusals("directory"):
            self.may(Action.RECORD)
            with writing_names(self._store):
                kept = self.kept(id_)
                if kept.id != id_ or not is_as_seen(self._store, kept, seen):
                    raise StaleRecord(self._file(kept))
                if record.number != kept.record.number:
                    self._check_number(record, kept.id)
                more = {"before": kept.record.dump(), **self._ask(record, kept.record, compared), **self._of}
                change_record(self._store, kept, record.after(kept.record).completed(), "changed", self.by, more=more)
                self._notice(kept)
                return self._file(self.kept(id_))

    def _notice(self, kept: KeptRecord) -> None:
        restricted = is_restricted(self._store, kept.id)
        notice(self._store, [kept.id], kept.station, self._seat.now(), restricted=restricted)

    @property
    def by(self) -> Editor:
        """Who changes what is changed here, and when."""
        return Editor(self._account.account, self._seat.now())

    @property
    def _of(self) -> dict[str, str]:
        """Of which station they write, to be kept with what they wrote; none for who knows all of them."""
        return {"station": "" if self._account.everywhere else self._account.station}

    def may(self, action: Action) -> None:
        """Refuse (rule `role`) what this person may not do."""
        self._seat.here()
        check(self._account.role, action)

    def _ask(self, record: Record, before: Record | None, compared: Compared | None) -> dict[str, Any]:
        return ask_of_record(record, before, self._seat.today, compared)

    def _check_number(self, record: Record, id_: int) -> None:
        """Refuse a number that somebody has of whom this person knows; of others nothing is said."""
        others = (each for each in by_number(self._store, record.kind, record.number) if each.id != id_)
        if other := next((each for each in others if knows(self._store, self._account, each.id)), None):
            sentence = say("这个号码已经登记在“{name}”名下；请打开那条记录，重复的请合并", name=other.record.spoken)
            raise refuse("known_number", sentence, record.number_field)

    def kept(self, id_: int) -> KeptRecord:
        """Return a record within reach as it is kept, or the one that it was merged into; see `file`."""
        self._seat.here()
        found = read_record(self._store, id_)
        found = leading(self._store, found) if found else None
        if found is None or not knows(self._store, self._account, found.id):
            raise unknown_record()
        return found

    def _counts(self, ids: list[int]) -> dict[int, _Counts]:
        rows = _counted.run(self._store.db, self._account, records=ids)
        return {record: _Counts(*counts) for record, *counts in rows}

    def _file(self, kept: KeptRecord) -> RecordFile:
        counts = self._counts([kept.id]).get(kept.id, _Counts())
        return RecordFile(
            id=kept.id,
            record=kept.record,
            version=kept.version,
            cases=self._cases(kept.id),
            open_cases=counts.open,
            all_cases=counts.all,
            people=counts.workers,
            edits=edits_of(self._store, self._account, kept, self._seat.names),
        )

    def _cases(self, id_: int) -> tuple[CasePart, ...]:
        rows = _cases.run(self._store.db, self._account, record=id_)
        return tuple(
            CasePart(ListedCase(*columns).shown(self._seat.names), role, place) for *columns, role, place in rows
        )


@Reaching
def _page(reader: Onlooker) -> Any:
    here = (RecordRow.kind == at("kind")) & (RecordRow.lead == 0) & (RecordRow.id < at("before"))
    query = known(RecordRow.select(*RECORD).where(here), reader)
    return query.order_by(RecordRow.id.desc()).limit(at("most"))


@Reaching
def _matching(reader: Onlooker) -> Any:
    return _page.compose(reader).where(RecordRow.id << records_found("match"))


@Reaching
def _standing(reader: Onlooker) -> Any:
    query = PartRow.select(PartRow.place, PartRow.role, PartRow.name, PartRow.record)
    query = query.join(CaseRow, JOIN.INNER, on=CaseRow.id == PartRow.case).where(PartRow.case == at("case"))
    return within(query, reader).order_by(PartRow.place)


@Reaching
def _told_of(reader: Onlooker) -> Any:
    told = HistoryRow.select(HistoryRow.case).where(holds(HistoryRow.fields, at("word")))
    return within(CaseRow.select(CaseRow.id).where(CaseRow.id.in_(told)), reader)


@Reaching
def _counted(reader: Onlooker) -> Any:
    parts = PartRow.select(PartRow.record, PartRow.case).where(PartRow.record.in_(among("records"))).distinct()
    mine = parts.alias("mine")
    open_ = fn.SUM(CaseRow.is_open)
    people, last = CaseRow.people.bin_and(EXACT), fn.MAX(CaseRow.is_open * CaseRow.people)
    query = CaseRow.select(mine.c.record_id, open_, fn.COUNT(CaseRow.id), fn.SUM(CaseRow.is_open * people), last)
    query = within(query.join(mine, JOIN.INNER, on=mine.c.case_id == CaseRow.id), reader)
    return query.group_by(mine.c.record_id)


@Reaching
def _cases(reader: Onlooker) -> Any:
    query = CaseRow.select(*LISTED, PartRow.role, PartRow.place)
    query = query.join(PartRow, JOIN.INNER, on=PartRow.case == CaseRow.id).where(PartRow.record == at("record"))
    return within(query, reader).order_by(CaseRow.is_open.desc(), CaseRow.id.desc()).limit(_CASES)


def _line(kept: KeptRecord, counts: _Counts) -> RecordLine:
    return RecordLine(kept.id, kept.record, counts.open, counts.all, counts.workers)
