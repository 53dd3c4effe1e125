"""Spoilt spreadsheets, twenty thousand by `make prove`: each is read, rows and all, or refused in one sentence."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cases.ledgers.cells import Formula, LedgerSheet, Merge
from cases.ledgers.columns.guess import Columns, find_columns
from cases.ledgers.columns.maps import dump_map, load_map
from cases.ledgers.kinds import LEDGERS
from cases.ledgers.rows import read_rows
from cases.values.refusal import Refused
from storage.ledgers.sheets.child import read_bytes
from storage.ledgers.sheets.reading import read_sheets
from storage.proof.check import check
from tests.centre import Centre
from tests.faults.often import often
from tests.storage.sheets.making import packed, parts, xlsx

TODAY = date(2026, 6, 18)
HEADER = ["序号", "*姓名", "身份证号", "联系电话", "出生日期", "家庭年收入（万元）", "困难类别", "备注"]
ROWS: list[list[Any]] = [
    ["附件2：困难职工档案表"],
    HEADER,
    *(
        [n, f"张{n}", "110105196601100008", 13800000000 + n, date(1966, 1, n + 1), 3.56, "低保户", "无"]
        for n in range(6)
    ),
    [7, "李四", ("=A1", "x"), ("=1+1", 2), datetime(2023, 5, 6, 7, 8), "1,234.5", True, "<a>&\n"],
    ["合计", None, None, None, None, ("=SUM(F3:F9)", 21.36)],
]
BOOK = xlsx(ROWS, merges=[(0, 0, 0, 7)])
TEXT = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in ROWS)
TEXTS = [TEXT.encode(code) for code in ("utf-8", "utf-8-sig", "gb18030", "utf-16")]

Outcome = Counter[str]


def judge(data: bytes, seen: Outcome) -> None:
    """Read a file and its rows as every kind; count what came of it."""
    try:
        sheets = read_bytes(data)
    except Refused as refused:
        rules, told, sheets = rules_of(refused), str(refused), ()
    else:
        rules, told = ["sheet"], "read"
    assert rules == ["sheet"]
    seen[told] += 1
    for sheet in sheets:
        interpret(sheet, None)


def rules_of(refused: Refused) -> list[str]:
    return [problem.rule for problem in refused.problems]


def interpret(sheet: LedgerSheet, kind: str | None) -> int:
    columns: Columns | None
    rules: list[str] = []
    try:
        columns = find_columns(sheet, kind)
    except Refused as refused:
        rules, columns = rules_of(refused), None
    if columns is None:
        assert rules == ["columns"]
        return 0
    load_map(dump_map(columns.map), "x")
    rows = list(read_rows(sheet, columns, TODAY))
    for row in rows:
        for name, text in row.values.items():
            columns.ledger.by_name[name].kind.read(text, TODAY)
    return len(rows)


def flipped(data: bytes, dice: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 40))):
        at = dice.randrange(len(spoilt))
        spoilt[at] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def cut(data: bytes, dice: Random) -> bytes:
    first, last = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    return dice.choice((data[:last], data[first:], data[:first] + data[last:], data[:last] + data[first:]))


SPICES = (b'"', b",", b"\t", b";", b"\0", b"\r", b"\n", b"\xff", b"=", b"'", b"\xfe\xff", b"<")


def stirred(data: bytes, dice: Random) -> bytes:
    """Put bytes where they mean something to a reader of CSV."""
    spoilt = bytearray(data)
    for _ in range(dice.randrange(1, 12)):
        at = dice.randrange(len(spoilt))
        spoilt[at:at] = dice.choice(SPICES)
    return bytes(spoilt)


TOKENS = [
    *b'<f>1</f> <f/> <c </c> <row> </row> <v> NaN 1e309 -1 99999999999 &lt; &#0; &x; r="A1048576" r="XFD1"'.split(),
    *b'r="ZZ9" t="s" t="d" t="e" t="b" t="inlineStr" </sheetData> ]]> <![CDATA[ date1904="1" _x000D_'.split(),
    *(b"<mergeCell ref='A1:XFD1048576'/>", b"<mergeCell ref='B2'/>", b"<!-- ", b"<!DOCTYPE a>", b'state="hidden"'),
    *(b"\xff\xfe", "号".encode()),
]


def misspelt(data: bytes, dice: Random) -> bytes:
    """Spoil the XML of a part and pack it again, so that the spoiling is met by who reads XML."""
    members = parts(data)
    name = dice.choice([each for each in members if each.startswith("xl/") and "theme" not in each])
    part = members[name]
    for _ in range(dice.randrange(1, 4)):
        places = [found.start() for found in re.finditer(rb'[<>"= ]', part)] or [0]
        at, to = dice.choice(places), dice.choice(places)
        way = dice.randrange(4)
        if way == 0:
            part = part[:at] + dice.choice(TOKENS) + part[at:]
        elif way == 1:
            part = part[: min(at, to)] + part[min(max(at, to), min(at, to) + 40) :]
        elif way == 2:
            part = re.sub(rb"\d+", lambda found: dice.choice((found[0], found[0], b"7", b"200000")), part)
        else:
            part = flipped(part, dice)
    if dice.randrange(20) == 0:
        del members[dice.choice(list(members))]
    return packed({**members, name: part} if name in members else members)


Way = Callable[[bytes, Random], bytes]
BOOKS = [*often(500, 4000, flipped), *often(300, 2000, cut), *often(800, 7000, misspelt)]


@pytest.mark.parametrize(("way", "times"), BOOKS)
def test_a_spoilt_workbook_is_read_or_refused(way: Way, times: int) -> None:
    dice, seen = Random(20), Outcome()
    for _ in range(times):
        judge(way(BOOK, dice), seen)
    assert seen.total() == times
    assert len(seen) > 1, seen


@pytest.mark.parametrize(("way", "times"), [each for way in (flipped, cut, stirred) for each in often(200, 1000, way)])
def test_a_spoilt_text_is_read_or_refused(way: Way, times: int) -> None:
    dice, seen = Random(21), Outcome()
    for _ in range(times):
        judge(way(dice.choice(TEXTS), dice), seen)
    assert seen["read"] > 0


SIGNS = (
    "0123456789.-/年月日号eE+, ，、;；:：()（）'\"=@#*﹡＊\t\n\r\0\x1b\u202e\ud800\ufeff　"
    "张三王元万是否√×无一二合计填表人"
)


NUMBERS = (None, True, False, "", 0, -1, 1, 0.5, 60, 61, 1e15, 1.1e17, 1e300, 2**63, -0.0, 1e-9)
NEAR = ("2023年5月6日", "1,234.50", "13800000000", "110105196601100008", "张三、李四", "3.5万元", "是", "44927")


def any_cell(dice: Random) -> Any:
    """Return whatever may stand in a cell, rather often something near to what should."""
    near = dice.choice(NEAR)
    at = dice.randrange(len(near) + 1)
    ways: tuple[Callable[[], Any], ...] = (
        lambda: dice.choice(NUMBERS),
        lambda: dice.uniform(-10, 10) * 10 ** dice.randrange(20),
        lambda: dice.choice((date(1, 1, 1), date(2023, 5, 6), datetime(9999, 12, 31, 23, 59, 59))),
        lambda: Formula(dice.choice((None, "x", 0, 5.5, near))),
        lambda: "".join(dice.choice(SIGNS) for _ in range(dice.randrange(40))),
        lambda: "".join(chr(dice.randrange(1, 0x110000)) for _ in range(dice.randrange(20))),
        *[lambda: near[:at] + dice.choice(SIGNS) * dice.randrange(3) + near[at + dice.randrange(2) :]] * 3,
    )
    return dice.choice(ways)()


def any_sheet(dice: Random, kind: str) -> LedgerSheet:
    fields = dice.sample(LEDGERS[kind].fields, k=min(8, len(LEDGERS[kind].fields)))
    header = [field.label.zh + dice.choice(("", "*", "（万元）", "（元）", " ")) for field in fields]
    above = [any_cell(dice) for _ in range(dice.randrange(5))]
    rows = [above, header, *([any_cell(dice) for _ in range(dice.randrange(11))] for _ in range(4))]
    merges = [Merge(*(dice.randrange(4) for _ in range(4))) for _ in range(dice.randrange(3))]
    whole = [Merge(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merges]
    return LedgerSheet("x", tuple(map(tuple, rows)), tuple(whole), date1904=dice.randrange(5) == 0)


@pytest.mark.parametrize("times", often(500, 4000))
def test_any_cells_are_read_or_told_of(times: int) -> None:
    dice, rows = Random(22), 0
    for turn in range(times):
        kind = dice.choice(list(LEDGERS))
        rows += interpret(any_sheet(dice, kind), kind if turn % 2 else None)
    assert rows > times / 2


def samples(dice: Random) -> Iterator[bytes]:
    for _ in range(15):
        yield flipped(BOOK, dice)
        yield cut(BOOK, dice)
        yield misspelt(BOOK, dice)
        yield stirred(dice.choice(TEXTS), dice)


def outcome(read: Callable[[], tuple[LedgerSheet, ...]]) -> object:
    """Return the rows and merged cells of each sheet, or the sentence of the refusal."""
    try:
        return [(sheet.rows, sheet.merges, sheet.date1904) for sheet in read()]
    except Refused as refused:
        return str(refused)


@pytest.mark.faults
def test_the_process_that_reads_gives_the_same(tmp_path: Path) -> None:
    path, seen = tmp_path / "表.xlsx", Outcome()
    for data in samples(Random(23)):
        path.write_bytes(data)
        here = outcome(partial(read_bytes, data))
        assert outcome(partial(read_sheets, path)) == here
        seen[here if isinstance(here, str) else "read"] += 1
    assert seen.total() == 60
    assert seen["read"]
    assert len(seen) > 1


@pytest.mark.parametrize("times", often(100, 400))
def test_an_import_of_any_cells_is_whole_or_nothing(centre: Centre, times: int) -> None:
    """Half of them are stopped on the way; what was begun and not ended leaves nothing."""
    dice, imported, refused = Random(24), 0, Outcome()
    for turn in range(times):
        stopped = partial(bool, turn % 2)
        kind = dice.choice(["people", "hardship", "employers", "cases"])
        desk = centre.desk()
        before = standing_rows(centre)
        try:
            preview = desk.previewing.preview([any_sheet(dice, kind)], kind)
            batch = desk.importing.apply(preview, "表.xlsx", good_rows=True, doubtful=True, stopped=stopped)
        except Refused as no:
            refused.update(rules_of(no)[:1])
            assert standing_rows(centre) == before
        else:
            imported += batch.counts["imported"]
    assert imported
    assert refused["cancelled"]
    assert [str(each.what) for each in check(centre.store)] == []


def standing_rows(centre: Centre) -> list[int]:
    """Return how many records, cases and imports there are."""
    tables = ("record", "case_row", "history", "batch", "batch_item")
    return [centre.store.run(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables]
