"""Names on the command line: masked as on the screen, in full only where they are asked for by who may see them."""

from pathlib import Path
from typing import Any

import pytest

from cases.staff.people import Account, Role
from tests.tui.cli.line import Line
from tests.unlocked import give_passwords, open_store

READING = (
    ("queue", "all"),
    ("search", "欠薪"),
    ("show", "1"),
    ("today", "--all"),
    ("record", "1", "note", "what=王五与张三丰的妻子赵小兰在幸福路1号见面，微信号zsf_2026"),
)
"""Calls that tell of people. Each is made as text and as JSON."""

SECRET = ("张三丰", "三丰", "王五", "小兰", "13800138000", "11010519491231002X", "幸福路", "zsf_2026")


@pytest.fixture
def busy(line: Line) -> Line:
    """A case with people in all of its parts."""
    line.opened("facts=欠薪。张三丰（电话13800138000）和王五吵架，家住北京市朝阳区幸福路1号。")
    line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
    line.done("record", "1", "assigned", "handler=李经办", who="zhu")
    line.done("record", "1", "task", "what=给三丰的妻子赵小兰打电话 13800138000", "by_day=11-23", "who=李经办")
    return line


def noted(line: Line) -> dict[str, Any]:
    """Return the latest line of the log that is not of whoever reads it."""
    lines = line.done("audit", "--json", who="shen").json["lines"]
    return next(each for each in lines if each["by"] != "shen")


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize("words", READING)
def test_every_verb_hides_people(busy: Line, words: tuple[str, ...], form: tuple[str, ...]) -> None:
    shown = busy.done(*words, *form).out
    assert not [secret for secret in SECRET if secret in shown]


@pytest.mark.parametrize("option", ["--names", "--full"])
@pytest.mark.parametrize("words", [("queue", "all"), ("search", "欠薪"), ("show", "1")])
def test_names_are_told_to_who_asks_and_that_is_noted(busy: Line, words: tuple[str, ...], option: str) -> None:
    assert "张三丰" in busy.done(*words, option).out
    line = noted(busy)
    assert (line["deed"], line["by"]) == ("revealed", "li")


def test_numbers_are_told_with_the_names(busy: Line) -> None:
    shown = busy.done("show", "1", "--names", "--json").json
    assert shown["parties"][0] | {"role": ""} == {
        "role": "",
        "name": "张三丰",
        "id_number": "11010519491231002X",
        "phone": "13800138000",
        "address": "北京市朝阳区幸福路1号",
    }
    assert shown["facts"] == "欠薪。张三丰（电话13800138000）和王五吵架，家住北京市朝阳区幸福路1号。"


def test_the_help_names_the_new_word_alone(line: Line) -> None:
    told = line.done("queue", "--help").out
    assert "--names" in told
    assert "--full" not in told


def test_an_administrator_reads_and_is_told_no_names(busy: Line) -> None:
    store = open_store(busy.folder, "zhu")
    with store.writing():
        store.add_account(Account("guan", "关管理", Role.ADMINISTRATOR, "YT", everywhere=True))
    give_passwords(store, "guan")
    store.close()
    assert "张某某" in busy.done("queue", "all", who="guan").out
    for words in (("queue", "all"), ("search", "欠薪"), ("show", "1")):
        ended = busy(*words, "--names", who="guan")
        assert (ended.code, ended.out) == (1, "")
        assert "“显示姓名和号码”限工作人员、主管、审计员" in ended.err
        line = noted(busy)
        assert (line["deed"], line["by"], line["detail"]) == ("refused", "guan", {"rule": "role", "what": "names"})


def test_a_paper_may_hold_names(busy: Line, tmp_path: Path) -> None:
    for at, option in enumerate(("--names", "--full")):
        out = tmp_path / f"{at}.xlsx"
        busy.done("export", "list", "--queue", "all", option, "-o", str(out))
        line = noted(busy)
        assert (line["deed"], line["detail"]["masked"]) == ("exported", 0)


def test_whoever_came_between_is_told_of_without_names(busy: Line) -> None:
    seen = busy.done("show", "1", "--json").json["version"]
    busy.done("record", "1", "note", "what=王五打来电话")
    ended = busy("record", "1", "note", "what=补充", f"seen={seen}")
    assert ended.code == 1
    assert "王某某打来电话" in ended.err
