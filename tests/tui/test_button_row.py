"""The buttons of a dialog are all in sight, below each other where the window is too narrow for a row."""

from pathlib import Path

import pytest
from textual.widgets import Button

from cases.values.text import say
from storage.desk import Desk
from tests.tui.hand import at_desk
from tui.dialogs.base import ButtonRow
from tui.dialogs.save import Save
from tui.words.language import set_language


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_all_buttons_are_in_sight(desk: Desk, size: tuple[int, int], language: str) -> None:
    set_language(language)
    try:
        async with at_desk(desk, size) as hand:
            hand.app.push_screen(Save(say("会议材料"), say("会议材料"), Path("会议材料.docx"), more=say("清单")))
            await hand.settle()
            found = [each for each in hand.app.screen.query(Button) if each.id != "more"]
            (row,) = hand.app.screen.query(ButtonRow)
            for each in found:
                words = each.region.shrink((0, 2, 0, 1))  # what is blank may be cut
                assert row.region.contains_region(words)
    finally:
        set_language("zh")
