"""A file is written whole or not at all."""

import errno
import gc
import os
from datetime import date
from itertools import chain
from pathlib import Path
from random import Random
from typing import BinaryIO

import pytest

from cases.values.refusal import Refused, refuse
from cases.values.text import say
from exports.page.official import Imprint
from exports.page.paper import write_docx
from exports.page.paragraphs import body
from tests.place import To, little_room

OLD, NEW = b"what was there", b"what is new"


def new(file: BinaryIO, _scratch: Path) -> None:
    file.write(NEW)


def fine(file: BinaryIO) -> None:
    assert file.read() == NEW


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "摘要.docx"
    path.write_bytes(OLD)
    return path


def test_the_new_file_takes_the_place_of_the_old_for_its_owner_only(old: Path) -> None:
    old.chmod(0o644)
    To(old).write(".docx", new, fine)
    assert old.read_bytes() == NEW
    assert old.stat().st_mode & 0o777 == 0o600
    assert list(old.parent.iterdir()) == [old]


def test_a_link_stays_a_link(old: Path) -> None:
    link = old.with_name("link.docx")
    link.symlink_to(old)
    To(link).write(".docx", new, fine)
    assert link.is_symlink()
    assert old.read_bytes() == NEW


def test_the_file_is_checked_before_it_takes_the_place(old: Path) -> None:
    def broken(file: BinaryIO) -> None:
        assert file.read() == NEW
        raise refuse("file", say("坏了"))

    with pytest.raises(Refused, match="坏了"):
        To(old).write(".docx", new, broken)
    assert_untouched(old)


def test_a_disk_that_fills_up_leaves_the_old_file(old: Path) -> None:
    def much(file: BinaryIO, _scratch: Path) -> None:
        file.writelines(b"x" * 1000 for _ in range(100))

    with little_room(), pytest.raises(Refused, match=r"磁盘空间不足.*请清理空间"):
        To(old).write(".docx", much, fine)
    assert_untouched(old)


def test_pages_too_long_for_the_disk_leave_the_old_file_and_no_noise(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = Random(1)
    lines = (body("".join(chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(100))) for _ in range(200))
    with little_room(), pytest.raises(Refused, match="磁盘空间不足"):
        write_docx(To(old), Imprint("标题", "王芳", date(2026, 3, 2), str), chain.from_iterable(lines))
    gc.collect()
    assert capsys.readouterr().err == ""
    assert_untouched(old)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EDQUOT, "磁盘空间不足"),
        (errno.EROFS, "没有权限"),
        (errno.EACCES, "没有权限"),
        (errno.EIO, "请换一个位置再导出（系统提示：EIO）"),
    ],
)
def test_what_the_file_system_says_becomes_one_sentence(old: Path, code: int, sentence: str) -> None:
    def trouble(file: BinaryIO, _scratch: Path) -> None:
        file.write(NEW)
        raise OSError(code, os.strerror(code))

    with pytest.raises(Refused) as refused:
        To(old).write(".docx", trouble, fine)
    (problem,) = refused.value.problems
    assert problem.rule == "file"
    assert sentence in str(problem.sentence)
    assert_untouched(old)


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_interrupt_passes_through_and_leaves_nothing(old: Path, trouble: type[BaseException]) -> None:
    def interrupted(file: BinaryIO, _scratch: Path) -> None:
        file.write(NEW)
        raise trouble

    with pytest.raises(trouble):
        To(old).write(".docx", interrupted, fine)
    assert_untouched(old)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("missing/a.docx", "目标文件夹不存在"),
        ("摘要.docx/a.docx", "目标文件夹不存在"),
        (".", "请在后面加上文件名"),
        ("长" * 100, "文件名太长"),
        ("/dev/null", "不是普通文件"),
        *((f"a{each}b.docx", "有不能用的字符") for each in ("\n", "\x1b[31m", "\u202e", "\u2028", "\0")),
    ],
)
def test_a_place_that_holds_no_file_is_refused_with_the_way_out(old: Path, place: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        To(old.parent / place).write(".docx", new, fine)
    assert_untouched(old)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_refused(old: Path) -> None:
    old.parent.chmod(0o500)
    try:
        with pytest.raises(Refused, match="没有权限写入这个位置"):
            To(old).write(".docx", new, fine)
    finally:
        old.parent.chmod(0o700)
    assert_untouched(old)


def assert_untouched(old: Path) -> None:
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]
