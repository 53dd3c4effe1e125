"""Asking which case something is to be done with: the search, whose answer is the case."""

from collections.abc import Callable

from textual import on

from cases.values.text import say
from tui.screens.cases.search import SearchScreen
from tui.widgets.rows import Rows


class WhichCase(SearchScreen):
    """The search, before something is done with the case that is found. do: what is done with it."""

    WITHOUT = ("search", "new", "menu", "palette")

    def __init__(self, do: Callable[[int], object]) -> None:
        super().__init__()
        self.do = do

    def heading(self) -> object:
        return say("哪一件案件？")

    @on(Rows.Chosen)
    def action_open(self) -> None:
        if self.row:
            self.dismiss(None)
            self.do(self.row.id)
