"""Rulings of which the month alone is known: between days that may be the same, the order of their kinds holds."""

import pytest

from tests.cases.force import in_force, runs, stands, told, yuan

AWARD = "award 2026-04-01 ruling sort=nonfinal_award result=partial awarded=8000"
SUIT = "suit 2026-04-10 filed forum=litigation"
JUDGMENT = "judgment 2026-07-20 ruling sort=first_judgment result=partial awarded=9000"
APPEAL = "appeal 2026-07-25 filed forum=appeal"


def by_month(line: str) -> str:
    """Return an act of which the month alone is known."""
    name, day, *rest = line.split()
    return " ".join((name, day[:7], *rest))


@pytest.mark.parametrize("second", ["2026-07", "2026-07-31"])
@pytest.mark.parametrize("first", [JUDGMENT, by_month(JUDGMENT)])
def test_a_judgment_and_one_on_appeal_of_the_same_month(first: str, second: str) -> None:
    decided = f"decided {second} ruling sort=appeal_judgment result=partial awarded=9500"
    lived = told(f"{AWARD}\n{SUIT}\n{first}\n{decided}")
    assert stands(lived) == yuan(("decided", 9500, "force"))
    assert runs(lived) == ["decided"]


@pytest.mark.parametrize("award", [AWARD.replace("04-01", "04-30"), by_month(AWARD)])
def test_a_suit_told_by_its_month_contests_the_award_of_that_month(award: str) -> None:
    lived = told(f"{award}\n{by_month(SUIT)}")
    assert [(name, force) for name, _sum, force in stands(lived)] == [("award", "contested")]
    assert runs(lived) == []


@pytest.mark.parametrize(
    ("below", "contest", "end"),
    [
        (AWARD, SUIT, "withdrawn 2026-04-20 ruling sort=suit_withdrawn result=not_applicable"),
        (JUDGMENT, APPEAL, "withdrawn 2026-07-28 ruling sort=appeal_withdrawn result=not_applicable"),
    ],
)
@pytest.mark.parametrize("rough", [(1,), (2,), (1, 2), (0, 1, 2), (0, 2)])
def test_what_is_withdrawn_in_the_month_in_which_it_was_filed(
    below: str, contest: str, end: str, rough: tuple[int, ...]
) -> None:
    acts = [by_month(line) if at in rough else line for at, line in enumerate((below, contest, end))]
    lived = told("\n".join(acts))
    name = below.split(maxsplit=1)[0]
    assert in_force(lived) == [name]
    assert runs(lived) == [name]


@pytest.mark.parametrize("day", ["2026-04", "2026-04-20"])
def test_an_award_annulled_in_its_month_is_gone(day: str) -> None:
    award = "award 2026-04 ruling sort=final_award result=full awarded=8000"
    lived = told(f"{award}\nannulled {day} ruling sort=award_annulled result=not_applicable")
    assert stands(lived) == []
    assert runs(lived) == []


@pytest.mark.parametrize("day", ["2026-04", "2026-04-20"])
def test_an_agreement_confirmed_in_its_month_stands_once(day: str) -> None:
    agreed = "agreed 2026-04 mediation result=agreed agreed=900"
    lived = told(f"{agreed}\nconfirmed {day} ruling sort=judicial_confirmation result=full")
    assert stands(lived) == yuan(("confirmed", 900, "force"))
