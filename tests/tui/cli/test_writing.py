"""Whatever verb writes a file, nothing of the centre's is written over, nothing else unasked, and the name is true."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.cli.line import Line

LEDGER = "姓名,身份证号\n张三,1.10105E+17\n"

WRITERS: dict[str, tuple[str, str]] = {
    "export summary 1 -o": ("zhu", ".docx"),
    "export meeting --queue all -o": ("zhu", ".docx"),
    "export person 1 -o": ("zhu", ".docx"),
    "export agenda --all -o": ("zhu", ".docx"),
    "export agenda --all  -o": ("zhu", ".ics"),
    "export list --queue all -o": ("zhu", ".xlsx"),
    "export list --of people -o": ("zhu", ".xlsx"),
    "export list --of audit -o": ("shen", ".xlsx"),
    "hand-over li zhu --reason 休假 -o": ("zhu", ".docx"),
    "import 名单.csv --kind people --dry-run --returned": ("zhu", ".xlsx"),
    "backup": ("zhu", ".bangfu"),
}
"""Every call that writes a file: who makes it, and how the name must end."""


@pytest.fixture
def place(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder beside a centre with a case, a backup of the day, and all that may lie among its data."""
    number = line.opened()
    line.done("record", number, "accepted", "ground=union_dispute", who="zhu")
    line.done("record", number, "assigned", "handler=li", who="zhu")
    (line.folder / "backups").mkdir()
    for name in ("bangfu.locks", "errors.log", "rules.toml", "before-restore-20260101-090000.bangfu"):
        (line.folder / name).write_bytes(b"x")
    for name in ("-wal", "-shm", "-journal"):
        (line.folder / f"bangfu.db{name}").touch()
    (line.folder / "backups" / "2026-11-22.bangfu").write_bytes(b"a backup")
    (tmp_path / "名单.csv").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    return out


def ways(line: Line, out: Path, ending: str) -> Iterator[Path]:
    """Yield every way to a file of the centre: its own name, links of both kinds, and folders by another name."""
    (out / "data").symlink_to(line.folder)
    (out / "backups").symlink_to(line.folder / "backups")
    for at, path in enumerate(sorted(line.folder.rglob("*"))):
        if path.is_file():
            hard, soft = out / f"hard{at}{ending}", out / f"soft{at}{ending}"
            os.link(path, hard)
            soft.symlink_to(path)
            yield from (path, hard, soft, out / "data" / path.relative_to(line.folder))
    for new in ("new", "bangfu.db", "bangfu.keys", "bangfu.db-wal", "before-restore-20260102-090000", "2026-11-23"):
        yield line.folder / f"{new}{ending}"
        yield line.folder / "backups" / f"{new}{ending}"
        yield out / "backups" / f"{new}{ending}"
        yield out / "data" / "backups" / ".." / f"{new}{ending}"
    yield line.folder / "backups" / "2026-11-23.bangfu"
    yield line.folder / "bangfu.db-journal"


def held(line: Line) -> dict[str, bytes]:
    """Return what lies among the data, but the data file itself, in which even a refusal leaves a line."""
    files = (path for path in line.folder.rglob("*") if path.is_file() and not path.name.startswith("bangfu.db"))
    return {str(path.relative_to(line.folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize("call", WRITERS)
def test_nothing_of_the_centres_is_written_over(line: Line, place: Path, call: str) -> None:
    who, ending = WRITERS[call]
    before, inode = held(line), (line.folder / "bangfu.db").stat().st_ino
    for way in ways(line, place, ending):
        ended = line(*call.split(), str(way), "--force", who=who)
        assert ended.code == 1, (way, ended)
        assert "不能写入" in ended.err or "结尾" in ended.err, (way, ended)
    assert held(line) == before
    assert (line.folder / "bangfu.db").stat().st_ino == inode
    assert "没有发现问题" in line("check", who="zhu").out or "一切正常" in line("check", who="zhu").out
    assert line.done("queue", "mine", "--json", who="li").json["rows"], "nothing was handed over meanwhile"


@pytest.mark.parametrize("call", WRITERS)
def test_an_existing_file_is_replaced_only_where_that_is_said(line: Line, place: Path, call: str) -> None:
    who, ending = WRITERS[call]
    path = place / f"a{ending}"
    path.write_bytes(b"old")
    ended = line(*call.split(), str(path), who=who)
    assert (ended.code, path.read_bytes()) == (1, b"old")
    assert "已有同名文件" in ended.err
    assert line(*call.split(), str(path), "--force", who=who).code == 0
    assert path.read_bytes() != b"old"
    assert [each.name for each in place.iterdir()] == [path.name]


@pytest.mark.parametrize("call", WRITERS)
def test_the_name_ends_in_what_is_written(line: Line, place: Path, call: str) -> None:
    who, ending = WRITERS[call]
    (place / f"link{ending}").symlink_to(place / "b.pdf")
    others = [".pdf", ".csv", ".txt", "", ".docx", ".xlsx", ".ics", ".bangfu", ".db"]
    right = (".docx", ".ics") if "agenda" in call else (ending,)
    names = [f"a{each}" for each in others if each not in right]
    for name in (*names, f"link{ending}", ending):
        ended = line(*call.split(), str(place / name), "--force", who=who)
        assert ended.code == 1, name
        assert "结尾" in ended.err, (name, ended)
    assert [each.name for each in place.iterdir()] == [f"link{ending}"]


def test_what_was_not_written_is_no_export(line: Line, place: Path) -> None:
    for name in ("a.pdf", "missing/a.docx", "x" * 300 + ".docx"):
        assert line("export", "summary", "1", "-o", str(place / name)).code == 1
    line.done("export", "summary", "1", "-o", str(place / "a.docx"))
    told = line.done("audit", "--json", who="zhu").json["lines"]
    assert [each["deed"] for each in told].count("exported") == 1


@pytest.mark.usefixtures("place")
def test_each_account_may_write_into_the_folder_of_its_own(line: Line) -> None:
    own = line.folder / "files" / "li" / "out"
    own.mkdir(parents=True)
    line.done("export", "summary", "1", "-o", str(own / "a.docx"))
    assert "这是其他人的文件夹" in line("export", "summary", "1", "-o", str(own / "b.docx"), who="zhu").err
    os.link(line.folder / "bangfu.keys", own / "keys.docx")
    assert "不能写入" in line("export", "summary", "1", "-o", str(own / "keys.docx"), "--force").err
    assert sorted(each.name for each in own.iterdir()) == ["a.docx", "keys.docx"]


def test_the_log_is_written_whole(line: Line, place: Path) -> None:
    from storage.ledgers.sheets.reading import read_sheets

    line.done("export", "list", "--of", "audit", "-o", str(place / "a.xlsx"), who="shen")
    (sheet,) = read_sheets(place / "a.xlsx")
    lines = line.done("audit", "--limit", "1000", "--json", who="shen").json["lines"]
    told = [row[0] for row in sheet.rows[2:] if row and isinstance(row[0], float)]
    assert told == list(range(int(told[0]), 0, -1))
    assert told[0] >= lines[-1]["seq"]
    assert told[0] == next(each["seq"] for each in lines if each["deed"] == "exported") - 1
    assert "没有导出" not in str(sheet.rows)
