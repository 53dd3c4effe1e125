"""What lies on top is drawn whole, and everything else as textual would draw it."""

import random

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from storage.desk import Desk
from tests.tui.filling import open_case
from tests.tui.hand import at_desk
from tui.frame.compositor import WholeCharacters
from tui.frame.frame import Frame


class Pile(Screen[None]):
    CSS = "Static { position: absolute; }"

    def __init__(self, dice: random.Random, letters: str) -> None:
        super().__init__()
        self.dice, self.letters = dice, letters
        self._compositor = WholeCharacters()

    def compose(self) -> ComposeResult:
        for _ in range(self.dice.randint(1, 12)):
            letter = self.dice.choice(self.letters)
            made = Static(Content("\n".join([letter * 40] * 12)))
            made.styles.width, made.styles.height = self.dice.randint(1, 30), self.dice.randint(1, 8)
            made.styles.offset = (self.dice.randint(-4, 38), self.dice.randint(-2, 10))
            yield made


async def drawn(seed: int, letters: str) -> tuple[list[str], list[str]]:
    """Return what this compositor and textual's own draw of the same pile."""
    app: App[None] = App()
    async with app.run_test(size=(40, 12)) as pilot:
        await app.push_screen(Pile(random.Random(seed), letters))
        await pilot.pause()
        ours = [strip.text for strip in app.screen._compositor.render_strips()]
        plain = app.screen._compositor
        plain.__class__ = Compositor
        plain._cuts = None
        return ours, [strip.text for strip in plain.render_strips()]


@pytest.mark.parametrize("seed", range(25))
async def test_narrow_text_is_drawn_as_textual_draws_it(seed: int) -> None:
    ours, plain = await drawn(seed, "abcdefgh")
    assert ours == plain


async def test_a_message_over_two_widgets_loses_no_character(desk: Desk) -> None:
    async with at_desk(desk, (120, 36)) as hand:
        await open_case(hand, 1)
        for blanks in range(2):
            told = "一" + "a" * blanks + "只有咨询可以答复后结案，" * 2
            hand.app.notify(told, markup=False)
            await hand.settle()
            assert told in hand.screen
            hand.app.clear_notifications()


class Drawn(Static):
    """Counts how often it is drawn."""

    times = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        self.times += 1
        return super().render_lines(crop)


async def test_what_lies_wholly_under_something_else_is_not_drawn_for_a_change_of_that() -> None:
    app: App[None] = App()
    async with app.run_test(size=(40, 12)) as pilot:
        pile = Pile(random.Random(1), "a")
        await app.push_screen(pile)
        await pile.remove_children()
        under, over = Drawn("底\n" * 3), Drawn("面\n" * 3)
        for each, width in ((under, 10), (over, 20)):
            each.styles.width, each.styles.height = width, 3
        await pile.mount(under, over)
        await pilot.pause()
        under.times = over.times = 0
        pile._compositor._dirty_regions.add(over.region)
        assert pile._compositor.render_partial_update()
        assert (under.times, over.times) == (0, 1)


class Standing(Frame[None]):
    """Tells how it stands when it is put together."""

    def compose(self) -> ComposeResult:
        self.stood = {each for each in self.classes if each.startswith("-")}
        yield Static("王小明")


async def test_a_screen_stands_from_the_start_as_fits_the_terminal(desk: Desk) -> None:
    async with at_desk(desk, (80, 24)) as hand:
        screen = Standing()
        await hand.app.push_screen(screen)
        await hand.settle()
        assert screen.stood == {"-plain", "-tall"}
        assert screen.stood <= screen.classes


async def test_what_changes_within_a_batch_is_left_to_be_painted_after_it(desk: Desk) -> None:
    async with at_desk(desk, (80, 24)) as hand:
        screen = Standing()
        await hand.app.push_screen(screen)
        await hand.settle()
        with hand.app.batch_update():
            screen._compositor._dirty_regions.add(Region(0, 0, 6, 1))
            screen._compositor_refresh()
            assert screen._compositor._dirty_regions
        screen._compositor_refresh()
        assert not screen._compositor._dirty_regions
