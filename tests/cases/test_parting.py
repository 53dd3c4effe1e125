"""Who goes on in a case of their own takes along what is told to be theirs: nothing is lost or counts twice."""

from typing import Any

import pytest

from cases.file.accounts import accounts, shares
from cases.file.case import Case
from cases.file.whom.whose import workers_named
from cases.hiding.mask import FULL
from cases.standing.stages import Stage
from cases.values.sums import together
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from cases.views.pending import pending
from tests.cases.making import Story, at_stage
from tests.cases.sums import YUAN, sums

BOTH = "工资 3000 | 甲一；押金 500 | 乙二；工资 2000 | 乙二"


def split(story: Story, *names: str) -> tuple[Case, Case]:
    """Return a case after these have left it, and the one that is opened for them."""
    made: Any = story.case
    story.add("split_off", names="\n".join(names))
    event = story.history[-1].event
    beside = event.beside(made)
    assert beside
    other = Story(people="1")
    other.history = ()
    for each in beside.events:
        other.add(each)
    other.add("linked", number="〔2026〕YT0009", relation="split_from")
    return story.case, other.case


def said(case: Case) -> list[str]:
    lines = money_lines(accounts(case), case, FULL)
    return [CHINESE(line.why) for line in lines if CHINESE(line.label) == "分案与主张"]


def claimed(case: Case) -> list[tuple[str, str, Any]]:
    rows = shares(case, accounts(case)).rows
    return [(row.worker, row.code, row.sums.get("claimed")) for row in rows if "claimed" in row.sums]


def three(**fields: str) -> Story:
    story = at_stage(Stage.FOLLOW_UP, people="3", applicant="甲一", **fields)
    story.add("roster", members="甲一\n乙二\n丙三")
    return story


def test_items_go_along_with_their_worker() -> None:
    old, new = split(three(claimed=BOTH), "乙二")
    assert claimed(old) == [("甲一", "wages", 3000 * YUAN)]
    assert claimed(new) == [("乙二", "wages", 2000 * YUAN), ("乙二", "deposit", 500 * YUAN)]
    assert (accounts(old).claimed, accounts(new).claimed) == (3000 * YUAN, 2500 * YUAN)
    assert said(old) == ["第 5 条分出乙二：写明的主张转到新案，本案不再计；文书和到账仍计在本案"]
    assert said(new) == []


def test_of_several_each_keeps_their_own() -> None:
    story = three(claimed=f"{BOTH}；押金 700 | 丙三")
    _old, new = split(story, "乙二", "丙三")
    assert [(item.worker, item.amount) for item in new.money.claim] == [
        ("乙二", 500 * YUAN),
        ("乙二", 2000 * YUAN),
        ("丙三", 700 * YUAN),
    ]
    assert {each.name for each in new.parties.members} == {"乙二", "丙三"}


def test_what_the_roster_tells_is_taken_out_of_the_one_sum_of_all() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="5", claimed="工资 60000", applicant="甲一")
    story.add("roster", members="甲一 | | | | | 9000\n乙二 | | | | | 13000")
    old, new = split(story, "乙二")
    assert (accounts(old).claimed, accounts(new).claimed) == (47_000 * YUAN, 13_000 * YUAN)
    assert old.parties.people == 4


@pytest.mark.parametrize(
    ("whole", "line"), [("60000", "乙二"), ("工资 50000；押金 10000", "乙二 | | | | | 13000")], ids=["one", "several"]
)
def test_a_whole_that_nobody_divides_stays_and_both_say_so(whole: str, line: str) -> None:
    story = at_stage(Stage.FOLLOW_UP, people="5", claimed=whole, applicant="甲一")
    story.add("roster", members=f"甲一\n{line}")
    old, new = split(story, "乙二")
    assert (accounts(old).claimed, accounts(new).claimed) == (60_000 * YUAN, None)
    assert said(old) == ["第 5 条分出乙二：主张没有按人写明，总额仍计在本案；要分开的，两案各登记主张"]
    assert said(new) == ["本案由他案分出，原案没有按人写明主张，仍计在原案；请登记本案的主张"]


def test_a_claim_that_is_told_anew_is_of_those_who_stayed() -> None:
    story = three(claimed="60000")
    split(story, "乙二")
    story.add("money", nature="claimed", amount="40000")
    assert sums(story)[0] == 40_000 * YUAN


@pytest.mark.parametrize("column", ["awarded", "received"])
def test_no_sum_counts_in_both_or_in_none(column: str) -> None:
    story = three()
    story.add("roster", members="甲一 | | | | | | 800 | 100\n乙二 | | | | | | 900 | 300\n丙三 | | | | | | 50 | 70")
    if column == "received":
        story.add("money", nature="received", amount="300 | 乙二")
    before = accounts(story.case).of(column)
    old, new = split(story, "乙二")
    assert together(accounts(old).of(column), accounts(new).of(column)) == before


def test_who_left_is_named_no_more_though_a_paper_tells_of_them() -> None:
    story = three()
    story.add("ruling", sort="final_award", awarded="工资 3000 | 甲一；工资 2000 | 乙二")
    old, _new = split(story, "乙二")
    assert workers_named(old) == ("甲一", "丙三")
    assert accounts(old).awarded == 5000 * YUAN


def test_what_was_fixed_for_all_is_not_replaced_because_some_left() -> None:
    """A paper of two of four stood beside the whole of all, and still does when there are but two left."""
    story = at_stage(Stage.FOLLOW_UP, people="4", applicant="甲一")
    story.add("roster", members="甲一\n乙二\n丙三\n丁四")
    story.add("mediation", result="agreed", agreed="660")
    story.add("ruling", sort="payment_order", awarded="押金 340 | 甲一；押金 820 | 丙三")
    before = accounts(story.case).awarded
    old, _new = split(story, "乙二", "丁四")
    assert (before, accounts(old).awarded) == (1820 * YUAN, 1820 * YUAN)


def test_a_roster_that_a_claim_took_the_place_of_does_not_come_back() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="甲一")
    story.add("roster", members="甲一 | | | | | 390\n乙二 | | | | | 530")
    story.add("money", nature="claimed", amount="工资 40 | 乙二")
    old, new = split(story, "乙二")
    assert (accounts(old).claimed, accounts(new).claimed) == (None, 40 * YUAN)


def test_what_the_roster_tells_of_a_payment_stays_with_the_payment() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="甲一")
    story.add("money", nature="received", amount="310")
    story.add("roster", members="乙二 | | | | | | | 340\n甲一 | | | | | | | 160")
    old, new = split(story, "乙二")
    assert (accounts(old).received, accounts(new).received) == (470 * YUAN, 30 * YUAN)


def test_where_who_speaks_for_all_is_split_off_the_case_says_that_nobody_does() -> None:
    story = three()
    split(story, "乙二")
    assert list(pending(story.case, FULL)) == []
    split(story, "甲一")
    (told,) = pending(story.case, FULL)
    assert "甲一已分出另案" in CHINESE(told.told)
    correction = {"field": "others", "old": "", "new": "推举代表：丙三", "reason": "另推代表。"}
    story.add("corrected", **correction)  # type: ignore[arg-type]
    assert list(pending(story.case, FULL)) == []
