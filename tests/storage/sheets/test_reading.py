"""Hostile files: each is refused in one sentence, and none of them gets at the program that reads it."""

import os
import resource
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import monotonic

import docx
import pytest

from cases.ledgers.cells import Formula, LedgerSheet
from cases.values.refusal import Refused
from storage.ledgers.sheets import bounds, child, reading
from storage.ledgers.sheets.bounds import Fault
from storage.ledgers.sheets.package import unpack
from storage.ledgers.sheets.reading import read_sheets
from storage.ledgers.sheets.wire import heard, told
from tests.storage.sheets.making import packed, parts, with_part, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = xlsx([["姓名", "电话"], ["张三", 13800000000]])


def word() -> bytes:
    data = BytesIO()
    docx.Document().save(data)
    return data.getvalue()


def lying() -> bytes:
    """Return a workbook whose directory says that a part is small, though it is not."""
    data = bytearray(with_part(GOOD, "xl/styles.xml", lambda _: b" " * 200_000_000))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = archive.getinfo("xl/styles.xml").file_size.to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def locked_zip() -> bytes:
    data = bytearray(GOOD)
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        for member in archive.infolist():
            data[member.header_offset + 6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


HOSTILE = {
    "empty": (b"", "文件是空的"),
    "blank": (b"\n \r\n\t\0", "文件是空的"),
    "old": (OLE, "旧格式的 Excel"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    "locked zip": (locked_zip(), "打开密码"),
    "truncated": (GOOD[: len(GOOD) // 2], "损坏或不完整"),
    "only a beginning": (b"PK\x03\x04", "损坏或不完整"),
    "empty zip": (packed({}), "不是表格"),
    "docx": (word(), "别的办公文件"),
    "ods": (packed({"mimetype": b"x", "content.xml": b"<x/>"}), "别的办公文件"),
    "xlsb": (packed({"xl/workbook.bin": b"x"}), "别的办公文件"),
    "zip": (packed({"a.txt": b"x"}), "不是表格"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "不是表格"),
    "pdf": (b"%PDF-1.7\n", "不是表格"),
    "page": (b"<html>", "网页"),
    "no cells": (xlsx([]), "没有内容"),
    "no xml": (with_part(GOOD, "xl/workbook.xml", lambda _: b"<<<"), "损坏"),
    "bomb": (with_part(GOOD, "xl/worksheets/sheet1.xml", lambda _: b" " * 101 * 2**20), "展开后超过 100 MB"),
    "bomb beside": (packed({**parts(GOOD), "xl/media/1.png": bytes(101 * 2**20)}), "展开后超过 100 MB"),
    "lying bomb": (lying(), "损坏"),
    "crowd": (packed({**parts(GOOD), **{f"a{n}": b"" for n in range(2000)}}), "内含过多部件"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    data, sentence = HOSTILE[name]
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refused, match=sentence) as refused:
        read_sheets(path)
    assert [problem.rule for problem in refused.value.problems] == ["sheet"]


def test_each_fault_says_what_to_do() -> None:
    for fault in Fault:
        assert any(word in str(fault.sentence) for word in ("请", "再试"))
        assert bounds.fault_of(bounds.refused(fault)) is fault


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(GOOD)
    assert read_sheets(path) == (LedgerSheet("表", (("姓名", "电话"), ("张三", 13800000000.0))),)


def test_a_csv_file_goes_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "花名册 2023.csv"
    path.write_text("姓名,电话\n", encoding="gb18030")
    assert read_sheets(path) == (LedgerSheet("花名册 2023", (("姓名", "电话"),)),)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [("没有.xlsx", "找不到"), (".", "不是普通文件"), ("pipe", "不是普通文件"), ("x" * 300, "磁盘读取出错|找不到")],
)
def test_what_is_no_file_is_refused(tmp_path: Path, place: str, sentence: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match=sentence):
        read_sheets(tmp_path / place)


def test_a_file_that_is_too_large_is_not_opened_further(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with path.open("wb") as file:
        file.truncate(20 * 2**20 + 1)
    with pytest.raises(Refused, match="超过 20 MB"):
        read_sheets(path)


@contextmanager
def standing_in(monkeypatch: pytest.MonkeyPatch, program: str) -> Iterator[None]:
    """Let another program stand in for the one that reads."""
    monkeypatch.setattr(reading, "_COMMAND", (sys.executable, "-c", program))
    yield


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("import os; os.kill(os.getpid(), 9)", "内存或时间过多"),
        ('import os; print(\'["sheet","x",false,[]]\', flush=True); os.abort()', "内存或时间过多"),
        ("raise SystemExit(3)", "损坏"),
        ("print('{')", "损坏"),
        ("print('[1]')", "损坏"),
        ("print('[\"rows\",[[1]]]'); print('[\"sheet\"]')", "损坏"),
        ('print(\'["refused","no such fault"]\')', "损坏"),
    ],
)
def test_a_reader_that_dies_or_babbles_is_one_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, sentence: str
) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(GOOD)
    with standing_in(monkeypatch, program), pytest.raises(Refused, match=sentence) as refused:
        read_sheets(path)
    assert [problem.rule for problem in refused.value.problems] == ["sheet"]


def test_a_reader_that_tells_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(GOOD)
    monkeypatch.setattr(reading, "MOST_TOLD", 10_000)
    with standing_in(monkeypatch, "while True: print('x' * 1000)"), pytest.raises(Refused, match="内存或时间过多"):
        read_sheets(path)


def test_a_reader_that_sleeps_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(GOOD)
    monkeypatch.setattr(reading, "MOST_WAIT", 0.3)
    with standing_in(monkeypatch, "import time; time.sleep(60)"), pytest.raises(Refused, match="内存或时间过多"):
        read_sheets(path)


def test_it_can_be_cancelled_from_another_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(GOOD)
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    begun = monotonic()
    with standing_in(monkeypatch, "import time; time.sleep(60)"), pytest.raises(Refused, match="已取消") as refused:
        read_sheets(path, stop.is_set)
    assert monotonic() - begun < 5
    assert [problem.rule for problem in refused.value.problems] == ["cancelled"]


def test_a_reader_that_cannot_be_started_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(GOOD)
    monkeypatch.setattr(reading, "_COMMAND", ("/nowhere/python",))
    with pytest.raises(Refused, match="没能读取表格"):
        read_sheets(path)


def test_a_sheet_that_needs_too_much_memory_kills_only_its_reader(tmp_path: Path) -> None:
    def corner(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", b'<row r="200000"><c r="GR200000"><v>1</v></c></row></sheetData>')

    path = tmp_path / "表.xlsx"
    path.write_bytes(with_part(GOOD, "xl/worksheets/sheet1.xml", corner))
    with pytest.raises(Refused, match="内存或时间过多"):
        read_sheets(path)


def test_a_short_text_in_very_many_cells_does_not_fill_the_memory(tmp_path: Path) -> None:
    def crowd(part: bytes) -> bytes:
        cells = b"".join(b"<row>%s</row>" % (b'<c t="s"><v>0</v></c>' * 100) for _ in range(5000))
        return part.replace(b"</sheetData>", cells + b"</sheetData>")

    data = with_part(
        xlsx([["某某"]]), "xl/sharedStrings.xml", lambda part: part.replace("某某".encode(), b"x" * 30_000)
    )
    path = tmp_path / "表.xlsx"
    path.write_bytes(with_part(data, "xl/worksheets/sheet1.xml", crowd))
    with pytest.raises(Refused, match="内存或时间过多"):
        read_sheets(path)


def test_the_reader_is_bound_and_loads_nothing_of_the_desk() -> None:
    program = (
        "import sys, resource; from storage.ledgers.sheets import child;"
        "child._limit(); child.read_bytes(sys.stdin.buffer.read());"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    ended = subprocess.run([sys.executable, "-c", program], input=GOOD, capture_output=True, check=True)
    limits, loaded = ended.stdout.decode().splitlines()
    assert limits == "1073741824 60"
    assert not {"peewee", "textual", "rich", "docx", "sqlcipher3", "stdnum"} & set(loaded.split())
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != bounds.MOST_MEMORY


def test_what_is_told_is_heard() -> None:
    sheets = (
        LedgerSheet("一", tuple((n, "x", Formula(2.5), None) for n in range(999)), date1904=True),
        LedgerSheet("二", ()),
    )
    assert heard(told(sheets)) == sheets
    with pytest.raises(ValueError, match="cut off"):
        heard(list(told(sheets))[:-1])


def test_parts_that_hold_no_cells_are_not_unpacked() -> None:
    held = {**parts(GOOD), "xl/vbaProject.bin": b"x", "xl/drawings/d.xml": b"x", "docProps/app.xml": b"x"}
    assert {"xl/workbook.xml", "xl/worksheets/sheet1.xml"} <= set(unpack(packed(held)))
    assert not {"xl/vbaProject.bin", "xl/drawings/d.xml", "docProps/app.xml"} & set(unpack(packed(held)))


def test_memory_that_runs_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(_: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "_read", greedy)
    with pytest.raises(Refused, match="内存或时间过多"):
        child.read_bytes(GOOD)
