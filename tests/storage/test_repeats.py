"""How many people were helped in a time does not grow when somebody is erased from some of their cases."""

from collections.abc import Sequence
from datetime import date

import pytest

from storage.proof.check import check
from storage.records.repeats import periods, repeats
from tests.centre import Centre

PEOPLE = {"孙悟空": "11010519491231002X", "白骨精": "110101199003078072"}
TAKEN: Sequence[tuple[str, str, str, date]] = (
    ("孙悟空", "li", "wang", date(2026, 3, 2)),
    ("孙悟空", "li", "wang", date(2026, 3, 31)),
    ("孙悟空", "sun", "qian", date(2026, 4, 1)),
    ("白骨精", "sun", "qian", date(2026, 6, 30)),
    ("白骨精", "li", "wang", date(2026, 7, 1)),
    ("孙悟空", "li", "wang", date(2026, 12, 31)),
    ("白骨精", "li", "wang", date(2027, 1, 1)),
)
"""Whose case, who took it up and who accepted it, and when: on the edges of months, quarters, halves and years."""

YT, ZF, ALL = "YT", "ZF", ""
FILED = {
    (0, 1): {("2026-03", YT): 1, ("2026-Q1", YT): 1, ("2026-H1", YT): 1, ("2026", YT): 2}
    | {("2026-03", ALL): 1, ("2026-Q1", ALL): 1, ("2026-H1", ALL): 2, ("2026", ALL): 2},
    (2,): {("2026-H1", ALL): 1, ("2026", ALL): 1},
    (3, 4): {("2026", ALL): 1},
    (6,): {},
    (5, 2, 0, 1): {("2026-03", YT): 1, ("2026-Q1", YT): 1, ("2026-H1", YT): 1, ("2026", YT): 2}
    | {("2026-03", ALL): 1, ("2026-Q1", ALL): 1, ("2026-H1", ALL): 2, ("2026", ALL): 3},
}
"""Which of them are erased, in this order, and how many heads too many each period has afterwards."""


@pytest.fixture
def taken(centre: Centre) -> list[int]:
    """Return the ids of these cases, all closed long ago, each of its own person by number."""
    cases = []
    for who, by, decides, on in TAKEN:
        centre.to(on)
        file = centre.open(by, None, applicant=who, id_number=PEOPLE[who], decision="same_new")
        cases.append(centre.add(file, "accepted", decides, ground="rights_wages").id)
    for case, (*_, decides, _on) in zip(cases, TAKEN, strict=True):
        centre.add(case, "withdrawn", decides, ground="own")
    for lead, other in ((1, 2), (3, 4)):  # each station has its own record of somebody until both are joined
        centre.desk("chen").merging.merge(lead, other, (0, 0))
    centre.to(date(2060, 1, 4))
    return cases


@pytest.mark.parametrize("erased", FILED)
def test_it_is_filed_how_many_heads_are_too_many(centre: Centre, taken: list[int], erased: tuple[int, ...]) -> None:
    _erase(centre, taken, erased)
    filed = {
        (period, station): people
        for period in sorted({of for *_, on in TAKEN for of in periods(on)})
        for station in (YT, ZF, ALL)
        if (people := repeats(centre.store, period, station))
    }
    assert filed == FILED[erased]
    assert list(check(centre.store)) == []


@pytest.mark.parametrize("erased", [*FILED, (4, 1, 3), (1, 0, 2, 5), (6, 4, 3), (0, 5), (2, 5, 1, 0, 3)])
def test_as_many_people_were_helped_as_before(centre: Centre, taken: list[int], erased: tuple[int, ...]) -> None:
    every = [(period, station) for *_, on in TAKEN for period in periods(on) for station in (YT, ZF, ALL)]
    before = [_helped(centre, taken, *each) for each in every]
    _erase(centre, taken, erased)
    assert [_helped(centre, taken, *each) for each in every] == before


def test_a_month_that_is_known_counts_though_its_day_is_not() -> None:
    assert list(periods(date(2026, 9, 30))) == ["2026-09", "2026-Q3", "2026-H2", "2026"]
    assert list(periods(date(2026, 7, 1))) == ["2026-07", "2026-Q3", "2026-H2", "2026"]


_OF_CASE = """SELECT CASE lead WHEN 0 THEN id ELSE lead END FROM part JOIN record ON record.id = part.record_id
WHERE case_id = ? AND role = 'applicant'"""


def _erase(centre: Centre, cases: Sequence[int], erased: Sequence[int]) -> None:
    for place in erased:
        centre.add(cases[place], "erased", TAKEN[place][2], ground="expired")


def _helped(centre: Centre, cases: Sequence[int], period: str, station: str) -> int:
    """Return how many people the centre helped: those with a record once, each head without one, less the repeats."""
    known, nameless = set(), 0
    for case, (*_, on) in zip(cases, TAKEN, strict=True):
        ((of,),) = centre.store.run("SELECT station FROM case_row WHERE id = ?", (case,)).fetchall()
        if period not in periods(on) or station not in (of, ALL):
            continue
        records = centre.store.run(_OF_CASE, (case,))
        found = {record for (record,) in records.fetchall()}
        known |= found
        nameless += not found
    return len(known) + nameless - repeats(centre.store, period, station)
