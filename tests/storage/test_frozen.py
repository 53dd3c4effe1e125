"""Data of every shape that ever was opens today, keeps every entry, and holds what check asks of it.

Each file in `tests/frozen` is a small demo centre as a version of the program wrote it, not enciphered so that it packs
well. There may be several of one schema: a step was mended while it was new.
"""

import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from cases.events import Note
from cases.history.lifecycle import replay
from cases.staff.audit import AuditAction
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from storage.casefile.history import read_history
from storage.desk import Desk
from storage.engine.file.data import FILE
from storage.engine.shape import SCHEMA
from storage.engine.sqlite import open_raw
from storage.log import loglines
from storage.opening.adopting import adopt, is_keyless
from storage.opening.door import sign_in
from storage.proof.check import check, examine
from storage.store.store import Store
from tests.cases.bare import nothing_to_go_by
from tests.cases.making import refusal
from tests.cases.test_folding import CHANGES, Changed
from tests.storage.frozen_told import as_then, kept, told
from tests.storage.processes import ROOT
from tests.unlocked import QUICK
from tui.demo.centre import FIRST, PASSWORD

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
    """Rules may have changed since: all is reckoned by those of now first, as the desk does when it opens."""
    before = entries(old)
    _folder, store = request.getfixturevalue("opened")
    Desk(store, store.account(FIRST.account), lambda: NOW).rules.reckon()
    assert len(before) > 15
    assert entries(old) == before
    assert [str(each.what) for each in examine(store, NOW.date())] == [
        "没有可用的备份，也没有给出校验码：审计日志的末尾若被删去，无从发现"
    ]
    assert store.db.pragma("user_version") == SCHEMA


def test_it_tells_what_it_told(opened: tuple[Path, Store], request: pytest.FixtureRequest) -> None:
    _folder, store = opened
    before = kept(request.node.callspec.params["old"].stem)
    assert as_then(told(store), before) == before


def _declared() -> Iterator[object]:
    """Yield all frozen data with each change; but for every third of these they are proven apart (`make prove`)."""
    for (at, data), (turn, change) in product(enumerate(FROZEN), enumerate(CHANGES)):
        marks = () if (at + turn) % 3 == 0 else pytest.mark.prove
        yield pytest.param(data, change, marks=marks, id=f"{data.stem}-{change}")


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize(("old", "change"), _declared(), indirect=["old"])
def test_it_tells_the_same_whatever_is_declared_now(
    monkeypatch: pytest.MonkeyPatch, change: str, request: pytest.FixtureRequest
) -> None:
    getattr(Changed(monkeypatch), change)()
    _folder, store = request.getfixturevalue("opened")
    before = kept(request.node.callspec.params["old"].stem)
    as_called = called if change == "another_label" else dict
    assert as_called(as_then(told(store), before)) == as_called(before)
    assert list(check(store)) == []


