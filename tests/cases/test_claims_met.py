"""Where all that is claimed has arrived no limitation period runs any more, whatever the payments let run anew."""

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
