"""The queues: every page of every queue for everybody, their counts, and what a station does not see."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.due.agenda import limit_of
from cases.staff.people import Account, Role
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.refusal import Refused
from cases.values.spans import first_day
from cases.views.casefile import CaseFile
from cases.views.rows import Row, View
from storage.desk import Desk
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import OTHERS, Centre
from tests.storage.busy import CASES, busy

__all__ = ["busy"]

PEOPLE = ["wang", *(each.account for each in OTHERS if each.active)]
Belongs = Callable[[CaseFile, Account, date], bool]


def last_on(file: CaseFile) -> date:
    return max(line.entry.at.date() for line in file.history)


def is_open(file: CaseFile) -> bool:
    return file.case.stage is not Stage.CLOSED


def is_overdue(file: CaseFile, today: date) -> bool:
    return is_open(file) and file.next_due is not None and file.next_due.on < today


def ahead(file: CaseFile, today: date, first: int, last: int) -> list[date]:
    """Return the days of all that lies ahead between two days from today, of whomever it is."""
    return [each.on for each in file.agenda if first <= (each.on - today).days <= last]


def waits_for_a_decision(file: CaseFile, by: str) -> bool:
    """Tell whether a supervisor is next: to accept, assign, check what others want to close, or hear an objection."""
    case = file.case
    if case.stage is Stage.CLOSURE:
        return case.handler != by and by not in case.team.helpers
    if case.acts_next in (Actor.APPLICANT, Actor.OTHER_BODY):
        return False
    enquiry = case.intake.kind == "enquiry" and case.acts_next is not Actor.SUPERVISOR
    return case.stage is Stage.ASSIGNMENT or (case.stage is Stage.INTAKE and not enquiry)


BELONGS: dict[View, Belongs] = {
    View.MINE: lambda file, who, _: is_open(file) and file.case.handler == who.account,
    View.DECIDE: lambda file, who, _: who.role is Role.SUPERVISOR and waits_for_a_decision(file, who.account),
    View.INTAKE: lambda file, *_: file.case.stage is Stage.INTAKE,
    View.ASSIGNMENT: lambda file, *_: file.case.stage is Stage.ASSIGNMENT,
    View.FOLLOW_UP: lambda file, *_: file.case.stage is Stage.FOLLOW_UP,
    View.CLOSURE: lambda file, *_: file.case.stage is Stage.CLOSURE,
    View.OVERDUE: lambda file, _, today: is_overdue(file, today),
    View.TODAY: lambda file, _, today: is_open(file) and bool(ahead(file, today, 0, 0)),
    View.WEEK: lambda file, _, today: is_open(file) and bool(ahead(file, today, 1, 7)),
    View.LIMITATION: lambda file, _, today: (
        is_open(file) and (limit_of(file.case, file.clocks) or date.max) <= today + timedelta(30)
    ),
    View.NO_STEP: lambda file, *_: is_open(file) and file.next_due is None,
    View.SUSPENDED: lambda file, *_: is_open(file) and file.case.day_of(Sort.SUSPENSION) is not None,
    View.STALE: lambda file, _, today: is_open(file) and last_on(file) <= today - timedelta(30),
    View.OPEN: lambda file, *_: is_open(file),
    View.FOLLOWED: lambda file, *_: not is_open(file) and file.next_due is not None,
    View.CLOSED: lambda file, *_: not is_open(file),
    View.ALL: lambda *_: True,
}


def place(view: View, file: CaseFile, today: date) -> tuple[Any, ...]:
    """Return where a case stands in a queue: smaller comes first."""
    if view in (View.ALL, View.CLOSED):
        return (_closed(file) if view is View.CLOSED else 0, -file.id)
    return (_DAYS.get(view, _next)(file, today), file.id)


def _next(file: CaseFile, _today: date) -> date:
    return file.next_due.on if file.next_due else date.max


def _closed(file: CaseFile) -> int:
    return -first_day(file.case.closing.closed_on or date.min).toordinal()


_DAYS: dict[View, Callable[[CaseFile, date], Any]] = {
    View.STALE: lambda file, _: last_on(file),
    View.SUSPENDED: lambda file, _: file.case.day_of(Sort.SUSPENSION),
    View.LIMITATION: lambda file, _: limit_of(file.case, file.clocks),
    View.TODAY: lambda file, today: min(ahead(file, today, 0, 0)),
    View.WEEK: lambda file, today: min(ahead(file, today, 1, 7)),
}
"""The day by which a queue is ordered, where that is not that of the next step."""


@pytest.fixture(scope="module")
def files(busy: Centre) -> list[CaseFile]:
    """Return every case, read one by one."""
    return [busy.desk("wang").cases.file(case_id) for case_id in range(1, CASES + 1)]


def expected(files: list[CaseFile], desk: Desk, view: View) -> list[int]:
    """Return what a queue must hold, worked out from the histories."""
    account = desk.account
    mine = [file for file in files if account.everywhere or file.station.code == account.station]
    held = [file for file in mine if BELONGS[view](file, account, desk.today)]
    return [file.id for file in sorted(held, key=lambda file: place(view, file, desk.today))]


def paged(desk: Desk, view: View, limit: int) -> list[Row]:
    """Return a whole queue, a page at a time."""
    rows, after, more = list[Row](), None, True
    while more:
        page = desk.queues.page(view, after, limit)
        assert len(page.rows) == limit or page.after is None
        rows += page.rows
        assert len(rows) <= CASES, "a page came again"
        after, more = page.after, page.after is not None
    return rows


@pytest.mark.parametrize("view", View)
def test_a_queue_holds_what_the_histories_say(busy: Centre, files: list[CaseFile], view: View) -> None:
    for account in PEOPLE:
        desk = busy.desk(account)
        assert [row.id for row in paged(desk, view, 1000)] == expected(files, desk, view)


@pytest.mark.parametrize("view", View)
@given(limit=st.integers(1, CASES + 1), account=st.sampled_from(PEOPLE))
def test_pages_put_together_are_the_queue(
    busy: Centre, files: list[CaseFile], view: View, limit: int, account: str
) -> None:
    desk = busy.desk(account)
    assert [row.id for row in paged(desk, view, limit)] == expected(files, desk, view)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("account", PEOPLE)
def test_of_cases_that_one_names_it_is_told_which_stand_in_a_queue(
    busy: Centre, files: list[CaseFile], view: View, account: str
) -> None:
    desk = busy.desk(account)
    every, here = [file.id for file in files], expected(files, desk, view)
    assert desk.queues.standing(view, every) == set(here)
    some = every[::2]
    assert desk.queues.standing(view, some) == set(here) & set(some)
    assert desk.queues.standing(view, []) == frozenset()


def test_there_are_ties_to_get_wrong(files: list[CaseFile], busy: Centre) -> None:
    for view in (View.OPEN, View.CLOSED, View.STALE, View.OVERDUE, View.SUSPENDED, View.LIMITATION):
        ids = expected(files, busy.desk("wang"), view)
        days = [place(view, file, busy.desk("wang").today)[0] for file in files if file.id in ids]
        assert len(set(days)) < len(days) >= 4


@pytest.mark.parametrize("account", PEOPLE)
def test_counts_are_the_length_of_the_queues(busy: Centre, files: list[CaseFile], account: str) -> None:
    desk = busy.desk(account)
    assert desk.queues.counts() == {view: len(expected(files, desk, view)) for view in View}


@pytest.mark.parametrize("account", ["wang", "li"])
def test_they_are_counted_in_one_statement(busy: Centre, account: str) -> None:
    """Whoever sees all stations, and who sees a part of one: a server far away is asked once."""
    queues, asked = busy.desk(account).queues, list[str]()
    connected: Any = busy.store.db.connection
    connection = connected()
    connection.set_trace_callback(asked.append)
    queues.counts()
    connection.set_trace_callback(None)
    assert len(asked) == 1


def test_in_a_one_person_centre_ones_own_closing_waits_for_oneself(busy: Centre, files: list[CaseFile]) -> None:
    own = [file for file in files if file.case.stage is Stage.CLOSURE and file.case.handler == "wang"]
    before = busy.desk("wang").queues.counts()[View.DECIDE]
    busy.store.set("one_person", "on")
    try:
        queues = busy.desk("wang").queues
        assert queues.counts()[View.DECIDE] == before + len(own) == len(queues.page(View.DECIDE, limit=1000).rows)
    finally:
        busy.store.set("one_person", "")


@pytest.mark.parametrize("view", [View.MINE, View.OPEN])
def test_a_colleagues_cases_are_those_within_ones_own_reach(busy: Centre, files: list[CaseFile], view: View) -> None:
    for reader in PEOPLE:
        desk = busy.desk(reader)
        for whose in PEOPLE:
            rows = desk.queues.page(view, limit=1000, whose=whose).rows
            theirs = [each for each in files if is_open(each) and desk.account.sees(each.station.code)]
            if view is View.MINE:
                theirs = [each for each in theirs if each.case.handler == whose]
            assert {row.id for row in rows} == {each.id for each in theirs}
            load = {each.account.account: each.open_cases for each in desk.colleagues.busy()}
            assert view is View.OPEN or load.get(whose, 0) == len(rows)


def test_counts_follow_the_day(busy: Centre, files: list[CaseFile]) -> None:
    before = busy.now
    for days in (-30, -15, 0, 1, 10, 400):
        busy.now = before + timedelta(days)
        desk = busy.desk("wang")
        assert desk.queues.counts() == {view: len(expected(files, desk, view)) for view in View}
    busy.now = before


def test_a_row_is_its_case(busy: Centre, files: list[CaseFile]) -> None:
    rows = {row.id: row for row in paged(busy.desk("wang"), View.ALL, 7)}
    for file in files:
        case, row = file.case, rows[file.id]
        assert row == busy.desk("wang").queues.row(file.id)
        for name in ("number", "station", "kind", "stage", "applicant", "people", "groups", "cause", "handler"):
            assert getattr(row, name) == case.said(name)
        assert (row.opened_on, row.closed_on, row.version) == (case.opened_on, case.closing.closed_on, case.version)
        assert row.handler_name == file.handler_name
        assert row.next_due == (file.next_due.on if file.next_due else None)
        due = file.next_due
        assert row.next_rule == (due.clock.rule.id if due and due.clock else due.sort.value if due else "")
        assert row.suspended_until == case.day_of(Sort.SUSPENSION)
        assert row.limitation_ends == (limit_of(file.case, file.clocks) if is_open(file) else None)
        assert row.last_on == last_on(file)
        assert row.days_left(busy.now.date()) == (row.next_due and (row.next_due - busy.now.date()).days)


@pytest.mark.parametrize("limit", [0, -1, 1001, 10**30])
def test_a_limit_out_of_bounds_is_refused(busy: Centre, limit: int) -> None:
    assert refusal(lambda: busy.desk().queues.page(View.ALL, None, limit)) == "limit"


@given(view=st.sampled_from(View), after=st.text(min_size=1, max_size=20) | st.from_regex(r"\A[\d-]{1,30}\.\d{1,30}\Z"))
def test_a_cursor_that_is_none_is_refused_or_leads_into_the_queue(busy: Centre, view: View, after: str) -> None:
    desk = busy.desk("wang")
    try:
        page = desk.queues.page(view, after, 50)
    except Refused as refused:
        assert refused.problems[0].rule == "cursor"  # noqa: PT017
    else:
        whole = [row.id for row in paged(desk, view, 1000)]
        assert [row.id for row in page.rows] == whole[len(whole) - len(page.rows) :]


def test_a_queue_with_nothing_in_it_has_an_empty_page(centre: Centre) -> None:
    for view in View:
        page = centre.desk().queues.page(view)
        assert (page.rows, page.after) == ((), None)
    assert set(centre.desk().queues.counts().values()) == {0}


def test_a_page_goes_on_where_it_was_when_cases_come_and_go(centre: Centre) -> None:
    """Keyset pages neither repeat nor miss what stays, whatever is recorded between them."""
    for n in range(6):
        centre.to(1)
        centre.open(applicant=f"第{n}人")
    desk = centre.desk("wang")
    first = desk.queues.page(View.OPEN, None, 3)
    centre.add(first.rows[0].id, "declined", "wang", ground="means", reason="超出标准。", remedy_told="是")
    centre.to(1)
    centre.open(applicant="新来的")
    second = desk.queues.page(View.OPEN, first.after, 10)
    assert [row.applicant for row in (*first.rows, *second.rows)] == [*(f"第{n}人" for n in range(6)), "新来的"]


def test_the_busy_centre_is_sound(busy: Centre) -> None:
    assert list(check(busy.store)) == []


def test_a_page_that_is_full_to_the_last_row_is_the_last(centre: Centre) -> None:
    files = [centre.assigned() for _ in range(3)]
    queues = centre.desk().queues
    assert queues.page(View.MINE, limit=3).after is None
    first = queues.page(View.MINE, limit=2)
    rest = queues.page(View.MINE, first.after, 2)
    assert first.after
    assert sorted(row.id for page in (first, rest) for row in page.rows) == [each.id for each in files]
