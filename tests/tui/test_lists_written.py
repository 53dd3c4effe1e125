"""Lists as spreadsheets, cell by cell, each under its header: a row of cases, of people, of employers, of the log."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.events import Withdrawn
from cases.hiding.mask import FULL, Mask
from cases.staff.outgoing import Place
from storage.desk import Desk
from tests.exports.test_lists import cells
from tui.papers import listing
from tui.papers.listing import write_cases, write_lines, write_records


def table(path: Path) -> list[dict[str, Any]]:
    """Return each row by the headers, without the title and the foot."""
    _title, headers, *rows = cells(path)
    end = next(at for at, row in enumerate(rows) if not any(row))
    return [dict(zip(headers, row, strict=True)) for row in rows[:end]]


def test_a_row_of_cases_says_each_thing_in_its_column(desk: Desk, tmp_path: Path) -> None:
    version = desk.cases.file(1).case.version
    desk.casework.record(1, Withdrawn(ground="own"), version)
    place = Place(tmp_path / "a.xlsx")
    rows = desk.queues.rows([4, 1])
    assert write_cases(desk, place, "清单", rows, mask=FULL) == 2
    first, second = table(place.path)
    assert first == {
        "案号": rows[0].number,
        "申请人": "买买提·艾力",
        "人数": 12.0,
        "群体": "新就业形态劳动者",
        "案由": "追索劳动报酬纠纷",
        "类别": "维权",
        "阶段": "办理中",
        "承办人": "刘强",
        "由谁": "刘强",
        "下一步": first["下一步"],
        "期限": rows[0].next_due or "",
        "权利": "",
        "权利届满": "",
        "接案日期": rows[0].opened_on,
        "结案日期": "",
    }
    assert first["下一步"]
    assert (second["由谁"], second["下一步"]) == ("", "")
    assert (second["结案日期"], second["接案日期"]) == (date(2026, 6, 18), rows[1].opened_on)
    assert rows[1].opened_on != date(2026, 6, 18)


@pytest.mark.parametrize("masked", [True, False])
def test_a_row_of_people_counts_their_open_cases_before_all_of_them(desk: Desk, tmp_path: Path, masked: bool) -> None:
    """王秀英 has two cases, one of which is over."""
    desk.casework.record(3, Withdrawn(ground="own"), desk.cases.file(3).case.version)
    place = Place(tmp_path / "a.xlsx")
    many = write_records(desk, place, "person", "王秀英", mask=Mask() if masked else FULL)
    rows = table(place.path)
    assert len(rows) == many
    assert {row["姓名"] for row in rows} == {"王某某" if masked else "王秀英"}
    assert sorted((row["在办"], row["案件"], row["涉及人数"]) for row in rows) == [(0.0, 1.0, 0.0), (1.0, 1.0, 1.0)]


def test_a_list_of_the_log_says_how_many_lines_it_leaves_out(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path / "a.xlsx")
    many = write_lines(desk, place)
    assert [row["序号"] for row in table(place.path)] == list(range(many, 0, -1))
    told = str(cells(place.path))
    assert "没有导出" not in told
    assert "已隐去个人信息" in told, "the log tells of nobody"
    monkeypatch.setattr(listing, "MOST", 3)
    cut = Place(tmp_path / "b.xlsx")
    assert write_lines(desk, cut) == 3
    assert [row["序号"] for row in table(cut.path)] == [many + 1, many, many - 1]
    assert f"只有最近的 3 行，更早的 {many - 2} 行没有导出" in str(cells(cut.path))
