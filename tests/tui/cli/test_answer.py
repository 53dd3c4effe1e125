"""What a person is told of what is held about them: all of theirs in any role, and nothing of anybody else."""

from datetime import timedelta
from pathlib import Path

import pytest

from cases.values.codes import codes
from tests.tui.cli.line import NOON, Line
from tests.tui.cli.test_papers import text_of

ROSTER = """张三丰 | 11010519491231002X | 13800138000
赵大海 | | 13911112222 | 2025-01 | 2025-12 | 8000
钱小梅 | | 13933334444"""
FACTS = "张三丰等3人被欠薪。赵大海在9月20日去要钱，被王五推倒。钱小梅电话13933334444，住在周桥路8号。"


@pytest.fixture
def collective(line: Line) -> Line:
    """A collective case: its applicant, two co-workers, a contractor and an agent."""
    line.opened(f"facts={FACTS}", "people=3", "others=委托代理人：孙律言")
    line.done("record", "1", "roster", f"members={ROSTER}")
    line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
    line.done("record", "1", "assigned", "handler=李经办", who="zhu")
    line.done("record", "1", "note", "what=与孙律言商量证据。赵大海的工资条已收。")
    return line


def answer(line: Line, folder: Path, *words: str) -> str:
    out = folder / "answer.docx"
    line.done("export", "person", "1", *words, "-o", str(out), "--force", who="zhu")
    return text_of(out)


def test_the_applicant_is_told_nothing_of_the_others(collective: Line, tmp_path: Path) -> None:
    text = answer(collective, tmp_path)
    for own in ("张三丰", "11010519491231002X", "13800138000", "幸福路1号", "被欠薪", "远山建设公司"):
        assert own in text, own
    for other in ("赵大海", "大海", "13911112222", "钱小梅", "13933334444", "4444", "周桥路", "王五", "孙律言"):
        assert other not in text, other


def test_a_member_is_told_their_line_and_the_sentences_that_name_them(collective: Line, tmp_path: Path) -> None:
    text = answer(collective, tmp_path, "--who", "赵大海")
    for own in ("赵大海", "13911112222", "2025-01", "8,000.00", "赵大海在9月20日去要钱，被某某推倒", "工资条已收"):
        assert own in text, own
    for other in ("张三丰", "13800138000", "幸福路", "钱小梅", "13933334444", "王五", "孙律言", "商量证据", "等3人"):
        assert other not in text, other
    assert "集体成员" in text
    assert "其余没有列出" in text


@pytest.mark.parametrize(
    ("who", "role", "told"), [("王五", "包工头", "被王五推倒"), ("孙律言", "委托代理人", "与孙律言商量证据")]
)
def test_whoever_stands_in_a_case_may_ask(collective: Line, tmp_path: Path, who: str, role: str, told: str) -> None:
    text = answer(collective, tmp_path, "--who", who)
    assert role in text
    assert told in text
    assert not [other for other in ("张三丰", "赵大海", "钱小梅") if other in text]


@pytest.mark.parametrize("who", ["赵大海", "110105196001011239"])
def test_a_member_who_speaks_for_the_others_is_one_person(line: Line, tmp_path: Path, who: str) -> None:
    line.opened(f"facts={FACTS}", "people=11", "others=推举代表：赵大海")
    line.done("record", "1", "roster", "members=张三丰 |\n赵大海 | 110105196001011239 | 13911112222\n钱小梅 |")
    text = answer(line, tmp_path, "--who", who)
    for own in ("赵大海", "110105196001011239", "13911112222", "推举代表"):
        assert own in text, own
    assert "钱小梅" not in text


def test_an_agent_with_the_name_of_a_member_is_somebody_else(line: Line, tmp_path: Path) -> None:
    line.opened(f"facts={FACTS}", "people=3", "others=委托代理人：王五", "decision=checked")
    roster = "members=张三丰 |\n王五 | | 13911112222\n王五 | | 13911113333"
    line.done("record", "1", "roster", roster, "decision=checked")
    ended = line("export", "person", "1", "--who", "王五", "-o", str(tmp_path / "a.docx"), who="zhu")
    assert "或有同名" in ended.err


