"""A backup takes the place of data only when that is said, and what it replaces is kept or nothing is touched."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.events import Note
from cases.values.refusal import Refused
from cases.views.rows import View
from storage.copies.as_today import Said
from storage.copies.backup import back_up, read_manifest
from storage.copies.replacing import Replacing
from storage.copies.restoring import restore
from storage.engine.file.data import FILE
from storage.engine.shape import SCHEMA
from storage.engine.sqlite import open_raw
from storage.keys.keyring import KEYS, Keyring
from storage.opening.door import sign_in
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import DAY, Centre
from tests.storage.backups import PAPER, WANG, come_again, unlock
from tests.storage.processes import go, rest, said, start
from tests.unlocked import PASSWORD, QUICK, behind, dump, found, open_store


def test_data_is_replaced_only_when_that_is_said_and_is_kept(working: Centre, data: Path, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    working.open("li", applicant="后来的人")
    assert refusal(lambda: restore(place, data, working.now, unlock)) == "has_data"
    assert working.desk("wang").queues.counts()[View.ALL] == 3
    done = restore(place, data, working.now, unlock, replacing=WANG)
    assert refusal(lambda: working.desk("wang").queues) == "session"
    come_again(working)
    assert working.desk("wang").queues.counts()[View.ALL] == 2
    assert list(check(working.store)) == []
    assert done.kept
    assert read_manifest(done.kept, unlock).cases == 3
    assert working.open().case.number == "〔2026〕YT0003", "what the replaced data gave is never given again"
    assert list(check(working.store)) == []
    assert read_manifest(done.kept, unlock).replaced == "2026-03-02 09:00 wang"


def test_a_desk_that_was_open_writes_nothing_into_what_took_its_place(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    seen = working.open("li", applicant="后来的人")
    desk = working.desk("li")
    restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG)
    other = Centre(data)
    skipped = other.open("li", applicant="别的人")
    assert skipped.id == seen.id, "another case stands where theirs did"
    for do in (
        desk.here,
        lambda: working.open("li"),
        lambda: desk.casework.record(seen.id, note("写给后来的人。"), seen.case.version),
        lambda: desk.drafts.keep("new", {"applicant": "草稿"}),
        lambda: working.store.set("centre", "别的"),
    ):
        assert refusal(do) == "session"
    assert other.desk("li").cases.file(skipped.id).case.version == 1
    assert list(check(other.store)) == []
    other.store.close()


def note(what: str) -> Note:
    return Note.read({"what": what}, DAY)


@pytest.mark.parametrize("keys_lost", [False, pytest.param(True, marks=pytest.mark.faults)])
def test_what_others_write_meanwhile_is_in_what_is_kept_or_is_refused(
    working: Centre, data: Path, tmp_path: Path, *, keys_lost: bool
) -> None:
    place, key = tmp_path / "one.bangfu", working.store.key
    back_up(working.store, place, working.now)
    working.store.close()
    writers = [start(data, account) for account in ("li", "sun")]
    go(writers)
    heard = [[writer.stdout.readline()] for writer in writers if writer.stdout]
    if keys_lost:
        (data / KEYS).unlink()
    who = replace(WANG, keys_lost=keys_lost)
    paper = Said(last=PAPER if keys_lost else ())
    kept = restore(place, data, working.now, unlock, replacing=who, said=paper).kept
    assert kept
    for writer, lines in zip(writers, heard, strict=True):
        lines.extend(rest(writer))
        assert lines.pop() in ("refused session", "refused store"), "who waited too long was told to come again"
    told = dict(said(line) for lines in heard for line in lines)
    if not keys_lost:
        restore(kept, tmp_path / "kept", working.now, unlock, said=Said(former=True))
        kept = tmp_path / "kept"
    with closing(open_raw(kept / FILE, key)) as connection:
        there = dict(connection.execute("SELECT number, version FROM case_row").fetchall())
    assert told.items() <= there.items()
    come_again(working)
    assert working.desk("wang").queues.counts()[View.ALL] == 2, "nothing of theirs is in what took its place"
    assert list(check(working.store)) == []


def visible(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if not each.name.startswith(".")}


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
    place, before = tmp_path / "one.bangfu", dump(data)
    back_up(working.store, place, working.now)
    place.write_bytes(bad := broken(how, place.read_bytes()))
    with pytest.raises(Refused, match="；"):
        restore(place, data, working.now, unlock, replacing=WANG)
    assert place.read_bytes() == bad
    assert dump(data) == before
    assert visible(data) <= {FILE, KEYS, f"{FILE}-wal", f"{FILE}-shm", "bangfu.locks"}


@pytest.mark.parametrize("how", ["empty", "a letter", "cut off", "without a header", "garbled"])
def test_a_damaged_file_is_replaced_and_kept_as_it_is(working: Centre, data: Path, tmp_path: Path, how: str) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    recovery = Keyring(data, QUICK).renew_recovery(working.store.key)
    working.store.close()
    (data / FILE).write_bytes(bad := broken(how, (data / FILE).read_bytes()))
    assert refusal(lambda: restore(place, data, working.now, unlock, replacing=WANG)) == "recovery"
    by_key = Replacing(lambda ring: ring.recovered(recovery))
    assert refusal(lambda: restore(place, data, working.now, unlock, replacing=by_key)) == "last_number"
    done = restore(place, data, working.now, unlock, replacing=by_key, said=Said(last=PAPER))
    assert done.kept
    assert (done.kept / FILE).read_bytes() == bad
    assert (done.kept / KEYS).exists()
    again = Centre(data)
    assert list(check(again.store)) == []
    assert again.open().case.number == "〔2026〕YT0073"
    assert list(check(again.store)) == []
    again.store.close()


def test_data_that_cannot_be_kept_is_not_replaced(working: Centre, data: Path, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    working.store.run(f"PRAGMA user_version = {SCHEMA + 1}")
    working.store.close()
    before = (data / FILE).read_bytes()
    assert refusal(lambda: restore(place, data, working.now, unlock, replacing=WANG)) == "newer"
    assert (data / FILE).read_bytes() == before
    assert visible(data) <= {FILE, KEYS, f"{FILE}-wal", f"{FILE}-shm", "bangfu.locks"}


def test_two_restores_at_one_moment_keep_both(working: Centre, data: Path, tmp_path: Path) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    restore(place, data, working.now, unlock, replacing=WANG)
    assert refusal(lambda: restore(place, data, working.now, unlock, replacing=WANG)) == "has_data"


def test_another_centres_data_is_kept_as_it_is_where_a_backup_takes_its_place(working: Centre, tmp_path: Path) -> None:
    there = tmp_path / "there"
    found(there, centre="别的中心", station="BB", account="wang", name="别人").close()
    before = dump(there)
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    done = restore(tmp_path / "one.bangfu", there, working.now, unlock, replacing=WANG)
    assert done.kept
    assert dump(done.kept) == before
    assert open_store(there, "wang").get("centre") == working.store.get("centre")


def test_a_number_within_a_gap_or_a_gap_that_no_restore_tells_of_is_found(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.open()
    restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG)
    assert list(check(working.store)) == []
    with behind(data) as connection:
        connection.execute("UPDATE serial SET last = 9 WHERE station = 'YT'")
    assert "YT 站 2026 年的案号不连续" in [str(each.what) for each in check(working.store)]


def test_the_moment_of_a_restore_is_that_of_the_centre(working: Centre, data: Path, tmp_path: Path) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    restore(tmp_path / "one.bangfu", data, datetime(2027, 3, 2, 16, 30, tzinfo=UTC), unlock, replacing=WANG)
    come_again(working)
    (line,) = working.desk("audit").trail.lines(most=1)
    assert (line.at, line.by) == (datetime(2027, 3, 3, 0, 30), "wang")
    working.now = datetime(2027, 3, 3, 1)
    working.open()


def test_wherever_a_page_is_torn_a_good_backup_can_take_the_place(working: Centre, data: Path, tmp_path: Path) -> None:
    place = tmp_path / "good.bangfu"
    back_up(working.store, place, working.now)
    working.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    working.store.close()
    pages, kept, asked = (data / FILE).stat().st_size // 4096, set[str](), set[str]()
    for page in range(0, pages, max(pages // 12, 1)):
        torn = tmp_path / f"torn {page}"
        shutil.copytree(data, torn)
        with (torn / FILE).open("r+b") as file:
            file.seek(page * 4096)
            file.write(bytes(4096))
        try:
            done = restore(place, torn, working.now, unlock, replacing=WANG)
        except Refused as refused:
            asked.update(each.rule for each in refused.problems)
            continue
        assert done.kept
        kept.add(done.kept.name.partition("-2")[0])
        assert sign_in(torn, "wang", PASSWORD, working.now)[1].name == "王芳"
    assert kept == {"replaced"}
    assert asked <= {"recovery", "last_number"}, "where the accounts cannot be read"
