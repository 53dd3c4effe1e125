"""The clock rules on the screen: found by number, name or article, each told in full."""

from cases.law.rulefile.reading import shipped
from cases.law.rulekeys import FACTS, RULE_KEYS, example
from storage.desk import Desk
from tests.tui.hand import Hand, at_desk
from tui.dialogs.read import Read
from tui.screens.centre.rules import RulesScreen, told, written
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
    async with at_desk(desk, (80, 60)) as hand:
        screen = await opened(hand, "l01")
        await hand.until(lambda: bool(screen.found) and screen.found[0].id == "L01" and len(screen.found) < 5)
        await hand.press("enter")
        assert isinstance(hand.app.screen, Read)
        shown = " ".join(hand.screen.split())
        for said in ("起算 接案登记，按“知道受侵害之日”", "中断", "中止", "恢复", "提前 30、7、3、1 日", "第二十七条"):
            assert said in shown
        assert "由谁 承办人（劳动者的权利）" in shown
        assert "适用 案由适用哪种时效：仲裁时效一年" in shown


async def test_whoever_writes_rules_is_told_what_each_key_means(desk: Desk) -> None:
    async with at_desk(desk, (80, 40)) as hand:
        await opened(hand)
        await hand.press("f2")
        assert isinstance(hand.app.screen, Read)
        shown = " ".join(hand.screen.split())
        assert "lapses* 期满未办意味着什么，中英文各一" in shown


async def test_what_is_too_long_for_the_screen_is_read_with_the_keys_and_its_button_stays_in_sight(desk: Desk) -> None:
    async with at_desk(desk, (80, 24)) as hand:
        await opened(hand)
        await hand.press("f2")
        assert ("id* " in hand.screen, "知道了" in hand.screen) == (True, True)
        await hand.press("pagedown", "down")
        await hand.until(lambda: "id* " not in hand.screen)
        await hand.press("end")
        await hand.until(lambda: "decided_by = " in hand.screen)
        assert "知道了" in hand.screen
        await hand.press("home")
        await hand.until(lambda: "id* " in hand.screen)
        await hand.press("enter")
        assert isinstance(hand.app.screen, RulesScreen)


def test_each_key_of_a_rule_and_each_value_stands_there() -> None:
    labels = {str(pair.label).rstrip("*") for pair in written()}
    assert {*RULE_KEYS, *FACTS, "event", "paid", "handler", "step", "promise"} <= labels
    assert any(example() == pair.text for pair in written())


def test_what_ends_a_rule_stands_apart_from_what_fulfils_it() -> None:
    (rule,) = (each for each in shipped() if each.id == "S05")
    labels = [str(pair.label) for pair in told(rule)]
    assert [each for each in labels if each in ("完成事项", "不再需要", "中断")] == ["完成事项", "不再需要"]
    again = next(each for each in shipped() if each.id == "L18-again")
    assert any("持以下文书提出的：终局裁决书\n" in show(pair.text) for pair in told(again))


def test_every_rule_can_be_told_in_both_languages() -> None:
    for language in ("zh", "en"):
        set_language(language)
        for rule in shipped():
            assert all(show(pair.text) for pair in told(rule)), rule.id
