"""What contradicts what a case tells is asked about once, "no" first, and the answer is kept."""

from cases.events import Compared, Money
from storage.desk import Desk
from tests.tui.centre import NOW
from tests.tui.filling import open_case, put
from tests.tui.hand import at_desk
from tui.dialogs.confirm import Confirm
from tui.screens.cases.event_form import EventForm

IN_HAND = 4


async def test_a_payment_that_was_typed_as_a_claim_is_asked_about(desk: Desk) -> None:
    for nature, amount in (("claimed", "38000"), ("received", "35000")):
        money = Money.read({"nature": nature, "amount": amount}, NOW.date())
        desk.casework.record(IN_HAND, money, desk.cases.file(IN_HAND).case.version)
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("y")
        await put(hand, nature="主张", amount="3", claimed_as="1")
        await hand.press("f2")
        assert isinstance(hand.app.screen, Confirm)
        assert "低于已确定" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, EventForm), "no stands first"
        await hand.press("f2", "tab", "enter")
        await hand.until(lambda: not isinstance(hand.app.screen, EventForm | Confirm))
        kept = desk.cases.file(IN_HAND).history[-1].entry.event
        assert isinstance(kept, Compared)
        assert kept.doubts == ("claim_below",)
