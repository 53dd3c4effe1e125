"""A backup is the whole file at one moment, is checked before it counts, and comes back to the letter."""

import sqlite3
import stat
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

import pytest

from cases.refusal import Refused
from cases.views import View
from storage.backup import back_up, read_manifest, restore
from storage.check import check
from storage.sqlite import SCHEMA
from storage.store import FILE, Store
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.processes import go, start

CYCLES = 20


@pytest.fixture
def working(centre: Centre) -> Centre:
    """Return a centre with two cases and five entries."""
    centre.add(centre.assigned(), "note", what="核对工资。")
    centre.open("sun", applicant="王五")
    return centre


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_what_was_backed_up_comes_back_to_the_letter(working: Centre, data: Path, tmp_path: Path) -> None:
    before, place = dump(data / FILE), tmp_path / "备份.bangfu"
    made = back_up(working.store, place, working.now)
    assert astuple(made) == (working.now, 2, 5, 10)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert read_manifest(place) == made
    assert [each.name for each in tmp_path.iterdir()] == [place.name]
    done = restore(place, tmp_path / "elsewhere", working.now)
    assert (done.manifest, done.kept) == (made, None)
    assert dump(tmp_path / "elsewhere" / FILE) == before
    assert stat.S_IMODE((tmp_path / "elsewhere" / FILE).stat().st_mode) == 0o600


def test_a_later_backup_takes_the_place_of_an_earlier_one(working: Centre, tmp_path: Path) -> None:
    place = tmp_path / "one"
    back_up(working.store, place, working.now)
    working.open()
    assert back_up(working.store, place, working.now).cases == read_manifest(place).cases == 3


def test_data_is_replaced_only_when_that_is_said_and_is_kept(working: Centre, data: Path, tmp_path: Path) -> None:
    place = tmp_path / "one"
    back_up(working.store, place, working.now)
    working.open("li", applicant="后来的人")
    assert refusal(lambda: restore(place, data, working.now)) == "has_data"
    assert working.desk("wang").queues.counts()[View.ALL] == 3
    done = restore(place, data, working.now, replace=True)
    assert working.desk("wang").queues.counts()[View.ALL] == 2, "whoever has the file open sees the new contents"
    assert list(check(working.store)) == []
    assert done.kept
    assert read_manifest(done.kept).cases == 3
    assert working.open().case.number == "〔2026〕YT0002"


def broken(how: str, good: bytes) -> bytes:
    middle = len(good) // 2
    return {
        "empty": b"",
        "a letter": "尊敬的领导：".encode() * 100,
        "cut off": good[: middle // 4096 * 4096],
        "without a header": bytes(100) + good[100:],
        "garbled": good[:8192] + bytes(each ^ 0x55 for each in good[8192:]),
    }[how]


@pytest.mark.parametrize("how", ["empty", "a letter", "cut off", "without a header", "garbled"])
def test_a_bad_backup_is_refused_and_nothing_is_touched(working: Centre, data: Path, tmp_path: Path, how: str) -> None:
    place, before = tmp_path / "one", dump(data / FILE)
    back_up(working.store, place, working.now)
    place.write_bytes(bad := broken(how, place.read_bytes()))
    with pytest.raises(Refused, match="；"):
        restore(place, data, working.now, replace=True)
    assert place.read_bytes() == bad
    assert dump(data / FILE) == before
    assert [each.name for each in data.iterdir()] == [FILE]


@pytest.mark.parametrize("how", ["empty", "a letter", "cut off", "without a header", "garbled"])
def test_a_damaged_file_is_replaced_and_kept_as_it_is(working: Centre, data: Path, tmp_path: Path, how: str) -> None:
    place = tmp_path / "one"
    back_up(working.store, place, working.now)
    working.store.close()
    (data / FILE).write_bytes(bad := broken(how, (data / FILE).read_bytes()))
    done = restore(place, data, working.now, replace=True)
    assert done.kept
    assert done.kept.read_bytes() == bad
    store = Store.open(data)
    assert list(check(store)) == []
    store.close()


def test_data_that_cannot_be_kept_is_not_replaced(working: Centre, data: Path, tmp_path: Path) -> None:
    place = tmp_path / "one"
    back_up(working.store, place, working.now)
    working.store.run(f"PRAGMA user_version = {SCHEMA + 1}")
    working.store.close()
    before = (data / FILE).read_bytes()
    assert refusal(lambda: restore(place, data, working.now, replace=True)) == "newer"
    assert (data / FILE).read_bytes() == before
    assert [each.name for each in data.iterdir()] == [FILE]


def test_two_restores_at_one_moment_keep_both(working: Centre, data: Path, tmp_path: Path) -> None:
    place = tmp_path / "one"
    back_up(working.store, place, working.now)
    restore(place, data, working.now, replace=True)
    assert refusal(lambda: restore(place, data, working.now, replace=True)) == "has_data"


def test_a_backup_that_lost_rows_is_refused(working: Centre, tmp_path: Path) -> None:
    place = tmp_path / "one"
    back_up(working.store, place, working.now)
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("DELETE FROM account WHERE account = 'gone'")
    assert refusal(lambda: read_manifest(place)) == "damaged"


@pytest.mark.usefixtures("working")
def test_only_a_backup_is_taken_for_one(data: Path, tmp_path: Path) -> None:
    assert refusal(lambda: read_manifest(data / FILE)) == "not_a_backup"
    assert refusal(lambda: read_manifest(tmp_path / "none")) == "not_a_backup"


def test_a_place_that_is_none_is_refused(working: Centre, data: Path, tmp_path: Path) -> None:
    for place in (tmp_path, data / FILE, tmp_path / "no folder" / "one"):
        assert refusal(lambda place=place: back_up(working.store, place, working.now)) == "file"  # type: ignore[misc]
    assert list(tmp_path.iterdir()) == []
    assert list(check(working.store)) == []


def test_a_backup_that_fails_leaves_the_earlier_one(
    working: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "one"
    back_up(working.store, place, working.now)
    before = place.read_bytes()

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.backup._sync", full)
    with pytest.raises(Refused, match="磁盘已满"):
        back_up(working.store, place, working.now)
    assert place.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["one"]


def test_backups_taken_while_others_write_are_whole(centre: Centre, data: Path, tmp_path: Path) -> None:
    """Twenty times: back up while two people write, restore elsewhere, and prove that nothing is broken."""
    writers = [start(data, account) for account in ("li", "sun")]
    go(writers)
    for writer in writers:
        assert writer.stdout
        writer.stdout.readline()
    seen = []
    for cycle in range(CYCLES):
        place, folder = tmp_path / f"{cycle}.bangfu", tmp_path / str(cycle)
        seen.append(back_up(centre.store, place, centre.now).entries)
        restore(place, folder, centre.now)
        store = Store.open(folder)
        assert list(check(store)) == [], f"cycle {cycle}"
        store.close()
    for writer in writers:
        writer.kill()
        writer.communicate(timeout=60)
    assert seen == sorted(seen)
    assert seen[0] < seen[-1]
    assert list(check(centre.store)) == []
