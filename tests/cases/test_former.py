"""Whoever a history has ever put into a case stands in it, or is told as having stood there."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.events import Corrected, Entry, Event, Opened, Roster, Voided
from cases.file.case import Case
from cases.file.members import Member
from cases.file.parts import Part, parts
from cases.history.lifecycle import admit, after, open_case
from cases.personal.former import former, is_applicant, is_same
from cases.staff.people import Role
from cases.values.roles import Side
from tests.cases.making import DAY, LEAST, NUMBER, STATION, Story

ONE, ANOTHER = "11010519491231002X", "110105196601100008"
NAMES = ["柳如烟", "仉督明", "张伟", "张大伟", "欧阳建国", "乜小花"]
NUMBERED = [Member(name, f"11010119900101{at:04d}") for at, name in enumerate(NAMES)]
MEMBERS = st.sampled_from([*NUMBERED, *map(Member, NAMES)])
ROSTERS = st.lists(MEMBERS, min_size=1, max_size=4, unique_by=lambda member: member.name).map(
    lambda members: Roster(members=tuple(members), rest="left")
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


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ({"applicant": "张伟"}, {"applicant": "张伟"}, True),
        ({"applicant": "张伟", "id_number": ONE}, {"applicant": "张卫", "id_number": ONE}, True),
        ({"applicant": "张伟", "phone": "13800138000"}, {"applicant": "张卫", "phone": "13800138000"}, True),
        ({"applicant": "张伟", "phone": "13800138000"}, {"applicant": "李卫", "phone": "13800138000"}, False),
        ({"applicant": "张伟", "phone": "13800138000"}, {"applicant": "张卫", "phone": "13900139000"}, False),
        ({"applicant": "张伟"}, {"applicant": "张卫"}, False),
        (
            {"applicant": "张伟", "phone": "13800138000", "id_number": ONE},
            {"applicant": "张卫", "phone": "13800138000", "id_number": ANOTHER},
            False,
        ),
        (
            {"applicant": "张伟", "phone": "13800138000", "id_number": ONE},
            {"applicant": "张卫", "phone": "13800138000"},
            True,
        ),
    ],
)
def test_whether_an_applicant_is_still_the_one_who_was_put_down(
    before: dict[str, str], now: dict[str, str], *, same: bool
) -> None:
    assert is_applicant(Story(**before).case, Story(**now).case) is same


def test_numbers_tell_apart_only_where_both_have_one() -> None:
    def part(name: str, number: str) -> Part:
        return Part(1, Side.OWN, "member", "person", name, number)

    assert is_same(part("张伟", ONE), part("李静", ONE))
    assert is_same(part("张伟", ONE), part("张伟", ""))
    assert is_same(part("张伟", ""), part("张伟", ""))
    assert not is_same(part("张伟", ONE), part("张伟", ANOTHER))
    assert not is_same(part("张伟", ""), part("李静", ""))
