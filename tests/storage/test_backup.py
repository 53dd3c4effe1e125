"""A backup is the whole file at one moment, is checked before it counts, and comes back to the letter."""

import stat
import zipfile
from collections.abc import Callable
from dataclasses import astuple
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cases.values.refusal import Refused
from storage.copies.backup import back_up, read_manifest
from storage.copies.restoring import restore
from storage.engine.file.data import FILE
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre
from tests.place import little_room
from tests.storage.backups import unlock
from tests.storage.processes import go, start
from tests.unlocked import behind, dump, found, open_store


def test_what_was_backed_up_comes_back_to_the_letter(working: Centre, data: Path, tmp_path: Path) -> None:
    before, place = dump(data), tmp_path / "备份.bangfu"
    made = back_up(working.store, place, working.now)
    assert astuple(made)[:4] == (working.now, 2, 5, 10)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert read_manifest(place, unlock) == made
    assert [each.name for each in tmp_path.iterdir()] == [place.name]
    done = restore(place, tmp_path / "elsewhere", working.now, unlock)
    assert (done.manifest, done.kept) == (made, None)
    assert dump(tmp_path / "elsewhere") == before
    assert stat.S_IMODE((tmp_path / "elsewhere" / FILE).stat().st_mode) == 0o600


def test_an_earlier_backup_is_replaced_only_when_that_is_said(working: Centre, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    working.open()
    assert refusal(lambda: back_up(working.store, place, working.now)) == "exists"
    assert read_manifest(place, unlock).cases == 2
    assert back_up(working.store, place, working.now, replace=True).cases == read_manifest(place, unlock).cases == 3


def test_a_backup_that_lost_rows_is_refused(working: Centre, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    repack(place, lose_a_row)
    assert refusal(lambda: read_manifest(place, unlock)) == "damaged"


def lose_a_row(parts: Path) -> None:
    with behind(parts) as connection:
        connection.execute("DELETE FROM account WHERE account = 'gone'")


def repack(place: Path, change: Callable[[Path], object], packing: int = zipfile.ZIP_STORED) -> None:
    """Change what is in a backup."""
    with TemporaryDirectory() as folder:
        parts = Path(folder)
        with zipfile.ZipFile(place) as packed:
            names = packed.namelist()
            packed.extractall(parts)
        change(parts)
        with zipfile.ZipFile(place, "w", packing) as packed:
            for name in [*names, *(each.name for each in parts.iterdir() if each.name not in names)]:
                if not name.startswith(".") and name != "bangfu.locks":  # left by whoever gave the password
                    packed.write(parts / name, name)


def test_what_could_unpack_to_more_than_itself_is_refused(working: Centre, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    repack(place, lambda _parts: None, zipfile.ZIP_DEFLATED)
    assert refusal(lambda: read_manifest(place, unlock)) == "not_a_backup"


def test_what_holds_more_than_a_backup_is_refused(working: Centre, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    repack(place, lambda parts: (parts / "more").write_text("x"))
    assert refusal(lambda: read_manifest(place, unlock)) == "not_a_backup"


def test_only_who_had_a_password_that_day_restores_it(working: Centre, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    wrong = [lambda ring: ring.key("wang", "a guess of mine"), lambda ring: ring.recovered("GUESS")]
    for unlocking, rule in zip(wrong, ("password", "recovery"), strict=True):
        assert refusal(lambda unlocking=unlocking: restore(place, tmp_path / "x", working.now, unlocking)) == rule  # type: ignore[misc]
    assert not (tmp_path / "x" / FILE).exists()


def test_the_recovery_key_restores_it(tmp_path: Path) -> None:
    store = found(tmp_path / "one", centre="中心", station="YT", account="wang", name="王芳")
    recovery = store.recovery
    place, day = tmp_path / "backup.bangfu", datetime(2026, 3, 2)
    back_up(store, place, day)
    store.close()
    done = restore(place, tmp_path / "two", day, lambda ring: ring.recovered(recovery))
    assert done.manifest.accounts == 1
    assert dump(tmp_path / "one") == dump(tmp_path / "two")


@pytest.mark.usefixtures("working")
def test_only_a_backup_is_taken_for_one(data: Path, tmp_path: Path) -> None:
    assert refusal(lambda: read_manifest(data / FILE, unlock)) == "not_a_backup"
    assert refusal(lambda: read_manifest(tmp_path / "none", unlock)) == "not_a_backup"


def test_a_place_that_is_none_is_refused(working: Centre, data: Path, tmp_path: Path) -> None:
    for place in (tmp_path, data / FILE, tmp_path / "no folder" / "one.bangfu"):
        assert refusal(lambda place=place: back_up(working.store, place, working.now)) == "file"  # type: ignore[misc]
    assert list(tmp_path.iterdir()) == []
    assert list(check(working.store)) == []


def test_a_backup_that_fails_leaves_the_earlier_one(working: Centre, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    before = place.read_bytes()

    with little_room(), pytest.raises(Refused, match="读写磁盘出错"):
        back_up(working.store, place, working.now, replace=True)
    assert place.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["one.bangfu"]


@pytest.mark.parametrize("cycles", [3, pytest.param(20, marks=pytest.mark.faults)])
def test_backups_taken_while_others_write_are_whole(centre: Centre, data: Path, tmp_path: Path, cycles: int) -> None:
    """Back up while two people write, restore elsewhere, and prove that nothing is broken, so many times."""
    writers = [start(data, account) for account in ("li", "sun")]
    go(writers)
    for writer in writers:
        assert writer.stdout
        writer.stdout.readline()
    seen = []
    for cycle in range(cycles):
        place, folder = tmp_path / f"{cycle}.bangfu", tmp_path / str(cycle)
        seen.append(back_up(centre.store, place, centre.now).entries)
        restore(place, folder, centre.now, unlock)
        store = open_store(folder, "wang")
        assert list(check(store)) == [], f"cycle {cycle}"
        store.close()
    for writer in writers:
        writer.kill()
        writer.communicate(timeout=60)
    assert seen == sorted(seen)
    assert seen[0] < seen[-1]
    assert list(check(centre.store)) == []
