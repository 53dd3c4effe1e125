"""Whoever a history has ever put into a case stands in it, or is told as having stood there."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from cases.events import Corrected, Entry, Event, Opened, Roster, Voided
from cases.file.case import Case
from cases.file.members import Member
from cases.file.parts import Part, parts
from cases.history.lifecycle import admit, after, open_case
from cases.personal.former import former, is_same
from cases.staff.people import Role
from tests.cases.making import DAY, LEAST, NUMBER, STATION

NAMES = ["柳如烟", "仉督明", "张伟", "张大伟", "欧阳建国", "乜小花"]
NUMBERED = [Member(name, f"11010119900101{at:04d}") for at, name in enumerate(NAMES)]
MEMBERS = st.sampled_from([*NUMBERED, *map(Member, NAMES)])
ROSTERS = st.lists(MEMBERS, min_size=1, max_size=4, unique_by=lambda member: member.name).map(
    lambda members: Roster(members=tuple(members))
)
FIXES = st.tuples(st.just("applicant"), st.sampled_from(NAMES)) | st.tuples(
    st.just("respondents"), st.sampled_from(NAMES).map(lambda name: f"包工头：{name}")
)
STEPS = st.lists(ROSTERS | FIXES | st.just("void"), max_size=6)


def entry(seq: int, event: Event) -> Entry:
    return Entry(seq, DAY, datetime(DAY.year, DAY.month, DAY.day, 12), "li", Role.STAFF, event)


def told(case: Case, step: Event | tuple[str, str] | str) -> Event | None:
    """Return the entry that a step makes of a case as it stands; None where it changes nothing."""
    if step == "void":
        return Voided(entry=case.version, why="记错了。") if case.version > 1 else None
    if not isinstance(step, tuple):
        return step if isinstance(step, Event) else None
    fixed = Corrected(field=step[0], new=step[1], reason="登错。").completed(case)
    return fixed if fixed.old != fixed.new else None


@given(STEPS)
def test_nobody_who_ever_stood_in_a_case_is_forgotten(steps: list[Event | tuple[str, str] | str]) -> None:
    history = [entry(1, Opened.read(LEAST["opened"], DAY))]
    case = open_case(NUMBER, STATION, history[0])
    ever: set[Part] = set(parts(case))
    for step in steps:
        event = told(case, step)
        if event is None or (isinstance(event, Voided) and isinstance(history[-1].event, Voided)):
            continue
        history.append(entry(len(history) + 1, event))
        history[-1] = admit(case, history[:-1], history[-1])
        case = after(case, history[:-1], history[-1])
        ever |= set(parts(case))
    known = {*parts(case), *former(case, history)}
    assert {part.name for part in ever} == {part.name for part in known}
    assert [part for part in ever if not any(is_same(part, each) for each in known)] == []


@given(STEPS)
def test_nobody_is_told_twice(steps: list[Event | tuple[str, str] | str]) -> None:
    rosters = [step for step in steps if isinstance(step, Roster)]
    history = [entry(1, Opened.read(LEAST["opened"], DAY))]
    case = open_case(NUMBER, STATION, history[0])
    for roster in rosters:
        history.append(entry(len(history) + 1, roster))
        history[-1] = admit(case, history[:-1], history[-1])
        case = after(case, history[:-1], history[-1])
    found = [(part.name, part.number) for part in former(case, history)]
    assert len(found) == len(set(found))
    assert not {*found} & {(part.name, part.number) for part in parts(case)}
