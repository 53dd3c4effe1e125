"""`rules --keys`: the page for whoever writes rules, in both languages, without data or password."""

from pathlib import Path

import pytest

from cases.law.rulekeys import ACT, FACTS, RULE_KEYS, example
from tests.tui.cli.line import Line
from tui.cli.plain.cells import width
from tui.cli.plain.jsonkeys import PAGE_KEYS
from tui.cli.plain.rulepage import WIDE


@pytest.fixture
def nowhere(line: Line, tmp_path: Path) -> Line:
    return Line(tmp_path / "nothing", line.capsys, who="", now=line.now)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_stands_there_on_lines_that_fit(nowhere: Line, language: str) -> None:
    told = nowhere.done("--lang", language, "rules", "--keys").out
    page = told.partition("[[rule]]\nid")[0]
    keys = {line.split()[0].rstrip("*") for line in page.splitlines() if line.startswith("  ")}
    assert {*RULE_KEYS, *ACT.keys, *FACTS} <= keys
    assert all(width(line) <= WIDE for line in page.splitlines())
    assert ("办理：即告完成" in page, "fulfils it" in page) == ((True, False) if language == "zh" else (False, True))


def test_what_a_rule_needs_is_marked(nowhere: Line) -> None:
    told = nowhere.done("rules", "--keys").out.splitlines()
    assert next(line for line in told if line.startswith("  decided_by")).startswith("  decided_by* ")
    assert next(line for line in told if line.startswith("  given ")).startswith("  given   ")


def test_its_example_is_a_rule_that_is_taken(nowhere: Line, line: Line, tmp_path: Path) -> None:
    told = nowhere.done("rules", "--keys").out
    path = tmp_path / "own.toml"
    path.write_text(told[told.index("[[rule]]\nid") :], encoding="utf-8")
    assert "已采用 1 条" in line.done("rules", str(path), who="zhu").out


def test_gives_json_by_its_keys(nowhere: Line) -> None:
    found = nowhere.done("rules", "--keys", "--json").json
    assert list(found) == list(PAGE_KEYS)
    assert (found["keys"]["stop"], found["example"]) == ("办理：即告完成", example())
    assert found["values"]["belongs_to"]["right"] == "劳动者的权利"


def test_it_takes_no_file_in(nowhere: Line) -> None:
    ended = nowhere("rules", "own.toml", "--keys")
    assert (ended.code, "不带文件名" in ended.err) == (2, True)
