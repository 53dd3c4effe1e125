"""Two people on one case: nobody's work is lost, and both see both sides."""

from textual import events

from cases.events import Contact, Corrected, Money
from storage.desk import Desk
from tests.tui.centre import NOW
from tests.tui.filling import at, banner, form_of, open_case, put, save
from tests.tui.hand import at_desk

IN_HAND = 4


async def test_what_others_recorded_is_shown_and_what_was_typed_is_saved_on_top(desk: Desk) -> None:
    liu = at(desk, "liu")
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g")
        await put(hand, what="主管写的。")
        seen = desk.cases.file(IN_HAND).case.version
        other = Contact.read({"mode": "phone", "what": "承办人同时写的，电话13812345678。"}, NOW.date())
        liu.casework.record(IN_HAND, other, seen)
        await hand.press("f2")
        assert "承办人同时写的" in banner(hand)
        assert "13812345678" not in hand.screen
        assert "刘强" in banner(hand)
        assert form_of(hand).values()["what"] == "主管写的。"
        assert desk.cases.file(IN_HAND).case.version == seen + 1
        await save(hand)
        said = [line.entry.event.typed()["what"] for line in desk.cases.file(IN_HAND).history[-2:]]
        assert said == ["承办人同时写的，电话13812345678。", "主管写的。"]


def paid(desk: Desk, amount: str) -> None:
    money = Money.read({"nature": "到账", "amount": amount}, NOW.date())
    desk.casework.record(IN_HAND, money, desk.cases.file(IN_HAND).case.version)


async def test_sums_that_were_filled_in_follow_what_others_recorded(desk: Desk) -> None:
    liu = at(desk, "liu")
    paid(liu, "200")
    async with at_desk(liu) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("x")
        await put(hand, outcome="mediated", summary="已付清。", claimed="1000", awarded="1000")
        assert form_of(hand).values()["received"] == "200.00"
        paid(desk, "500")
        await hand.press("f2")
        assert form_of(hand).values()["received"] == "700.00", hand.screen
        assert form_of(hand).values()["awarded"] == "1000", "what was typed stays"


async def test_a_correction_sees_the_value_that_another_has_set(desk: Desk) -> None:
    liu = at(desk, "liu")
    async with at_desk(liu) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("G")
        await put(hand, field="电话", reason="换号")
        phone = desk.cases.file(IN_HAND).case.parties.applicant.phone
        assert form_of(hand).fields["old"].typed == phone
        form_of(hand).fields["new"].fill("13900000001")
        theirs = Corrected.read({"field": "phone", "old": phone, "new": "13900000002", "reason": "换号"}, NOW.date())
        desk.casework.record(IN_HAND, theirs, desk.cases.file(IN_HAND).case.version)
        await hand.press("f2")
        assert form_of(hand).fields["old"].typed == "13900000002"
        assert form_of(hand).fields["new"].typed == "13900000001"
        await save(hand)
        assert desk.cases.file(IN_HAND).case.parties.applicant.phone == "13900000001"


async def test_a_case_on_the_screen_follows_what_others_record(desk: Desk) -> None:
    liu = at(desk, "liu")
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        other = Contact.read({"mode": "phone", "what": "刚刚通话。"}, NOW.date())
        liu.casework.record(IN_HAND, other, desk.cases.file(IN_HAND).case.version)
        hand.app.screen.post_message(events.AppFocus())
        await hand.until(lambda: "刚刚通话" in hand.screen)
