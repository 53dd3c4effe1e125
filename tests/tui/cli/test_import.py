"""Ledgers in and lists out on the command line."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from cases.values.text import say
from storage.ledgers.imports import Batch
from storage.ledgers.sheets.reading import read_sheets
from storage.ledgers.undoing import Staying
from tests.tui.cli.line import Line
from tui.words.ledgerwords import undone

ID = "11010519491231002X"
PEOPLE = f"序号,*姓名,身份证号,电话\n1,张伟,{ID},13800000000\n2,李静,,13911111111\n3,王强,1.10105E+17,\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger with a damaged row."""
    path = tmp_path / "花名册.csv"
    path.write_text(PEOPLE, encoding="utf-8-sig")
    return path


def test_a_dry_run_shows_what_would_be_done_and_does_nothing(line: Line, ledger: Path) -> None:
    told = line.done("import", str(ledger), "--dry-run").out
    assert "新 2 行" in told
    assert "未通过 1 行" in told
    assert "第 4 行 未通过" in told
    assert 'kind = "people"' in told
    assert line.done("import", str(ledger), "--dry-run", "--json").json["counts"]["new"] == 2


def test_refused_rows_stop_all_unless_the_good_ones_are_asked_for(line: Line, ledger: Path, tmp_path: Path) -> None:
    refused = line("import", str(ledger))
    assert refused.code == 1
    assert "有 1 行未通过，全部未导入" in refused.err
    assert "第 4 行 未通过" in refused.out
    back = tmp_path / "未通过.xlsx"
    told = line.done("import", str(ledger), "--good-rows", "--returned", str(back)).out
    assert "已导入 2 行，第 1 批" in told
    (sheet,) = read_sheets(back)
    assert "王强" in sheet.rows[-1]
    assert "没有新的行" in line("import", str(ledger), "--good-rows").err


def test_an_import_is_taken_back(line: Line, ledger: Path) -> None:
    line.done("import", str(ledger), "--good-rows")
    assert "已撤销第 1 批导入" in line.done("import", "--undo", "1").out
    assert line("import", "--undo", "1").code == 1
    assert line.done("import", str(ledger), "--good-rows", "--json").json == {
        "kind": "people",
        "columns": {"*姓名": "name", "身份证号": "id_number", "电话": "phones"},
        "unknown": [],
        "counts": {"new": 2, "known": 0, "doubtful": 0, "refused": 1},
        "rows": [{"row": 4, "fate": "refused", "why": line_why(line, ledger)}],
        "batch": 2,
        "imported": 2,
    }


def test_cases_that_stay_when_an_import_is_taken_back_are_named_with_the_reason() -> None:
    stays = tuple(Staying(f"〔2026〕YT{n:04}", say("本案已结案")) for n in range(1, 13))
    batch = Batch(3, datetime(2026, 6, 18), "王芳", "cases", "台账.xlsx", {}, undone=False, stays=stays)
    told = list(map(str, undone(batch)))
    assert told[0] == "已撤销第 3 批导入（台账.xlsx）"
    assert "有 12 件" in told[1]
    assert told[2] == "〔2026〕YT0001：本案已结案"
    assert (len(told), told[-1]) == (13, "……其余见审计日志")
    assert list(map(str, undone(replace(batch, stays=())))) == told[:1]


def line_why(line: Line, ledger: Path) -> str:
    """Return why the damaged row is refused."""
    why: str = line.done("import", str(ledger), "--dry-run", "--json").json["rows"][-1]["why"]
    return why


def test_a_map_says_what_columns_stand_for(line: Line, tmp_path: Path) -> None:
    path, columns = tmp_path / "名单.csv", tmp_path / "列.toml"
    path.write_text("大名,手机\n张伟,13800000000\n", encoding="utf-8")
    columns.write_text('kind = "people"\n[columns]\n"大名" = "name"\n', encoding="utf-8")
    assert line("import", str(path), "--kind", "people").code == 1
    line.done("import", str(path), "--map", str(columns))
    columns.write_text("[columns", encoding="utf-8")
    assert "第 1 行" in line("import", str(path), "--map", str(columns)).err