def test_it_folds_with_nothing_to_go_by(opened: tuple[Path, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    _folder, store = opened
    rows = store.run("SELECT id, number, station FROM case_row").fetchall()
    histories = [(number, station, read_history(store, case)) for case, number, station in rows]
    before = [replay(*each) for each in histories]
    nothing_to_go_by(monkeypatch)
    assert [replay(*each) for each in histories] == before


def called(told: Any) -> Any:
    """Return what is told, with one code called otherwise wherever an entry says it."""
    if isinstance(told, dict):
        return {name: called(each) for name, each in told.items()}
    if isinstance(told, list):
        return [re.sub("(类别|受理为|[原新]值) 帮扶救助", r"\1 困难救助", line) for line in told]
    return told


def test_the_log_tells_of_it_and_work_goes_on(old: Path, request: pytest.FixtureRequest) -> None:
    with closing(open_raw(old / FILE, None)) as connection:
        (before,) = connection.execute("PRAGMA user_version").fetchone()
    _folder, store = request.getfixturevalue("opened")
    lines = loglines.lines(store, FIRST, most=500)
    told_of = [(line.at, line.detail["to"]) for line in lines if line.action is AuditAction.UPGRADED]
    assert told_of == ([(NOW, SCHEMA)] if before != SCHEMA else [])
    desk = Desk(store, store.account(FIRST.account), lambda: NOW)
    files = [desk.cases.file(case) for (case,) in store.run("SELECT id FROM case_row").fetchall()]
    going = [each for each in files if each.case.stage is Stage.FOLLOW_UP]
    assert going
    for each in going:
        desk.casework.record(each.id, Note(what="升级以后接着办。"), each.case.version)
    assert list(check(store)) == []


class Enough(Exception):
    """Whoever waits has had enough."""


def lies(folder: Path) -> list[Any]:
    """Return what a file holds, as it lies there."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return [connection.execute("PRAGMA user_version").fetchone(), *connection.iterdump()]


def unpacked(name: str, data: Path) -> Path:
    with zipfile.ZipFile(next(each for each in FROZEN if each.stem == name)) as packed:
        packed.extractall(data)
    return data


@pytest.mark.faults
@pytest.mark.parametrize("name", ["2-at-first", "4-at-last", "9-at-first", "10-with-imports"])
def test_who_stops_an_upgrade_finds_all_as_it_was(data: Path, name: str) -> None:
    before, told = lies(unpacked(name, data)), list[tuple[int, int]]()

    def until_the_end(done: int, total: int) -> None:
        told.append((done, total))
        if done == total:
            raise Enough

    with pytest.raises(Enough):
        sign_in(data, FIRST.account, PASSWORD, NOW, until_the_end)
    assert (told[0][0], told[-1][0]) == (0, told[0][1])
    assert told == sorted(told)
    assert len({total for _done, total in told}) == 1
    assert lies(data) == before
    store, _account = sign_in(data, FIRST.account, PASSWORD, NOW, lambda _done, _total: None)
    assert list(check(store)) == []
    store.close()


KILLED = """
import sys
from tests.storage.test_frozen import FIRST, NOW, PASSWORD, Path, sign_in
def told(done, total):
    if done == total:
        print("now", flush=True)
        sys.stdin.read()
sign_in(Path(sys.argv[1]), FIRST.account, PASSWORD, NOW, told)
"""


@pytest.mark.faults
def test_an_upgrade_that_is_killed_leaves_all_as_it_was(data: Path) -> None:
    before = lies(unpacked("4-at-last", data))
    pipe = subprocess.PIPE
    words = [sys.executable, "-c", KILLED, str(data)]
    with subprocess.Popen(words, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as going:
        assert going.stdout
        assert going.stdout.readline() == "now\n"
        going.kill()
    assert lies(data) == before
    store, _account = sign_in(data, FIRST.account, PASSWORD, NOW)
    assert list(check(store)) == []
    store.close()


def test_who_stops_the_upgrade_of_data_without_keys_leaves_it_without(data: Path) -> None:
    before = lies(unpacked("1-without-keys", data))

    def at_once(_done: int, _total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        adopt(data, FIRST.account, PASSWORD, NOW, QUICK, at_once)
    assert is_keyless(data)
    assert lies(data) == before


def test_what_was_put_into_the_search_before_it_was_sealed_goes(data: Path) -> None:
    unpacked("9-at-first", data)
    with closing(open_raw(data / FILE, None)) as connection:
        connection.execute("UPDATE case_text SET words = words || ' 貔 貅'")
        connection.execute("DELETE FROM record_text WHERE rowid = 1")
    store, account = sign_in(data, FIRST.account, PASSWORD, NOW)
    assert list(check(store)) == []
    assert Desk(store, account, lambda: NOW).search.find("貔貅") == ()
    assert store.run("SELECT COUNT(*) FROM record_text WHERE rowid = 1").fetchone() == (1,)
    store.close()


def test_only_data_from_before_there_were_keys_is_taken_over(data: Path) -> None:
    unpacked("1-without-keys", data)
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
