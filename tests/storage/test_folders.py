"""Everybody's own files: reached by name alone, never beyond, and gone after some days."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.staff.ownfiles import Direction, is_file_name, read_days
from storage.host.guard import FILES
from storage.outgoing.folders import Folders, sweep
from tests.cases.making import refusal

NAMES = ("张三", "li", "../wang", "/etc", "a/b", "..", ".", "", "a" * 300, "~x", "LI", "li\n")


def put(folders: Folders, side: Direction, name: str, text: str = "甲") -> Path:
    path = folders.path(side) / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("account", NAMES)
def test_every_account_has_a_folder_of_its_own_inside_the_data(data: Path, account: str) -> None:
    folder = Folders(data, account).path(Direction.INCOMING)
    assert folder.resolve().is_relative_to((data / FILES).resolve())
    assert len(folder.relative_to(data / FILES).parts) == 2
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
    others = {Folders(data, each).path(Direction.INCOMING) for each in NAMES if each != account}
    assert folder not in others


def test_files_are_listed_with_the_day_on_which_they_go(data: Path) -> None:
    folders = Folders(data, "li")
    put(folders, Direction.OUTGOING, "摘要.docx", "一二三")
    put(folders, Direction.INCOMING, "花名册.xlsx")
    put(folders, Direction.INCOMING, ".hidden")
    (folders.path(Direction.INCOMING) / "folder").mkdir()
    (folders.path(Direction.INCOMING) / "link").symlink_to("/etc/passwd")
    found = {each.name: each for each in folders.files(7)}
    assert set(found) == {"摘要.docx", "花名册.xlsx"}
    told = found["摘要.docx"]
    assert (told.side, told.size, told.until - told.since) == (Direction.OUTGOING, 9, timedelta(days=7))
    assert Folders(data, "wang").files(7) == ()


LEADING_OUT = ("../out/a", "/etc/passwd", "..", ".", "", ".keys", "a\\b", "a\x00b", "a\nb", "x" * 201)


@pytest.mark.parametrize("name", LEADING_OUT)
def test_no_name_leads_out_of_the_folder(data: Path, name: str) -> None:
    folders = Folders(data, "li")
    put(folders, Direction.OUTGOING, "a")
    for work in (
        lambda: folders.open(Direction.INCOMING, name, os.O_RDONLY),
        lambda: folders.remove(Direction.INCOMING, name),
        lambda: folders.rename(Direction.INCOMING, "a", name),
    ):
        with pytest.raises(FileNotFoundError):
            work()


def test_links_pipes_and_folders_are_no_files(data: Path) -> None:
    folders = Folders(data, "li")
    folder = folders.path(Direction.INCOMING)
    (folder / "link").symlink_to(put(Folders(data, "wang"), Direction.OUTGOING, "其他人的"))
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    for name in ("link", "pipe", "folder"):
        with pytest.raises(OSError, match=name):
            folders.open(Direction.INCOMING, name, os.O_RDONLY)


@given(st.text(max_size=12))
def test_a_name_that_is_taken_is_one_step(name: str) -> None:
    if is_file_name(name):
        assert Path("/a/b", name).parent == Path("/a/b")
        assert os.path.normpath(f"/a/b/{name}") == f"/a/b/{name}"


def test_files_go_after_their_days_whatever_times_they_were_given(data: Path) -> None:
    old = put(Folders(data, "li"), Direction.OUTGOING, "old.docx")
    os.utime(old, (4_000_000_000, 4_000_000_000))
    young = put(Folders(data, "wang"), Direction.INCOMING, "young.xlsx")
    os.utime(young, (0, 0))
    now = datetime.fromtimestamp(old.lstat().st_ctime, UTC)
    assert sweep(data, 7, now + timedelta(days=7)) == 0
    assert sweep(data, 7, now + timedelta(days=7, minutes=1)) == 2
    assert (old.exists(), young.exists()) == (False, False)


def test_nothing_goes_but_what_lies_in_the_folders_themselves(data: Path, tmp_path: Path) -> None:
    own = put(Folders(data, "li"), Direction.OUTGOING, "old.docx")
    disk = tmp_path / "disk" / "incoming"
    kept = [disk / "photo.jpg", own.parents[1] / "notes" / "mine.txt", data / "files" / "a" / "b"]
    for each in kept:
        each.parent.mkdir(parents=True)
        each.touch()
    (data / "files" / "zhao").symlink_to(tmp_path / "disk")
    Folders(data, "sun").path(Direction.INCOMING).rmdir()
    (data / "files" / "sun" / "incoming").symlink_to(disk)
    (own.parent / "link").symlink_to(kept[0])
    assert sweep(data, 7, datetime.now(UTC) + timedelta(days=8)) == 2
    assert [each for each in kept if not each.exists()] == []
    assert list(own.parent.iterdir()) == []


def test_files_reached_through_a_link_to_all_of_them_stay(data: Path, tmp_path: Path) -> None:
    there = put(Folders(tmp_path, "li"), Direction.OUTGOING, "old.docx")
    data.mkdir()
    (data / "files").symlink_to(tmp_path / "files")
    assert sweep(data, 7, datetime.now(UTC) + timedelta(days=8)) == 0
    assert there.exists()


@pytest.mark.parametrize(("typed", "days"), [("7", 7), ("１４", 14), ("1", 1), ("90", 90)])
def test_days_are_read(typed: str, days: int) -> None:
    assert read_days(typed) == days


@pytest.mark.parametrize("typed", ["", "0", "91", "七", "-1", "7.5", "7天"])
def test_other_days_are_refused(typed: str) -> None:
    assert refusal(lambda: read_days(typed)) == "file_days"
