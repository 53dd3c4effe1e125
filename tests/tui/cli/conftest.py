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
