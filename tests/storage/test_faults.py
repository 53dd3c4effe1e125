"""A full disk and a cut cord: a clear sentence or nothing at all, and a file that is whole either way."""

import sqlite3
from pathlib import Path

import peewee
import pytest

from cases.values.refusal import Refused
from storage.engine.faults import explain, plainly
from storage.proof.check import check
from tests.centre import Centre
from tests.unlocked import behind, dump


def fill(centre: Centre) -> None:
    """Leave the database no room for another page."""
    pages = centre.store.db.pragma("page_count")
    centre.store.run(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_said_plainly_and_the_desk_works_again_after(centre: Centre, data: Path) -> None:
    file = centre.assigned()
    before = dump(data)
    fill(centre)
    with pytest.raises(Refused, match="磁盘已满") as told:
        centre.add(file, "note", what="很长的记录。" * 5000)
    assert [problem.rule for problem in told.value.problems] == ["store"]
    assert dump(data) == before
    assert list(check(centre.store)) == []
    assert centre.desk().cases.file(file.id).case.version == file.case.version
    centre.store.run("PRAGMA max_page_count = 1000000")
    centre.add(file, "note", what="很长的记录。" * 5000)
    assert list(check(centre.store)) == []


def test_a_full_disk_gives_no_number_away(centre: Centre) -> None:
    centre.open()
    fill(centre)
    with pytest.raises(Refused, match="磁盘已满"):
        centre.open(facts="很长的事实。" * 10_000)
    with pytest.raises(Refused, match="磁盘已满"):
        centre.desk().drafts.keep("opened", {"facts": "很长的事实。" * 10_000})
    centre.store.run("PRAGMA max_page_count = 1000000")
    assert centre.open().case.number == "〔2026〕YT0002"
    assert list(check(centre.store)) == []


def test_somebody_who_never_finishes_is_waited_for_and_then_named(centre: Centre, data: Path) -> None:
    file = centre.assigned()
    centre.store.run("PRAGMA busy_timeout = 1")
    with behind(data) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="另一位同事正在保存"):
            centre.add(file, "note", what="等等。")
        other.execute("ROLLBACK")
    assert centre.add(file, "note", what="等等。").case.version == file.case.version + 1


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (sqlite3.OperationalError("database or disk is full"), "磁盘已满"),
        (OSError(28, "No space left on device"), "磁盘已满"),
        (OSError(122, "Disk quota exceeded"), "磁盘已满"),
        (PermissionError(13, "Permission denied"), "不能写入"),
        (OSError(30, "Read-only file system"), "只读"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "只读"),
        (sqlite3.OperationalError("database is locked"), "另一位同事"),
        (sqlite3.DatabaseError("database disk image is malformed"), "已损坏"),
        (sqlite3.DatabaseError("vtable constructor failed: case_text"), "已损坏"),
        (sqlite3.OperationalError("disk I/O error"), "读写磁盘出错"),
        (NotADirectoryError(20, "Not a directory"), "文件夹"),
    ],
)
def test_the_first_cause_is_what_is_told(cause: Exception, said: str) -> None:
    """A rollback that fails after the fault must not hide it."""

    def fails() -> None:
        try:
            raise cause
        except type(cause):
            raise peewee.OperationalError("cannot rollback - no transaction is active") from None

    with pytest.raises(Refused, match=said) as told, plainly():
        fails()
    assert "请" in str(told.value)


def test_a_defect_of_our_own_is_not_dressed_up() -> None:
    with pytest.raises(peewee.OperationalError, match="no such column"), plainly():
        raise peewee.OperationalError("no such column: colour")
    assert explain(ValueError("x")) is None
