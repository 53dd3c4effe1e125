"""Text that means harm, put into the file behind the desk's back and looked at on a real terminal; very long text."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cases.events import CATALOGUE
from storage.desk import Desk
from tests.benchmarks.terminal import Terminal
from tests.tui import centre as small
from tests.tui.conftest import built, desk, folder, store  # noqa: F401 - fixtures
from tests.tui.filling import case_of, form_of, open_case
from tests.tui.forms.test_hostile import into_every_text
from tests.tui.hand import at_desk
from tests.unlocked import PASSWORD, behind
from tui.screens.cases.case import CaseScreen
from tui.screens.form import FormScreen

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[2]
MARK = "凶"
HARM = f"{MARK}[/b]\x1b]52;c;cHduZWQ=\x07\x1b]0;pwned\x07\x1b[31;5mX\x9b2J\u202e反\u2066\x00\x08\x7f"
FOREIGN = (b"\x1b]52;", b"\x1b]0;pwned", b"\x1b[31;5mX", b"\xc2\x9b", "\u202e".encode(), "\u2066".encode(), b"\x08\x7f")
"""Bytes of the harm that must never reach a terminal."""

COMMAND = (sys.executable, "-c", "import sys; from tui.cli import main; sys.exit(main())")
FACTS = "SELECT case_id, seq, fields FROM history"
WALK = (
    *("\x1bOQ", "v", "i", "\x1b", "\x1b[17~", "v", "\x1b[23~", "\x1b", "\x1b"),
    *("v", "/", "\x1b", "?", "\x1b", ".", "\x1b", ":", "\x1b", "\x1b[D", "\x1b[C", "]", "]", "[", "["),
    *("\r", "1", "2", "3", "4", "5", "v", " ", "\x1b", "i", "\x1b", "g", "\x1b", "V", "\x1b", "G", "\x1b", "z", "\x1b"),
    *(
        "\x1b",
        "\x1b[23~",
        "\x1b[19~",
        "\r",
        "v",
        "\x1b[17~",
        "\x1b",
        "\x1b",
        "\x1b",
        "\x14",
        "\r",
        "\x1b",
        "\x1b",
        "n",
        "\x1b",
    ),
)
"""What is pressed on the way past the screens."""


def poison(place: Path) -> None:
    """Put harm into every text of the file: names, stories, the centre and its people."""
    with behind(place, "zhang") as connection:
        connection.execute("DROP TRIGGER history_no_update")
        rows = connection.execute(FACTS).fetchall()
        for case_id, seq, fields in rows:
            told = {name: _poisoned(value) for name, value in json.loads(fields).items()}
            changed = (json.dumps(told), case_id, seq)
            connection.execute("UPDATE history SET fields = ? WHERE case_id = ? AND seq = ?", changed)
        for statement in (
            "UPDATE case_row SET applicant = ? || applicant",
            "UPDATE account SET name = ? || name",
            "UPDATE station SET name = ? || name",
            "UPDATE part SET name = ? || name",
            "UPDATE agenda SET text = ? || text",
            "UPDATE setting SET value = ? || value WHERE name = 'centre'",
            "INSERT INTO draft VALUES ('zhang', 'opened', ?, '2026-06-18T09:00:00')",
        ):
            value = json.dumps({"applicant": HARM, "facts": HARM}) if "draft" in statement else HARM
            connection.execute(statement, (value,))
        for id_, fields in connection.execute("SELECT id, fields FROM record").fetchall():
            told = {name: _poisoned(value) for name, value in json.loads(fields).items()}
            connection.execute("UPDATE record SET fields = ? WHERE id = ?", (json.dumps(told), id_))


def _poisoned(value: Any) -> Any:
    return value + HARM if isinstance(value, str) and any(ord(each) > 0x2E80 for each in value) else value


def test_no_byte_of_it_reaches_a_real_terminal(
    folder: Path,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    poison(folder)
    command = (*COMMAND, "--data", str(folder), "--as", "zhang")
    monkeypatch.setattr("tests.benchmarks.terminal.PASSWORD", PASSWORD)
    with Terminal(command) as terminal:
        terminal.wait_for(MARK)
        seen = terminal._painted
        for keys in WALK:
            terminal.press(keys)
            terminal.settle(0.25)
            seen += terminal._painted
    assert seen.count(MARK.encode()) > 50, "it was shown, without its sting"
    assert [each for each in FOREIGN if each in seen] == []


def test_no_byte_of_it_reaches_an_export(folder: Path, tmp_path: Path) -> None:  # noqa: F811 - the fixture
    poison(folder)
    words = (
        *(["summary", "0001"], ["meeting", "--queue", "all"], ["person", "0001"]),
        *(["list", "--queue", "all", "--full"], ["list", "--of", "people", "--full"]),
        *(["agenda", "--all", "--full"], ["agenda", "--all", "--full", "--days", "99"]),
    )
    for place, asked in enumerate(words):
        ending = ".ics" if "--days" in asked else ".xlsx" if "list" in asked else ".docx"
        out = tmp_path / f"{place}{ending}"
        command = [*COMMAND, "--data", str(folder), "--as", "zhang", "export", *asked, "-o", str(out)]
        done = subprocess.run(
            command, env=os.environ | {"BANGFU_PASSWORD": PASSWORD}, capture_output=True, check=False, cwd=ROOT
        )
        assert done.returncode == 0, done.stderr.decode()
        text = out.read_bytes() if out.suffix == ".ics" else _pages(out)
        assert MARK.encode() in text
        assert [each for each in FOREIGN if each in text] == []


def _pages(path: Path) -> bytes:
    with zipfile.ZipFile(path) as parts:
        return b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code != "opened"])
async def test_a_hundred_thousand_characters_in_every_field_of_every_form(
    desk: Desk,  # noqa: F811 - the fixture
    code: str,
) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 4)
        screen: Any = hand.app.screen
        screen.action_record(code)
        await hand.settle()
        assert isinstance(hand.app.screen, FormScreen)
        await into_every_text(hand, "很长的话。" * 20_000)
        await hand.press("f2")
        await hand.settle()
        while not isinstance(hand.app.screen, CaseScreen):
            await hand.press("escape")
        assert "出了意外" not in hand.screen


async def test_a_hundred_thousand_characters_at_the_counter(desk: Desk) -> None:  # noqa: F811 - the fixture
    async with at_desk(desk) as hand:
        await hand.press("n")
        for name, text in small.intake(0).items():
            form_of(hand).fields[name].fill(text)
        form_of(hand).fields["facts"].fill("欠薪已久。" * 20_000)
        await hand.until(lambda: form_of(hand).fields["decision"].display)  # who may be the same has been found
        form_of(hand).fields["decision"].fill("same_new")
        await hand.press("f2")
        await hand.until(lambda: isinstance(hand.app.screen, CaseScreen))
        assert len(desk.cases.file(case_of(hand).case_id).case.intake.facts) == 100_000
