"""A cause is chosen from the list of the day of the case: that of 2020 until 2025-12-31, that of 2025 from then on."""

import pytest

from storage.desk import Desk
from tests.tui.filling import case_of, form_of, go_to, put, save, write
from tests.tui.hand import Hand, at_desk


async def backdate(hand: Hand, day: str) -> None:
    """Type another day of the case over the one that stands there."""
    await go_to(hand, "on")
    await hand.press("ctrl+u")
    await write(hand, day)
    await hand.press("tab")


@pytest.mark.parametrize(
    ("day", "typed", "cause"),
    [
        ("2025-12-31", "追索劳动报酬纠纷", "2020-186-5"),
        ("2026-01-01", "追索劳动报酬纠纷", "2025-205-5"),
        ("2025-12-31", "退休人员返聘", "2020-140"),
        ("2026-01-01", "超龄劳动者劳务", "2025-144-1"),
        ("2024-06", "劳务合同纠纷", "2020-x-services"),
        ("2026-01-01", "劳务合同纠纷", "2025-144"),
    ],
)
async def test_the_form_offers_the_causes_of_the_day_of_the_case(desk: Desk, day: str, typed: str, cause: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await backdate(hand, day)
        await put(hand, cause=typed)
        assert form_of(hand).values()["cause"] == cause


async def test_a_cause_that_was_chosen_first_goes_with_the_day_that_is_typed_after_it(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, cause="追索劳动报酬纠纷")
        assert form_of(hand).values()["cause"] == "2025-205-5"
        await backdate(hand, "2025-12-31")
        assert form_of(hand).values()["cause"] == "2020-186-5"
        await backdate(hand, "2026-01-01")
        assert form_of(hand).values()["cause"] == "2025-205-5"


async def test_a_cause_that_the_other_list_does_not_have_stays_as_it_was_chosen(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, cause="超龄劳动者用工纠纷")
        await backdate(hand, "2025-12-31")
        assert form_of(hand).values()["cause"] == "2025-208"


async def test_what_is_saved_is_the_cause_of_the_day_of_the_case(desk: Desk) -> None:
    told = {
        "applicant": "贺一鸣",
        "groups": "农民工 ",
        "kind": "维权",
        "channel": "来访",
        "request": "支付",
        "facts": "欠薪",
    }
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, **told, cause="追索劳动报酬纠纷")
        await backdate(hand, "2025-12-31")
        await save(hand)
        reading = case_of(hand).reading
        assert reading
        assert reading.case.intake.cause == "2020-186-5"
