"""A screen is styled as it is made, and not anew once the size of the window is told or it is first shown."""

from collections.abc import Iterable

import pytest
from textual.widget import Widget
from textual.widgets import Static

from storage.desk import Desk
from tests.tui.hand import at_desk
from tui.screens.base import Base


class Counted(Static):
    """Counts how often it is styled, and knows of what size its screen was when it was made."""

    styled, sized = 0, frozenset[str]()

    def notify_style_update(self) -> None:
        self.styled += 1
        super().notify_style_update()

    def on_mount(self) -> None:
        self.sized = self.screen.classes


class Sample(Base[None]):
    """A screen with a widget."""

    def body(self) -> Iterable[Widget]:
        yield Counted("…")


@pytest.mark.parametrize(("size", "names"), [((120, 36), {"-wide", "-tall"}), ((60, 12), {"-narrow", "-short"})])
async def test_a_screen_knows_its_size_before_what_stands_in_it(
    desk: Desk, size: tuple[int, int], names: set[str]
) -> None:
    async with at_desk(desk, size) as hand:
        hand.app.push_screen(sample := Sample())
        await hand.settle()
        assert sample.query_one(Counted).sized >= names
        assert sample.query_one(Counted).styled == 1
