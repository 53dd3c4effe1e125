"""An assessment keeps what the criteria proposed when it was recorded."""

from datetime import date

from cases.events import Assessed
from cases.hiding.mask import FULL
from cases.law.clockrules import Ownership
from cases.personal.reading import Reading
from cases.values.text import CHINESE
from cases.views.rows import View
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


def test_a_limit_that_was_noted_is_a_right_like_others_until_an_act_moves_it(centre: Centre) -> None:
    file = centre.open(kind="rights", channel="outreach")
    file = centre.add(file, "assessed", decision="accept", limit_on="2026-03-08", override="见材料。")
    desk, limit = centre.desk("wang"), date(2026, 3, 8)
    right = desk.queues.row(file.id).right_on(desk.today)
    assert right is not None
    assert (right.on, right.rule) == (limit, "limit")
    for view in (View.WEEK, View.LIMITATION):
        assert [row.id for row in desk.queues.page(view).rows] == [file.id]
    assert [(each.on, each.whose) for each in desk.agenda.between(limit, limit)] == [(limit, Ownership.RIGHT)]
    assert "权利：资格审查登记的时效，2026-03-08 止" in CHINESE(Reading(file, FULL).head(desk.today))
    file = centre.record(file.id, "contact", {"mode": "电话", "act": "demand", "what": "催要。"}, on=date(2026, 2, 27))
    assert file.rights, "an act of before was known to whoever noted it"
    file = centre.add(file, "filed", forum="仲裁委", what="申请仲裁。")
    assert "资格审查登记的时效" not in CHINESE(Reading(file, FULL).head(desk.today))
    assert desk.queues.page(View.LIMITATION).rows == ()


def test_a_limit_that_was_noted_and_has_passed_is_nobodys_delay(centre: Centre) -> None:
    file = centre.open(kind="rights", channel="outreach")
    file = centre.add(file, "assessed", decision="accept", limit_on="2026-02-20", override="见材料。")
    desk = centre.desk("wang")
    assert "资格审查登记的时效，2026-02-20 届满，已失效" in CHINESE(Reading(file, FULL).head(desk.today))
    assert desk.queues.counts()[View.OVERDUE] == 0
