"""Who is heard, summoned or ruled upon had been accepted: no body is asked for what a later act of it proves."""

import pytest

from cases.law.clockrules import ClockRule, Trigger
from cases.law.proceedings import STEPS, Venue, venue_of
from cases.law.rulebook import rulebook
from cases.values.codes import codes
from tests.cases.clockstories.telling import CASE, TODAY, Told, lived, seen

LISTS = {"document": "document_kind", "ruling": "ruling_kind"}
BODIES = {
    "L07": "arbitration",
    "C01": "litigation",
    "R02": "admin_review",
    "R06": "admin_litigation",
    "J02": "inspection",
    "W03": "injury_recognition",
    "X01-filed": "petition",
}
"""The rules by which a body says whether it takes what was filed there, each with the body."""
RULES = {rule.id: rule for rule in rulebook().rules if rule.id in BODIES}


def _sorts(trigger: Trigger) -> tuple[str, ...]:
    return trigger.when.get("sort", ())


def _ends(rule: ClockRule) -> set[str]:
    return {sort for trigger in (*rule.stop, *rule.overtaken) for sort in _sorts(trigger)}


def _of_there(body: str) -> dict[str, Venue]:
    """Return the papers of a body by their code, with the step at which each comes."""
    known = {code: venue_of(((event,), code)) for event, name in LISTS.items() for code in codes(name).by_code}
    return {code: venue for code, venue in known.items() if venue and body in venue.forums}


@pytest.mark.parametrize("rule", RULES)
def test_every_paper_that_comes_once_something_was_accepted_ends_the_time_to_accept_it(rule: str) -> None:
    accepted = STEPS.index("accepted")
    later = {code for code, venue in _of_there(BODIES[rule]).items() if STEPS.index(venue.step) >= accepted}
    assert later - _ends(RULES[rule]) == set()


@pytest.mark.parametrize("body", ["arbitration", "litigation"])
def test_a_hearing_day_proves_that_a_body_has_taken_the_matter(body: str) -> None:
    rule = {"arbitration": "L07", "litigation": "C01"}[body]
    acts = (f"filed 2026-03-02 filed forum={body}", "called 2026-03-20 document direction=received sort=summons")
    told = Told("", "", acts, (f"{rule} none",), CASE, TODAY)
    story, names = lived(told)
    assert [line.split()[1] for line in seen(story, names, told)] == ["not_needed"]
