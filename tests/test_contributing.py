"""CONTRIBUTING.md is true: its how-tos are run, and the files, targets and words that it names exist."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.contributing import page

PYTHON = ("event", "paper", "screen", "migration")


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """Return a folder with a module for each how-to in Python, its blocks one after the other."""
    for name in PYTHON:
        (tmp_path / f"how_to_{name}.py").write_text("\n\n".join(page.blocks(name)), encoding="utf-8")
    return tmp_path


def run(*words: str, **environment: str) -> None:
    """Run a module of Python from the root of the project; fail with what it says if it does."""
    keep = {**os.environ, **environment}
    command = [sys.executable, "-m", *words]
    done = subprocess.run(
        command, cwd=page.ROOT, env=keep, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_a_how_to_for_all_that_is_added() -> None:
    assert page.how_tos() == {
        "Add an event": ["event", "event"],
        "Add a clock rule": ["clock"],
        "Add a code": ["code", "code"],
        "Add a paper": ["paper"],
        "Add a screen": ["screen"],
        "Add a migration": ["migration"],
    }


def test_each_how_to_does_what_it_says(modules: Path) -> None:
    events = ("-p", "how_to_event")  # before the program, which asks once what can happen
    run("pytest", *events, "-n", "0", "-q", "tests/contributing/how_tos.py", PYTHONPATH=str(modules))


def test_its_blocks_are_in_the_style_of_the_project(modules: Path) -> None:
    alone = ("--ignore", "INP001,D100")  # a block is a part of a module, which stands in a package
    run("ruff", "check", "--config", "pyproject.toml", *alone, str(modules))


@pytest.mark.parametrize(("words", "path"), page.held())
def test_what_it_says_of_a_file_stands_there(words: str, path: str) -> None:
    text = (page.ROOT / path).read_text(encoding="utf-8")
    if words.isidentifier():
        assert re.search(rf"^ *(?:class |def |async def )?{words}\b *(?:[:=(\[]|: )", text, re.MULTILINE), "made there"
    else:
        assert words in text


def test_the_files_and_folders_that_it_names_exist() -> None:
    assert len(page.paths()) > 20
    assert [each for each in page.paths() if not (page.ROOT / each).exists()] == []


def test_the_commands_that_it_names_can_be_called() -> None:
    made = re.findall(r"^(\w+):", (page.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"lint", "test", "faults", "prove", "bench", "messages"} <= set(page.targets()) <= set(made)
    assert page.modules()
    assert all(find_spec(each) for each in page.modules())
