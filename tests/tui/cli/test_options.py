"""Every option of every verb that reads or writes a paper does something: without it something else comes out."""

import re
import zipfile
from pathlib import Path

import pytest

from cases.directory.records import Person
from storage.desk import Desk
from tests.tui.cli.line import Line
from tests.unlocked import open_store
from tui.cli.verbtable import NAMES, verb

OPTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "today": {"--all": ("", "--all"), "--names": ("--all", "--all --names"), "--json": ("--all", "--all --json")},
    "queue": {
        "--of": ("mine", "mine --of li"),
        "--limit": ("open", "open --limit 1"),
        "--after": ("all --limit 1", "all --limit 1 --after 2.2"),
        "--names": ("open", "open --names"),
        "--json": ("open", "open --json"),
    },
    "show": {"--names": ("1", "1 --names"), "--json": ("1", "1 --json")},
    "search": {
        "--limit": ("共同", "共同 --limit 1"),
        "--names": ("共同", "共同 --names"),
        "--json": ("共同", "共同 --json"),
    },
    "events": {"--json": ("", "--json")},
    "clock": {
        "--on": ("L20 --on 2026-09-16", "L20 --on 2026-09-17"),
        "--event": ("L01 --on 2025-03-10", "L01 --on 2025-03-10 --event restart:2025-09-05"),
        "--case": ("", "--case cause=2025-144"),
        "--json": ("L20 --on 2026-09-16", "L20 --on 2026-09-16 --json"),
    },
    "rules": {"--keys": ("", "--keys"), "--json": ("", "--json")},
    "holidays": {"--json": ("", "--json")},
    "words": {"--json": ("", "--json")},
    "retention": {"--set": ("", "--set rights=20"), "--json": ("", "--json")},
    "hand-over": {
        "--left": ("li zhu --reason 调离 --look", "--left"),
        "--look": ("--left", "li zhu --reason 调离 --look"),
        "--json": ("--left", "--left --json"),
        "--reason": ("li zhu --reason 请看张三丰 --look", "li zhu --reason 请看 --look"),
        "--names": ("li zhu --reason 请看张三丰 --look", "li zhu --reason 请看张三丰 --look --names"),
        "--hide": ("li zhu --reason 请看黑猫 --look", "li zhu --reason 请看黑猫 --look --hide 黑猫"),
    },
    "export summary": {
        "--names": ("1 -o a.docx", "1 --names -o a.docx"),
        "--hide": ("1 -o a.docx", "1 --hide 黑猫 -o a.docx"),
        "--look": ("1 -o a.docx", "1 --look"),
    },
    "export list": {
        "--queue": ("--queue open -o a.xlsx", "--queue closed -o a.xlsx"),
        "--of": ("--queue open -o a.xlsx", "--of people -o a.xlsx"),
        "--search": ("--of people -o a.xlsx", "--of people --search 李小静 -o a.xlsx"),
        "--names": ("--of people -o a.xlsx", "--of people --names -o a.xlsx"),
        "--hide": ("--of people -o a.xlsx", "--of people --hide 黑猫 -o a.xlsx"),
    },
    "export meeting": {
        "--queue": ("--queue open -o a.docx", "--queue closed -o a.docx"),
        "--limit": ("--queue open -o a.docx", "--queue open --limit 1 -o a.docx"),
        "--names": ("--queue open -o a.docx", "--queue open --names -o a.docx"),
        "--hide": ("--queue open --all -o a.docx", "--queue open --all --hide 黑猫 -o a.docx"),
        "--all": ("--queue open -o a.docx", "--queue open --all -o a.docx"),
        "--look": ("--queue open -o a.docx", "--queue open --look"),
    },
    "export agenda": {
        "--from": ("--all --days 2 -o a.docx", "--all --days 2 --from 2026-11-28 -o a.docx"),
        "--days": ("--all -o a.docx", "--all --days 1 -o a.docx"),
        "--all": ("-o a.docx", "--all -o a.docx"),
        "--names": ("--all -o a.docx", "--all --names -o a.docx"),
        "--hide": ("--all -o a.docx", "--all --hide 黑猫 -o a.docx"),
        "--look": ("--all -o a.docx", "--all --look"),
    },
    "export person": {
        "--who": ("1 -o a.docx", "1 --who 王五 -o a.docx"),
        "--hide": ("1 -o a.docx", "1 --hide 黑猫 -o a.docx"),
        "--look": ("1 -o a.docx", "1 --look"),
    },
}
"""The words of a call without an option, and with it."""

