"""A command line on a centre of its own."""

import shutil
from pathlib import Path

import pytest

from tests.tui.cli.line import Line, make_centre
from tests.unlocked import PASSWORD


@pytest.fixture(scope="session")
def new_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a centre once, to be copied."""
    folder = tmp_path_factory.mktemp("line")
    make_centre(folder)
    return folder


@pytest.fixture
def line(new_centre: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """Return a command line on a new centre, with Li of the staff at it, at noon on 23 November 2026."""
    shutil.copytree(new_centre, tmp_path / "centre")
    monkeypatch.setenv("BANGFU_PASSWORD", PASSWORD)
    return Line(tmp_path / "centre", capsys)


@pytest.fixture
def in_hand(line: Line) -> Line:
    """Return the line with a case in hand that has a task for tomorrow."""
    number = line.opened()
    line.done("record", number, "accepted", "ground=rights_wages", who="zhu")
    line.done("record", number, "assigned", "handler=li", who="zhu")
    line.done("record", number, "task", "what=打电话给 13800138000", "by_day=2026-11-24")
    return line
