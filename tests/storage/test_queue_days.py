"""Queues by days: the day before, the day, the day after, in an order that no other column gives; told by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from cases.views.rows import View
from tests.centre import Centre, build

TODAY = date(2026, 4, 27)
"""A Monday. Thirty days on is Wednesday, 27 May."""

CASES: list[tuple[str, int, dict[str, str], dict[str, int]]] = [
    ("31 days still", -31, {}, {}),
    ("30 days still", -30, {}, {}),
    ("29 days still", -29, {}, {}),
    ("held for long", -20, {}, {"paused": 40, "task": 20}),
    ("held", -20, {}, {"paused": 33}),
    ("held as well", -20, {}, {"paused": 33}),
    ("limit in 29", -20, {"wronged_on": "2025-05-26"}, {}),
    ("limit in 30", -20, {"wronged_on": "2025-05-27"}, {"task": 10}),
    ("limit in 31", -20, {"wronged_on": "2025-05-28"}, {}),
    ("limit today", -20, {"wronged_on": "2025-04-27"}, {}),
    ("limit passed", -20, {"wronged_on": "2025-04-24"}, {}),
    ("in 8", -20, {}, {"task": 8}),
    ("in 7", -20, {}, {"task": 7}),
    ("in 1", -20, {}, {"task": 1}),
    ("today", -20, {}, {"task": 0}),
    ("yesterday", -20, {}, {"task": -1}),
    ("week behind late", -20, {"wronged_on": "2025-04-30"}, {"task": -9}),
]
"""Cases: when they were opened, what their intake says, and for when a hold and a task were recorded that day."""

HELD: dict[View, list[str]] = {
    View.OVERDUE: ["week behind late", "yesterday"],
    View.TODAY: ["limit today", "today"],
    View.WEEK: ["in 1", "week behind late", "in 7"],
    View.LIMITATION: ["limit passed", "limit today", "week behind late", "limit in 29", "limit in 30"],
    View.NO_STEP: [
        *("31 days still", "30 days still", "29 days still"),
        *("limit in 29", "limit in 31", "limit today", "limit passed"),
    ],
    View.SUSPENDED: ["held", "held as well", "held for long"],
    View.STALE: ["31 days still", "30 days still"],
}


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """Return a centre with these cases, on that day; tests only read it. A visit outside starts no clock."""
    folder: Path = tmp_path_factory.mktemp("days")
    build(folder)
    centre = Centre(folder)
    for name, opened, told, ahead in CASES:
        on = TODAY + timedelta(opened)
        if centre.now.date() != on:
            centre.to(on)
        file = centre.open("li", None, applicant=name, channel="outreach", **told)
        for code, day in ahead.items():
            field = {"paused": "until", "task": "by_day"}[code]
            told_then = {field: (TODAY + timedelta(day)).isoformat(), **_SAID[code]}
            file = centre.record(file.id, code, told_then)
    centre.to(TODAY)
    yield centre
    centre.store.close()


_SAID = {"paused": {"reason": "等鉴定结论。"}, "task": {"what": "取证"}}


@pytest.mark.parametrize("limit", [1, 2, 50])
@pytest.mark.parametrize("view", HELD)
def test_a_queue_holds_what_its_name_says(days: Centre, view: View, limit: int) -> None:
    queues, names, after = days.desk("wang").queues, list[str](), None
    while len(names) <= len(CASES):
        page = queues.page(view, after, limit)
        names += [row.applicant for row in page.rows]
        if (after := page.after) is None:
            break
    assert names == HELD[view]
    assert queues.counts()[view] == len(HELD[view])


@pytest.mark.parametrize(("ahead", "due"), [(-10, 0), (-9, 1), (-3, 2), (-1, 3), (0, 5), (1, 6), (7, 8), (8, 9)])
def test_what_is_due_up_to_a_day_is_read_with_that_day(days: Centre, ahead: int, due: int) -> None:
    agenda, first, last = days.desk("wang").agenda, date(2026, 1, 1), TODAY + timedelta(ahead)
    assert len(agenda.between(first, last)) == sum(agenda.counts(first, last).values()) == due
    rest = agenda.between(last + timedelta(1), date(2027, 1, 1))
    assert len(rest) == 17 - due, "six limits, eight tasks and three holds"


def test_one_is_reminded_of_what_is_overdue_today_or_near(days: Centre) -> None:
    """Of a task seven days ahead one is reminded, of one eight days ahead not yet; of a limit thirty days ahead."""
    agenda = days.desk("wang").agenda
    late, today = ["week behind late", "limit passed", "yesterday"], ["limit today", "today"]
    near = ["in 1", "week behind late", "in 7"]
    told = [each.case.applicant for each in agenda.reminders()]
    assert told == [*late, *today, *near, "limit in 29", "limit in 30"]


def test_a_right_that_passed_is_nobodys_delay(days: Centre) -> None:
    rows = {row.applicant: row for row in days.desk("wang").queues.page(View.ALL).rows}
    passed = rows["limit passed"].right_on(TODAY)
    assert (rows["limit passed"].next_due, passed and passed.on) == (None, TODAY - timedelta(3))


def test_a_late_step_hides_no_right_that_ends(days: Centre) -> None:
    (row,) = (row for row in days.desk("wang").queues.page(View.ALL).rows if row.applicant == "week behind late")
    right = row.right_on(TODAY)
    assert (row.next_due, right and right.on) == (TODAY - timedelta(9), TODAY + timedelta(3))
