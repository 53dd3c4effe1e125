"""Heads of a time that are one person, though nobody can tell so any more: filed as a number when one is erased.

Whoever is erased from one of their cases stands there as a head without a name, and counts once more beside their other
cases. So that the number of people whom the centre helped in a time does not grow by it, each erasure files by how
many heads it does, for every month, quarter, half year and year in which the centre took both cases. No row says whose.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cases.values.spans import Dated, first_day, last_day
from storage.casefile.files import read_told
from storage.engine.statements.prepared import Prepared, among, at
from storage.engine.tables import CaseRow, PartRow, RepeatRow
from storage.records.records import KeptRecord, leading, read_record, tree
from storage.store.seals import moving
from storage.store.store import Store

_COUNTED = ("applicant", "member")
"""The roles of those who count as helped by name; of others in a case only how many they are is known."""

_FILE = """INSERT INTO repeat (period, station, people) VALUES (?, ?, 1)
ON CONFLICT (period, station) DO UPDATE SET people = repeat.people + 1"""
_WHOLE = ""
"""Stands for all stations together."""


@Prepared
def _heads() -> Any:
    return PartRow.select(PartRow.record).where(PartRow.case == at("case"), PartRow.role << _COUNTED).distinct()


@Prepared
def _others() -> Any:
    of_whom = PartRow.select(PartRow.case).where(PartRow.record.in_(among("records")), PartRow.role << _COUNTED)
    return CaseRow.select(CaseRow.id).where(CaseRow.id.in_(of_whom), CaseRow.id != at("case"))


def repeats(store: Store, period: str, station: str = _WHOLE) -> int:
    """Return how many heads too many are counted in a period, since some are one person who was erased.

    Those that count are the applicants and members of the cases that the centre took in the period, by record, and
    the heads that have none. period: as `2026-03`, `2026-Q1`, `2026-H1` or `2026`. station: empty for all together,
    where one person of several stations counts once.
    """
    found = RepeatRow.select(RepeatRow.people).where(RepeatRow.period == period, RepeatRow.station == station)
    return next((people for (people,) in found.tuples().execute(store.db)), 0)


def file_repeats(store: Store, row: dict[str, Any], taken: Dated | None) -> None:
    """File what the erasure of a case makes of the people in it, within that write, while their records are there.

    row: the row of the case. taken: the day on which the centre took it.
    """
    mine = frozenset(periods(taken)) if taken else frozenset()
    found = [record for (record,) in _heads.run(store.db, case=row["id"]).fetchall()] if mine else ()
    kept = (each for record in found if (each := read_record(store, record)))
    for who in {lead.id: lead for each in kept for lead in (leading(store, each),)}.values():
        shared = {(period, of) for period, station in _other_times(store, row["id"], who) for of in (station, _WHOLE)}
        for period, station in sorted(shared):
            if period in mine and station in (row["station"], _WHOLE):
                _file(store, period, station)


def periods(day: Dated) -> Iterator[str]:
    """Yield the month, the quarter, the half year and the year of a day; of one not known exactly those that are."""
    first, last = first_day(day), last_day(day)
    yield from (of for of, until in zip(_periods(first), _periods(last), strict=True) if of == until)


def _periods(day: date) -> Iterable[str]:
    quarter, half = (day.month + 2) // 3, (day.month + 5) // 6
    return f"{day:%Y-%m}", f"{day.year}-Q{quarter}", f"{day.year}-H{half}", f"{day.year}"


def _other_times(store: Store, case_id: int, who: KeptRecord) -> Iterator[tuple[str, str]]:
    """Yield in which periods, and at which station, the centre took the other cases of somebody."""
    records = [each.id for each in tree(store, who)]
    for (other,) in _others.run(store.db, records=records, case=case_id).fetchall():
        (row,) = CaseRow.select().where(CaseRow.id == other).dicts().execute(store.db)
        taken = read_told(store, row).case.accepted_on
        yield from ((period, row["station"]) for period in (periods(taken) if taken else ()))


def _file(store: Store, period: str, station: str) -> None:
    with moving(store, "repeat", "period = ? AND station = ?", (period, station)):
        store.run(_FILE, (period, station))
