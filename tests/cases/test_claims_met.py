"""Where all that is claimed has arrived no limitation period runs any more, whatever the payments let run anew."""

from typing import Any

import pytest

from cases.due.clocks import State
from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.history.lifecycle import replay
from tests.cases.clockstories.telling import TODAY
from tests.cases.force import BOOK, Lived, told

CLAIMED = "claimed 2026-03-03 money nature=claimed amount=工资␣20000"
AGREED = "agreed 2026-03-10 mediation result=agreed agreed=工资␣"
PAID = "paid 2026-05-20 money nature=received amount="
ORDER = "order 2026-03-10 ruling sort=payment_order result=full awarded=20000"
MORE = "more 2026-05-25 money nature=claimed claimed_as=more amount=加班工资␣500"
BACK = "back 2026-05-28 money nature=returned amount=500"


def limits(lived: Lived) -> dict[str, tuple[str, str]]:
    """Return how the limitation periods stand, and what ended each; kept up they are the same."""
    story, names = lived
    found = clocks(story.case, story.history, BOOK)
    before = replay(story.case.number, story.case.station, story.history[:-1])
    assert clockwork(before, story.history[:-1], BOOK).after(story.case, story.history).clocks == found
    mine = [each for each in found if each.rule.limitation]
    return {each.rule.id: (each.state(TODAY, closed=False).value, names.get(each.ended_by or 0, "")) for each in mine}


@pytest.mark.parametrize(
    ("acts", "met"),
    [
        ((CLAIMED, f"{AGREED}20000", f"{PAID}20000"), True),
        ((CLAIMED, f"{PAID}20000"), True),
        ((CLAIMED, f"{AGREED}20000", f"{PAID}19000"), False),
        ((CLAIMED, f"{AGREED}15000", f"{PAID}15000"), False),
        ((f"{AGREED}20000", f"{PAID}20000"), False),
        ((CLAIMED, f"{AGREED}20000", f"{PAID}20000", MORE), False),
        ((CLAIMED, f"{AGREED}20000", f"{PAID}20000", BACK), False),
        ((CLAIMED.replace("20000", "至少20000"), f"{PAID}20000"), False),
    ],
)
def test_a_claim_that_is_met_lapses_no_more(acts: tuple[str, ...], met: bool) -> None:
    lived = told("\n".join(acts), respondents="用工单位：甲公司", ended_on="2026-01-10", cause="2025-205-5")
    wanted = (State.NOT_NEEDED.value, "paid") if met else (State.RUNNING.value, "")
    assert limits(lived)["L04"] == wanted


@pytest.mark.parametrize(("paid", "wanted"), [("20000", ("not_needed", "paid")), ("9000", ("running", ""))])
def test_a_payment_order_that_is_paid_leaves_no_limitation(paid: str, wanted: tuple[str, str]) -> None:
    lived = told(f"{ORDER}\n{PAID}{paid}", cause="2025-144", wronged_on="2026-01-10")
    assert limits(lived)["L22"] == wanted


def test_what_had_arrived_before_the_time_began_leaves_nothing_to_run() -> None:
    acts = "claimed 2026-03-03 money nature=claimed amount=工资␣20000\npaid 2026-01-05 money nature=received amount="
    case: dict[str, Any] = {"respondents": "用工单位：甲公司", "ended_on": "2026-01-10", "cause": "2025-205-5"}
    assert limits(told(f"{acts}20000", **case))["L04"] == ("not_needed", "paid")
    assert limits(told(f"{acts}19000", **case))["L04"] == ("running", "")


BOTH = "claimed 2026-03-03 money nature=claimed amount=工资␣20000；经济补偿␣8000"
CASE: dict[str, Any] = {
    "respondents": "用工单位：甲公司",
    "ended_on": "2026-01-10",
    "wronged_on": "2026-01-10",
    "cause": "2025-205",
}


@pytest.mark.parametrize(
    ("amount", "wages", "others"),
    [
        ("工资␣20000", ("not_needed", "paid", "2027-05-20"), ("running", "", "2027-01-11")),
        ("工资␣5000", ("running", "", "2027-05-20"), ("running", "", "2027-01-11")),
        ("经济补偿␣8000", ("running", "", "2027-01-11"), ("not_needed", "paid", "2027-05-20")),
        ("工资␣5000；经济补偿␣1000", ("running", "", "2027-05-20"), ("running", "", "2027-05-20")),
        ("5000", ("running", "", "2027-05-20"), ("running", "", "2027-05-20")),
    ],
)
def test_who_pays_for_one_thing_promises_nothing_of_another(amount: str, wages: object, others: object) -> None:
    lived = told(f"{BOTH}\n{PAID}{amount}", **CASE)
    found = {each.rule.id: each.due for each in clocks(lived[0].case, lived[0].history, BOOK)}
    state = limits(lived)
    assert (*state["L04"], found["L04"].isoformat()) == wages
    assert (*state["L01"], found["L01"].isoformat()) == others


def test_an_agreement_on_wages_promises_nothing_else() -> None:
    lived = told(f"{BOTH}\n{AGREED}20000", **CASE)
    found = {each.rule.id: each.due.isoformat() for each in clocks(lived[0].case, lived[0].history, BOOK)}
    assert (found["L04"], found["L01"]) == ("2027-03-10", "2027-01-11")


@pytest.mark.parametrize("more", ["护理费␣每月300", "其他（恢复劳动关系）␣不涉及"])
def test_a_claim_that_is_no_single_sum_is_not_met_by_one(more: str) -> None:
    claimed = f"claimed 2026-03-03 money nature=claimed amount=经济补偿␣8000；{more}"
    lived = told(f"{claimed}\n{PAID}经济补偿␣8000", **CASE)
    assert limits(lived)["L01"] == ("running", "")


def test_of_several_workers_each_must_have_got_what_they_claim() -> None:
    claimed = "claimed 2026-03-03 money nature=claimed amount=工资␣5000␣|␣甲一；工资␣5000␣|␣乙二；经济补偿␣800␣|␣甲一"
    lived = told(f"{claimed}\n{PAID}工资␣10000␣|␣甲一", people="2", applicant="甲一", **CASE)
    assert limits(lived)["L04"][0] == "running"
