"""The steps from shape to shape are frozen: none of them changes with what the program is today."""

import ast
import json
import zipfile
from pathlib import Path

import pytest

from storage.engine.shape import FOLDER, SCHEMA
from storage.opening.door import sign_in
from tests.storage.frozen_told import NOW, freeze, told
from tui.demo.centre import FIRST, PASSWORD

FROZEN = Path(__file__).parent.parent / "frozen"
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


def test_data_of_the_shape_before_are_kept_or_of_this_one_already() -> None:
    """With the step to a new shape comes data of the one that was, as a version wrote them that people used."""
    kept = {int(each.stem.partition("-")[0]) for each in FROZEN.glob("*.zip")}
    assert kept & {SCHEMA - 1, SCHEMA}
    assert {each.stem for each in FROZEN.glob("*.zip")} == {each.stem for each in FROZEN.glob("*.json")}


def test_a_centre_is_frozen_plain_with_what_it_tells(tmp_path: Path) -> None:
    freeze("99-at-first", tmp_path)
    with zipfile.ZipFile(tmp_path / "99-at-first.zip") as packed:
        assert sorted(packed.namelist()) == ["bangfu.db", "bangfu.keys"]
        packed.extractall(tmp_path / "data")
    assert (tmp_path / "data" / "bangfu.db").read_bytes().startswith(b"SQLite format 3")
    store, _account = sign_in(tmp_path / "data", FIRST.account, PASSWORD, NOW)
    assert told(store) == json.loads((tmp_path / "99-at-first.json").read_text(encoding="utf-8"))
    store.close()
    with pytest.raises(FileExistsError):
        freeze("99-at-first", tmp_path)
