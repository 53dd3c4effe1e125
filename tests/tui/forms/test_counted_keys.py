"""Standard intakes at the counter: how many keys they take that are not text, and that no text goes elsewhere."""

from collections.abc import Mapping, Sequence

import pytest

from storage.desk import Desk
from tests.tui.filling import case_of
from tests.tui.forms.counted import BUILDER, DISPATCHED, MOST, RETURNING, TAXI, Step, keys_of
from tests.tui.hand import Hand, at_desk

SAID: Mapping[str, Mapping[str, object]] = {
    "builder": {
        "groups": ("migrant",),
        "cause": "2025-205-5",
        "project": "滨海花园二期",
        "wage_account": "no",
        "respondents": [("general_contractor", "滨海一建"), ("subcontractor", "海达劳务")],
    },
    "dispatched": {
        "groups": ("dispatched",),
        "cause": "2025-205-6",
        "post_nature": "auxiliary",
        "licence": "浙A001",
        "equal_pay": "yes",
        "sent_back": "订单减少",
        "employment": "dispatch",
        "respondents": [("dispatch_agency", "诚信人力"), ("user_employer", "海港物流")],
    },
    "taxi": {
        "groups": ("taxi",),
        "cause": "2025-205-5",
        "taxi_model": "contracted",
        "taxi_contract": "contracting",
        "taxi_fee": 600000,
        "deposit": 900000,
        "taxi_licence": "cruising",
        "insured": "yes",
        "respondents": [("taxi_company", "滨海出租")],
    },
}
"""What each case says once its intake is saved."""


def said(hand: Hand, names: Sequence[str]) -> dict[str, object]:
    """Return what the case on the screen says in these fields."""
    reading = case_of(hand).reading
    assert reading is not None
    found = {name: reading.file.case.said(name) for name in names}
    return {**found, "respondents": [tuple(each) for each in found["respondents"]]}


@pytest.mark.parametrize(("name", "steps"), [("builder", BUILDER), ("dispatched", DISPATCHED), ("taxi", TAXI)])
async def test_a_standard_intake_takes_few_keys(desk: Desk, name: str, steps: Sequence[Step]) -> None:
    async with at_desk(desk) as hand:
        assert await keys_of(hand, steps) <= MOST[name]
        found = said(hand, list(SAID[name]))
        assert found == SAID[name]
        assert said(hand, ["kind", "respondents"])["kind"] == "legal_aid", "what was typed, not what is usual"


async def test_a_centre_without_cases_takes_no_more_nor_does_somebody_who_comes_again(empty: Desk) -> None:
    async with at_desk(empty) as hand:
        assert await keys_of(hand, BUILDER) <= MOST["builder"]
        await hand.press("escape")
        assert await keys_of(hand, RETURNING) <= MOST["returning"]
        again = said(hand, ["phone", "kind", "project", "wage_account", "respondents"])
        assert again == {
            "phone": "13700001111",
            "kind": "legal_aid",
            "project": "滨海花园二期",
            "wage_account": "no",
            "respondents": [("general_contractor", "滨海一建"), ("subcontractor", "海达劳务")],
        }
