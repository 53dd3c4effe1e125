"""The steps from shape to shape are frozen: none of them changes with what the program is today."""

import ast
from pathlib import Path

import pytest

from storage.engine.shape import FOLDER, SCHEMA

STEPS = sorted(FOLDER.glob("*.py"))
MAY_IMPORT = {"typing", "peewee", "playhouse"}


def imported(step: Path) -> set[str]:
    """Return the packages that a step imports, wherever in it."""
    found = set[str]()
    for node in ast.walk(ast.parse(step.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0] if not node.level else ".")
    return found


@pytest.mark.parametrize("step", STEPS, ids=lambda path: path.stem)
def test_a_step_imports_nothing_of_the_program(step: Path) -> None:
    assert imported(step) <= MAY_IMPORT


@pytest.mark.parametrize(
    "said", ["from storage.engine.tables import CaseRow", "def up():\n    import cases", "from . import steps"]
)
def test_a_step_that_does_would_be_seen(tmp_path: Path, said: str) -> None:
    step = tmp_path / "0001_step.py"
    step.write_text(said)
    assert not imported(step) <= MAY_IMPORT


def test_there_is_one_for_each_shape() -> None:
    assert [int(each.stem[:4]) for each in STEPS] == list(range(1, SCHEMA + 1))
