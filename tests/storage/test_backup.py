"""A backup is the whole file at one moment, is checked before it counts, and comes back to the letter."""

import shutil
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cases.events import Note
from cases.values.refusal import Refused
from cases.views.rows import View
from storage.casefile.serials import last_serial, next_number
from storage.copies.as_today import Said
from storage.copies.backup import back_up, read_manifest
from storage.copies.replacing import Replacing
from storage.copies.restoring import restore
from storage.engine.file.data import FILE
from storage.engine.shape import SCHEMA
from storage.engine.sqlite import open_raw
from storage.keys.keyring import FILE as KEYS
from storage.keys.keyring import Keyring
from storage.opening.door import sign_in
from storage.proof.check import check
from storage.store.replaced import replacement
from tests.cases.making import refusal
from tests.centre import DAY, Centre
from tests.place import little_room
from tests.storage.processes import go, rest, said, start
from tests.unlocked import PASSWORD, QUICK, behind, dump, found, open_store


@pytest.fixture
def working(centre: Centre) -> Centre:
    """Return a centre with two cases and five entries."""
    centre.add(centre.assigned(), "note", what="核对工资。")
    centre.open("sun", applicant="王五")
    return centre


def unlock(ring: Keyring) -> bytes:
    return ring.key("wang", PASSWORD)


WANG = Replacing(unlock, "wang")
PAPER = ("2026YT0072", "〔2026〕ZF0001", "2026LS0000")


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


def come_again(centre: Centre) -> None:
    """Open the data anew, as everybody must after a restore."""
    centre.store.close()
    centre.store = open_store(centre.store.folder, "wang")


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


def test_what_was_replaced_comes_back_only_when_that_is_said_and_says_so_ever_after(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.open()
    kept = restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG).kept
    assert kept
    there, when = tmp_path / "there", "2026-03-02 09:00 wang"
    assert refusal(lambda: restore(kept, there, working.now, unlock)) == "replaced"
    assert not (there / FILE).exists()
    assert restore(kept, there, working.now, unlock, said=Said(former=True)).replaced == when
    store = open_store(there, "wang")
    assert replacement(store) == when
    assert list(check(store)) == []
    assert back_up(store, tmp_path / "again.bangfu", working.now).replaced == when
    assert refusal(Centre(there).open) == "replaced"
    store.close()
    assert refusal(lambda: restore(tmp_path / "again.bangfu", tmp_path / "x", working.now, unlock)) == "replaced"


def test_what_was_replaced_is_worked_on_again_where_it_is_known_what_was_given(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    kept = restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG).kept
    assert kept
    assert restore(kept, tmp_path / "x", working.now, unlock, said=Said(former=True, last=PAPER)).replaced == ""
    elsewhere = Centre(tmp_path / "x")
    assert (replacement(elsewhere.store), elsewhere.open().case.number) == ("", "〔2026〕YT0073")
    elsewhere.store.close()
    come_again(working)
    working.open()
    working.to(1)
    assert restore(kept, data, working.now, unlock, replacing=WANG, said=Said(former=True)).replaced == ""
    come_again(working)
    assert (replacement(working.store), working.open().case.number) == ("", "〔2026〕YT0003")
    assert list(check(working.store)) == []


def test_a_copy_that_is_kept_as_it_is_says_so_when_it_is_opened(working: Centre, tmp_path: Path) -> None:
    found(tmp_path / "other", centre="别的中心", station="BB", account="wang", name="别人").close()
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    kept = restore(tmp_path / "one.bangfu", tmp_path / "other", working.now, unlock, replacing=WANG).kept
    assert kept
    store = open_store(kept, "wang")
    assert replacement(store) == "2026-03-02 09:00 wang"
    assert back_up(store, tmp_path / "theirs.bangfu", working.now).replaced == "2026-03-02 09:00 wang"
    store.close()


def test_a_folder_of_replaced_data_comes_back_by_a_backup_of_it_once_its_keys_are_found(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.open()
    working.store.close()
    (data / KEYS).rename(tmp_path / KEYS)
    lost = replace(WANG, keys_lost=True)
    kept = restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=lost, said=Said(last=PAPER)).kept
    assert kept
    (tmp_path / KEYS).rename(kept / KEYS)
    there = tmp_path / "there"
    for path in (kept, kept / FILE):
        with pytest.raises(Refused, match="用 backup 写成备份"):
            restore(path, there, working.now, unlock, said=Said(former=True))
    with pytest.raises(Refused, match=r"是已被替换的数据.*不接新案"):
        Centre(kept).open()
    store = open_store(kept, "wang")
    back_up(store, tmp_path / "kept.bangfu", working.now)
    store.close()
    when = "2026-03-02 09:00 wang"
    assert restore(tmp_path / "kept.bangfu", there, working.now, unlock, said=Said(former=True)).replaced == when
    assert refusal(Centre(there).open) == "replaced"
    later = working.now + timedelta(days=1)
    restore(tmp_path / "kept.bangfu", data, later, unlock, replacing=WANG, said=Said(former=True))
    again = Centre(data)
    again.now = later
    assert again.open().case.number == "〔2026〕YT0073"
    assert list(check(again.store)) == []
    again.store.close()


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


def test_another_centres_data_is_kept_as_it_is_where_a_backup_takes_its_place(working: Centre, tmp_path: Path) -> None:
    there = tmp_path / "there"
    found(there, centre="别的中心", station="BB", account="wang", name="别人").close()
    before = dump(there)
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    done = restore(tmp_path / "one.bangfu", there, working.now, unlock, replacing=WANG)
    assert done.kept
    assert dump(done.kept) == before
    assert open_store(there, "wang").get("centre") == working.store.get("centre")


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


