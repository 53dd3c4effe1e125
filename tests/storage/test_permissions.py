"""The table of roles and actions, tried through the Desk: nobody gets round it, and stations hold for everybody."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from cases.events import Fact
from cases.staff.outgoing import Place
from cases.staff.people import Role
from cases.staff.permissions import Action
from storage.desk import Desk
from storage.staffing.staffing import Staffing
from tests.cases.making import refusal
from tests.cases.test_permissions import TABLE
from tests.centre import Centre
from tests.unlocked import QUICK

PEOPLE = {
    Role.STAFF: "zhao",
    Role.SUPERVISOR: "wang",
    Role.ADMINISTRATOR: "admin",
    Role.AUDITOR: "audit",
}
OTHER_STATION = {Role.STAFF: "sun", Role.SUPERVISOR: "qian"}
Try = Callable[[Desk], object]

TRIES: dict[Action, list[Try]] = {
    Action.READ: [
        lambda desk: desk.cases.file(1),
        lambda desk: desk.queues.row(1),
        lambda desk: desk.cases.resolve("YT0001"),
    ],
    Action.RECORD: [
        lambda desk: desk.casework.record(1, Fact(what="去年开始欠薪。"), desk.cases.file(1).case.version),
    ],
    Action.REVEAL: [lambda desk: desk.trail.reveal("case", [1])],
    Action.EXPORT: [lambda desk: desk.papers.out(Place(Path("a.docx")), "summary", [1], masked=True)],
    Action.RESTRICTED: [
        lambda desk: desk.cases.file(3),
        lambda desk: desk.queues.row(3),
        lambda desk: desk.cases.resolve("YT0003"),
    ],
    Action.ACCOUNTS: [
        lambda desk: desk.staffing.everyone(),
        lambda desk: desk.staffing.set_idle("7"),
        lambda desk: desk.staffing.add_station("KF", "开发区站", "station"),
        lambda desk: _cheaply(desk).set_password("sun", "另外一句不短的话"),
    ],
    Action.AUDIT: [lambda desk: desk.trail.lines()],
    Action.AUDIT_RESTRICTED: [lambda desk: desk.trail.lines(number="YT0003")],
    Action.RETENTION: [lambda desk: desk.retention.expired(), lambda desk: desk.retention.set_term("rights", "30")],
    Action.MERGE: [
        lambda desk: desk.twins.waiting(),
        lambda desk: desk.merging.merge(*_duplicates(desk), seen=(0, 0)),
    ],
    Action.IMPORT: [lambda desk: desk.imports.batches()],
    Action.RULES: [lambda desk: desk.rules.take("", "own.toml"), lambda desk: desk.rules.take_days("", "days.csv")],
    Action.HAND_OVER: [lambda desk: desk.handing.of("li"), lambda desk: desk.handing.over("li", "zhao", "调离。")],
    Action.SIGN_OFF: [lambda desk: desk.trail.sign_off()],
    Action.CONFIRM_DAY: [lambda desk: _much_later(desk).day.confirm(_much_later(desk).today)],
}


def _much_later(desk: Desk) -> Desk:
    """Return the desk at a time at which the day must be confirmed."""
    later = desk.now() + timedelta(days=60)
    return Desk(desk.store, desk.account, lambda: later)


def _duplicates(desk: Desk) -> tuple[int, int]:
    """Return the two people of this name."""
    first, second = desk.directory.page("person", "张伟")
    return first.id, second.id


def _cheaply(desk: Desk) -> Staffing:
    return Staffing(desk, QUICK)


@pytest.fixture
def centre_with_two(centre: Centre) -> Centre:
    """Return a centre with two cases of one name, and one that is restricted to Li."""
    centre.assigned("li")
    centre.open()
    centre.add(centre.assigned("li", applicant="李四"), "reach", "wang", who="restricted", reason="涉及隐私。")
    return centre


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("action", TRIES)
def test_each_role_does_through_the_desk_what_the_table_says(
    centre_with_two: Centre, action: Action, role: Role
) -> None:
    desk = centre_with_two.desk(PEOPLE[role])
    for attempt in TRIES[action]:
        assert (refusal(partial(attempt, desk)) == "") is (role.value in TABLE[action.value].split())


@pytest.mark.parametrize("role", OTHER_STATION)
@pytest.mark.parametrize("action", [Action.READ, Action.RECORD, Action.RESTRICTED])
def test_nobody_does_it_at_another_station(centre_with_two: Centre, action: Action, role: Role) -> None:
    desk = centre_with_two.desk(OTHER_STATION[role])
    for attempt in TRIES[action]:
        assert refusal(partial(attempt, desk)) in ("unknown_case", "unknown_number")


def test_every_action_is_tried_here_or_on_the_command_line() -> None:
    """Backing up is tried in `tests/tui/cli/test_upkeep.py`, erasing, an event, in `test_erasing.py`."""
    assert set(Action) - set(TRIES) == {Action.BACKUP, Action.ERASE}
