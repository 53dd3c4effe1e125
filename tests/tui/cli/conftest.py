"""A command line on a centre of its own."""

from pathlib import Path

import pytest

from tests.tui.cli.line import Line, make_centre
from tests.unlocked import PASSWORD


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """Return a command line on a new centre, with Li of the staff at it, at noon on 23 November 2026."""
    make_centre(tmp_path / "centre")
    monkeypatch.setenv("BANGFU_PASSWORD", PASSWORD)
    return Line(tmp_path / "centre", capsys)
