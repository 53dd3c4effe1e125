"""The first rows are painted before anything else is read: a program that starts does first what one waits for."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from textual.screen import Screen

from cases.views.rows import Page, View
from storage.desk import Desk
from tests.tui.centre import NAME, clock
from tests.tui.hand import app_at, working
from tui import app
from tui.app import BangfuApp


class Painted(BangfuApp):
    """A program that knows what was read, by purpose, before its first screen was painted."""

    CSS_PATH = str(Path(app.__file__).with_name("bangfu.tcss"))

    before: list[str] | None = None

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if self.before is None and not self._batch_count:
            self.before = [each.name for each in self.workers]


class Late(Future[Page]):
    """A page that is not there yet when it is asked for, but comes to whoever waits."""

    def done(self) -> bool:
        return False


async def test_nothing_else_is_read_before_the_first_rows_are_painted(desk: Desk) -> None:
    program = Painted(desk, now=clock, strict=True)
    async with working(program) as hand:
        assert program.before == []
        assert NAME in hand.lines[0]


async def test_a_page_that_comes_late_is_shown_as_it_was_read_and_not_read_again(desk: Desk) -> None:
    page = desk.queues.page(View.ALL)
    ahead: Future[Page] = Late()
    ahead.set_result(replace(page, rows=page.rows[:1], after=None))
    program = app_at(desk)
    program.first_page = ahead
    async with working(program) as hand:
        told = [each.number[-6:] for each in page.rows if each.number[-6:] in hand.screen]
        assert told == [page.rows[0].number[-6:]]
