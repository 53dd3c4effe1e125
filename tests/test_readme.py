"""The READMEs say what the program does: made blocks are as the code makes them, and commands and keys exist."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from cases.events import CATALOGUE
from storage.copies.backup import read_manifest
from tests.readme.blocks import BLOCKS, PAGES, READMES, ROOT, blocks_of, made
from tests.unlocked import PASSWORD, found
from tui.cli.verbtable import NAMES, verb


@pytest.mark.parametrize(("language", "page"), PAGES, ids=lambda value: getattr(value, "name", value))
def test_made_blocks_are_as_the_program_makes_them(language: str, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert made(text, language) == text, "run: make docs"


def test_every_block_is_used_and_an_edited_one_is_noticed() -> None:
    text = READMES["en"].read_text(encoding="utf-8")
    assert set().union(*(blocks_of(page.read_text(encoding="utf-8")) for _, page in PAGES)) == set(BLOCKS)
    assert made(text.replace("`voided`", "`vanished`"), "en") == text


@pytest.mark.parametrize("language", READMES)
def test_the_commands_are_the_verbs(language: str) -> None:
    text = READMES[language].read_text(encoding="utf-8")
    commands = text.partition("bangfu [--data DIR]")[2].partition("```")[0].splitlines()[1:]
    assert sorted(commands) == sorted(f"bangfu {verb(name).usage}" for name in NAMES)


@pytest.mark.parametrize("language", READMES)
def test_the_letters_of_daily_work_ask_for_what_is_said(language: str) -> None:
    said = {"accept": "s", "assign": "z", "contact": "c", "file": "f", "mediation": "t", "money": "y", "void": "V"}
    keys = {event.spec.label.en.lower(): event.spec.key for event in CATALOGUE.values()}
    text = READMES[language].read_text(encoding="utf-8")
    for label, key in said.items():
        assert keys[label] == key
        assert f"`{key}`" in text


@pytest.mark.parametrize("language", READMES)
def test_pictures_and_folders_exist(language: str) -> None:
    text = READMES[language].read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)]+)\)", text) + re.findall(r"^(\w+/) ", text, re.MULTILINE)
    assert len(named) > 5
    for name in named:
        assert (ROOT / name).exists(), name


def test_the_two_commands_are_targets_of_make() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"demo", "test", "lint", "bench"} <= set(targets)


@pytest.mark.parametrize("language", READMES)
def test_the_lines_for_backups_elsewhere_work_today_and_a_week_later(language: str, tmp_path: Path) -> None:
    block = READMES[language].read_text(encoding="utf-8").partition("```\nBANGFU_DATA=")[2].partition("```")[0]
    here = ("/srv/bangfu-password", "/srv/bangfu", "/mnt/other", "/usr/local/bin")
    assert all(place in f"BANGFU_DATA={block}" for place in here)
    *settings, line = re.sub(r"(/srv|/mnt|/usr/local)/", rf"{tmp_path}/", f"BANGFU_DATA={block}").splitlines()
    assert re.match(r"(\S+ ){5}/", line), "five fields, then what is called"
    called = line.split(" ", 5)[5].replace("\\%", "%")  # cron takes a bare % for the end of the line
    store = found(tmp_path / "bangfu", centre="中心", station="YT", account="admin", name="林一")
    store.close()
    (tmp_path / "bangfu-password").write_text(PASSWORD, encoding="utf-8")
    for folder in ("other", "bin"):
        (tmp_path / folder).mkdir()
    program = tmp_path / "bin" / "bangfu"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tui.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), **dict(each.split("=", 1) for each in settings)}
    for _day in range(2):
        ended = subprocess.run(["sh", "-c", called], env=environment, capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, "")
    (made_there,) = (tmp_path / "other").iterdir()
    assert read_manifest(made_there, lambda _ring: store.key).accounts == 1


def test_what_the_architecture_names_is_there() -> None:
    """Each word of the glossary stands in the code, and each folder that the page names exists."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = re.findall(r"`((?:cases|storage|exports|tui|tests)/[\w/]*)`", text)
    assert len(folders) > 5
    for name in folders:
        assert (ROOT / name).exists(), name
    words = re.findall(r"^\| [^|]+ \| [^|]+ \| `([\w.]+)` in `([\w.]+)` \|$", text, re.MULTILINE)
    assert len(words) > 10
    for word, module in words:
        found: object = import_module(module)
        for part in word.split("."):
            assert part in {*dir(found), *getattr(found, "__dataclass_fields__", ())}, (word, module)
            found = getattr(found, part, None)
