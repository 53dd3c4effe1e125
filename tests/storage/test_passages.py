"""A search tells the passages that hold its words, as one may read them, and from which entry each is."""

import pytest

from cases.hiding.mask import FULL, Mask
from cases.hiding.words.marks import marks
from cases.views.casefile import CaseFile
from cases.views.rows import Passage
from storage.desk import Desk
from tests.centre import Centre


def passages(desk: Desk, typed: str, mask: Mask = FULL) -> list[Passage]:
    """Return the passages of all cases that a search finds."""
    told = desk.passages.of(desk.search.look(typed), typed, mask)
    return [each for some in told.values() for each in some]


def said(desk: Desk, typed: str) -> list[tuple[int, str, list[str]]]:
    """Return of each passage its entry, its field, and what is marked in it."""
    told = passages(desk, typed)
    return [(each.entry, each.field.zh, [each.text[start:end] for start, end in each.marks]) for each in told]


@pytest.fixture(name="file")
def two_notes(centre: Centre) -> CaseFile:
    """Return a case with two entries after its assignment."""
    file = centre.assigned(
        applicant="单雄信",
        phone="13812345678",
        respondents="用人单位：O'Neil船务\n包工头：曾国强",
        facts="老闆欠薪，不付加班费。",
        request="要求於次日支付工资。",
    )
    file = centre.add(file, "note", what="核对工资表：欠，薪三个月。")
    return centre.add(file, "note", what="单雄信又来电话催欠薪，欠薪仍未付。")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("欠薪", [(5, "内容", ["欠薪", "欠薪"]), (4, "内容", ["欠，薪"])]),
        ("加班费", [(1, "事实经过", ["加班费"])]),
        ("于次日", [(1, "诉求", ["於次日"])]),
        ("老板", [(1, "事实经过", ["老闆"])]),
        ("核对 欠薪", [(4, "内容", ["核对", "欠，薪"])]),
        ("单雄信 核对", [(4, "内容", ["核对"])]),
        ("zgq", [(1, "对方当事人", [])]),
        ("oneil", [(1, "对方当事人", ["O'Neil"])]),
        ("5678", [(1, "电话", ["5678"])]),
        ("138 1234 5678", [(1, "电话", ["13812345678"])]),
        ("YT0001", []),
        ("sxx", []),
    ],
)
@pytest.mark.usefixtures("file")
def test_each_tells_what_was_looked_for_and_where(
    centre: Centre, typed: str, told: list[tuple[int, str, list[str]]]
) -> None:
    assert said(centre.desk(), typed) == told


def test_of_a_corrected_intake_it_tells_what_the_case_says_now(centre: Centre, file: CaseFile) -> None:
    centre.add(file, "corrected", field="facts", new="拖欠奖金。", reason="记错了。")
    assert [text for _, _, text in said(centre.desk(), "奖金")] == [["奖金"]]
    assert said(centre.desk(), "加班费") == []


@pytest.mark.usefixtures("file")
def test_names_and_numbers_are_hidden_by_all_that_the_case_knows(centre: Centre) -> None:
    desk = centre.desk()
    (told,) = [each for each in passages(desk, "单雄信", Mask()) if each.entry == 5]
    assert (told.text, told.marks) == ("单某某又来电话催欠薪，欠薪仍未付。", ())
    (told,) = passages(desk, "5678", Mask())
    assert told.text == "138****5678"


@pytest.mark.parametrize("away", range(296, 304))
@pytest.mark.parametrize("after", [False, True])
def test_no_name_shows_at_the_edge_of_a_long_text(centre: Centre, away: int, *, after: bool) -> None:
    file, between = centre.assigned(applicant="欧阳雄信"), "说" * away
    told = f"{'先' * 900}{'滨海' if after else '欧阳雄信'}{between}{'欧阳雄信' if after else '滨海'}{'后' * 900}"
    centre.add(file, "note", what=told)
    (found,) = passages(centre.desk(), "滨海", Mask())
    assert [found.text[start:end] for start, end in found.marks] == ["滨海"]
    assert not set("阳雄信") & set(found.text)
    assert len(found.text) < 700


def test_nothing_is_read_in_a_restricted_case_before_it_is_opened(centre: Centre, file: CaseFile) -> None:
    centre.add(file, "reach", "wang", who="restricted", reason="当事人要求。")
    assert [row.id for row in centre.desk().search.find("加班费")] == [file.id]
    assert passages(centre.desk(), "加班费") == []


def test_of_a_case_that_is_out_of_reach_by_now_none_are_told(centre: Centre, file: CaseFile) -> None:
    desk = centre.desk("zhao")
    found = desk.search.look("加班费")
    assert passages(desk, "加班费")
    centre.add(file, "reach", "wang", who="restricted", reason="当事人要求。")
    assert desk.passages.of(found, "加班费", FULL) == {file.id: ()}


def test_entries_are_numbered_as_their_reader_counts_them(centre: Centre, file: CaseFile) -> None:
    other = centre.assigned("zhao", applicant="桂隐娘", phone="13900000000")
    centre.add(other, "reach", "wang", who="restricted", reason="涉及隐私。")
    tied = centre.add(file, "linked", "wang", number=other.case.number, relation="earlier")
    centre.add(tied, "note", what="核对考勤表。")
    assert [(entry, field) for entry, field, _ in said(centre.desk("wang"), "考勤")] == [(7, "内容")]
    assert [(entry, field) for entry, field, _ in said(centre.desk("li"), "考勤")] == [(6, "内容")]


@pytest.mark.parametrize(
    ("text", "terms", "found"),
    [
        ("欠薪，又欠薪", ("欠薪",), ("欠薪", "欠薪")),
        ("老闆ＡＢＣ", ("老板", "abc"), ("老闆", "ＡＢＣ")),
        ("欠薪条", ("欠薪", "薪条"), ("欠薪条",)),
        ("A—b.c", ("abc",), ("A—b.c",)),
        ("ﬁrm", ("fir",), ("ﬁr",)),
        ("欠薪", ("", "，"), ()),
    ],
)
def test_what_was_looked_for_is_marked_however_it_is_written(
    text: str, terms: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert tuple(text[start:end] for start, end in marks(text, terms)) == found
