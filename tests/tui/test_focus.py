"""What has the focus is told by a sign, without colours too: one field or one button at a time."""

import pytest
from textual.widgets import Button

from storage.desk import Desk
from tests.tui.hand import Hand, at_desk
from tui.forms.field import CURSOR, Field

PRESSES = 12


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_field_in_hand_and_no_other_has_a_sign_before_its_label(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(desk, size) as hand:
        await hand.press("n")
        for _ in range(PRESSES):
            (line,) = [line for line in hand.lines if line.startswith(CURSOR)]
            field = field_in_hand(hand)
            assert line[1:].strip().startswith(field.ask.label.zh[:4])
            await hand.press("tab")


async def test_the_button_in_hand_and_no_other_stands_in_brackets(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(desk) as hand:
        await hand.press("ctrl+q")
        for _ in range(3):
            assert isinstance(hand.app.focused, Button)
            told = str(hand.app.focused.label).strip()
            assert f"[{told}]" in hand.screen
            assert hand.screen.count("[") == 1
            await hand.press("right")


def field_in_hand(hand: Hand) -> Field:
    focused = hand.app.focused
    assert focused
    return next(each for each in focused.ancestors if isinstance(each, Field))
