"""What must not be touched is not touched: one sentence says why, and the file stays as it was to the byte."""

import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cases.values.refusal import Refused
from storage.engine.file.data import FILE
from storage.engine.shape import APPLICATION_ID, SCHEMA
from storage.engine.sqlite import open_raw
from storage.keys.keyring import KEYS
from storage.opening.opening import open_centre
from storage.store.datafile import data_folder
from storage.store.store import Store
from tests.cases.making import refusal
from tests.centre import Centre
from tests.unlocked import found, key_of, new_ring, open_store

KEY = bytes(32)


def foreign(path: Path, _: bytes, key: bytes) -> None:
    with closing(open_raw(path, key)) as other:
        other.execute("CREATE TABLE letters (x)")


def newer(path: Path, _: bytes, key: bytes) -> None:
    with closing(open_raw(path, key)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        other.execute("CREATE TABLE letters (x)")


def plain(path: Path, _: bytes, __: bytes) -> None:
    with closing(open_raw(path, None)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute("CREATE TABLE letters (x)")


def under_another_key(path: Path, _: bytes, __: bytes) -> None:
    newer(path, b"", bytes(range(32)))


Make = Callable[[Path, bytes, bytes], object]


def holding(make: Callable[[bytes], bytes]) -> Make:
    """Return a way to write what is made of a good file's bytes."""
    return lambda path, good, _key: path.write_bytes(make(good))


def flipped(good: bytes, at: int) -> bytes:
    return good[:at] + bytes([good[at] ^ 0x10]) + good[at + 1 :]


FILES: dict[str, tuple[Make, str]] = {
    "empty": (holding(lambda _: b""), "empty_file"),
    "a letter": (holding(lambda _: "尊敬的领导：".encode()), "store"),
    "a long letter": (holding(lambda _: "尊敬的领导：".encode() * 1000), "store"),
    "another program's": (foreign, "not_ours"),
    "from a newer version": (newer, "newer"),
    "under another key": (under_another_key, "store"),
    "not enciphered": (plain, "not_enciphered"),
    "cut off in its header": (holding(lambda good: good[:60]), "store"),
    "only its header": (holding(lambda good: good[:100]), "store"),
    "garbled after its header": (holding(lambda good: good[:100] + bytes(range(256)) * 400), "store"),
    "garbled in its header": (holding(lambda good: b"x" * 100 + good[100:]), "store"),
    "with a zeroed header": (holding(lambda good: bytes(100) + good[100:]), "store"),
    "with a bit flipped in its salt": (holding(lambda good: flipped(good, 3)), "store"),
    "with a bit flipped in its first page": (holding(lambda good: flipped(good, 2000)), "store"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_must_not_be_touched(new_file: Path, tmp_path: Path, what: str) -> None:
    path, key = tmp_path / FILE, key_of(new_file.parent, "wang")
    shutil.copy(new_file.with_name(KEYS), tmp_path)
    make, rule = FILES[what]
    make(path, new_file.read_bytes(), key)
    before = path.read_bytes()
    with pytest.raises(Refused) as told:
        open_centre(tmp_path, key)
    assert [problem.rule for problem in told.value.problems] == [rule]
    assert "；" in str(told.value), "it says what to do"
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {FILE, KEYS}
    assert refusal(lambda: make_new(tmp_path)) == "has_data"
    assert path.read_bytes() == before


LEFT = ("backups/2026-03-02.bangfu", "files/li/in", ".bangfu.db.line", "replaced-20260302-090000")


@pytest.mark.parametrize("left", LEFT)
def test_no_centre_is_set_up_where_the_data_of_one_is_lost(tmp_path: Path, left: str) -> None:
    (tmp_path / left).mkdir(parents=True)
    assert refusal(lambda: make_new(tmp_path)) == "lost"
    assert [each.name for each in tmp_path.iterdir()] == [left.partition("/")[0]]


def test_other_folders_of_these_names_are_in_nobodys_way(tmp_path: Path) -> None:
    for name in ("backups/photos", "files/letters"):
        (tmp_path / name).mkdir(parents=True)
    make_new(tmp_path).close()


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize("way", ["backups", "files/li/in", "a link"])
def test_no_centre_is_set_up_inside_another(new_file: Path, tmp_path: Path, way: str, *, lost: bool) -> None:
    there = tmp_path / "there"
    shutil.copytree(new_file.parent, there)
    folder = there / way
    if way == "a link":
        folder = tmp_path / "link"
        folder.symlink_to(there / "new")
    if lost:
        (there / FILE).unlink()
    before = sorted(there.iterdir())
    assert refusal(lambda: make_new(folder)) == "file"
    assert sorted(there.iterdir()) == before


@pytest.mark.parametrize("what", ["gone", "empty", "garbled"])
def test_without_its_keyring_nothing_is_opened(new_file: Path, tmp_path: Path, what: str) -> None:
    shutil.copy(new_file, tmp_path)
    if what != "gone":
        (tmp_path / KEYS).write_text("" if what == "empty" else "{]")
    assert refusal(lambda: open_centre(tmp_path, bytes(32))) == "keyring"
    assert (tmp_path / FILE).read_bytes() == new_file.read_bytes()


def test_the_file_says_nothing_without_its_key(centre: Centre, data: Path) -> None:
    centre.open(applicant="张无忌", facts="secret-words-in-the-facts")
    kept = b"".join(each.read_bytes() for each in data.iterdir() if each.is_file())
    for text in ("SQLite format 3", "secret-words", "CREATE TABLE", "张无忌", "chen"):
        assert text.encode() not in kept.replace((data / KEYS).read_bytes(), b""), text


def test_a_plain_file_is_made_only_where_that_is_said(tmp_path: Path) -> None:
    found(tmp_path / "plain", centre="中心", station="YT", account="wang", name="王芳", plain=True).close()
    assert (tmp_path / "plain" / FILE).read_bytes().startswith(b"SQLite format 3")
    store = open_store(tmp_path / "plain", "wang")
    assert store.plain
    store.close()


def test_an_empty_or_short_key_is_no_key(tmp_path: Path) -> None:
    for key in (b"", b"short"):
        with pytest.raises(ValueError, match="32 bytes"):
            open_raw(tmp_path / "x", key)


def make_new(folder: Path) -> Store:
    return found(folder, centre="中心", station="YT", account="wang", name="王芳")


def test_there_is_nothing_yet(tmp_path: Path) -> None:
    assert refusal(lambda: open_centre(tmp_path, KEY)) == "no_data"
    assert refusal(lambda: open_centre(tmp_path / "deeper" / "still", KEY)) == "no_data"
    assert not list(tmp_path.iterdir())


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    key = new_ring(tmp_path)
    assert refusal(lambda: open_centre(tmp_path, key)) == "store"
    assert refusal(lambda: make_new(tmp_path)) == "has_data"


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_folder_that_cannot_be_made(tmp_path: Path, below: str) -> None:
    (tmp_path / "letter").write_text("x")
    place = tmp_path / "letter" / below
    with pytest.raises(Refused, match="文件夹") as told:
        make_new(place)
    assert told.value.problems[0].rule == "store"
    assert refusal(lambda: open_centre(place, KEY)) != ""
    assert (tmp_path / "letter").read_text() == "x"


def test_a_file_that_cannot_be_written(centre: Centre) -> None:
    """SQLite itself refuses to write; the sentence speaks of permissions and nothing is lost."""
    centre.store.run("PRAGMA query_only = 1")
    with pytest.raises(Refused, match="只读"):
        centre.open()
    assert centre.desk().queues.counts()
    centre.store.run("PRAGMA query_only = 0")
    assert centre.open().case.number == "〔2026〕YT0001"


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    make_new(folder).close()
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_new_centre_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong while the file is made, one can try again."""
    monkeypatch.setattr("storage.opening.founding.FORM", object())
    with pytest.raises(Exception, match="bind"):
        make_new(tmp_path)
    monkeypatch.undo()
    assert refusal(lambda: open_centre(tmp_path, KEY)) == "no_data"
    store = make_new(tmp_path)
    assert store.account("王芳").account == "wang"
    store.close()


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("centre", " ", "needed"),
        ("account", "", "needed"),
        ("name", "\x00", "needed"),
        ("station", "9", "station_code"),
    ],
)
def test_a_new_centre_needs_its_names(tmp_path: Path, field: str, value: str, rule: str) -> None:
    fields = {"centre": "中心", "station": "YT", "account": "wang", "name": "王芳", field: value}
    told = refusal(lambda: found(tmp_path, **fields))  # type: ignore[arg-type]
    assert told == rule
    assert not list(tmp_path.iterdir())


def test_where_the_data_lies(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    assert data_folder() == data
    assert data_folder("~/other") == Path.home() / "other"
    monkeypatch.delenv("BANGFU_DATA")
    assert data_folder().is_relative_to(Path.home())


LOUD = """
import logging, sys
from pathlib import Path
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
from cases.values.refusal import Refused
from storage.opening.opening import open_centre
from tests.unlocked import key_of
folder = Path(sys.argv[1])
key = key_of(folder, "wang")
for attempt in (key, bytes(32)):
    try:
        store = open_centre(folder, attempt)
        store.get("centre")
        store.close()
    except Refused:
        print("refused")
Path(sys.argv[2]).write_text(key.hex())
"""


def test_no_key_is_in_a_log_and_a_wrong_one_prints_nothing(new_file: Path, tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOUD, str(new_file.parent), str(tmp_path / "key")],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    key = (tmp_path / "key").read_text()
    assert "SELECT" in said.stdout, "the queries themselves are logged"
    assert "refused" in said.stdout
    assert key not in said.stdout.lower()
    assert "PRAGMA key" not in said.stdout
    assert said.stderr == ""
