"""What the other side files is told as theirs: it uses no right of the worker, and contests all the same."""

import pytest

from cases.due.starting import clocks
from cases.file.accounts import accounts
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from tests.cases.making import Story, at_stage, refusal

BOOK = rulebook()


def ended(story: Story, rule: str) -> list[int | None]:
    return [each.ended_by for each in clocks(story.case, story.history, BOOK) if each.rule.id == rule]


def told() -> Story:
    return at_stage(Stage.FOLLOW_UP, respondents="乙公司", cause="2025-205", wronged_on="2025-06-10")


def test_an_application_of_the_other_side_uses_no_limitation() -> None:
    story = told()
    story.add("filed", forum="arbitration", filer="乙公司")
    assert ended(story, "L01") == [None]
    story.add("filed", forum="arbitration")
    assert ended(story, "L01") == [5]


def test_a_suit_of_the_other_side_leaves_the_worker_their_own_and_the_award_out_of_force() -> None:
    story = told()
    story.add("ruling", sort="nonfinal_award", awarded="5000")
    story.add("filed", forum="litigation", filer="乙公司")
    assert ended(story, "L20") == [None]
    assert accounts(story.case).awarded is None


def test_the_other_side_cannot_sue_upon_a_final_award() -> None:
    """The worker alone may (劳动争议调解仲裁法 48); the employer may ask for its annulment (49)."""
    story = told()
    story.add("ruling", sort="final_award", awarded="5000")
    story.add("filed", forum="litigation", filer="乙公司")
    assert accounts(story.case).awarded == 500_000


@pytest.mark.parametrize("filer", ["张伟", "丙公司"])
def test_who_files_for_the_other_side_is_of_it(filer: str) -> None:
    assert refusal(lambda: told().add("filed", forum="arbitration", filer=filer)) == "against"
