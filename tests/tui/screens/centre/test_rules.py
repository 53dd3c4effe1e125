"""The clock rules on the screen: found by number, name or article, each told in full."""

from cases.law.clockfile import shipped
from storage.desk import Desk
from tests.tui.hand import Hand, at_desk
from tui.dialogs.read import Read
from tui.screens.centre.rules import RulesScreen, told
from tui.words.language import set_language, show


async def opened(hand: Hand, typed: str = "") -> RulesScreen:
    await hand.press("f12")
    await hand.type("期限规则")
    await hand.press("enter")
    screen = hand.app.screen
    assert isinstance(screen, RulesScreen)
    await hand.type(typed)
    await hand.until(lambda: screen.found != list(shipped()) or not typed)
    return screen


async def test_all_stand_there_and_few_are_found_by_what_they_say(desk: Desk) -> None:
    async with at_desk(desk, (120, 36)) as hand:
        screen = await opened(hand)
        await hand.until(lambda: screen.found == list(shipped()))
        await hand.type("上诉")
        await hand.until(lambda: {rule.id for rule in screen.found} >= {"C05-judgment", "C05-ruling"})
        assert "A01" not in {rule.id for rule in screen.found}
        assert "民事诉讼法" in hand.screen


async def test_one_is_told_in_full_with_what_moves_it(desk: Desk) -> None:
    async with at_desk(desk, (80, 40)) as hand:
        screen = await opened(hand, "l01")
        await hand.until(lambda: bool(screen.found) and screen.found[0].id == "L01" and len(screen.found) < 5)
        await hand.press("enter")
        assert isinstance(hand.app.screen, Read)
        shown = " ".join(hand.screen.split())
        for said in ("起算 接案登记，按“知道受侵害之日”", "中断", "中止", "恢复", "提前 30、7、3、1 日", "第二十七条"):
            assert said in shown


def test_every_rule_can_be_told_in_both_languages() -> None:
    for language in ("zh", "en"):
        set_language(language)
        for rule in shipped():
            assert all(show(pair.text) for pair in told(rule)), rule.id