ELSEWHERE = {
    "-o": "each paper here",
    "--force": "test_writing.py",
    "--undo": "test_handover.py",
    "--data": "",
    "--as": "",
    "--lang": "",
    "--help": "",
}
NOT_HERE = {
    "audit",
    "demo",
    "check",
    "backup",
    "restore",
    "recover",
    "settings",
    "confirm-day",
    "twins",
    "new",
    "record",
    "import",
    "seat",
}
"""The log, below, and verbs that change something, each in a file of tests of its own."""


_ANCHOR = re.compile(r"\d+-[0-9a-f]{8}")
"""Where the log stood: another place each time."""


@pytest.fixture
def at(line: Line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Line:
    """Return a supervisor's line with two open cases, tasks in both, and a folder of one's own."""
    monkeypatch.chdir(tmp_path)
    line.opened("facts=共同的事，黑猫")
    line.opened("applicant=李小静", "id_number=", "phone=13911112222", "facts=共同的事", "respondents=东方公司")
    for case, day in (("1", "2026-11-24"), ("2", "2026-11-29")):
        line.done("record", case, "accepted", "ground=union_dispute", who="zhu")
        line.done("record", case, "assigned", "handler=li", who="zhu")
        line.done("record", case, "task", "what=给张三丰送黑猫", f"by_day={day}")
    store = open_store(line.folder, "li")
    Desk(store, store.account("li"), line.now).directory.add(Person(name="钱一", note="喜欢黑猫"))
    store.close()
    line.who = "zhu"
    return line


def outcome(at: Line, name: str, words: str, folder: Path) -> str:
    """Return all that comes out of a call: what it says, and the text of the file that it writes."""
    path = next((folder / each for each in ("a.docx", "a.xlsx") if each in words), None)
    ended = at.done(*name.split(), *words.split())
    if path is None:
        return ended.out
    with zipfile.ZipFile(path) as parts:
        text = "".join(
            parts.read(each).decode()
            for each in parts.namelist()
            if each.startswith(("word/document", "xl/worksheets", "xl/shared"))
        )
    path.unlink()
    return _ANCHOR.sub("", text)


def test_an_option_does_something(at: Line, tmp_path: Path) -> None:
    idle = []
    for name, options in OPTIONS.items():
        plain = {words: outcome(at, name, words, tmp_path) for words in {without for without, _ in options.values()}}
        for option, (without, with_it) in options.items():
            if plain[without] == outcome(at, name, with_it, tmp_path):
                idle.append((name, option))
    assert idle == []


def test_the_log_is_narrowed_by_each_of_its_options(at: Line) -> None:
    """Each call leaves a line of its own, so that its lines are told apart by what they say."""

    def lines(*words: str) -> list[dict[str, object]]:
        found: list[dict[str, object]] = at.done("audit", "--json", *words).json["lines"]
        return found

    assert {each["by"] for each in lines("--limit", "1000")} > {"li", "zhu"}
    assert {each["by"] for each in lines("--limit", "1000", "--who", "li")} == {"li"}
    assert {each["case"] for each in lines("--limit", "1000", "--case", "YT0002")} == {"〔2026〕YT0002"}
    assert len(lines("--limit", "2")) == 2
    assert [each["seq"] for each in lines("--before", "4")] == [3, 2, 1]
    assert lines("--sign")[0]["deed"] == "signed_off"
    assert lines("--limit", "1")[0]["deed"] == "signed_in"


def test_every_option_is_tried() -> None:
    assert set(OPTIONS) | NOT_HERE == set(NAMES)
    for name, tried in OPTIONS.items():
        found = {option for action in verb(name).parser()._actions for option in action.option_strings}
        assert found - set(ELSEWHERE) - {"--full", "-h"} == set(tried), name
