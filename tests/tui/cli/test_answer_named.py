"""Whoever a case names in a field of its own may ask what it keeps of them, and is nobody else's business."""

from pathlib import Path

import pytest

from tests.tui.cli.line import Line
from tests.tui.cli.test_answer import answer, answered
from tests.tui.cli.test_papers import text_of

CLAIMED = "工资 38000|张三丰；押金 5000|郝大通"
NAMED = {
    "王德茂": ("付款人", "5,000.00 元"),
    "仉善人": ("资金来源", "500.00 元"),
    "马钰": ("涉及的工人", "涉及的工人：马钰"),
    "郝大通": ("主张金额", "押金、保证金 5,000.00 元（郝大通）"),
    "王重阳": ("分期付款", "由王重阳付给某某"),
    "谭处端": ("分期付款", "由某某付给谭处端"),
    "狄律安": ("外部人员", "13911110009"),
}


@pytest.fixture
def case(line: Line) -> Line:
    """A case that names people in fields of their own: none of them has a part in it."""
    line.opened(f"claimed={CLAIMED}", "people=3", "facts=没发工资。", "request=要工资。")
    line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
    line.done("record", "1", "assigned", "handler=李经办", who="zhu")
    line.done("record", "1", "money", "nature=received", "amount=5000", "payer=王德茂")
    line.done("record", "1", "benefit", "sort=living", "amount=500", "by_whom=donated", "giver=仉善人")
    line.done("record", "1", "ruling", "sort=final_award", "result=full", "whom=马钰", "what=支持。")
    line.done("record", "1", "mediation", "result=agreed", "what=谈成了。", "plan=2026-12-20 5000 由王重阳付给谭处端")
    joined = ("name=狄律安", "capacity=lawyer", "firm=青鸾律师事务所", "phone=13911110009", "what=代理仲裁。")
    line.done("record", "1", "joined", *joined)
    return line


@pytest.mark.parametrize("who", NAMED)
def test_they_are_told_what_is_kept_of_them_and_of_nobody_else(case: Line, tmp_path: Path, who: str) -> None:
    text = answer(case, tmp_path, "--who", who)
    field, told = NAMED[who]
    assert f"登记中写到（{field}" in text
    assert told in text
    assert [other for other in (*NAMED, "张三丰") if other in text] == [who]


def test_a_helper_from_outside_is_told_their_firm_and_what_they_do_wherever_their_phone_stands(
    case: Line, tmp_path: Path
) -> None:
    case.opened("applicant=李二", "facts=没发工资。")
    case.done("record", "2", "accepted", "ground=union_rights", who="zhu")
    case.done("record", "2", "assigned", "handler=李经办", who="zhu")
    case.done("record", "2", "joined", "name=狄律安", "phone=13911110009", "capacity=lawyer", "what=旁听。")
    text = answer(case, tmp_path, "--who", "狄律安")
    for own in ("青鸾律师事务所", "代理仲裁", "YT0001", "YT0002", "旁听", "律师"):
        assert own in text, own


def test_two_of_one_name_are_told_apart_by_their_numbers(case: Line, tmp_path: Path) -> None:
    case.done("record", "1", "stepped_out", "name=狄律安", "reason=办结。")
    case.done("record", "1", "joined", "name=狄律安", "capacity=volunteer", "phone=13922220000", "what=翻译。")
    ended = case("export", "person", "1", "--who", "狄律安", "-o", str(tmp_path / "a.docx"), who="zhu")
    assert "或有同名" in ended.err
    text = answer(case, tmp_path, "--who", "13922220000")
    assert "13922220000" in text
    assert "13911110009" not in text


def test_the_applicant_is_told_of_none_of_them(case: Line, tmp_path: Path) -> None:
    text = answer(case, tmp_path)
    assert "张三丰" in text
    assert [other for other in NAMED if other in text] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_none_is_named_where_names_are_masked(case: Line, tmp_path: Path, language: str) -> None:
    shown = [case.done("show", "1", "--lang", language, who=who).out for who in ("li", "zhu", "shen")]
    shown += [case.done("show", "1", "--json").out]
    for word in ("summary", "meeting"):
        out = tmp_path / f"{word}.docx"
        case.done("export", word, *(["1"] if word == "summary" else ["--queue", "all"]), "-o", str(out))
        shown.append(text_of(out))
    for text in shown:
        assert [name for name in NAMED if name in text] == []
    full = case.done("show", "1", "--names").out
    assert [name for name in NAMED if name not in full] == []


@pytest.mark.parametrize("who", NAMED)
def test_the_case_is_found_by_them(case: Line, who: str) -> None:
    assert "YT0001" in case.done("search", who).out


def test_a_member_is_told_every_list_that_names_them(line: Line, tmp_path: Path) -> None:
    line.opened("applicant=集首", "people=3", "request=要工资", "facts=没发工资")
    line.done("record", "1", "roster", "members=洪密甲\n洪密乙 | | 13800002222 | | | 8000\n集首")
    line.done("record", "1", "split_off", "names=洪密甲", "reason=另案", who="zhu")
    told = answered(line, tmp_path, "1", "--who", "洪密乙")
    assert "正文中没有提到您" not in told
    assert "成员名册" in told
    assert "洪密乙（13800002222、主张金额 8,000.00 元）" in told
    left = answered(line, tmp_path, "1", "--who", "洪密甲")
    assert ("成员名册" in left, "分出的成员：洪密甲" in left) == (True, True)
    assert [other for other in ("洪密乙", "集首") if other in left] == []
