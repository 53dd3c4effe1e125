"""What was told of a later day stands, in whatever order it was typed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.file.accounts import accounts
from cases.file.case import Case
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from tests.cases.making import Story, at_stage

TODAY = date(2026, 12, 1)
Typed = tuple[date, str, Mapping[str, Any]]


def both(*acts: Typed, **intake: str) -> tuple[Story, Story]:
    """Return the stories of acts as they came, and the other way round."""
    told = at_stage(Stage.FOLLOW_UP, **intake), at_stage(Stage.FOLLOW_UP, **intake)
    for story, order in zip(told, (acts, acts[::-1]), strict=True):
        for on, code, fields in order:
            story.add(code, on=on, at=TODAY, **fields)
    return told


OLD, NEW = date(2026, 10, 10), date(2026, 11, 20)
HARDSHIP = {"kind": "assistance", "cause": "u-hardship-illness", "groups": "hardship"}
TOLD: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, str], Mapping[str, str], Callable[[Case], object]]] = {
    "consent": (
        "consent",
        {"purpose": "sensitive", "state": "given", "way": "written"},
        {"purpose": "sensitive", "state": "given", "way": "oral"},
        {},
        lambda case: case.privacy.consents,
    ),
    "call back": (
        "called_back",
        {"mode": "phone", "satisfaction": "dissatisfied"},
        {"mode": "phone", "satisfaction": "satisfied"},
        {},
        lambda case: case.closing.satisfaction,
    ),
    "plan": (
        "contact",
        {"mode": "phone", "next_step": "先问", "next_on": "2026-12-05"},
        {"mode": "phone", "next_step": "再问", "next_on": "2026-12-20"},
        {},
        lambda case: case.day_of(Sort.PLAN),
    ),
    "review": (
        "hardship_reviewed",
        {"result": "eased", "grade": "accident"},
        {"result": "continues", "grade": "relative", "next_review": "2026-12-31"},
        HARDSHIP,
        lambda case: (case.hardship, case.day_of(Sort.REVIEW)),
    ),
}


@pytest.mark.parametrize("what", TOLD)
def test_the_last_by_its_day_stands(what: str) -> None:
    code, old, new, intake, says = TOLD[what]
    first, second = both((OLD, code, old), (NEW, code, new), **intake)
    assert says(first.case) == says(second.case)
    assert says(first.case) not in (None, "", ())


def test_a_consent_taken_back_since_stays_taken_back() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    told = {"purpose": "sensitive", "way": "written"}
    story.add("consent", on=date(2026, 10, 1), at=TODAY, state="given", **told)
    story.add("consent", on=NEW, at=TODAY, state="withdrawn", **told)
    story.add("consent", on=date(2026, 10, 20), at=TODAY, state="given", **told)
    assert story.case.privacy.consents == ()


def test_an_older_roster_takes_nothing_from_a_newer_one() -> None:
    new = "祁大海 | | | | | 9000 | 8000 | 8000\n苏小妹 | | | | | 10000 | 10000 | 5000"
    old = "祁大海 | | | | | 7000\n苏小妹 | | | | | 10000"
    acts: tuple[Typed, Typed] = (OLD, "roster", {"members": old}), (NEW, "roster", {"members": new})
    first, second = both(*acts, people="2", claimed="20000")
    for story in (first, second):
        told = accounts(story.case)
        assert (told.claimed, told.awarded, told.received) == (1_900_000, 1_800_000, 1_300_000)
    alone = [replace(story.case.parties, listings=()) for story in (first, second)]  # which say what was typed when
    assert alone[0] == alone[1]
