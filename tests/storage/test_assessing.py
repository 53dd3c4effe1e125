"""An assessment keeps what the criteria proposed when it was recorded."""

from datetime import date

from cases.events import Assessed
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre


def test_the_desk_keeps_what_was_proposed_and_asks_why_not(centre: Centre) -> None:
    file = centre.open(kind="legal_aid", id_number="11010519491231002X", respondents="北海公司")
    assert refusal(lambda: centre.add(file, "assessed", decision="more")) == "override", "nothing is missing"
    file = centre.add(file, "assessed", decision="accept", limit_on="2026-12-01")
    kept = file.history[1].entry.event
    assert isinstance(kept, Assessed)
    assert (kept.proposed, file.case.assessment.assessed) == ("accept", "accept")
    assert [str(each.what) for each in check(centre.store)] == []


def test_a_period_that_has_passed_asks_for_no_reason_to_accept(centre: Centre) -> None:
    file = centre.open(kind="legal_aid", id_number="11010519491231002X", respondents="北海公司")
    file = centre.add(file, "assessed", decision="accept", limit_on="2024-01-31")
    kept = file.history[1].entry.event
    assert isinstance(kept, Assessed)
    assert (kept.proposed, kept.override) == ("accept", "")


def test_an_assessment_of_an_earlier_day_is_judged_by_that_day(centre: Centre) -> None:
    """On 2 March fewer than seven days are left, of 20 February there were more."""
    told = {"kind": "legal_aid", "id_number": "11010519491231002X", "respondents": "北海公司"}
    file = centre.open(**told, on=date(2026, 2, 1))
    typed = {"decision": "accept", "limit_on": "2026-03-08"}
    assert refusal(lambda: centre.record(file.id, "assessed", typed)) == "override"
    file = centre.record(file.id, "assessed", typed, on=date(2026, 2, 20))
    kept = file.history[1].entry.event
    assert isinstance(kept, Assessed)
    assert kept.proposed == "accept"


def test_fewer_than_seven_days_propose_aid_at_once(centre: Centre) -> None:
    file = centre.open(kind="legal_aid")
    assert refusal(lambda: centre.add(file, "assessed", decision="more", limit_on="2026-03-08")) == "override"
    file = centre.add(file, "assessed", decision="immediate", limit_on="2026-03-08")
    assert file.case.assessment.assessed == "immediate"
