"""A suit dismissed by a ruling: ten days to appeal, no clock of a judgment, the award as 法释〔2000〕18号 has it."""

from datetime import date

import pytest

from cases.due.clocks import Clock
from cases.due.starting import clocks
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from tests.cases.making import Story, at_stage

BOOK = rulebook()


def told(story: Story) -> dict[str, Clock]:
    return {each.rule.id: each for each in clocks(story.case, story.history, BOOK)}


def sued(sort: str) -> Story:
    """Return a case with a non-final award, a suit upon it and a ruling of a sort that was served on 2026-06-01."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add(
        "ruling", on=date(2026, 4, 1), at=date(2026, 4, 1), sort="nonfinal_award", result="partial", awarded="8000"
    )
    story.add("filed", on=date(2026, 4, 10), at=date(2026, 4, 10), forum="litigation")
    if sort != "court_refusal":
        day = date(2026, 4, 15)
        story.add("document", on=day, at=day, direction="received", sort="court_acceptance", title="受理案件通知书")
    fields = {"sort": sort, "result": "not_applicable", "served_on": "2026-06-01"}
    story.add("ruling", on=date(2026, 6, 1), at=date(2026, 6, 1), **fields)
    return story


@pytest.mark.parametrize("sort", ["suit_dismissed", "suit_dismissed_late", "suit_dismissed_void", "court_refusal"])
def test_it_may_be_appealed_within_ten_days_as_a_ruling(sort: str) -> None:
    found = told(sued(sort))
    assert found["C05-ruling"].due == date(2026, 6, 11)  # 民事诉讼法 第一百七十一条
    assert found["C05-ruling"].running
    assert "C05-judgment" not in found
    assert not [each for each in found.values() if each.rule.id.startswith(("C03", "C04", "C01")) and each.running]


@pytest.mark.parametrize("sort", ["suit_dismissed", "suit_dismissed_late", "suit_dismissed_void"])
def test_an_appeal_against_it_is_ruled_on_within_thirty_days(sort: str) -> None:
    story = sued(sort)
    story.add("filed", on=date(2026, 6, 8), at=date(2026, 6, 8), forum="appeal")
    day = date(2026, 6, 15)
    story.add("document", on=day, at=day, direction="received", sort="appeal_acceptance", title="二审立案通知书")
    found = told(story)
    assert not found["C05-ruling"].running
    assert found["C06-ruling"].due == date(2026, 7, 15)  # 第一百八十三条
    assert "C06" not in found


@pytest.mark.parametrize(("sort", "runs"), [("suit_dismissed_late", True), ("suit_dismissed_void", False)])
def test_the_award_may_be_enforced_unless_it_has_no_effect(sort: str, runs: bool) -> None:
    assert told(sued(sort))["C09-award"].running is runs
