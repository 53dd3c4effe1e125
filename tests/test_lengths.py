"""A file of the program or of its tests is one idea, and no longer than can be read in one go."""

from pathlib import Path

import pytest

from tests.messages import FLOORS, ROOT

MOST = 400
"""How many lines a file holds at most; what is data, and not code, may be longer."""


@pytest.mark.parametrize("part", [*FLOORS, "tests"])
def test_no_file_is_longer_than_can_be_read_in_one_go(part: str) -> None:
    lines = {str(path.relative_to(ROOT)): _lines(path) for path in (ROOT / part).rglob("*.py")}
    assert lines
    assert {name: many for name, many in lines.items() if many > MOST} == {}


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")
