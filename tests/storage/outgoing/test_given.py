"""Who was shown or given what: told of each case and record of several, and never to be changed unseen."""

from pathlib import Path

import pytest
from peewee import IntegrityError

from cases.staff.audit import AuditAction
from cases.staff.outgoing import Place
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from exports.lists import write_list
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre
from tests.unlocked import behind


@pytest.fixture
def three(centre: Centre) -> Centre:
    """Return a centre with three cases, of which two were shown and two were written to a file."""
    for name in ("张伟", "王五", "赵六"):
        centre.open(applicant=name)
    centre.desk().trail.reveal("list all", [1, 2])
    return centre


def write(centre: Centre, path: Path, *cases: int, what: str = "list") -> str:
    """Write a list about cases, and return the anchor in its foot."""
    out = centre.desk().papers.out(Place(path), what, cases, masked=True)
    write_list(out, "名单", ("案号",), [(str(case),) for case in cases])
    return out.anchor.short


def told(centre: Centre, *cases: int) -> list[tuple[AuditAction, object, object]]:
    lines = centre.desk("wang").trail.given(cases)
    return [(line.action, line.detail["what"], line.detail["cases"]) for line in lines]


def test_what_was_given_is_told_case_by_case(three: Centre, tmp_path: Path) -> None:
    anchor = write(three, tmp_path / "名单.xlsx", 2, 3)
    three.desk().trail.reveal("case", [3])
    assert told(three, 1) == [(AuditAction.REVEALED, "list all", 2)]
    assert told(three, 2) == [(AuditAction.EXPORTED, "list", 2), (AuditAction.REVEALED, "list all", 2)]
    assert told(three, 3) == [(AuditAction.REVEALED, "case", 1), (AuditAction.EXPORTED, "list", 2)]
    assert told(three, 1, 3) == [
        (AuditAction.REVEALED, "case", 1), (AuditAction.EXPORTED, "list", 2), (AuditAction.REVEALED, "list all", 2),
    ]  # fmt: skip
    (line,) = [line for line in three.desk("wang").trail.given([2]) if line.action is AuditAction.EXPORTED]
    assert line.detail["anchor"] == anchor
    assert list(check(three.store)) == []


def test_records_are_told_too(three: Centre) -> None:
    three.desk().trail.reveal("people", records=[1, 2])
    three.desk().trail.reveal("record", records=[2])
    seen = [[line.detail["what"] for line in three.desk("wang").trail.given(records=[n])] for n in (1, 2, 3)]
    assert seen == [["people"], ["record", "people"], []]
    assert list(check(three.store)) == []


def test_nothing_asked_for_is_nothing_told(three: Centre) -> None:
    assert three.desk("wang").trail.given() == ()
    assert refusal(lambda: three.desk("li").trail.given([1])) == "role"


@pytest.mark.parametrize("trouble", [refuse("file", say("坏了")), OSError(28, "no space"), SystemExit(143)])
def test_what_was_not_written_leaves_no_line(three: Centre, tmp_path: Path, trouble: BaseException) -> None:
    def fails() -> object:
        yield ("一",)
        raise trouble

    out = three.desk().papers.out(Place(tmp_path / "名单.xlsx"), "list", [1, 2, 3], masked=True)
    with pytest.raises((Refused, SystemExit)):
        write_list(out, "名单", ("案号",), fails())  # type: ignore[arg-type]
    assert AuditAction.EXPORTED not in [action for action, *_ in told(three, 1, 2, 3)]
    assert list(tmp_path.glob("*.xlsx")) == []
    assert list(tmp_path.glob(".*")) == []


def test_one_that_was_stopped_leaves_a_line_that_says_so(three: Centre, tmp_path: Path) -> None:
    three.desk().papers.out(Place(tmp_path / "材料.docx"), "meeting", [1, 2], masked=False).stopped()
    assert (AuditAction.EXPORTED, "meeting", 2) not in told(three, 1)
    line = three.desk("wang").trail.lines(number="YT0001")[0]
    assert (line.action, dict(line.detail)) == (AuditAction.STOPPED, {"what": "meeting", "cases": 2, "masked": 0})
    assert list(check(three.store)) == []


def test_a_log_that_takes_no_line_lets_no_file_out(three: Centre, tmp_path: Path) -> None:
    out = three.desk().papers.out(Place(tmp_path / "名单.xlsx"), "list", [1, 2], masked=True)
    three.store.run("CREATE TRIGGER full BEFORE INSERT ON given BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    with pytest.raises(Refused, match="磁盘已满"):
        write_list(out, "名单", ("案号",), [("一",)])
    three.store.run("DROP TRIGGER full")
    assert list(tmp_path.glob("*.xlsx")) == []
    assert told(three, 2) == [(AuditAction.REVEALED, "list all", 2)]


HARM = {
    "a case taken out": "DELETE FROM given WHERE case_id = 1",
    "a case put in": "INSERT INTO given VALUES (4, 3, 0)",
    "another case": "UPDATE given SET case_id = 3 WHERE case_id = 1",
    "a record put in": "INSERT INTO given VALUES (4, 0, 7)",
    "all gone": "DELETE FROM given",
    "a line of nothing": "INSERT INTO given VALUES (99, 1, 0)",
    "a line about a case": "INSERT INTO given VALUES (1, 1, 0)",
}


@pytest.mark.parametrize("what", HARM)
def test_whatever_is_done_to_it_is_found(three: Centre, data: Path, what: str) -> None:
    with behind(data) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE name GLOB 'given_no_*'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(HARM[what])
        for _, sql in guards:
            connection.execute(sql)
    assert any("旁记下的" in str(finding.what) for finding in check(three.store))


@pytest.mark.parametrize("statement", ["DELETE FROM given", "UPDATE given SET case_id = 9"])
def test_rows_are_only_ever_added(three: Centre, statement: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        three.store.run(statement)