def replacing(account: str, password: str = PASSWORD) -> Replacing:
    return Replacing(lambda ring: ring.key(account, password), account)


@pytest.mark.parametrize(
    ("account", "rule"),
    [
        *(("wang", ""), ("chen", ""), ("admin", "")),
        *(("li", "role"), ("qian", "role"), ("audit", "role"), ("gone", "password")),
    ],
)
def test_who_may_replace_is_asked_of_the_data_that_is_there(
    working: Centre, data: Path, tmp_path: Path, account: str, rule: str
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    before = dump(data)
    told = refusal(lambda: restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=replacing(account)))
    assert told == rule
    if rule:
        assert dump(data) == before


def test_who_was_put_to_rest_since_replaces_nothing_and_stays_at_rest(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.desk("admin").staffing.disable("chen")
    assert (
        refusal(lambda: restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=replacing("chen")))
        == "password"
    )
    restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG)
    assert not next(each for each in working.store.accounts() if each.account == "chen").active
    assert refusal(lambda: sign_in(data, "chen", PASSWORD, working.now)) == "password"
    assert list(check(working.store)) == []


def test_a_password_set_since_stays_and_the_key_of_today_opens_the_backup(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    other = "另外一句不短的话"
    Keyring(data, QUICK).set_password("wang", other, working.store.key)
    assert refusal(lambda: restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG)) == "password"
    restore(tmp_path / "one.bangfu", data, working.now, nobody, replacing=replacing("wang", other))
    assert refusal(lambda: sign_in(data, "wang", PASSWORD, working.now)) == "password"
    sign_in(data, "wang", other, working.now)[0].close()


def nobody(_ring: Keyring) -> bytes:
    raise AssertionError("the backup was to be opened by the key of the data that is there")


def test_an_administrator_of_a_centre_of_their_own_replaces_no_other(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    own = found(tmp_path / "own", centre="自建", station="YT", account="li", name="李明")
    back_up(own, tmp_path / "own.bangfu", working.now)
    own.close()
    before = dump(data)
    assert (
        refusal(
            lambda: restore(
                tmp_path / "own.bangfu",
                data,
                working.now,
                lambda ring: ring.key("li", PASSWORD),
                replacing=replacing("li"),
            )
        )
        == "role"
    )
    assert dump(data) == before


def test_where_the_keys_are_gone_too_it_takes_a_word_and_the_numbers_on_paper(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    working.store.close()
    (data / KEYS).unlink()
    assert refusal(lambda: restore(place, data, working.now, unlock, replacing=WANG)) == "keys_lost"
    lost = replace(WANG, keys_lost=True)
    for paper in map(Said, (False,) * 4, ((), PAPER[:2], ("YT0072", *PAPER[1:]), ("七十二", *PAPER))):
        told = refusal(lambda paper=paper: restore(place, data, working.now, unlock, replacing=lost, said=paper))  # type: ignore[misc]
        assert told == "last_number"
    assert not list(data.glob("replaced-*"))
    restore(place, data, working.now, unlock, replacing=lost, said=Said(last=PAPER))
    again = Centre(data)
    assert again.open().case.number == "〔2026〕YT0073"
    assert list(check(again.store)) == []
    again.store.close()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026YT-1", "看不懂案号“2026YT-1”"),
        ("2026YT-72", "看不懂案号"),
        ("2026YT99999999", "看不懂案号"),
        ("2027YT0072", "“2027YT0072”的年份还没有到"),
        ("2062YT0001", "年份还没有到"),
        ("2026YT0001", "备份里已经发到 〔2026〕YT0002"),
        ("2026YT0000", "备份里已经发到 〔2026〕YT0002"),
        ("2025YT0072", "备份里已经发到 〔2026〕YT0002"),
    ],
)
def test_a_last_number_that_cannot_be_is_refused(
    working: Centre, data: Path, tmp_path: Path, typed: str, sentence: str
) -> None:
    working.open()
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.store.close()
    (data / KEYS).unlink()
    lost, asked = replace(WANG, keys_lost=True), Said(ask=lambda _stations: (typed, *PAPER[1:]))
    for told in (asked, Said(last=(typed, *PAPER[1:]))):
        with pytest.raises(Refused, match=sentence):
            restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=lost, said=told)
    assert not list(data.glob("replaced-*"))
    asked = Said(ask=lambda _stations: ("2026YT0002", *PAPER[1:]))
    restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=lost, said=asked)


def test_numbers_of_a_station_that_came_after_the_backup_are_not_given_again(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    working.store.close()
    (data / KEYS).unlink()
    lost, paper = replace(WANG, keys_lost=True), Said(last=(*PAPER, "2026PQ0009", "2025PQ0004"))
    assert restore(place, data, working.now, unlock, replacing=lost, said=paper).to_come == ("PQ",)
    again = restore(place, data, working.now + timedelta(minutes=1), unlock, replacing=WANG)
    assert again.to_come == ("PQ",), "what the data that was replaced knew of it is known still"
    came = Centre(data)
    assert list(check(came.store)) == []
    came.desk("admin").staffing.add_station("pq", "平桥站", "station")
    assert (last_serial(came.store, "PQ", 2026), last_serial(came.store, "PQ", 2025)) == (9, 4)
    assert list(check(came.store)) == []
    with came.store.writing():
        assert next_number(came.store, "PQ", 2026) == (10, "〔2026〕PQ0010")
    came.store.close()


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
