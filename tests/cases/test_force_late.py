"""Who contests a paper too late contests nothing: the money says so where the clocks do."""

import pytest

from tests.cases.force import runs, stands, told, yuan

AWARD = "award 2026-04-01 ruling sort={} result={} awarded=8000"
JUDGMENT = "award 2026-04-07 ruling sort=first_judgment result={} awarded=8000"


@pytest.mark.parametrize("result", ["partial", "full"])
@pytest.mark.parametrize(("sort", "day"), [("nonfinal_award", "2026-04-17"), ("final_award", "2026-04-17")])
def test_an_award_sued_upon_too_late_is_in_force(sort: str, day: str, result: str) -> None:
    """劳动争议调解仲裁法 第四十八条、第五十条."""
    lived = told(f"{AWARD.format(sort, result)}\nsuit {day} filed forum=litigation")
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]


@pytest.mark.parametrize("sort", ["nonfinal_award", "final_award"])
def test_on_the_last_day_it_is_in_time(sort: str) -> None:
    lived = told(f"{AWARD.format(sort, 'partial')}\nsuit 2026-04-16 filed forum=litigation")
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []


def test_the_day_of_service_counts() -> None:
    award = AWARD.format("nonfinal_award", "partial")
    lived = told(f"{award} served_on=2026-04-08\nsuit 2026-04-20 filed forum=litigation")
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []


def test_a_judgment_appealed_too_late_is_in_force() -> None:
    lived = told(f"{JUDGMENT.format('partial')}\nappeal 2026-04-23 filed forum=appeal")
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]


@pytest.mark.parametrize("whose", ["", " filer=甲公司"])
def test_a_judgment_in_small_claims_is_in_force_whoever_appeals(whose: str) -> None:
    """民事诉讼法 第一百六十五条: one instance, no appeal."""
    suit = "suit 2026-03-30 filed forum=litigation\nsmall 2026-04-01 document direction=received sort=small_claims"
    lived = told(f"{suit}\n{JUDGMENT.format('partial')}\nappeal 2026-04-15 filed forum=appeal{whose}")
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]


def test_what_the_court_decides_all_the_same_takes_its_place() -> None:
    judgment = "judgment 2026-08-17 ruling sort=first_judgment result=partial awarded=9000"
    lived = told(f"{AWARD.format('nonfinal_award', 'partial')}\nsuit 2026-05-06 filed forum=litigation\n{judgment}")
    assert stands(lived) == yuan(("judgment", 9000, "force"))
    assert runs(lived) == ["judgment"]


def test_of_the_other_side_nobody_here_knows_when_its_time_was_over() -> None:
    lived = told(f"{AWARD.format('nonfinal_award', 'partial')}\nsuit 2026-05-06 filed forum=litigation filer=甲公司")
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []


def test_whether_a_suit_of_some_day_of_the_month_was_in_time_is_open() -> None:
    lived = told(f"{AWARD.format('nonfinal_award', 'partial')}\nsuit 2026-04 filed forum=litigation")
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []
