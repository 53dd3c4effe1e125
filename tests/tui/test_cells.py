"""Sending the cells that change shows what sending all of them shows."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from tests.tui.glass import Glass
from tui.frame.cells import Cells
from tui.frame.sgr import Rendition, change, rendition_of

WIDTH, HEIGHT = 24, 6
TEXTS = ("王某某", "abc ", "    ", "│─╭", "e\u0301t\u00e9", "“…”", "：、", "x", " ", "\u3000工")
COLOURS = (None, "default", "#0a7f8c", "#e6e6e6", "red", "bright_blue", "color(200)")
ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike", "underline2", "overline", "conceal")
systems = pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])


def style(dice: random.Random) -> Style | None:
    if not dice.randrange(6):
        return None
    attributes: dict[str, Any] = {each: True for each in ATTRIBUTES if not dice.randrange(5)}
    link = dice.choice(("", "", "", "https://a.example"))
    return Style(color=dice.choice(COLOURS), bgcolor=dice.choice(COLOURS), link=link or None, **attributes)


def line(dice: random.Random, styles: list[Style | None]) -> Strip:
    made: list[Segment] = []
    while sum(each.cell_length for each in made) < WIDTH:
        made.append(Segment(dice.choice(TEXTS), dice.choice(styles)))
    return Strip(made).adjust_cell_length(WIDTH)


def whole(lines: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[each] for each in lines], Size(WIDTH, HEIGHT).region)


def plain(lines: list[Strip], system: ColorSystem) -> str:
    """Return what shows these lines as textual itself sends them."""
    return "".join(
        f"\x1b[{y};1H" + "".join(Strip.render_style(each.style or Style(), each.text, system) for each in strip)
        for y, strip in enumerate(lines, 1)
    )


@systems
@pytest.mark.parametrize("seed", range(20))
def test_what_changes_makes_of_one_screen_the_next(seed: int, system: ColorSystem) -> None:
    dice, shown, glass = random.Random(seed), Cells(), Glass(WIDTH, HEIGHT)
    shown.known(Size(WIDTH, HEIGHT))
    styles = [style(dice) for _ in range(5)]
    lines = [line(dice, styles) for _ in range(HEIGHT)]
    for _ in range(6):
        glass.take(shown.changes(whole(lines), system))
        assert glass.seen() == Glass(WIDTH, HEIGHT, plain(lines, system)).seen()
        assert shown.changes(whole(lines), system) == ""
        y = dice.randrange(HEIGHT)
        at = dice.randrange(1, WIDTH)
        lines[y] = Strip.join([lines[y].crop(0, at), line(dice, styles).crop(at, WIDTH)])


def test_of_a_change_only_its_cells_are_sent() -> None:
    shown, look = Cells(), Style(color="#e6e6e6", bgcolor="#121416")
    shown.known(Size(WIDTH, HEIGHT))
    before = [Strip([Segment("王某某 办理中 今天".ljust(15), look)], WIDTH) for _ in range(HEIGHT)]
    shown.changes(whole(before), ColorSystem.TRUECOLOR)
    after = Strip([Segment("王某某 办理中 昨天".ljust(15), look)], WIDTH)
    update = ChopsUpdate([{0: each} for each in [*before[:2], after, *before[3:]]], [(2, 0, WIDTH)], [[WIDTH]] * HEIGHT)
    sent = shown.changes(update, ColorSystem.TRUECOLOR)
    assert sent == "\x1b[3;15H\x1b[38;2;230;230;230;48;2;18;20;22m昨\x1b[0m"


def test_what_was_forgotten_is_sent_again_and_a_new_size_forgets() -> None:
    shown, lines = Cells(), [Strip([Segment("a" * WIDTH)])] * HEIGHT
    assert not shown.known(Size(WIDTH, HEIGHT))
    first = shown.changes(whole(lines), ColorSystem.TRUECOLOR)
    assert shown.known(Size(WIDTH, HEIGHT))
    assert shown.changes(whole(lines), ColorSystem.TRUECOLOR) == ""
    shown.forget()
    assert not shown.known(Size(WIDTH, HEIGHT))
    assert shown.changes(whole(lines), ColorSystem.TRUECOLOR) == first
    assert not shown.known(Size(WIDTH + 1, HEIGHT))


def test_a_character_whose_width_is_disputed_moves_nothing_beside_it() -> None:
    """What stands behind it is put where it belongs, and the line is sent whole: some of it may be overwritten."""
    shown = Cells()
    shown.known(Size(8, 1))
    first = LayoutUpdate([[Strip([Segment("👨\u200d👩abcdef")])]], Size(8, 1).region)
    assert shown.changes(first, ColorSystem.TRUECOLOR) == "\x1b[1;1H👨\u200d👩\x1b[1;3Habcdef"
    second = LayoutUpdate([[Strip([Segment("👨\u200d👩abcdeX")])]], Size(8, 1).region)
    assert shown.changes(second, ColorSystem.TRUECOLOR) == "\x1b[1;1H👨\u200d👩\x1b[1;3HabcdeX"


def test_a_link_is_begun_and_ended() -> None:
    linked = rendition_of(Style(link="https://a.example"), ColorSystem.TRUECOLOR)
    assert linked.link.endswith(";https://a.example")
    assert change(Rendition(), linked) == f"\x1b]8;{linked.link}\x1b\\"
    assert change(linked, Rendition()) == "\x1b]8;;\x1b\\"


looks = st.integers(0).map(lambda seed: rendition_of(style(random.Random(seed)), ColorSystem.TRUECOLOR))


@given(looks, looks)
def test_the_shortest_way_to_a_look_leads_to_it(before: Rendition, after: Rendition) -> None:
    short = Glass(2, 1, change(Rendition(), before) + "a" + change(before, after) + "b")
    long = Glass(2, 1, f"\x1b[0;{before.sgr or 0}ma\x1b[0;{after.sgr or 0}mb")
    assert short.seen() == long.seen()
    assert len(change(before, after)) <= len(f"\x1b]8;{after.link};\x1b\\\x1b[0;{after.sgr}m")
