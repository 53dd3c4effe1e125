"""A paper is recorded as a document alone only once somebody has heard as what the rest of it is recorded."""

from datetime import date

import pytest

from cases.events import Event
from cases.events.handling.filing import Document
from cases.history.untold import untold
from cases.standing.stages import Stage
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
