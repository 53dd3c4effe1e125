"""A respondent who was renamed is no other: going on from entry to entry tells so as reckoning all anew does."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from cases.due.clocks import Clock
from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from tests.cases.making import Story, at_stage

BOOK = rulebook()
TODAY = date(2026, 12, 31)
BEFORE, AFTER = "派遣单位：甲公司\n用工单位：乙公司", "派遣单位：甲新公司\n用工单位：乙公司"
SWAPPED = "派遣单位：乙公司\n用工单位：甲公司"
Typed = tuple[date, str, dict[str, Any]]

RENAMED: Typed = (
    date(2026, 4, 1),
    "corrected",
    {"field": "respondents", "old": BEFORE, "new": AFTER, "reason": "公司更名", "by_who": "wang"},
)
EXCHANGED: Typed = (
    date(2026, 4, 1),
    "corrected",
    {"field": "respondents", "old": BEFORE, "new": SWAPPED, "reason": "登反了", "by_who": "wang"},
)
EXCHANGED_ANEW: Typed = (
    date(2026, 4, 2),
    "corrected",
    {"field": "respondents", "old": AFTER, "new": SWAPPED.replace("甲", "甲新"), "reason": "登反了", "by_who": "wang"},
)
CLAIMED: Typed = (date(2026, 3, 2), "filed", {"forum": "arbitration", "reference": "一号", "against": "甲公司"})
DEMANDED: Typed = (date(2026, 3, 2), "limitation", {"act": "demand", "against": "甲公司"})
ENDED: Typed = (date(2026, 5, 6), "ruling", {"sort": "arbitration_ended", "result": "none", "reference": "一号"})
DEMANDED_ANEW: Typed = (date(2026, 5, 11), "limitation", {"act": "demand", "against": "甲新公司"})
AGREED_ANEW: Typed = (date(2026, 5, 13), "mediation", {"result": "agreed", "agreed": "800"})
OTHER: Typed = (date(2026, 5, 18), "contact", {"act": "demand", "against": "乙公司"})
AWARD: Typed = (date(2026, 2, 2), "ruling", {"sort": "final_award", "result": "full", "awarded": "900||甲公司"})
AGREED: Typed = (date(2026, 3, 9), "mediation", {"result": "agreed", "agreed": "经济补偿900||甲公司"})
PAID: Typed = (date(2026, 3, 16), "money", {"nature": "received", "amount": "300", "payer": "甲公司"})
ASKED: Typed = (date(2026, 3, 2), "filed", {"forum": "mediation", "against": "甲公司"})
FAILED: Typed = (date(2026, 4, 20), "mediation", {"result": "failed"})
HEARD: Typed = (date(2026, 5, 20), "hearing", {"forum": "arbitration"})


def lived(acts: Sequence[Typed], **intake: str) -> Iterator[Story]:
    """Yield the story of a case before any of these acts and after each."""
    story = at_stage(Stage.FOLLOW_UP, **{"cause": "2025-206-1", "respondents": BEFORE, **intake})
    yield story
    for on, code, told in acts:
        fields = {**told}
        story.add(code, fields.pop("by_who", "li"), on=on, at=TODAY, **fields)
        yield story


def read(found: Sequence[Clock]) -> list[tuple[object, ...]]:
    return [(each.reckoning, each.started_by, each.against, each.lapsed_by, each.term, each.short) for each in found]


def enforced(found: Sequence[Clock]) -> date:
    (clock,) = (each for each in found if each.rule.id == "C09")
    return clock.due


def limits(found: Sequence[Clock]) -> dict[str, tuple[date, int | None]]:
    """Return of the limit against each respondent its last day, and the entry that met it."""
    return {each.against: (each.due, each.met_by) for each in found if each.rule.id == "L01"}


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        (  # what was done under the old name was done against this one alone
            (DEMANDED, RENAMED, HEARD),
            {"甲新公司": (date(2027, 3, 2), None), "乙公司": (date(2026, 6, 10), None)},
        ),
        (  # and so is what is done under the new one
            (DEMANDED, RENAMED, DEMANDED_ANEW),
            {"甲新公司": (date(2027, 5, 11), None), "乙公司": (date(2026, 6, 10), None)},
        ),
        (  # what was agreed with one, or paid by one, was so by the same
            (AGREED, PAID, RENAMED, OTHER),
            {"甲新公司": (date(2027, 3, 16), None), "乙公司": (date(2027, 5, 18), None)},
        ),
        (
            (AGREED, RENAMED, HEARD),
            {"甲新公司": (date(2027, 3, 9), None), "乙公司": (date(2026, 6, 10), None)},
        ),
        (  # a mediation is with the one against whom it was asked for, whatever they were called then
            (ASKED, RENAMED, FAILED, OTHER),
            {"甲新公司": (date(2027, 4, 20), None), "乙公司": (date(2027, 5, 18), None)},
        ),
        (  # and so is a claim
            (CLAIMED, RENAMED, HEARD, OTHER),
            {"甲新公司": (date(2026, 6, 10), 4), "乙公司": (date(2027, 5, 18), None)},
        ),
        (
            (CLAIMED, RENAMED, OTHER, ENDED),
            {"甲新公司": (date(2027, 3, 2), None), "乙公司": (date(2027, 5, 18), None)},
        ),
    ],
    ids=["before", "since", "a payment", "an agreement", "a mediation", "a claim", "a claim that came to nothing"],
)
def test_one_who_was_renamed_is_no_other(acts: Sequence[Typed], told: dict[str, tuple[date, int | None]]) -> None:
    assert limits(gone_on(lived(acts, wronged_on="2025-06-10"))) == told


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ((DEMANDED, EXCHANGED, HEARD), {"甲公司": (date(2027, 3, 2), None), "乙公司": (date(2026, 6, 10), None)}),
        (
            (DEMANDED, RENAMED, EXCHANGED_ANEW, HEARD),
            {"甲新公司": (date(2027, 3, 2), None), "乙公司": (date(2026, 6, 10), None)},
        ),
        ((CLAIMED, EXCHANGED, OTHER), {"甲公司": (date(2026, 6, 10), 4), "乙公司": (date(2027, 5, 18), None)}),
    ],
)
def test_two_who_exchange_their_roles_are_who_they_were(
    acts: Sequence[Typed], told: dict[str, tuple[date, int | None]]
) -> None:
    assert limits(gone_on(lived(acts, wronged_on="2025-06-10"))) == told


def test_a_paper_binds_who_it_bound_after_their_roles_were_exchanged() -> None:
    assert enforced(gone_on(lived((AWARD, EXCHANGED, OTHER)))) == date(2028, 2, 2)
    assert enforced(gone_on(lived((AWARD, RENAMED, EXCHANGED_ANEW, OTHER)))) == date(2028, 2, 2)


@pytest.mark.parametrize(
    ("acts", "due"),
    [
        ((AWARD, RENAMED), date(2028, 2, 2)),
        ((AWARD, DEMANDED, RENAMED), date(2028, 3, 2)),
        ((AWARD, DEMANDED, RENAMED, DEMANDED_ANEW), date(2028, 5, 11)),
        ((AWARD, DEMANDED, RENAMED, OTHER), date(2028, 3, 2)),
        ((AWARD, ASKED, RENAMED, AGREED_ANEW, OTHER), date(2028, 5, 15)),
    ],
)
def test_a_paper_binds_one_who_was_renamed_and_is_moved_by_what_is_done_against_that_one(
    acts: Sequence[Typed], due: date
) -> None:
    assert enforced(gone_on(lived(acts))) == due


def gone_on(steps: Iterator[Story]) -> Sequence[Clock]:
    """Return the clocks of a story as they go on from entry to entry, each time the same as those reckoned anew."""
    story = next(steps)
    work = clockwork(story.case, story.history, BOOK)
    for story in steps:
        work = work.after(story.case, story.history)
        assert read(work.clocks) == read(clocks(story.case, story.history, BOOK)), len(story.history)
    return work.clocks


ADDED: Typed = (
    date(2026, 4, 1),
    "corrected",
    {"field": "respondents", "old": "派遣单位：甲公司", "new": BEFORE, "reason": "漏列用工单位", "by_who": "wang"},
)
CLAIMED_OF_ALL: Typed = (date(2026, 3, 2), "filed", {"forum": "arbitration"})
DEMANDED_OF_ALL: Typed = (date(2026, 3, 2), "limitation", {"act": "demand"})
PAID_BY_THE_ONE: Typed = (date(2026, 3, 2), "money", {"nature": "received", "amount": "300"})


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ((CLAIMED_OF_ALL, ADDED), {"甲公司": (date(2026, 6, 10), 4), "乙公司": (date(2026, 6, 10), None)}),
        ((CLAIMED_OF_ALL, ADDED, RENAMED), {"甲新公司": (date(2026, 6, 10), 4), "乙公司": (date(2026, 6, 10), None)}),
        ((ADDED, CLAIMED_OF_ALL), {"": (date(2026, 6, 10), 5)}),
        ((DEMANDED_OF_ALL, ADDED), {"甲公司": (date(2027, 3, 2), None), "乙公司": (date(2026, 6, 10), None)}),
        ((PAID_BY_THE_ONE, ADDED), {"甲公司": (date(2027, 3, 2), None), "乙公司": (date(2026, 6, 10), None)}),
    ],
    ids=["claimed", "renamed since", "claimed since", "demanded", "paid"],
)
def test_nobody_went_against_one_who_was_named_only_since(
    acts: Sequence[Typed], told: dict[str, tuple[date, int | None]]
) -> None:
    steps = lived(acts, respondents="派遣单位：甲公司", wronged_on="2025-06-10")
    assert limits(gone_on(steps)) == told


def test_what_was_done_before_anybody_was_named_was_so_against_those_named_since() -> None:
    added = (ADDED[0], ADDED[1], {**ADDED[2], "old": ""})
    found = limits(gone_on(lived((CLAIMED_OF_ALL, added), respondents="", wronged_on="2025-06-10")))
    assert found == {"": (date(2026, 6, 10), 4)}
