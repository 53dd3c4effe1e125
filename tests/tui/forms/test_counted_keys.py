"""Three standard intakes at the counter, typed as they come: how many keys they take that are not text.

The bars are what the same typing took before the desk learned to tell what happened before a case, who else stands in
it, and the items of a claim: whoever needs none of these presses no key more.
"""

import pytest

from storage.desk import Desk
from tests.tui.filling import field_in_hand, save, write
from tests.tui.hand import Hand, at_desk

BUILDER = {
    "applicant": "尉迟工",
    "phone": "13700001111",
    "groups": "农民工 ",
    "kind": "法律援助",
    "channel": "来访",
    "cause": "2025-205-5",
    "claimed": "38000",
    "request": "支付工资",
    "respondents": "总包单位：滨海一建\n分包单位：海达劳务",
    "project": "滨海花园二期",
    "wage_account": "否",
    "ended_on": "2026-5-20",
    "facts": "完工后工资未结清",
}
DISPATCHED = {
    "applicant": "段干工",
    "phone": "13700002222",
    "groups": "劳务派遣工 ",
    "kind": "法律援助",
    "channel": "来访",
    "cause": "2025-205-6",
    "claimed": "12000",
    "request": "支付经济补偿",
    "respondents": "劳务派遣单位：诚信人力\n用工单位：海港物流",
    "post_nature": "辅助性",
    "licence": "浙A001",
    "agreement_until": "2026-12-31",
    "equal_pay": "是",
    "sent_back": "订单减少",
    "ended_on": "2026-6-1",
    "facts": "被退回后未获工作",
}
TAXI = {
    "applicant": "呼延工",
    "phone": "13700003333",
    "groups": "巡游出租车司机 ",
    "kind": "法律援助",
    "channel": "来访",
    "cause": "2025-205-5",
    "claimed": "9000",
    "request": "退还押金",
    "respondents": "出租车公司：滨海出租",
    "taxi_model": "承包",
    "taxi_contract": "有",
    "taxi_fee": "6000",
    "deposit": "9000",
    "taxi_licence": "有",
    "licence_until": "2027-1-1",
    "insured": "是",
    "facts": "交车后押金未退",
}


class Counted:
    """A hand at the counter that counts the keys that are not text."""

    def __init__(self, hand: Hand) -> None:
        self.hand, self.keys = hand, 0

    async def press(self, key: str) -> None:
        self.keys += 1
        await self.hand.press(key)

    async def put(self, name: str, text: str) -> None:
        """Go on with Tab to a field and type."""
        while field_in_hand(self.hand) != name:
            await self.press("tab")
            assert self.keys < 200, f"{name} cannot be reached:\n{self.hand.screen}"
        await write(self.hand, text)


@pytest.mark.parametrize(("told", "bar"), [(BUILDER, 23), (DISPATCHED, 25), (TAXI, 26)])
async def test_a_standard_intake_takes_no_more_keys_than_before(desk: Desk, told: dict[str, str], bar: int) -> None:
    async with at_desk(desk) as hand:
        counter = Counted(hand)
        await counter.press("n")
        for name, text in told.items():
            await counter.put(name, text)
        await save(hand)
        assert counter.keys + 1 <= bar
