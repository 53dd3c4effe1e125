"""In a form, what a list has no code for is written as it is called, and only whoever chooses so takes it as 其他."""

from storage.desk import Desk
from tests.tui.filling import form_of, go_to, said, write
from tests.tui.hand import Hand, at_desk


async def type_employment(hand: Hand, text: str) -> None:
    await hand.press("n")
    await go_to(hand, "employment")
    await write(hand, text)


async def test_what_is_not_listed_is_taken_as_other_once_it_is_chosen(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await type_employment(hand, "合伙带班")
        assert "其他（合伙带班）" in hand.screen
        await hand.press("enter")
        assert form_of(hand).values()["employment"] == "other:合伙带班"
        await hand.press(*["shift+tab"] * 3)
        assert "其他（合伙带班）" in hand.screen


async def test_what_is_not_listed_is_not_taken_as_other_by_itself(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await type_employment(hand, "合伙带班")
        await hand.press("tab")
        await hand.press("f2")
        assert said(hand, "employment") == "列表里没有“合伙带班”，请按 ↓ 记作“其他”，或从全部里另选"


async def test_what_is_written_out_is_taken(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await type_employment(hand, "其他：合伙带班")
        await hand.press("tab")
        assert form_of(hand).values()["employment"] == "other:合伙带班"
