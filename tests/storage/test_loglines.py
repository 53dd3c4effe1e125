"""What a line of the log tells beside what was done: no count, tie or entry beyond its reader's reach."""

import ast
from pathlib import Path

import pytest

import storage
from cases.staff.audit import AuditAction, AuditLine
from cases.staff.people import Account, Role
from storage.log.loglines import DETAILS
from storage.store.writes import KEPT
from tests.centre import DAY, Centre

SOURCES = sorted(Path(storage.__file__).parent.rglob("*.py"))


@pytest.fixture
def two(centre: Centre) -> Centre:
    """Return a centre with two cases at one station and one at another, and a supervisor of the first."""
    with centre.store.writing():
        centre.store.add_account(Account("bai", "白云", Role.SUPERVISOR, "YT"))
    for by in ("li", "li", "sun"):
        centre.open(by)
    return centre


def told(centre: Centre, who: str, action: AuditAction) -> list[AuditLine]:
    """Return the lines of an action as somebody reads them."""
    return [line for line in centre.desk(who).trail.lines(most=500) if line.action is action]


def details(centre: Centre, who: str, action: AuditAction) -> list[dict[str, str | int]]:
    return [dict(line.detail) for line in told(centre, who, action)]


def test_how_many_were_shown_counts_those_that_one_knows(two: Centre) -> None:
    two.desk("wang").trail.reveal("search", [1, 2, 3])
    assert details(two, "wang", AuditAction.REVEALED) == [{"what": "search", "cases": 3}]
    assert details(two, "bai", AuditAction.REVEALED) == [{"what": "search", "cases": 2}]
    assert details(two, "qian", AuditAction.REVEALED) == [{"what": "search", "cases": 1}]


def test_what_was_shown_of_others_alone_is_no_line(two: Centre) -> None:
    two.open("sun")
    two.desk("wang").trail.reveal("twins", [3, 4])
    records = [line.id for line in two.desk("sun").directory.page("person")]
    two.desk("wang").trail.reveal("twins", records=records)
    assert details(two, "bai", AuditAction.REVEALED) == []
    assert [each.get("cases") for each in details(two, "qian", AuditAction.REVEALED)] == [2]


def test_a_restricted_case_counts_for_who_finds_it(two: Centre) -> None:
    two.add(2, "reach", "wang", who="restricted", reason="隐私。")
    two.desk("wang").trail.reveal("search", [1, 2, 3])
    assert [each["cases"] for each in details(two, "admin", AuditAction.REVEALED)] == [2]
    assert [each["cases"] for each in details(two, "audit", AuditAction.REVEALED)] == [3]


def test_a_count_over_all_stations_is_for_who_sees_them(two: Centre) -> None:
    two.desk("wang").rules.take("", "own.toml")
    two.desk("wang").rules.reckon()
    told_all, told_here = (details(two, who, AuditAction.SET) for who in ("wang", "bai"))
    assert [each for each in told_all if "cases" in each]
    assert len(told_here) == len(told_all)
    assert not [each for each in told_here if "cases" in each]


def test_a_tie_that_one_does_not_find_is_in_no_line_and_leaves_no_gap(two: Centre) -> None:
    two.add(3, "linked", "wang", number=two.desk("wang").cases.file(1).case.number, relation="same_employer")
    two.add(3, "fact", "sun", what="去年开始欠薪。")
    assert [(line.detail["event"], line.detail["entry"]) for line in told(two, "qian", AuditAction.RECORDED)] == [
        ("fact", 2),
        ("opened", 1),
    ]
    assert [line.entry.seq for line in two.desk("qian").cases.file(3).history] == [1, 2]
    assert ("linked", 2) in [
        (line.detail["event"], line.detail["entry"]) for line in told(two, "wang", AuditAction.RECORDED)
    ]


def test_an_auditor_of_all_reads_every_line_by_the_numbers_that_they_hear(two: Centre) -> None:
    """That something was recorded they read; which entry it is they are told of those that they can look at."""
    number = two.desk("wang").cases.file(2).case.number
    two.add(2, "reach", "wang", who="restricted", reason="隐私。")
    two.add(1, "linked", "wang", number=number, relation="same_employer")
    two.add(1, "fact", what="去年开始欠薪。")
    shown = [line.entry.event.spec.code for line in two.desk("audit").cases.file(1).history]
    assert shown == ["opened", "fact"]
    lines = [
        (line.detail["event"], line.detail.get("entry"))
        for line in two.desk("audit").trail.lines(most=500)
        if line.action is AuditAction.RECORDED and line.case.endswith("YT0001")
    ]
    assert lines == [("fact", 2), ("linked", None), ("opened", 1)]
    whole = [
        line.detail.get("entry")
        for line in two.desk("wang").trail.lines(most=500)
        if line.action is AuditAction.RECORDED and line.case.endswith("YT0001")
    ]
    assert whole == [3, 2, 1]


def test_an_entry_is_taken_back_by_the_number_that_its_reader_knows(two: Centre) -> None:
    number = two.desk("wang").cases.file(1).case.number
    two.add(3, "linked", "wang", number=number, relation="same_employer")
    two.add(3, "fact", "sun", what="去年开始欠薪。")
    two.add(3, "task", "sun", what="取证", by_day="2026-03-09", who="sun")
    (ahead,) = two.desk("sun").agenda.between(DAY, DAY.replace(month=12), "sun")
    assert ahead.entry == 3
    two.add(3, "task_done", "sun", task="3")
    after = two.add(3, "voided", "sun", entry="2", why="登错。")
    assert (after.history[1].voided_by, after.case.dues) == (5, ())
    whole = two.desk("wang").cases.file(3).history
    assert [line.entry.event.spec.code for line in whole if line.voided_by] == ["fact"]
    for unknown in ("6", "7"):
        with pytest.raises(Exception, match=f"没有第 {unknown} 条"):
            two.add(3, "voided", "sun", entry=unknown, why="登错。")


def test_of_every_detail_it_is_said_how_far_it_may_be_told() -> None:
    """Read from the source, so that a new detail is not left out unnoticed."""
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                name, words = node.func.attr, {each.arg for each in node.keywords if each.arg}
                if name == "note" and node.args and "AuditAction." in ast.unparse(node.args[0]):
                    found |= words - {"case"}
                elif name == "give":
                    found |= words
                for each in node.keywords:
                    if each.arg == "detail" and isinstance(each.value, ast.Dict):
                        found |= {str(key.value) for key in each.value.keys if isinstance(key, ast.Constant)}
    assert {"role", "minutes", "masked", "entries"} <= found
    assert found - {*DETAILS, KEPT} == set()
