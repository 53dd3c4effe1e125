"""Printing from the command line."""

from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from tests.tui.cli.line import Line


def text_of(path: Path) -> str:
    """Return all text of a Word file."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


class TestSummary:
    """`export summary`."""

    def test_writes_one_case_masked(self, line: Line, tmp_path: Path) -> None:
        number = line.opened()
        out = tmp_path / "摘要.docx"
        assert line.done("export", "summary", "YT1", "-o", str(out)).out.splitlines() == [
            f"已导出 {out}",
            "已隐去：姓名 2 处、证件号码 1 处、电话 2 处、住址 1 处；正文其余内容未逐字核对",
        ]
        text = text_of(out)
        assert number in text
        assert "138****8000" in text
        for secret in ("13800138000", "11010519491231002X", "张三丰", "幸福路"):
            assert secret not in text

    def test_is_looked_at_before_it_is_written(self, line: Line, tmp_path: Path) -> None:
        line.opened("facts=工友老韩头作证，韩氏小卖部赊账。")
        said = line.done("export", "summary", "YT1", "--look", "-o", str(tmp_path / "a.docx")).out.splitlines()
        assert said[0] == "已隐去：姓名 2 处、证件号码 1 处、电话 1 处、住址 1 处；正文其余内容未逐字核对"
        assert not (tmp_path / "a.docx").exists()
        assert [each["deed"] for each in line.done("audit", "--json", who="shen").json["lines"]].count("exported") == 0
        assert "-o" in line("export", "summary", "YT1").err

    def test_takes_the_place_of_an_older_file_only_where_that_is_said(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        out = tmp_path / "a.docx"
        out.write_text("old", encoding="utf-8")
        assert "已有同名文件" in line("export", "summary", "1", "-o", str(out)).err
        assert out.read_text(encoding="utf-8") == "old"
        line.done("export", "summary", "1", "-o", str(out), "--force")
        assert out.read_bytes().startswith(b"PK")
        assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a.docx"]

    @pytest.mark.parametrize(
        ("out", "sentence"), [("none/a.docx", "目标文件夹不存在"), (".", "是一个文件夹"), ("x" * 300, "文件名太长")]
    )
    def test_that_cannot_be_written_says_why(self, line: Line, tmp_path: Path, out: str, sentence: str) -> None:
        line.opened()
        ended = line("export", "summary", "1", "-o", str(tmp_path / out))
        assert (ended.code, ended.out) == (1, "")
        assert sentence in ended.err
        assert len(ended.err.splitlines()) == 1

    def test_of_an_unknown_case_writes_nothing(self, line: Line, tmp_path: Path) -> None:
        assert line("export", "summary", "9", "-o", str(tmp_path / "a.docx")).code == 1
        assert not (tmp_path / "a.docx").exists()


class TestMeeting:
    """`export meeting`."""

    def test_writes_a_queue(self, line: Line, tmp_path: Path) -> None:
        numbers = [line.opened() for _ in range(3)]
        out = tmp_path / "会议.docx"
        shown = line.done("export", "meeting", "--queue", "all", "--all", "-o", str(out)).out
        assert shown.startswith(f"已导出 {out}，共 3 件\n已隐去：姓名 9 处、")
        text = text_of(out)
        assert all(text.count(number) >= 2 for number in numbers)
        for said in ("会议材料（全部案件）", "截至2026年11月23日", "共 3 件", "示范区帮扶中心"):
            assert said in text
        assert "13800138000" not in text

    def test_writes_a_list_where_nobody_asks_for_more(self, line: Line, tmp_path: Path) -> None:
        numbers = [line.opened() for _ in range(3)]
        out = tmp_path / "会议.docx"
        shown = line.done("export", "meeting", "--queue", "decide", "-o", str(out), who="zhu").out
        assert shown.startswith(f"已导出 {out}，共 3 件\n已隐去：姓名 3 处")
        text = text_of(out)
        assert [text.count(number) for number in numbers] == [1, 1, 1]
        for said in ("会议清单（等我决定）", "截至2026年11月23日", "共 3 件", "会议决定", "受理"):
            assert said in text
        assert "案件情况摘要" not in text

    def test_stops_at_the_limit_and_says_so(self, line: Line, tmp_path: Path) -> None:
        for _ in range(3):
            line.opened()
        out = tmp_path / "会议.docx"
        shown = line.done("export", "meeting", "--queue", "all", "--all", "--limit", "2", "-o", str(out)).out
        assert shown.startswith(f"已导出 {out}，共 2 件\n列表共有 3 件，其余没有导出\n已隐去：姓名 6 处、")

    def test_of_an_empty_queue_is_a_paper_too(self, line: Line, tmp_path: Path) -> None:
        out = tmp_path / "会议.docx"
        line.done("export", "meeting", "--queue", "overdue", "-o", str(out))
        assert "没有符合条件的案件" in text_of(out)

    def test_names_the_station_of_whoever_prints(self, line: Line, tmp_path: Path) -> None:
        out = tmp_path / "会议.docx"
        line.done("export", "meeting", "--queue", "all", "-o", str(out), who="qian")
        assert "周桥站" in text_of(out)


HIDDEN = "认得出的其他人姓名、号码和住址已隐去；正文其余内容未逐字核对\n"


class TestPerson:
    """`export person`."""

    def test_tells_what_stays_of_others_and_hides_it_where_asked(self, line: Line, tmp_path: Path) -> None:
        first = line.opened("facts=律师赵大力说见过，法官孙小虎也在。张三丰表示要钱。")
        line.opened("applicant=李四", "id_number=", "facts=联系人钱小梅不相干。")
        out = tmp_path / "answer.docx"
        looked = line.done("export", "person", first, "--look", who="zhu").out
        assert looked == f"仍可读到：赵大力、孙小虎；要隐去请加 --hide 文字\n{HIDDEN}"
        assert not out.exists()
        told = line.done("export", "person", first, "--hide", "赵大力", "-o", str(out), who="zhu").out
        assert told == f"仍可读到：孙小虎；要隐去请加 --hide 文字\n已导出 {out}，共 1 件\n{HIDDEN}"
        assert "律师***说见过，法官孙小虎也在。张三丰表示要钱" in text_of(out)

    def test_tells_a_person_all_that_is_held(self, line: Line, tmp_path: Path) -> None:
        first = line.opened()
        second = line.opened("facts=另有事项", "kind=enquiry")
        other = line.opened("applicant=李四", "id_number=", "facts=别人的事")
        line.done("record", first, "consent", "purpose=sensitive", "state=given", "way=written")
        line.done("export", "summary", first, "-o", str(tmp_path / "summary.docx"))
        out = tmp_path / "answer.docx"
        told = line.done("export", "person", second, "-o", str(out), who="zhu").out
        assert told == f"已导出 {out}，共 2 件\n{HIDDEN}"
        text = text_of(out)
        for known in (
            first,
            second,
            "张三丰",
            "13800138000",
            "11010519491231002X",
            "幸福路",
            "另有事项",
            "处理敏感个人信息",
            "名录中的资料",
            "女",
        ):
            assert known in text, known
        assert "导出为文件" in text
        assert other not in text
        assert "李四" not in text

    def test_is_for_who_may_read_the_log(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        ended = line("export", "person", "1", "-o", str(tmp_path / "answer.docx"))
        assert "限主管、审计员办理" in ended.err
        assert not (tmp_path / "answer.docx").exists()


class TestRetention:
    """`retention`."""

    def test_tells_the_times_and_lets_the_administrator_set_them(self, line: Line) -> None:
        assert "维权：结案后保管 30 年（建议年限，本单位尚未确定）" in line.done("retention", who="zhu").out
        assert "维权：结案后保管 20 年\n" in line.done("retention", "--set", "rights=20", who="zhu").out
        told = line.done("retention", "--json", who="zhu").json
        assert told["terms"][1] == {"kind": "rights", "years": 20, "proposed": False}
        assert told["expired"] == []
        assert "rights=30" in line("retention", "--set", "rights", who="zhu").err
        assert "限主管、管理员" in line("retention").err

    def test_lists_what_is_over_from_the_day_after_and_what_must_be_kept_all_the_same(self, line: Line) -> None:
        for number, name in (("1", "张三丰"), ("2", "李小静")):
            line.opened(f"applicant={name}", "id_number=", f"phone=1391111222{number}")
            line.done("record", number, "withdrawn", "--yes", "ground=own")
        line.done("record", "2", "hold", "state=on", "reason=有人申请复查。", who="zhu")
        line.done("retention", "--set", "rights=1", who="zhu")
        line.now = lambda: datetime(2027, 11, 23, 12)
        assert "没有保管期满的案卷" in line("retention", who="zhu").out
        line.now = lambda: datetime(2027, 11, 24, 12)
        kept = [row.split() for row in line("retention", who="zhu").out.splitlines() if row.startswith("〔2026〕")]
        assert kept == [
            ["〔2026〕YT0001", "维权", "2026-11-23", "2027-11-23", "-"],
            ["〔2026〕YT0002", "维权", "2026-11-23", "2027-11-23", "是"],
        ]
