"""For whom of several workers a clock stands, as it is called: a few by name and masked, the others by their number."""

import pytest

from cases.due.agenda import agenda
from cases.due.starting import clocks
from cases.hiding.mask import FULL, Mask
from cases.law.rulebook import shipped_book
from cases.personal.reading import Reading
from cases.staff.people import Station
from cases.standing.stages import Stage
from cases.values.text import CHINESE
from cases.views.casefile import CaseFile
from tests.cases.making import Story, at_stage


def called(story: Story, rule: str, mask: Mask = FULL) -> list[str]:
    """Return what the clocks of a rule are called."""
    found = clocks(story.case, story.history, shipped_book())
    file = CaseFile(1, story.case, Station("YT", "云台站", "station"), (), found, agenda(story.case, found), {})
    return sorted(CHINESE(Reading(file, mask).clock_name(each)) for each in found if each.rule.id == rule)


def sued(people: str, whom: str) -> Story:
    """Return a case in which some workers sued, the wages of all being owed."""
    story = at_stage(Stage.FOLLOW_UP, people=people, ended_on="2026-01-31")
    story.add("filed", forum="litigation", whom=whom)
    return story


@pytest.mark.parametrize(
    ("people", "whom", "names"),
    [
        ("2", "李静", ["另 1 人", "李静"]),
        ("9", "李静\n王芳", ["另 7 人", "李静、王芳"]),
        ("9", "李静\n王芳\n赵六", ["另 6 人", "李静等 3 人"]),
        ("人数不详", "李静", ["其他人", "李静"]),
        ("约30", "李静", ["其他人", "李静"]),
    ],
)
def test_who_acted_is_told_and_who_is_left(people: str, whom: str, names: list[str]) -> None:
    assert called(sued(people, whom), "L04") == [f"欠薪的仲裁时效（{each}）" for each in names]


def test_what_is_of_all_names_nobody() -> None:
    assert called(at_stage(Stage.FOLLOW_UP, people="3", ended_on="2026-01-31"), "L04") == ["欠薪的仲裁时效"]


def test_the_others_of_a_paper_are_told_by_the_names_that_it_tells() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    story.add("ruling", sort="nonfinal_award", awarded="工资 3000 | 张伟；工资 2000 | 李静")
    story.add("filed", forum="litigation", whom="张伟")
    assert called(story, "L20") == ["不服非终局裁决起诉（张伟）", "不服非终局裁决起诉（李静）"]


def test_the_names_are_hidden_as_everywhere() -> None:
    assert called(sued("3", "李静"), "L04", Mask()) == ["欠薪的仲裁时效（另 2 人）", "欠薪的仲裁时效（李某某）"]