def test_nobody_of_that_name_is_refused(collective: Line, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    for who in ("赵", "远山建设公司", "没有此人"):
        ended = collective("export", "person", "1", "--who", who, "-o", str(out), who="zhu")
        assert (ended.code, ended.err) == (1, f"who：本案中没有“{who}”，或有同名；请写全姓名或证件号码\n")
    assert not out.exists()


def test_staff_are_told_who_may_write_it(collective: Line, tmp_path: Path) -> None:
    ended = collective("export", "person", "1", "-o", str(tmp_path / "a.docx"))
    assert (ended.code, ended.err) == (1, "答复单写明谁看过、给过什么，限主管、审计员办理，请交由其写\n")


def test_it_tells_truly_who_was_given_what(collective: Line, tmp_path: Path) -> None:
    collective.now = lambda: NOON + timedelta(hours=1)
    collective("export", "summary", "1", "-o", str(tmp_path / "none" / "a.docx"))
    collective.done("export", "list", "--queue", "all", "--names", "-o", str(tmp_path / "a.xlsx"))
    collective.done("export", "meeting", "--queue", "all", "-o", str(tmp_path / "b.docx"))
    collective.done("show", "1", "--names", who="shen")
    text = answer(collective, tmp_path)
    assert text.count("导出为文件") == 2
    assert "导出为文件：案件名单\n李经办（工作人员）" in text
    assert "导出为文件：会议材料，姓名和号码已隐去\n李经办（工作人员）" in text
    assert "完整显示：案件\n申审计（审计员）" in text


NUMBERED = """洪密甲 | 110101199001011026 | 13800001111
洪密乙 | 110101199001011018 | 13800002222
洪密丙"""


@pytest.fixture
def split(line: Line) -> Line:
    """A collective case that one member left into a case of their own, and another was dropped from."""
    line.opened("applicant=集首", "people=3", "request=要工资", "facts=没发工资")
    line.done("record", "1", "roster", f"members={NUMBERED}")
    line.done("record", "1", "fact", "what=洪密甲有糖尿病。洪密乙怀孕。")
    line.done("record", "1", "split_off", "names=洪密甲", "reason=洪密甲另案", who="zhu")
    line.done("record", "1", "roster", "members=洪密丙", "rest=left")
    return line


def answered(line: Line, folder: Path, case: str, *words: str) -> str:
    out = folder / "answer.docx"
    line.done("export", "person", case, *words, "-o", str(out), "--force", who="zhu")
    return text_of(out)


def test_whoever_was_split_off_is_told_what_the_first_case_keeps_of_them(split: Line, tmp_path: Path) -> None:
    for text in (
        answered(split, tmp_path, "2"),
        *(answered(split, tmp_path, "1", "--who", who) for who in ("洪密甲", "110101199001011026")),
    ):
        for own in ("YT0001", "YT0002", "集体成员（曾登记）", "13800001111", "洪密甲有糖尿病"):
            assert own in text, own
        for other in ("洪密乙", "怀孕", "13800002222", "洪密丙", "集首"):
            assert other not in text, other


def test_whoever_was_split_off_is_told_so_where_the_tie_was_voided(line: Line, tmp_path: Path) -> None:
    """By name alone: no number leads from the one case to the other."""
    line.opened("applicant=集首", "people=2", "facts=没发工资")
    line.done("record", "1", "roster", "members=洪密甲\n集首", "rest=left")
    line.done("record", "1", "fact", "what=洪密甲有糖尿病。")
    line.done("record", "1", "split_off", "names=洪密甲", "reason=洪密甲另案", who="zhu")
    line.done("record", "2", "voided", "--yes", "entry=2", "why=登错了。", who="zhu")
    text = answered(line, tmp_path, "2")
    for own in ("YT0001", "YT0002", "集体成员（曾登记）", "洪密甲有糖尿病"):
        assert own in text, own


def test_whoever_was_dropped_from_the_roster_is_told_what_it_kept(split: Line, tmp_path: Path) -> None:
    for who in ("洪密乙", "110101199001011018"):
        text = answered(split, tmp_path, "1", "--who", who)
        for own in ("集体成员（曾登记）", "13800002222", "洪密乙怀孕"):
            assert own in text, own
        assert not [other for other in ("洪密甲", "糖尿病", "13800001111", "集首") if other in text]


def test_whoever_was_corrected_away_is_told_of_and_their_successor_is_not(line: Line, tmp_path: Path) -> None:
    line.opened("applicant=梅故人", "id_number=110101199001011026", "facts=梅故人有旧伤。欠薪。")
    for field, new in (("id_number", "110101199001011018"), ("applicant", "卓来者")):
        line.done("record", "1", "corrected", f"field={field}", f"new={new}", "reason=登错人。", "decision=checked")
    now = answered(line, tmp_path, "1")
    assert "卓来者" in now
    assert not [other for other in ("梅故人", "110101199001011026") if other in now]
    for who in ("梅故人", "110101199001011026"):
        before = answered(line, tmp_path, "1", "--who", who)
        assert "申请人（曾登记）" in before
        assert "梅故人有旧伤" in before
        assert not [other for other in ("卓来者", "110101199001011018") if other in before]


def test_a_case_that_tells_of_somebody_by_their_number_alone_is_told_too(line: Line, tmp_path: Path) -> None:
    line.opened("applicant=梅故人", "id_number=110101199001011026")
    line.opened("applicant=卓来者", "id_number=110101199001011018")
    line.done("record", "2", "fact", "what=同住者110101199001011026患病。卓来者在家。")
    text = answered(line, tmp_path, "1")
    assert "正文提到" in text
    assert "同住者110101199001011026患病" in text
    assert "卓来者" not in text


def test_family_in_a_narrative_is_nobody_who_asks_and_is_hidden_in_every_entry(line: Line, tmp_path: Path) -> None:
    line.opened("applicant=梅故人", "facts=妻子叫柳如烟，在家。")
    line.done("record", "1", "fact", "what=柳如烟患病，如烟住院。")
    text = answered(line, tmp_path, "1")
    assert "患病" in text
    assert "如烟" not in text


def test_ones_own_contacts_stay_and_others_are_hidden_or_listed(line: Line, tmp_path: Path) -> None:
    told = (
        "梅故人微信号：mei_88，QQ 12345678。工友老王、老周、王二丫（女）作证，张大彪说没钱，"
        "李四之母何氏在，对方QQ 87654321。"
    )
    line.opened("applicant=梅故人", f"facts={told}")
    ended = line.done("export", "person", "1", "-o", str(tmp_path / "a.docx"), "--look", who="zhu")
    for other in ("老周", "王二丫", "张大彪"):
        assert other in ended.out + ended.err
    text = answered(line, tmp_path, "1")
    assert "梅故人微信号：mei_88，QQ 12345678" in text
    assert not [other for other in ("何氏", "老王") if other in text], "the contractor of the case is called 王五"
    assert "87654321" not in text


def test_the_home_of_a_neighbour_is_hidden_with_their_phone_and_ones_own_stays(line: Line, tmp_path: Path) -> None:
    facts = "梅故人住长乐路88号3单元201室。工友卫建国家住长乐路90号，电话13700001111；李师傅在长乐路88号3单元502室等。"
    line.opened("applicant=梅故人", "address=云汀市海区长乐路88号3单元201室", f"facts={facts}")
    text = answered(line, tmp_path, "1")
    assert "住长乐路88号3单元201室。" in text
    assert not [other for other in ("长乐路90号", "13700001111", "502室") if other in text]


def test_a_form_of_address_that_may_mean_another_gives_no_sentence(line: Line, tmp_path: Path) -> None:
    line.opened("applicant=梅故人", "people=2", "facts=老王有病。王大力在场。")
    line.done("record", "1", "roster", "members=王大力 | 110101199001011026")
    text = answered(line, tmp_path, "1", "--who", "王大力")
    assert "王大力在场" in text
    assert "老王有病" not in text


def test_how_long_a_case_is_kept_and_to_what_the_applicant_agreed(collective: Line, tmp_path: Path) -> None:
    collective.done("record", "1", "consent", "purpose=provide", "state=given", "way=written")
    assert "结案后起算" in answer(collective, tmp_path)
    collective.done("record", "1", "hold", "state=on", "reason=复查。", who="zhu")
    mine, theirs = answer(collective, tmp_path), answer(collective, tmp_path, "--who", "赵大海")
    for text in (mine, theirs):
        assert "暂缓销毁" in text
        assert "结案后起算" not in text
    agreed = codes("consent_purpose").label("provide").zh
    assert agreed in mine
    assert agreed not in theirs
