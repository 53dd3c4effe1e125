"""Of several workers each by their own act: who does not sue has an award in force (劳动争议解释（一） 第十七条)."""

import pytest

from cases.values.sums import Between
from tests.cases.force import in_force, runs, stands, told

EACH = "award 2026-04-01 ruling sort=nonfinal_award result=partial awarded=工资3000|张伟；工资2000|李静；工资1000|王强"
WHOLE = "award 2026-04-01 ruling sort=nonfinal_award result=partial awarded=6000"
ONE, TWO, THREE = (
    f"{name} 2026-04-{day} filed forum=litigation whom={who} under=@award"
    for name, day, who in (
        ("one", 10, "张伟"),
        ("two", 13, "李静"),
        ("three", 14, "王强"),
    )
)
LATE = ONE.replace("04-10", "04-20")
EMPLOYER = "other 2026-04-14 filed forum=litigation whom=王强 filer=甲公司"
JUDGED = "judged 2026-08-03 ruling sort=first_judgment result=partial awarded=工资3500|张伟 whom=张伟"
LEFT = "left 2026-06-15 ruling sort=suit_withdrawn result=not_applicable whom=张伟"
OUT = "out 2026-06-15 ruling sort=suit_dismissed_late result=not_applicable whom=张伟"
APPEAL = "appeal 2026-08-10 filed forum=appeal whom=张伟 under=@judged"

STORIES: tuple[tuple[tuple[str, ...], list[str], list[str]], ...] = (
    ((ONE,), ["award"], ["award"]),
    ((ONE, TWO), ["award"], ["award"]),
    ((ONE, TWO, THREE), [], []),
    ((ONE, TWO, THREE, LEFT), ["award"], ["award"]),
    ((ONE, TWO, THREE, OUT), ["award"], ["award"]),
    ((LATE,), ["award"], ["award"]),
    ((LATE, TWO, THREE), ["award"], ["award"]),
    ((ONE, TWO, EMPLOYER), [], []),
    ((ONE, EMPLOYER), ["award"], ["award"]),
    ((ONE, JUDGED), ["award", "judged"], ["award", "judged"]),
    ((ONE, JUDGED, APPEAL), ["award"], ["award"]),
    ((ONE, TWO, THREE, JUDGED), ["judged"], ["judged"]),
)


@pytest.mark.parametrize(("acts", "force", "clocks"), STORIES)
@pytest.mark.parametrize("award", [EACH, WHOLE])
def test_the_money_and_the_clocks_agree(award: str, acts: tuple[str, ...], force: list[str], clocks: list[str]) -> None:
    lived = told("\n".join((award, *acts)), people="3")
    assert in_force(lived) == force
    assert runs(lived) == clocks


def test_of_each_worker_it_is_told_whether_it_is_in_force() -> None:
    assert stands(told(f"{EACH}\n{ONE}", people="3")) == [
        ("award", 300_000, "contested"),
        ("award", 300_000, "force"),
    ]


@pytest.mark.parametrize("acts", [(ONE,), (ONE, TWO)])
def test_the_rest_of_a_whole_is_not_contested_by_whose_part_is_told(acts: tuple[str, ...]) -> None:
    judged = "judged 2026-08-03 ruling sort=first_judgment result=partial awarded=工资3500|张伟 within_whole=contained"
    found = stands(told("\n".join((WHOLE, *acts, judged)), people="3"))
    rest = ("award", 250_000, "force") if len(acts) == 1 else ("award", Between(0, 250_000), "force")
    assert rest in found
    assert ("judged", 350_000, "force") in found
    assert len(found) == 1 + len(acts)
