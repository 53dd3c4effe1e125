"""The pictures of the READMEs stand in cells, whatever fonts a browser has."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.cells import cell_len

from tests.readme.aligned import CELL, aligned, runs
from tests.readme.pictures import FOLDER, SCENES

TEXT = re.compile(r'<text class="[^"]*-r\d+" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)</text>')
PICTURES = [FOLDER / f"{name}.svg" for name in SCENES]


class Placed(NamedTuple):
    """A run of characters as it is placed: on which line, in which cells."""

    line: float
    left: float
    cells: float
    more: str
    text: str


def placed(svg: str) -> list[Placed]:
    found = TEXT.findall(svg)
    return [Placed(float(y), float(x) / CELL, float(w) / CELL, more, unescape(said)) for x, y, w, more, said in found]


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_each_run_is_placed_in_its_own_cells(path: Path) -> None:
    found = placed(path.read_text(encoding="utf-8"))
    assert len(found) > 50
    for each in found:
        assert each.left == pytest.approx(round(each.left), abs=0.01)
        assert each.cells == pytest.approx(cell_len(each.text), abs=0.01)
        assert len({(cell_len(character), character.isascii()) for character in each.text if character != " "}) == 1
        assert 'lengthAdjust="spacingAndGlyphs"' in each.more
    ordered = sorted(found)
    for one, other in pairwise(ordered):
        assert one.line != other.line or one.left + one.cells <= other.left + 0.01, (one, other)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_no_picture_asks_the_network_for_a_font(path: Path) -> None:
    assert not re.search(r"@font-face|url\((?!#)", path.read_text(encoding="utf-8"))


def test_the_desk_is_shown_wide() -> None:
    assert SCENES["desk"][0][0] == 120
    assert max(each.left for each in placed((FOLDER / "desk.svg").read_text(encoding="utf-8"))) > 80


def test_a_piece_of_several_widths_is_taken_apart() -> None:
    assert [*runs("案号 YT0001  “a”…")] == [(0, "案号"), (5, "YT0001"), (13, "“"), (14, "a"), (15, "”…")]
    svg = '<text class="x-r1" x="24.4" y="20" textLength="97.6" clip-path="url(#c)">日&#160;&lt;b&gt;</text>'
    assert [(round(each.left), round(each.cells), each.text) for each in placed(aligned(svg))] == [
        (2, 2, "日"),
        (5, 3, "<b>"),
    ]
