"""What must not be touched is not touched: one sentence says why, and the file stays as it was to the byte."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cases.refusal import Refused
from storage.sqlite import APPLICATION_ID, SCHEMA
from storage.store import FILE, Store, data_folder
from tests.cases.making import refusal
from tests.centre import Centre


def foreign(path: Path, _: bytes) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE letters (x)")


def newer(path: Path, _: bytes) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        other.execute("CREATE TABLE letters (x)")


def holding(make: Callable[[bytes], bytes]) -> Callable[[Path, bytes], object]:
    """Return a way to write what is made of a good file's bytes."""
    return lambda path, good: path.write_bytes(make(good))


FILES: dict[str, tuple[Callable[[Path, bytes], object], str]] = {
    "empty": (holding(lambda _: b""), "empty_file"),
    "a letter": (holding(lambda _: "尊敬的领导：".encode()), "not_ours"),
    "a long letter": (holding(lambda _: "尊敬的领导：".encode() * 1000), "not_ours"),
    "another program's": (foreign, "not_ours"),
    "from a newer version": (newer, "newer"),
    "cut off in its header": (holding(lambda good: good[:60]), "not_ours"),
    "only its header": (holding(lambda good: good[:100]), "store"),
    "garbled after its header": (holding(lambda good: good[:100] + bytes(range(256)) * 400), "store"),
    "garbled in its header": (holding(lambda good: b"x" * 100 + good[100:]), "not_ours"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_must_not_be_touched(new_file: Path, tmp_path: Path, what: str) -> None:
    path = tmp_path / FILE
    make, rule = FILES[what]
    make(path, new_file.read_bytes())
    before = path.read_bytes()
    with pytest.raises(Refused) as told:
        Store.open(tmp_path)
    assert [problem.rule for problem in told.value.problems] == [rule]
    assert "；" in str(told.value), "it says what to do"
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [FILE]
    assert refusal(lambda: make_new(tmp_path)) == "has_data"
    assert path.read_bytes() == before


def make_new(folder: Path) -> Store:
    return Store.create(folder, centre="中心", station="YT", account="wang", name="王芳")


def test_there_is_nothing_yet(tmp_path: Path) -> None:
    assert refusal(lambda: Store.open(tmp_path)) == "no_data"
    assert refusal(lambda: Store.open(tmp_path / "deeper" / "still")) == "no_data"
    assert not list(tmp_path.iterdir())


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert refusal(lambda: Store.open(tmp_path)) == "store"
    assert refusal(lambda: make_new(tmp_path)) == "has_data"


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_folder_that_cannot_be_made(tmp_path: Path, below: str) -> None:
    (tmp_path / "letter").write_text("x")
    place = tmp_path / "letter" / below
    with pytest.raises(Refused, match="文件夹") as told:
        make_new(place)
    assert told.value.problems[0].rule == "store"
    assert refusal(lambda: Store.open(place)) != ""
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
    monkeypatch.setattr("storage.store.FORM", object())
    with pytest.raises(Exception, match="bind"):
        make_new(tmp_path)
    monkeypatch.undo()
    assert refusal(lambda: Store.open(tmp_path)) == "no_data"
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
    told = refusal(lambda: Store.create(tmp_path, **fields))  # type: ignore[arg-type]
    assert told == rule
    assert not list(tmp_path.iterdir())


def test_where_the_data_lies(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    assert data_folder() == data
    assert data_folder("~/other") == Path.home() / "other"
    monkeypatch.delenv("BANGFU_DATA")
    assert data_folder().is_relative_to(Path.home())
