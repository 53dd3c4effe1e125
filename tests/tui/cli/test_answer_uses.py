"""The list of who was given what: an answer to somebody else hid the others, and a list of cases names applicants."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.tui.cli.line import NOON, Line
from tests.tui.cli.test_answer import answer

OWN, HIDDEN = "导出为文件：个人信息查询答复单\n", "导出为文件：个人信息查询答复单，姓名和号码已隐去\n"


@pytest.fixture
def two(line: Line) -> Line:
    """A case of two: an applicant and a member, who asks from an hour later on."""
    line.opened("people=2", "facts=没发工资。", "request=要工资。")
    line.done("record", "1", "roster", "members=张三丰 | 11010519491231002X\n赵大海 | 110105196001011239 | 13911112222")
    line.now = lambda: NOON + timedelta(hours=1)
    return line


def test_an_answer_to_another_is_told_as_one_that_hid_them(two: Line, tmp_path: Path) -> None:
    answer(two, tmp_path)
    told = answer(two, tmp_path, "--who", "赵大海")
    assert (told.count(OWN), told.count(HIDDEN)) == (0, 1)
    told = answer(two, tmp_path, "--who", "赵大海")
    assert (told.count(OWN), told.count(HIDDEN)) == (1, 1)
    told = answer(two, tmp_path)
    assert (told.count(OWN), told.count(HIDDEN)) == (1, 2)


@pytest.mark.parametrize("words", [("queue", "all"), ("search", "张三丰"), ("export", "list", "--queue", "all")])
def test_a_list_of_cases_is_told_to_the_applicant_alone(two: Line, tmp_path: Path, words: tuple[str, ...]) -> None:
    out = ("-o", str(tmp_path / "a.xlsx")) if words[0] == "export" else ()
    two.done(*words, "--names", *out)
    mine, others = answer(two, tmp_path), answer(two, tmp_path, "--who", "赵大海")
    assert ("李经办" in mine, "李经办" in others) == (True, False)


def test_what_names_everybody_is_told_to_all(two: Line, tmp_path: Path) -> None:
    two.done("show", "1", "--names")
    for who in ((), ("--who", "赵大海")):
        assert "完整显示：案件\n李经办（工作人员）" in answer(two, tmp_path, *who)


def test_of_a_list_it_is_told_how_many_cases_stood_in_it(two: Line, tmp_path: Path) -> None:
    two.opened("applicant=孙二娘", "id_number=", "phone=")
    two.done("export", "list", "--queue", "all", "--names", "-o", str(tmp_path / "a.xlsx"))
    assert "2 件之一" in answer(two, tmp_path)


def test_what_was_voided_is_told_as_that(two: Line, tmp_path: Path) -> None:
    two.done("record", "1", "note", "what=核对工资表。")
    assert "工作记录（已作废）" not in answer(two, tmp_path)
    two.done("record", "1", "voided", "--yes", "entry=3", "why=记错了。")
    assert "工作记录（已作废）" in answer(two, tmp_path)
