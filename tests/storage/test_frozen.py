"""Data of every shape that ever was opens today, keeps every entry, and holds what check asks of it.

Each file in `tests/frozen` is a small demo centre as a version of the program wrote it, not enciphered so that it packs
well. There may be several of one schema: a step was mended while it was new.
"""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cases.audit import Deed
from cases.events import Note
from cases.refusal import Refused
from cases.stages import Stage
from storage import audit
from storage.adopting import adopt, is_keyless
from storage.check import check, examine
from storage.demo.centre import FIRST, PASSWORD
from storage.desk import Desk
from storage.door import sign_in
from storage.sqlite import SCHEMA, open_raw
from storage.store import FILE, Store
from tests.cases.making import refusal
from tests.unlocked import QUICK

FROZEN = sorted((Path(__file__).parent.parent / "frozen").glob("*.zip"))
NOW = datetime(2026, 3, 3, 9)


@pytest.fixture(params=FROZEN, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, data: Path) -> Path:
    """Return a data folder with one of them."""
    with zipfile.ZipFile(request.param) as packed:
        packed.extractall(data)
    return data


@pytest.fixture
def opened(old: Path) -> Iterator[tuple[Path, Store]]:
    """Open it as its supervisor."""
    if is_keyless(old):
        store = adopt(old, FIRST.account, PASSWORD, NOW, QUICK)
        assert store.recovery
    else:
        store, _account = sign_in(old, FIRST.account, PASSWORD, NOW)
    yield old, store
    store.close()


def entries(folder: Path) -> list[Any]:
    """Return all entries of a file."""
    with closing(open_raw(folder / FILE, None)) as connection:
        found: list[Any] = connection.execute("SELECT * FROM history ORDER BY case_id, seq").fetchall()
        return found


def test_it_keeps_every_entry_and_nothing_is_wrong_with_it(old: Path, request: pytest.FixtureRequest) -> None:
    before = entries(old)
    _folder, store = request.getfixturevalue("opened")
    assert len(before) > 15
    assert entries(old) == before
    assert [str(each.what) for each in examine(store, NOW.date())] == [
        "没有可用的备份，也没有给出锚：审计日志的末尾若被删去，无从发现"
    ]
    assert store.db.pragma("user_version") == SCHEMA


def test_the_log_tells_of_it_and_work_goes_on(opened: tuple[Path, Store]) -> None:
    _folder, store = opened
    lines = audit.lines(store, FIRST, most=500)
    (line,) = [each for each in lines if each.deed is Deed.UPGRADED]
    assert (line.at, line.detail["to"]) == (NOW, SCHEMA)
    desk = Desk(store, store.account(FIRST.account), lambda: NOW)
    files = [desk.file(case) for (case,) in store.run("SELECT id FROM case_row").fetchall()]
    going = [each for each in files if each.case.stage is Stage.FOLLOW_UP]
    assert going
    for each in going:
        desk.record(each.id, Note(what="升级以后接着办。"), each.case.version)
    assert list(check(store)) == []


def test_what_was_put_into_the_search_before_it_was_sealed_goes(data: Path) -> None:
    with zipfile.ZipFile(next(each for each in FROZEN if each.stem == "9-at-first")) as packed:
        packed.extractall(data)
    with closing(open_raw(data / FILE, None)) as connection:
        connection.execute("UPDATE case_text SET words = words || ' 貔 貅'")
        connection.execute("DELETE FROM record_text WHERE rowid = 1")
    store, account = sign_in(data, FIRST.account, PASSWORD, NOW)
    assert list(check(store)) == []
    assert Desk(store, account, lambda: NOW).search.find("貔貅") == ()
    assert store.run("SELECT COUNT(*) FROM record_text WHERE rowid = 1").fetchone() == (1,)
    store.close()


def test_only_data_from_before_there_were_keys_is_taken_over(data: Path) -> None:
    with zipfile.ZipFile(next(each for each in FROZEN if each.stem == "1-without-keys")) as packed:
        packed.extractall(data)
    assert refusal(lambda: adopt(data, "staff", PASSWORD, NOW, QUICK)) == "unknown_account"
    assert refusal(lambda: adopt(data, "nobody", PASSWORD, NOW, QUICK)) == "unknown_account"
    assert is_keyless(data)
    adopt(data, FIRST.account, PASSWORD, NOW, QUICK).close()
    assert not is_keyless(data)
    assert refusal(lambda: adopt(data, FIRST.account, PASSWORD, NOW, QUICK)) == "keyless"
    (data / "bangfu.keys").unlink()
    assert not is_keyless(data)
    with pytest.raises(Refused):
        adopt(data, FIRST.account, PASSWORD, NOW, QUICK)


def test_another_programs_file_is_not_taken_over(data: Path) -> None:
    data.mkdir()
    with closing(sqlite3.connect(data / FILE)) as connection:
        connection.execute("CREATE TABLE account (account, role, active)")
        connection.execute("PRAGMA user_version = 1")
    assert not is_keyless(data)
