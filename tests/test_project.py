"""The project's own papers agree with each other: pinned versions, the Makefile, and what a change must pass."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]

PINNED = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?==[0-9][0-9A-Za-z.!+]*")


def _folded(pin: str) -> str:
    name, _, version = pin.partition("==")
    return f"{re.sub('[-_.]+', '-', name).lower()}=={version}"


@pytest.mark.parametrize("line", LOCK)
def test_a_line_of_the_lock_is_a_name_and_a_version(line: str) -> None:
    assert PINNED.fullmatch(line)


def test_the_lock_names_each_package_once() -> None:
    names = [_folded(line).partition("==")[0] for line in LOCK]
    assert len(names) == len(set(names)) > 0


@pytest.mark.parametrize("pin", [*PROJECT["dependencies"], *(pin for pins in EXTRAS.values() for pin in pins)])
def test_what_the_project_asks_for_is_what_the_lock_holds(pin: str) -> None:
    assert PINNED.fullmatch(pin)
    assert _folded(pin) in {_folded(line) for line in LOCK}


@pytest.mark.parametrize(
    "line", ["", "textual>=8", "--index-url https://example.org", "x @ file:///x", "x==1 # why", "-e .", "x==1; y"]
)
def test_a_line_with_anything_else_is_not_a_pin(line: str) -> None:
    assert not PINNED.fullmatch(line)


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", *words]
    return subprocess.run(
        command, cwd=folder, env=keep, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder that holds what `make` reads, and no environment."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_make_alone_lists_what_can_be_made(clone: Path) -> None:
    shown = make(clone).stdout
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets
    assert [line.split()[1] for line in shown.splitlines()] == targets[1].split()


@pytest.mark.parametrize("target", ["demo", "test"])
def test_an_old_python_is_refused_in_one_sentence(clone: Path, target: str) -> None:
    old = clone / "old-python"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    refused = make(clone, f"PYTHON={old}", target)
    assert refused.returncode != 0
    assert f"bangfu needs Python 3.11 or newer; {old} is: Python 3.9.2" in refused.stderr
    assert not (clone / ".venv").exists()


def test_what_a_change_must_pass_is_the_test_command() -> None:
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert re.search(r"^make test\b", run.read_text(encoding="utf-8"), re.MULTILINE)
