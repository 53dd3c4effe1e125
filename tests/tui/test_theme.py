"""The two looks can be read on a terminal of 16 colours, and have the contrast that reading all day asks for."""

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from tui.frame.theme import THEMES

PAIRS = [
    ("foreground", "background"),
    ("foreground", "surface"),
    ("foreground", "panel"),
    ("text-accent", "background"),
    ("text-accent", "panel"),
    ("text-error", "background"),
    ("text-warning", "background"),
    ("text-muted", "background"),
    ("text-muted", "panel"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
]
"""What is written on what."""


def colours(theme: Theme) -> dict[str, Color]:
    return {
        name: Color.parse(value)
        for name, value in theme.to_color_system().generate().items()
        if any(name in pair for pair in PAIRS)
    }


def in_sixteen(colour: Color) -> int | None:
    return RichColor.from_rgb(*colour.rgb).downgrade(ColorSystem.STANDARD).number


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(theme: Theme, text: str, ground: str) -> None:
    found = colours(theme)
    assert contrast(found[text], found[ground]) >= 4.5
    assert in_sixteen(found[text]) != in_sixteen(found[ground])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_line_under_the_cursor_stands_out(theme: Theme) -> None:
    found = colours(theme)
    assert in_sixteen(found["block-cursor-background"]) != in_sixteen(found["background"])


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
