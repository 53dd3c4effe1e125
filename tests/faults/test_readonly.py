"""A disk that takes nothing, full or only to be read: reading goes on, and what would be kept says which it is."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from cases.events import Fact
from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.values.refusal import Refused
from cases.views.rows import View
from storage.copies.backup import back_up
from storage.desk import Desk
from storage.opening.door import sign_in
from storage.proof.check import check
from tests.centre import Centre, build
from tests.unlocked import PASSWORD
from tui.papers.onecase import write_case

pytestmark = pytest.mark.faults


def run(*words: str | Path) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or not run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place):
        pytest.skip("mounting a disk takes rights that this user has not")
    yield place
    run("umount", "-l", place)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    fill = disk / "fill"
    with fill.open("wb", buffering=0) as file:
        for size in (65_536, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    yield
    fill.unlink()


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    assert run("mount", "-o", "remount,ro", disk)
    yield
    assert run("mount", "-o", "remount,rw", disk)


def said(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return str(refused.value)


@pytest.mark.parametrize(("kind", "word"), [(full, "磁盘已满|数据所在的磁盘已满"), (read_only, "只读")])
def test_reading_goes_on_and_recording_says_why_it_does_not(
    disk: Path, tmp_path: Path, kind: Callable[[Path], AbstractContextManager[None]], word: str
) -> None:
    folder = disk / "centre"
    build(folder)
    centre = Centre(folder)
    file = centre.open()
    secret = centre.open("wang", applicant="李某某")
    centre.add(secret, "reach", "wang", who="restricted", reason="本人要求。")
    now = centre.now
    centre.store.close()
    with kind(disk):
        store, account = sign_in(folder, "wang", PASSWORD, now)
        desk = Desk(store, account, lambda: now)
        assert [row.applicant for row in desk.queues.page(View.ALL).rows] == ["李某某", "张伟"]
        assert desk.queues.counts()[View.ALL] == 2
        assert desk.cases.file(file.id).case.parties.applicant.name == "张伟"
        assert [row.id for row in desk.search.find("张伟")] == [file.id]
        assert desk.agenda.reminders() is not None
        assert len(desk.directory.page("person")) == 2
        assert list(check(store)) == []
        refusals: list[Callable[[], object]] = [
            lambda: desk.casework.record(file.id, Fact(what="记一笔。"), 1),
            lambda: desk.cases.file(secret.id),
            lambda: desk.trail.reveal("case"),
            lambda: back_up(store, tmp_path / "copy.bangfu", now),
            lambda: write_case(desk, Place(tmp_path / "a.docx"), desk.cases.file(file.id), mask=Mask()),
        ]
        for refused in refusals:
            assert re.search(word, said(refused))
    desk.casework.record(file.id, Fact(what="又可以记了。"), 1)
    assert list(check(store)) == []
    store.close()


def test_wrong_passwords_are_counted_on_a_full_disk(disk: Path) -> None:
    """Else whoever fills it could guess for ever: the count is written over the one before."""
    folder = disk / "centre"
    build(folder)
    now = Centre(folder).now
    with full(disk):
        for _guess in range(5):
            assert "账号或密码不对" in said(lambda: sign_in(folder, "wang", "a guess", now))
        assert "已锁定" in said(lambda: sign_in(folder, "wang", PASSWORD, now))
        sign_in(folder, "li", PASSWORD, now)[0].close()
    assert "已锁定" in said(lambda: sign_in(folder, "wang", PASSWORD, now))


def test_on_a_disk_only_to_be_read_one_comes_in_and_a_wrong_password_is_called_wrong(disk: Path) -> None:
    folder = disk / "centre"
    build(folder)
    now = Centre(folder).now
    with read_only(disk):
        assert "账号或密码不对" in said(lambda: sign_in(folder, "wang", "a guess", now))
        sign_in(folder, "wang", PASSWORD, now)[0].close()
