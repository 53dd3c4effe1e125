"""Consent, purpose by purpose; who may see a case, stage by stage; what ties tell on both sides; all by hand."""

import pytest

from cases.events import Linked
from cases.file.accounts import accounts
from cases.standing.stages import Stage
from cases.values.codes import codes
from tests.cases.making import Story, at_stage, refusal


def test_only_the_consent_that_was_given_can_be_taken_back() -> None:
    story = Story()
    story.add("consent", purpose="sensitive")
    assert refusal(lambda: story.add("consent", purpose="publish", state="withdrawn")) == "no_consent"
    story.add("consent", purpose="provide")
    assert set(story.case.privacy.consents) == {"provide", "sensitive"}
    assert story.add("consent", purpose="sensitive", state="withdrawn").privacy.consents == ("provide",)
    assert refusal(lambda: story.add("consent", purpose="sensitive", state="withdrawn")) == "no_consent"


@pytest.mark.parametrize(
    ("stage", "rule"),
    [
        (Stage.INTAKE, "seal_open"),
        (Stage.ASSIGNMENT, "seal_open"),
        (Stage.FOLLOW_UP, "seal_open"),
        (Stage.CLOSURE, "seal_open"),
        (Stage.CLOSED, ""),
    ],
)
def test_only_a_closed_case_is_sealed_and_any_is_restricted(stage: Stage, rule: str) -> None:
    story = at_stage(stage)
    assert refusal(lambda: story.add("reach", "wang", who="sealed")) == rule
    assert refusal(lambda: at_stage(stage).add("reach", "wang", who="restricted")) == ""
    assert refusal(lambda: at_stage(stage).add("reach", "wang", who="station")) == "same_reach"


SEALED = {"reach", "erased"}
"""All that may be recorded in a sealed case."""


def test_nothing_is_recorded_in_a_sealed_case_but_to_open_or_erase_it() -> None:
    from cases.events import CATALOGUE
    from cases.history.lifecycle import why_not
    from cases.staff.people import Role

    story = at_stage(Stage.CLOSED)
    before = {code for code, event in CATALOGUE.items() if not why_not(story.case, event, "wang", Role.SUPERVISOR)}
    story.add("reach", "wang", who="sealed")
    left = {code for code, event in CATALOGUE.items() if not why_not(story.case, event, "wang", Role.SUPERVISOR)}
    assert left == SEALED
    assert {"voided", "corrected", "called_back", "reopened", "linked", "consent", "hold"} <= before
    for code in before - left:
        told = why_not(story.case, CATALOGUE[code], "wang", Role.SUPERVISOR)
        assert told is not None
        assert told.rule == "sealed"


MIRRORS = {
    "earlier": "later",
    "later": "earlier",
    "same_employer": "same_employer",
    "same_incident": "same_incident",
    "recognition": "compensation",
    "compensation": "recognition",
    "split_from": "split_to",
    "split_to": "split_from",
}


def test_what_one_case_is_to_another_the_other_tells_the_other_way_round() -> None:
    assert set(MIRRORS) == {code.code for code in codes("relation_kind")}
    found = {each: Linked(number="〔2026〕YT0001", relation=each, note="一").mirrored for each in MIRRORS}
    assert {each: tie.relation for each, tie in found.items()} == MIRRORS
    assert {tie.number for tie in found.values()} == {""}


@pytest.mark.parametrize(("sum_", "kept"), [("899.99", True), ("900", False), ("900.01", False)])
def test_a_payment_keeps_its_promise_once_all_of_it_has_come(sum_: str, kept: bool) -> None:
    """Nine hundred were agreed on; a cent less leaves the promise open."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="900", pay_by="2026-04-30")
    story.add("money", nature="received", amount=sum_)
    assert bool(accounts(story.case).owed) is kept