def test_members_go_to_the_case_that_is_named(line: Line, tmp_path: Path) -> None:
    number = line.opened()
    path = tmp_path / "名单.csv"
    path.write_text("姓名,主张金额（万元）\n李静,1.2\n王强,3\n", encoding="utf-8")
    assert line("import", str(path), "--kind", "members").code == 1
    line.done("import", str(path), "--kind", "members", "--case", number)
    shown = line.done("show", number, "--names", "--json").json
    assert shown["money"]["claimed"] == 1_200_000, "of three workers two are listed: the whole stays as it was told"
    assert "名册合计 42,000.00 元，总额 12,000.00 元；名册还缺 10 人" in line.done("show", number).out
    assert [party["name"] for party in shown["parties"] if party["role"] == "member"] == ["李静", "王强"]
    told = line.done("show", number, "--names").out
    assert "集体成员：李静" in told
    assert [
        row.split() for row in told.splitlines() if row.split()[:1] in (["工人"], ["李静"], ["王强"], ["总额"])
    ] == [
        ["工人", "项目", "主张", "对方和期间"],
        ["李静", "未分项", "12,000.00", "-"],
        ["王强", "未分项", "30,000.00", "-"],
        ["总额", "-", "12,000.00", "-"],
    ]


@pytest.mark.parametrize("words", [(), ("--kind", "花"), ("--undo", "x")])
def test_a_call_that_makes_no_sense_says_so(line: Line, words: tuple[str, ...]) -> None:
    assert line("import", *words).code == 2


def test_a_file_that_is_no_spreadsheet_is_refused(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"%PDF-1.4")
    ended = line("import", str(path))
    assert ended.code == 1
    assert "Traceback" not in ended.err


# Lists out


def test_a_queue_becomes_a_spreadsheet(line: Line, tmp_path: Path) -> None:
    number = line.opened("applicant==SUM(A1)")
    path = tmp_path / "列表.xlsx"
    assert "共 1 行" in line.done("export", "list", "--queue", "all", "--full", "--force", "-o", str(path)).out
    (sheet,) = read_sheets(path)
    row = next(row for row in sheet.rows if row and row[0] == number)
    assert row[1] == "'=SUM(A1)"
    assert "审计" in str(sheet.rows[-1])


def test_people_and_employers_become_spreadsheets_masked_unless_asked(line: Line, tmp_path: Path) -> None:
    line.opened()
    path = tmp_path / "名单.xlsx"
    line.done("export", "list", "--of", "people", "-o", str(path))
    hidden = str(read_sheets(path))
    assert "张某某" in hidden
    assert ID not in hidden
    line.done("export", "list", "--of", "people", "--full", "--force", "-o", str(path))
    assert ID in str(read_sheets(path))
    line.done("export", "list", "--of", "employers", "--search", "远山", "--force", "-o", str(path))
    assert "远山建设公司" in str(read_sheets(path))
    assert line("export", "list", "-o", str(path)).code == 2


OUTSIDE = ("name=司马远", "capacity=lawyer", "firm=海纳律师事务所", "phone=13900139000", "what=出庭")


def test_those_who_handle_cases_without_an_account_become_a_spreadsheet(line: Line, tmp_path: Path) -> None:
    number, path = line.opened(), tmp_path / "协办人员.xlsx"
    line.done("record", number, "accepted", "ground=aid_wages", who="zhu")
    line.done("record", number, "assigned", "handler=li", who="zhu")
    line.done("record", number, "joined", *OUTSIDE, who="zhu")
    line.done("export", "list", "--of", "outsiders", "-o", str(path))
    told = str(read_sheets(path))
    assert "海纳律师事务所" in told
    assert "13900139000" not in told
    line.done("export", "list", "--of", "outsiders", "--names", "--force", "-o", str(path))
    assert "司马远" in str(read_sheets(path))


@pytest.mark.parametrize(
    ("header", "claim"),
    [
        ("诉求金额", "工资 3000 | 张伟 | 北海公司 | 2024-03 | 2024-06；押金 500 | 李静"),
        ("诉求金额（万元）", "工资 0.3 | 张伟 | 北海公司 | 2024-03 | 2024-06；押金 500元 | 李静"),
    ],
)
def test_a_ledger_tells_a_claim_by_worker_and_item(line: Line, tmp_path: Path, header: str, claim: str) -> None:
    path, head = tmp_path / "台账.csv", f"申请人,类别,来源,群体,案由,人数,对方当事人,{header},事实,诉求"
    row = f"张伟,维权,来访,农民工,追索劳动报酬纠纷,2,北海公司,{claim},欠薪,支付工资"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    line.done("import", str(path), "--kind", "cases")
    claims = line.done("show", "yt1", "--names", "--json").json["ledger"]["claim"]
    assert [[each["worker"], each["code"], each["amount"], each["since"]] for each in claims] == [
        ["张伟", "wages", "3,000.00", "2024-03"],
        ["李静", "deposit", "500.00", None],
    ]
