"""What leads a case on is told to lists without the catalogue of events, and is what that declares."""

import pytest

from cases.events import CATALOGUE
from cases.standing.leads import LEADS, Lead, lead_of
from cases.standing.stages import OPEN, Actor, Stage


@pytest.mark.parametrize("lead", [lead for lead in LEADS if lead.event])
def test_it_is_recorded_by_an_event_that_leads_on_from_there(lead: Lead) -> None:
    spec = CATALOGUE[lead.event].spec
    (stage,) = {each for each in OPEN for kind in ("rights", "enquiry") if lead_of(each, Actor.STAFF, kind) == lead}
    assert (spec.key, stage in spec.at, spec.to not in (None, stage)) == (lead.key, True, True)


def test_there_is_one_for_each_stage_of_an_open_case_and_none_once_it_is_closed() -> None:
    assert all(lead_of(stage, Actor.HANDLER, "rights") for stage in OPEN)
    assert lead_of(Stage.CLOSED, Actor.NOBODY, "rights") is None


def test_an_enquiry_is_answered_at_the_counter() -> None:
    lead = lead_of(Stage.INTAKE, Actor.STAFF, "enquiry")
    assert lead is not None
    assert lead.event == "answered"
