"""Whatever somebody does leaves a line, and whatever is done to the lines is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cases.staff.audit import AuditAction
from cases.staff.outgoing import Place
from storage.copies.daily import back_up_today
from storage.copies.witness import hear
from storage.engine.sqlite import driver
from storage.opening.door import sign_in
from storage.proof.check import check
from storage.store import audit
from tests import unlocked
from tests.cases.making import refusal
from tests.centre import DAY, Centre
from tests.unlocked import PASSWORD

GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('audit', 'history')"


@pytest.fixture
def worked(centre: Centre) -> Centre:
    """Return a centre with two cases and a log of ten lines."""
    centre.add(centre.assigned(), "note", what="核对工资。")
    centre.open("sun", applicant="王五")
    for account, case in (("li", 1), ("wang", 1), ("audit", 1), ("zhao", 1), ("sun", 2)):
        centre.desk(account).trail.reveal("list all", [case])
    assert list(check(centre.store)) == []
    return centre


@contextmanager
def unguarded(data: Path) -> Iterator[Any]:
    """Open the file as somebody who has its key and means harm."""
    with unlocked.behind(data) as connection:
        guards = connection.execute(GUARDS).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in guards:
            connection.execute(sql)


def actions(centre: Centre, **about: Any) -> list[tuple[str, AuditAction, dict[str, Any]]]:
    return [(line.by, line.action, dict(line.detail)) for line in centre.desk("audit").trail.lines(**about)]


def test_what_is_recorded_leaves_a_line(worked: Centre) -> None:
    lines = worked.desk("audit").trail.lines(number="YT0001")
    people = ("li", "wang", "audit", "zhao")
    shown = [(seq, by, {"what": "list all", "cases": 1}) for seq, by in enumerate(people, 8)]
    assert [(line.seq, line.by, line.detail) for line in reversed(lines)] == [
        (3, "li", {"entry": 1, "event": "opened"}),
        (4, "wang", {"entry": 2, "event": "accepted"}),
        (5, "wang", {"entry": 3, "event": "assigned"}),
        (6, "li", {"entry": 4, "event": "note"}),
        *shown,
    ]
    assert {line.case for line in lines} == {"〔2026〕YT0001"}
    assert lines[0].at == worked.now


def test_a_refusal_leaves_a_line_without_what_was_typed(worked: Centre) -> None:
    assert refusal(lambda: worked.add(1, "closed", "li", checks="")) != ""
    desk = worked.desk("li")
    event = desk.cases.file(1).history[2].entry.event
    assert refusal(lambda: desk.casework.record(1, event, 4)) == "role"
    assert actions(worked)[0] == ("li", AuditAction.REFUSED, {"what": "assigned", "rule": "role"})
    assert refusal(lambda: desk.casework.record(1, event, 1)) == "stale"
    assert actions(worked, who="li")[0] == ("li", AuditAction.REFUSED, {"what": "assigned", "rule": "stale"})


def test_coming_in_leaves_a_line_and_so_do_the_guesses_before(worked: Centre, data: Path) -> None:
    for _ in range(3):
        refusal(lambda: sign_in(data, "li", "a guess of mine", worked.now))
    sign_in(data, "li", PASSWORD, worked.now)[0].close()
    assert actions(worked)[:2] == [("li", AuditAction.SIGNED_IN, {}), ("li", AuditAction.GUESSED, {"times": 3})]
    sign_in(data, "li", PASSWORD, worked.now)[0].close()
    assert actions(worked)[:2] == [("li", AuditAction.SIGNED_IN, {})] * 2


def test_showing_and_taking_away_leave_a_line(worked: Centre) -> None:
    desk = worked.desk("li")
    desk.trail.reveal("case", [1])
    assert actions(worked)[0] == ("li", AuditAction.REVEALED, {"what": "case", "cases": 1})
    assert desk.trail.anchor().short.startswith("13-")


def test_who_may_not_leaves_a_refusal(worked: Centre) -> None:
    assert refusal(lambda: worked.desk("admin").trail.reveal("case", [1])) == "role"
    assert refusal(lambda: worked.desk("admin").papers.out(Place(Path("a.docx")), "summary", masked=True)) == "role"
    assert refusal(worked.desk("li").trail.sign_off) == "role"
    assert refusal(worked.desk("li").trail.lines) == "role"
    assert [(by, detail["rule"]) for by, _, detail in actions(worked)[:3]] == [("li", "role"), *[("admin", "role")] * 2]


def test_the_log_says_nothing_of_people(worked: Centre) -> None:
    worked.open("li", applicant="孙悟空", phone="13812345678", facts="在花果山做工。")
    refusal(lambda: worked.add(3, "note", "li", what="孙悟空来过。"))
    text = "".join(map(str, worked.store.run("SELECT * FROM audit").fetchall()))
    for secret in ("孙悟空", "13812345678", "花果山", "张伟", "王五"):
        assert secret not in text


def test_lines_come_page_by_page(worked: Centre) -> None:
    trail = worked.desk("audit").trail
    first = trail.lines(most=4)
    assert [line.seq for line in first] == [12, 11, 10, 9]
    assert [line.seq for line in trail.lines(before=9, most=4)] == [8, 7, 6, 5]
    assert trail.lines(before=1) == ()


FORBIDDEN = [
    "UPDATE audit SET by_account = 'x' WHERE seq = 2",
    "DELETE FROM audit WHERE seq = 10",
    "DELETE FROM audit",
    "REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_nobody_changes_a_line(worked: Centre, data: Path, statement: str) -> None:
    with unlocked.behind(data) as outsider, pytest.raises(driver().IntegrityError, match="append-only"):
        outsider.execute(statement)
    assert list(check(worked.store)) == []


HARM = {
    "a line changed": "UPDATE audit SET by_account = 'zhao' WHERE seq = 2",
    "its moment": "UPDATE audit SET at_moment = '2026-01-01T09:00:00' WHERE seq = 2",
    "its detail": "UPDATE audit SET detail = '{}' WHERE seq = 2",
    "its digest": "UPDATE audit SET digest = '' WHERE seq = 4",
    "its seal": "UPDATE audit SET seal = x'00' WHERE seq = 2",
    "a seal that is none": "UPDATE audit SET seal = 'x' WHERE seq = 2",
    "a line removed": "DELETE FROM audit WHERE seq = 7",
    "the first removed": "DELETE FROM audit WHERE seq = 1",
    "two swapped": "UPDATE audit SET seq = CASE seq WHEN 6 THEN -7 ELSE -6 END WHERE seq IN (6, 7); "
    "UPDATE audit SET seq = -seq WHERE seq < 0",
    "a line put in": "INSERT INTO audit SELECT 13, at_moment, by_account, deed, 0, 0, '', detail, seal FROM audit "
    "WHERE seq = 12",
    "an entry changed": 'UPDATE history SET fields = \'{"what":"x"}\' WHERE case_id = 1 AND seq = 4',
    "an entry and its line removed": "DELETE FROM history WHERE case_id = 1 AND seq = 4; "
    "DELETE FROM audit WHERE seq = 6",
    "the tail cut with its entries": "DELETE FROM audit WHERE entry = 1 AND case_id = 2",
}


@pytest.mark.parametrize("what", HARM)
def test_harm_is_found(worked: Centre, data: Path, what: str) -> None:
    with unguarded(data) as connection:
        for statement in HARM[what].split("; "):
            connection.execute(statement)
    assert list(check(worked.store))


def test_a_tail_that_was_cut_is_found_by_a_backup(worked: Centre, data: Path) -> None:
    """Without an anchor elsewhere the shorter chain would hold."""
    back_up_today(worked.store, worked.now, "wang")
    with unguarded(data) as connection:
        connection.execute("DELETE FROM audit WHERE seq > 10")
    assert list(audit.broken(worked.store)) == []
    assert "少了末尾" in "".join(str(finding.what) for finding in check(worked.store))


def test_a_log_that_was_written_anew_is_found_by_a_backup(worked: Centre, data: Path) -> None:
    back_up_today(worked.store, worked.now, "wang")
    with unguarded(data) as connection:
        connection.execute("DELETE FROM audit WHERE seq > 10")
    for _ in range(4):
        worked.desk("li").trail.reveal("case", [1])
    assert list(audit.broken(worked.store)) == []
    assert "备份 2026-03-02.bangfu 中记下的不同" in "".join(str(finding.what) for finding in check(worked.store))


def test_a_sign_off_is_a_line_and_an_anchor(worked: Centre) -> None:
    anchor = worked.desk("wang").trail.sign_off()
    assert actions(worked)[0] == ("wang", AuditAction.SIGNED_OFF, {"what": "audit"})
    assert anchor == worked.desk("audit").trail.anchor()
    worked.desk("li").trail.reveal("case", [1])
    assert hear(worked.store, DAY, [anchor]).vouching == 1
