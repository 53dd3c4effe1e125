"""Both sides sue or appeal: until nobody's suit is left, what they contest is not in force."""

from datetime import date
from itertools import permutations

import pytest

from tests.cases.clockstories.telling import CASE, TODAY, Told, lived
from tests.cases.force import runs, stands, told, yuan
from tests.cases.making import refusal

AWARD = "award 2026-04-01 ruling sort=nonfinal_award result=partial awarded=8000"
OURS = "ours 2026-04-10 filed forum=litigation"
THEIRS = "theirs 2026-04-13 filed forum=litigation filer=甲公司"
WITHDRAWN = "withdrawn 2026-06-15 ruling sort=suit_withdrawn result=not_applicable"


def told_as(*acts: str) -> str:
    return "\n".join((AWARD, *acts))


@pytest.mark.parametrize("whose", ["ours", "theirs"])
@pytest.mark.parametrize("theirs", [THEIRS, "theirs 2026-04-20 document direction=received sort=response_notice"])
def test_what_the_other_side_asks_for_is_tried_all_the_same(whose: str, theirs: str) -> None:
    """劳动争议解释（一） 第四条."""
    lived = told(told_as(OURS, theirs, f"{WITHDRAWN} whose={whose}"))
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []


@pytest.mark.parametrize("first", ["ours", "theirs"])
def test_once_both_have_withdrawn_it_is_in_force(first: str) -> None:
    second = {"ours": "theirs", "theirs": "ours"}[first]
    more = WITHDRAWN.replace("withdrawn 2026-06-15", "more 2026-07-01")
    lived = told(told_as(OURS, THEIRS, f"{WITHDRAWN} whose={first}", f"{more} whose={second}"))
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]


def test_it_is_asked_whose_suit_was_withdrawn_where_both_sued() -> None:
    assert refusal(lambda: told(told_as(OURS, THEIRS, WITHDRAWN))) == "whose_suit"
    assert refusal(lambda: told(told_as(OURS, WITHDRAWN))) == ""


@pytest.mark.parametrize("order", permutations((AWARD, OURS, THEIRS, WITHDRAWN)))
def test_where_nobody_could_ask_the_suit_of_the_other_side_is_left_all_the_same(order: tuple[str, ...]) -> None:
    story = Told("", "", order, (), CASE, TODAY)
    if refusal(lambda: lived(story)):
        return
    assert stands(lived(story)) == yuan(("award", 8000, "contested"))
    assert runs(lived(story)) == []


def test_an_appeal_of_each_side() -> None:
    judgment = "award 2026-04-07 ruling sort=first_judgment result=partial awarded=8000"
    acts = [judgment, "ours 2026-04-15 filed forum=appeal", "theirs 2026-04-16 filed forum=appeal filer=甲公司"]
    acts += ["one 2026-06-01 ruling sort=appeal_withdrawn result=not_applicable whose=theirs"]
    assert stands(told("\n".join(acts))) == yuan(("award", 8000, "contested"))
    assert runs(told("\n".join(acts))) == []
    acts += ["two 2026-06-08 ruling sort=appeal_withdrawn result=not_applicable whose=ours"]
    assert stands(told("\n".join(acts))) == yuan(("award", 8000, "force"))
    assert runs(told("\n".join(acts))) == ["award"]


@pytest.mark.parametrize(
    ("paper", "heard"),
    [
        (AWARD, "heard 2026-05-20 hearing forum=litigation"),
        (AWARD, "heard 2026-04-20 document direction=received sort=response_notice"),
        (AWARD.replace("nonfinal_award", "first_judgment"), "heard 2026-05-20 hearing forum=appeal"),
        (
            AWARD.replace("nonfinal_award", "first_judgment"),
            "heard 2026-04-20 document direction=received sort=appeal_acceptance",
        ),
    ],
)
def test_a_hearing_or_a_notice_tells_that_somebody_went_on(paper: str, heard: str) -> None:
    lived = told(f"{paper}\n{heard}")
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []


def test_the_employer_cannot_sue_upon_a_final_award() -> None:
    """劳动争议调解仲裁法 第四十九条."""
    lived = told(f"{AWARD.replace('nonfinal', 'final')}\n{THEIRS}")
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]


PUBLISHED = "notice 2026-05-11 document direction=received sort=public_notice other=甲公司"


@pytest.mark.parametrize(
    ("today", "force"),
    [(date(2026, 4, 16), "open"), (date(2026, 6, 25), "open"), (date(2026, 6, 26), "force")],
)
def test_what_is_granted_in_part_is_not_in_force_while_the_other_side_may_still_sue(today: date, force: str) -> None:
    """民事诉讼法 第九十五条；劳动争议调解仲裁法 第五十条: published on 05-11, served on 06-10, fifteen days more."""
    assert stands(told(told_as(PUBLISHED)), today) == yuan(("award", 8000, force))
