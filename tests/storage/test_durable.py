"""A file has its name only once it is on the disk itself, and the name is there too before anybody goes on."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.copies.backup import back_up, keep_copy
from storage.copies.restoring import restore
from storage.keys.keyring import Keyring
from tests.centre import Centre
from tests.place import To
from tests.storage.backups import WANG, unlock
from tests.unlocked import PASSWORD, QUICK, found

Seen = list[tuple[str, str, tuple[int, int]]]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Return what is written to the disk and what is named, in their order: the name, and which file or folder."""
    told: Seen = []
    fsync, replace, link = os.fsync, os.replace, os.link

    def which(path: Any, folder: int | None = None) -> tuple[int, int]:
        there = os.stat(path, dir_fd=folder)
        return there.st_dev, there.st_ino

    def written(opened: int) -> None:
        fsync(opened)
        told.append(("written", "", which(opened)))

    def named(act: Callable[..., None]) -> Callable[..., None]:
        def do(source: Any, target: Any, **more: Any) -> None:
            act(source, target, **more)
            folder = more.get("dst_dir_fd")
            told.append(("named", Path(target).name, which(target, folder)))
            told.append(("in", Path(target).name, which(Path(target).parent if folder is None else folder)))

        return do

    monkeypatch.setattr(os, "fsync", written)
    monkeypatch.setattr(os, "replace", named(replace))
    monkeypatch.setattr(os, "link", named(link))
    return told


def safe(told: Seen, inside: Path | None = None) -> list[str]:
    """Return the names that were given, each to what was on the disk, in a folder that was written after it.

    inside: only those in this folder.
    """
    only = (inside.stat().st_dev, inside.stat().st_ino) if inside else None
    names = []
    for place, (what, name, file) in enumerate(told):
        if what != "named" or name.startswith("."):
            continue
        _in, _name, folder = told[place + 1]
        if only not in (None, folder):
            continue
        assert ("written", "", file) in told[:place], f"{name} is named before it is on the disk"
        assert ("written", "", folder) in told[place:], f"the name {name} is not on the disk"
        names.append(name)
    return names


def test_a_keyring(tmp_path: Path, seen: Seen) -> None:
    ring, key, _recovery = Keyring.create(tmp_path, "wang", PASSWORD, cost=QUICK)
    assert set(safe(seen)) == {"bangfu.keys", "bangfu.locks"}
    acts: list[Callable[[], object]] = [
        lambda: ring.set_password("li", PASSWORD, key),
        lambda: ring.renew_recovery(key),
        lambda: ring.drop("li"),
    ]
    for act in acts:
        seen.clear()
        act()
        assert "bangfu.keys" in safe(seen)


@pytest.mark.parametrize("old", [None, b"what was there"])
def test_a_file_that_leaves(tmp_path: Path, seen: Seen, old: bytes | None) -> None:
    path = tmp_path / "a.docx"
    if old:
        path.write_bytes(old)
    To(path).write(".docx", lambda file, _folder: file.write(b"new"), lambda _file: None)
    assert safe(seen) == ["a.docx"]


def test_a_backup(centre: Centre, tmp_path: Path, seen: Seen) -> None:
    back_up(centre.store, tmp_path / "a.bangfu", centre.now, "wang")
    keep_copy(centre.store, centre.store.folder / "backups-here.bangfu", centre.now)
    assert safe(seen) == ["a.bangfu", "backups-here.bangfu"]


def test_a_new_centre(tmp_path: Path, seen: Seen) -> None:
    found(tmp_path / "new", centre="中心", station="YT", account="wang", name="王芳").close()
    assert set(safe(seen)) == {"bangfu.keys", "bangfu.locks", "bangfu.db"}


@pytest.mark.parametrize("other", [False, True])
def test_what_is_restored(centre: Centre, tmp_path: Path, seen: Seen, other: bool) -> None:
    """Into an empty folder, and in the place of data of another key."""
    back_up(centre.store, tmp_path / "a.bangfu", centre.now, "wang")
    there = tmp_path / "there"
    if other:
        found(there, centre="别处", station="YT", account="wang", name="王芳").close()
    seen.clear()
    restore(tmp_path / "a.bangfu", there, centre.now, unlock, replacing=WANG if other else None)
    assert [name for name in safe(seen, there) if name != "bangfu.locks"][:2] == ["bangfu.keys", "bangfu.db"]
