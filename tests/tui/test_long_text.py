"""A dialog whose text is longer than the screen scrolls by keys, and says how much is left."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Button

from cases.values.text import say
from storage.desk import Desk
from tests.tui.hand import Hand, at_desk
from tui.dialogs.base import Dialog
from tui.dialogs.confirm import Confirm
from tui.dialogs.longtext import LongText
from tui.dialogs.message import Message
from tui.dialogs.read import Read
from tui.widgets.sheet import Labelled

LINES = "\n".join(f"第{n}行" for n in range(1, 61))

DIALOGS: tuple[Callable[[], Dialog[Any]], ...] = (
    lambda: Confirm(say("作废"), LINES, say("作废")),
    lambda: Read(say("经过"), [Labelled("内容", LINES)]),
)


@pytest.mark.parametrize("dialog", DIALOGS)
@pytest.mark.parametrize("size", [(80, 24), (60, 16), (120, 36)])
async def test_all_of_it_is_reached_by_keys(
    desk: Desk, dialog: Callable[[], Dialog[Any]], size: tuple[int, int]
) -> None:
    async with at_desk(desk, size) as hand:
        hand.app.push_screen(dialog())
        await hand.settle()
        seen, left = set[str](), left_in(hand)
        while left_in(hand):
            assert f"下面还有 {left_in(hand)} 行" in hand.screen
            seen |= lines_in(hand)
            await hand.press("pagedown")
            assert left_in(hand) < left
            left = left_in(hand)
        assert "到底了" in hand.screen
        assert seen | lines_in(hand) == {f"第{n}行" for n in range(1, 61)}
        assert isinstance(hand.app.focused, Button)
        assert hand.app.focused.region.bottom <= size[1]


async def test_a_short_one_says_nothing_of_it(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        hand.app.push_screen(Confirm(say("作废"), "一行", say("作废")))
        await hand.settle()
        assert "到底了" not in hand.screen
        assert "下面还有" not in hand.screen


async def test_no_sentence_breaks_within_the_number_of_an_article(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        for n in range(40):
            told = "字" * n + "按调解仲裁法第 27 条和第 9 条，付 20,000.00 元"
            hand.app.push_screen(Message(say("第 9 条"), told))
            await hand.settle()
            assert all(whole in hand.screen for whole in ("第 27 条", "第 9 条，", "20,000.00 元"))
            await hand.press("escape")


def left_in(hand: Hand) -> int:
    return hand.app.screen.query_one(LongText).left


def lines_in(hand: Hand) -> set[str]:
    return {word for line in hand.lines for word in line.split() if word.startswith("第") and word.endswith("行")}


@pytest.mark.parametrize("dialog", DIALOGS)
async def test_it_stands_in_a_window_of_any_size(desk: Desk, dialog: Callable[[], Dialog[Any]]) -> None:
    async with at_desk(desk) as hand:
        hand.app.push_screen(dialog())
        for size in ((80, 1), (80, 3), (40, 2), (45, 8), (20, 5), (1, 1), (80, 24)):
            await hand.pilot.resize_terminal(*size)
            await hand.settle()
        assert left_in(hand) > 0
