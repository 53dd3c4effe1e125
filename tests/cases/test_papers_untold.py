"""A paper is recorded as a document alone only once somebody has heard as what the rest of it is recorded."""

from datetime import date

import pytest

from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.events import Event
from cases.events.handling.filing import Document
from cases.history.untold import untold
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from cases.views.clockwords import standing_of
from tests.cases.making import Story, at_stage

DAY = date(2026, 6, 26)


def paper(direction: str, sort: str) -> Event:
    return Document(direction=direction, sort=sort, what="x")


def asked(story: Story, direction: str, sort: str) -> str:
    question = untold(paper(direction, sort), story.history)
    return str(question.told) if question else ""


@pytest.mark.parametrize(
    ("direction", "sort", "way"),
    [
        ("received", "award", "（按 p）"),
        ("received", "judgment", "（按 p）"),
        ("received", "mediation_agreement", "（按 t）"),
        ("sent", "complaint", "（按 f）"),
        ("sent", "appeal", "（按 f）"),
        ("sent", "enforcement_application", "（按 f）"),
    ],
)
def test_the_way_is_told_by_its_key(direction: str, sort: str, way: str) -> None:
    assert way in asked(at_stage(Stage.FOLLOW_UP), direction, sort)


@pytest.mark.parametrize(
    ("direction", "sort"),
    [("sent", "award"), ("received", "complaint"), ("received", "arbitration_acceptance"), ("sent", "evidence")],
)
def test_nothing_is_asked_of_what_is_but_a_document(direction: str, sort: str) -> None:
    assert not asked(at_stage(Stage.FOLLOW_UP), direction, sort)


def test_nothing_is_asked_once_it_was_told_unless_that_was_voided() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=DAY, at=DAY, sort="nonfinal_award", result="none")
    story.add("filed", on=DAY, at=DAY, forum="litigation")
    assert not asked(story, "received", "award")
    assert not asked(story, "sent", "complaint")
    assert asked(story, "received", "judgment"), "another paper was not told"
    story.add("voided", at=DAY, entry=str(len(story.history)), why="x")
    assert asked(story, "sent", "complaint")


def words(story: Story, rule: str, today: date) -> str:
    (clock,) = (each for each in clocks(story.case, story.history, rulebook()) if each.rule.id == rule)
    return str(standing_of(clock, today).in_full)


def test_a_clock_that_hangs_on_such_a_paper_asks_what_that_was() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=date(2026, 4, 1), at=DAY, sort="nonfinal_award", result="none")
    story.add("document", on=date(2026, 4, 10), at=DAY, direction="sent", sort="complaint")
    number = len(story.history)
    asked = f"暂定：第 {number} 条只登记了文书：请补登它决定了什么，或者提出了什么申请"
    assert words(story, "L20", DAY) == asked
    story.add("filed", on=date(2026, 4, 9), at=DAY, forum="litigation")
    assert words(story, "L20", DAY).startswith("已办理")


@pytest.mark.parametrize("order", [0, 1])
def test_one_more_entry_gives_what_all_of_them_give(order: int) -> None:
    """Whether the paper or what it is comes first, and with what comes after both."""
    acts = [
        ("document", date(2026, 4, 10), {"direction": "sent", "sort": "complaint"}),
        ("filed", date(2026, 4, 9), {"forum": "litigation"}),
    ]
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=date(2026, 4, 1), at=DAY, sort="nonfinal_award", result="none")
    work = clockwork(story.case, story.history, rulebook())
    for code, on, fields in (*acts[:: 1 - 2 * order], ("hearing", date(2026, 6, 1), {"forum": "litigation"})):
        story.add(code, on=on, at=DAY, **fields)
        work = work.after(story.case, story.history)
        assert work.clocks == clocks(story.case, story.history, rulebook())
