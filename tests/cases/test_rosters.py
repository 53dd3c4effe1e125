"""Rosters and splittings off by their days: who belongs to a case, how many there are, and what they have in all."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.events import Entry
from cases.history.lifecycle import fold
from cases.standing.stages import Stage
from cases.values.sums import About, Between, Sum
from tests.cases.making import DAY, ROLES, Story, at_stage, made, refusal
from tests.cases.sums import YUAN, sums

FOUR = "甲一 | | | | | 1000\n乙二 | | | | | 1000\n丙三 | | | | | 1000\n丁四 | | | | | 1000"


def names(story: Story) -> list[str]:
    return [each.name for each in story.case.parties.members]


# Of a roster in which not everybody stands


@pytest.mark.parametrize(("people", "left"), [("5", 3), ("6", 4), ("约10", About(8))])
@pytest.mark.parametrize("how", ["split_off", "roster"])
def test_who_leaves_a_roster_of_some_takes_nobody_along_who_stands_in_none(how: str, people: str, left: Any) -> None:
    story = at_stage(Stage.FOLLOW_UP, people=people, claimed="60000", applicant="甲一")
    story.add("roster", members=FOUR)
    if how == "split_off":
        story.add("split_off", names="丙三\n丁四")
    else:
        story.add("roster", members="甲一\n乙二", rest="left")
    assert (story.case.parties.people, names(story)) == (left, ["甲一", "乙二"])
    taken_along = 2000 if how == "split_off" else 0  # see test_parting
    assert sums(story)[0] == (60_000 - taken_along) * YUAN


def test_what_the_leaving_alone_had_does_not_stay_behind() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="甲一")
    story.add("roster", members="甲一\n乙二 | | | | | 500 | | 200")
    story.add("split_off", names="乙二")
    assert (story.case.parties.people, sums(story)) == (1, (None, None, None))


def test_two_of_one_name_keep_each_their_own() -> None:
    story = Story(people="2")
    story.add("roster", members="张伟 | | 13800000001 | | | 2000\n张伟 | | 13800000002 | | | 1500")
    assert refusal(lambda: story.add("roster", members="张伟 | | 13800000002 | | | 1600")) == "roster_rest"
    story.add("roster", members="张伟 | | 13800000002 | | | 1600", rest="stay")
    assert [each.claimed for each in story.case.parties.members] == [2000 * YUAN, 1600 * YUAN]


@pytest.mark.parametrize(("claimed", "told"), [("不详", 4000), ("至少3000", 4000), ("至少5000", 5000)])
def test_of_an_unknown_whole_is_known_at_least_what_a_roster_of_some_tells(claimed: str, told: int) -> None:
    story = at_stage(Stage.FOLLOW_UP, people="约20", claimed=claimed, applicant="甲一")
    story.add("roster", members=FOUR, rest="stay")
    assert sums(story)[0] == Between(told * YUAN, None)


# Typed out of the order of their days


def test_a_roster_of_an_earlier_day_loses_nobody_and_no_sum() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="5", applicant="甲一")
    on = story.day
    story.add("roster", on=on + timedelta(9), at=on + timedelta(20), members="甲一 | | | | | 3000 | | 100")
    story.add("roster", on=on + timedelta(5), at=on + timedelta(20), members="乙二 | | | | | 2000 | 1500")
    assert (sorted(names(story)), story.case.parties.people) == (["乙二", "甲一"], 5)
    assert (sums(story)[2], {each.name: each.amount for each in story.case.money.rolls}) == (
        100 * YUAN,
        {"claimed": 5000 * YUAN, "awarded": 1500 * YUAN, "received": 100 * YUAN},
    )


def test_who_is_left_out_is_asked_for_by_the_day_of_the_roster() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="5", applicant="甲一")
    on = story.day
    story.add("roster", on=on + timedelta(2), at=on + timedelta(20), members="甲一\n乙二")
    story.add("roster", on=on + timedelta(9), at=on + timedelta(20), members="甲一\n乙二\n丙三")
    some: dict[str, Any] = {"on": on + timedelta(5), "at": on + timedelta(20), "members": "甲一"}
    assert refusal(lambda: story.add("roster", **some)) == "roster_rest"
    story.add("roster", **some, rest="left")
    assert (names(story), story.case.parties.people) == (["甲一", "乙二", "丙三"], 4)


def test_who_is_split_off_on_a_day_before_the_roster_goes_all_the_same() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="4", applicant="甲一")
    on = story.day
    story.add("roster", on=on + timedelta(9), at=on + timedelta(20), members=FOUR)
    story.add("split_off", on=on + timedelta(5), at=on + timedelta(20), names="丙三\n丁四")
    assert (names(story), story.case.parties.people, sums(story)[0]) == (["甲一", "乙二"], 4 - 2, 2000 * YUAN)


def test_a_number_that_is_corrected_stands_until_more_is_told() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="5", applicant="甲一")
    story.add("roster", members=FOUR)
    story.add("corrected", field="people", old="5", new="7", reason="少数了两人。")
    assert story.case.parties.people == 7
    story.add("split_off", names="丁四")
    assert story.case.parties.people == 6


# Recorded before rosters went by their days


def of_old(*rosters: tuple[int, str], people: str) -> Story:
    """Return a case with rosters of these days as they were kept then: no mark is kept with them."""
    story = at_stage(Stage.FOLLOW_UP, people=people, applicant="甲一")
    on = story.day
    for day, members in rosters:
        event = made("roster", on, members=members)
        entry = Entry(story.case.version + 1, on + timedelta(day), datetime(2026, 12, 1), "li", ROLES["li"], event)
        story.history, story.case = (*story.history, entry), fold(story.case, entry)
    story.day = date(2026, 12, 1)
    return story


def test_rosters_of_old_fold_as_they_did_and_later_ones_join_them() -> None:
    story = of_old((9, "甲一 | | | | | 3000\n乙二 | | | | | 2000"), (5, "丙三 | | | | | 1000"), people="5")
    assert (names(story), story.case.parties.people, story.case.parties.listings) == (["甲一", "乙二"], 5, ())
    story.add("roster", on=DAY + timedelta(6), at=story.day, members="丁四 | | | | | 500")
    assert (names(story), story.case.parties.people) == (["甲一", "乙二", "丁四"], 5)
    assert {each.name: (each.amount, each.told) for each in story.case.money.rolls} == {"claimed": (5500 * YUAN, 3)}
    story.add("split_off", names="丁四")
    assert (story.case.parties.people, story.case.money.rolls[0].amount) == (4, 5000 * YUAN)


class Told(NamedTuple):
    """A roster, or a splitting off where it has no lines, of one day. stay: what becomes of those left out."""

    day: int
    lines: dict[str, tuple[int | None, int | None]]
    stay: bool
    gone: frozenset[str] = frozenset()


def plain(acts: list[Told], people: int) -> tuple[dict[str, list[int | None]], int, list[Sum | None]]:
    """Return by the plainest rule who is there with which sums, how many there are, and what each column comes to."""
    there: dict[str, list[int | None]] = {}
    wholes: list[Sum | None] = [None, None]
    split = frozenset[str]()
    for told in sorted(acts, key=lambda act: act.day):
        all_known = len(there) >= people
        split |= told.gone
        act = told._replace(lines={name: line for name, line in told.lines.items() if name not in split})
        out = list(act.gone) or [name for name in there if name not in act.lines]
        for at in (0, 1):
            anew = any(line[at] is not None for line in act.lines.values())
            for name, line in act.lines.items():
                mine = there.setdefault(name, [None, None])
                keep = line[at] is None and (act.stay or not anew)
                mine[at] = mine[at] if keep else line[at]
            if anew:
                there_now = [sums for name, sums in there.items() if act.stay or name in act.lines]
                wholes[at] = sum(sums[at] or 0 for sums in there_now) * YUAN
        if not act.stay and out:
            there = {name: there[name] for name in there if name not in out}
            people -= len(out)
            had = [[sums[at] for sums in there.values() if sums[at] is not None] for at in (0, 1)]
            wholes = [sum(filter(None, some)) * YUAN if some else None for some in had]
        people = len(there) if all_known else max(people, len(there))
    return there, people, wholes


WORKERS = ("甲一", "乙二", "丙三", "丁四")
SUMS = st.one_of(st.none(), st.integers(0, 99))
ROSTERS = st.lists(
    st.builds(
        Told,
        st.integers(1, 30),
        st.dictionaries(st.sampled_from(WORKERS), st.tuples(SUMS, SUMS), min_size=1),
        st.booleans(),
        st.just(frozenset()),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda act: act.day,
)


@given(ROSTERS, st.integers(1, 6), st.sampled_from(WORKERS), st.integers(31, 60), st.randoms(use_true_random=False))
def test_rosters_come_to_the_same_in_whichever_order_they_are_typed(
    acts: list[Told], people: int, goes: str, day: int, dice: Any
) -> None:
    dice.shuffle(acts)
    story = at_stage(Stage.FOLLOW_UP, people=str(people), applicant="甲一")
    start, last = story.day, story.day + timedelta(60)
    for act in acts:
        lines = (
            f"{name} | | | | | {'' if sums[0] is None else sums[0]} | | {'' if sums[1] is None else sums[1]}"
            for name, sums in act.lines.items()
        )
        rest = "stay" if act.stay else "left"
        story.add("roster", at=last, on=start + timedelta(act.day), members="\n".join(lines), rest=rest)
    if goes in names(story) and len(names(story)) > 1:
        on = day if day not in {act.day + 30 for act in acts} else 61
        acts.append(Told(on - 30, {}, stay=False, gone=frozenset((goes,))))
        story.add("split_off", at=last, on=start + timedelta(on - 30), names=goes)
    there, many, wholes = plain(acts, people)
    found = {each.name: [_yuan(each.claimed), _yuan(each.received)] for each in story.case.parties.members}
    assert (found, story.case.parties.people) == (there, many)
    rolls = {each.name: each.amount for each in story.case.money.rolls}
    assert [rolls.get(name) for name in ("claimed", "received")] == wholes


def _yuan(amount: Any) -> int | None:
    return None if amount is None else amount // YUAN
