"""What lies ahead on paper and in a calendar, and the note of a handover: opened again and read as a reader would."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Mm, Pt
from icalendar import Calendar

from cases.hiding.known.people import Known
from cases.hiding.mask import FULL, Mask
from cases.law.owning import whose
from cases.law.rulebook import RuleBook, rulebook
from cases.standing.dues import Sort
from cases.values.refusal import Refused
from cases.values.text import CHINESE, Label, say
from cases.views.rows import Ahead, Handover, Row, Stays
from cases.views.shown import hide_ahead, hide_handover
from exports.agenda import COLUMNS as AGENDA
from exports.agenda import Span, write_agenda
from exports.handover import AHEAD, CASES, write_handover
from exports.ics import write_ics
from exports.page.styles import PADDING
from exports.page.tables import TEXT_WIDTH
from tests.exports.examples import HOSTILE, TODAY, case_file, row, worked
from tests.exports.reader import cells, everything, opened
from tests.place import To

BOOK = rulebook()
CASE = replace(row(case_file(worked(2))), applicant="张伟", people=1)


def item(days: int, sort: Sort = Sort.CLOCK, rule: str = "L20", text: str = "", **more: Any) -> Ahead:
    on = TODAY + timedelta(days)
    key = rule if sort is Sort.CLOCK else ""
    of = whose(sort, BOOK.of(key))
    return Ahead(on, sort, CASE, key, text, "li", "李明", 2, TODAY, (7, 3, 1), of, **more)


ITEMS = (
    item(-3),
    item(0, rule="X01"),
    item(0, Sort.TASK, text="打电话给张伟 13800138000"),
    item(2, Sort.HEARING),
)
HIDDEN = "已隐去：姓名 5 处、电话 1 处；正文其余内容未逐字核对"
SPAN = Span(TODAY, TODAY + timedelta(6), "李明")
KNOWN = {CASE.id: Known(frozenset([CASE.applicant]))}


TOMORROW = TODAY + timedelta(1)
OWN = replace(BOOK.by_id["L20"][0], label=Label("起诉（新）", "Sue"), basis="新法 第一条", since=TOMORROW)


def written(path: Path, items: tuple[Ahead, ...] = ITEMS, span: Span = SPAN, *, masked: bool = True) -> Any:
    return printed(path, items, BOOK, span, masked=masked)


def printed(path: Path, items: tuple[Ahead, ...], book: RuleBook, span: Span = SPAN, *, masked: bool = True) -> Any:
    mask = Mask(on=masked)
    seen = hide_ahead(items, mask, KNOWN)
    write_agenda(To(path), seen, span, book, mask=mask, printed_by="李明", printed_on=TODAY, anchor="abc")
    return opened(path)


def test_a_list_goes_day_by_day_what_is_overdue_first(tmp_path: Path) -> None:
    document = written(tmp_path / "日程.docx")
    told = [each.text for each in document.paragraphs if each.text]
    later = TODAY + timedelta(2)
    headings = [f"{day.year}年{day.month}月{day.day}日" for day in (TODAY, later)]
    assert told[0] == "日程表"
    assert [text.split("　")[0] for text in told if text == "到期的权利" or "　星期" in text] == [
        "到期的权利",
        *headings,
    ]
    assert [len(cells(each)) - 1 for each in document.tables] == [1, 2, 1]


def test_each_line_says_what_whose_by_which_article_how_long_and_when_it_was_entered(tmp_path: Path) -> None:
    first, second, third = (cells(each) for each in written(tmp_path / "日程.docx").tables)
    assert first[1] == [
        "不服非终局裁决起诉",
        f"{CASE.number}\n张某某",
        "李明",
        "劳动争议调解仲裁法 第五十条",
        f"{(TODAY - timedelta(3)).isoformat()}\n已失效",
        TODAY.isoformat(),
    ]
    assert second[1][3].endswith("未核实")
    assert second[2][0] == "打电话给张某某 138****8000"
    assert (third[1][0], third[1][3]) == ("开庭", "—")


def test_what_has_passed_is_told_by_whose_it_is(tmp_path: Path) -> None:
    items = (item(-9, rule="L07"), item(-5, rule="L20"), item(-3, Sort.TASK, text="取证"))
    document = written(tmp_path / "a.docx", items)
    told = [each.text for each in document.paragraphs if each.text]
    assert told[2:] == ["已逾期", "到期的权利", "未见记录，可催问"]
    lines = [cells(each)[1] for each in document.tables]
    assert [(line[0], line[2], line[4].splitlines()[1]) for line in lines] == [
        ("取证", "李明", "逾期3天"),
        ("不服非终局裁决起诉", "李明", "已失效"),
        ("仲裁委员会决定是否受理", "受理机构", "未见记录，可催问"),
    ]


def test_the_article_is_that_of_the_version_by_which_it_was_reckoned(tmp_path: Path) -> None:
    book = rulebook([OWN])
    later = item(20, rule=book.key(OWN))
    (table, other) = (cells(each) for each in printed(tmp_path / "a.docx", (item(1), later), book).tables)
    assert (table[1][0], table[1][3]) == ("不服非终局裁决起诉", "劳动争议调解仲裁法 第五十条")
    assert (other[1][0], other[1][3]) == ("起诉（新）", "新法 第一条")


def test_who_must_see_to_it_is_whose_turn_it_is_where_nobody_is_named(tmp_path: Path) -> None:
    (table,) = (cells(each) for each in written(tmp_path / "a.docx", (replace(item(0), who="", who_name=""),)).tables)
    assert table[1][2] == "承办人"


def test_the_foot_says_who_printed_it_when_and_where_the_log_stood(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx")
    foot = document.sections[0].footer.paragraphs[-1].text
    assert foot == f"打印：李明　{TODAY.year}年{TODAY.month}月{TODAY.day}日　{HIDDEN}　审计 abc"


def test_unconfirmed_articles_are_explained_and_only_where_there_are_any(tmp_path: Path) -> None:
    assert "标“未核实”的依据尚未核对原文" in everything(written(tmp_path / "a.docx"))
    assert "未核实" not in everything(written(tmp_path / "b.docx", (item(0),)))


def test_no_date_is_broken_in_two_by_a_narrow_column() -> None:
    for columns in (AGENDA, AHEAD, CASES):
        width = sum(each.share for each in columns)
        dates = [each for each in columns if each.heading in ("日期", "期限", "登记于")]
        assert dates
        assert all(TEXT_WIDTH * each.share / width >= 10 * Pt(5.25) + 2 * PADDING for each in dates)


def test_names_and_numbers_stand_in_it_only_where_asked_for(tmp_path: Path) -> None:
    hidden = everything(written(tmp_path / "a.docx"))
    shown = everything(written(tmp_path / "b.docx", masked=False))
    assert "13800138000" not in hidden
    assert "13800138000" in shown
    assert ("张某某" in hidden, f"{CASE.number}\n张伟" in shown) == (True, True)


def test_an_empty_list_and_one_that_was_cut_say_so(tmp_path: Path) -> None:
    assert "没有期限和待办" in everything(written(tmp_path / "a.docx", ()))
    cut = replace(SPAN, cut=True)
    assert "只列出最先的 4 项" in everything(written(tmp_path / "b.docx", span=cut))
    assert "只列出" not in everything(written(tmp_path / "c.docx"))


def test_a_list_of_one_day_names_that_day_alone(tmp_path: Path) -> None:
    told = written(tmp_path / "a.docx", span=Span(TODAY, TODAY, "李明")).paragraphs
    assert told[1].text == f"李明　{TODAY.year}年{TODAY.month}月{TODAY.day}日"


RIGHT = ("权利：申请执行", "2028-04-25")
NEXT = [f"签订委托协议和授权委托书\n{RIGHT[0]}", f"2026-01-13\n{RIGHT[1]}"]


def test_a_handover_lists_cases_and_what_lies_ahead_and_has_room_to_sign(tmp_path: Path) -> None:
    path = tmp_path / "交接.docx"
    told = Handover("李明", "赵敏", "休假两个月。", TODAY, "王芳", (CASE,), ITEMS)
    mask = Mask()
    write_handover(To(path), hide_handover(told, mask, KNOWN), BOOK, mask=mask, printed_by="王芳", printed_on=TODAY)
    document = opened(path)
    assert document.paragraphs[0].text == "工作交接单"
    about, cases, ahead, signed = (cells(each) for each in document.tables)
    assert {"李明", "赵敏", "王芳", "休假两个月。"} <= {cell for line in about for cell in line}
    assert [line[1:] for line in cases[1:]] == [[CASE.number, "张某某", "办理中", *NEXT]]
    assert ahead[1][1] == "不服非终局裁决起诉"
    assert len(ahead) == len(ITEMS) + 1
    assert [line[0] for line in signed[1:]] == ["移交人", "接收人", "监交人"]
    assert "13800138000" not in everything(document)


def handed(path: Path, cases: tuple[Row, ...] = (CASE,), items: tuple[Ahead, ...] = ITEMS) -> Any:
    told = Handover("李明", "赵敏", "休假两个月。", TODAY, "王芳", cases, items)
    write_handover(To(path), told, BOOK, mask=FULL, printed_by="王芳", printed_on=TODAY)
    return opened(path)


def test_a_handover_tells_what_could_not_go(tmp_path: Path) -> None:
    stays = (Stays("〔2026〕YT0009", (say("看不到"), say("请另选"))),)
    told = Handover("李明", "赵敏", "休假。", TODAY, "王芳", (CASE,), ITEMS, stays)
    write_handover(To(tmp_path / "a.docx"), told, BOOK, mask=FULL, printed_by="王芳", printed_on=TODAY)
    document = opened(tmp_path / "a.docx")
    assert cells(document.tables[3])[1] == ["〔2026〕YT0009", "看不到、请另选"]
    assert "三、没有交接，仍在移交人名下（1 件）" in everything(document)
    assert "四、签字" in everything(document)


def test_a_handover_of_everything_is_signed_below_what_lies_ahead(tmp_path: Path) -> None:
    told = everything(handed(tmp_path / "a.docx"))
    assert "三、签字" in told
    assert "四、" not in told


@pytest.mark.parametrize(
    ("rule", "due", "told"),
    [
        ("A02", TODAY, ["指派承办人", TODAY.isoformat()]),
        ("hearing", TODAY, ["开庭", TODAY.isoformat()]),
        ("", TODAY, ["约定的下一步", TODAY.isoformat()]),
        ("", None, ["办理", "—"]),
    ],
)
def test_a_handover_tells_the_next_step_of_each_case(
    rule: str, due: date | None, told: list[str], tmp_path: Path
) -> None:
    _, cases, *_ = handed(tmp_path / "a.docx", (replace(CASE, next_rule=rule, next_due=due),)).tables
    assert cells(cases)[1][-2:] == [f"{each}\n{right}" for each, right in zip(told, RIGHT, strict=True)]


def test_a_handover_tells_each_thing_ahead_with_its_article_and_whether_that_is_confirmed(tmp_path: Path) -> None:
    _, _, ahead, _ = handed(tmp_path / "a.docx").tables
    days = [(TODAY + timedelta(left)).isoformat() for left in (-3, 0, 0, 2)]
    what = ["不服非终局裁决起诉", CHINESE(BOOK.by_id["X01"][0].label), "打电话给张伟 13800138000", "开庭"]
    article = BOOK.by_id["X01"][0].basis
    grounds = ["劳动争议调解仲裁法 第五十条", f"{article}\n未核实", "待办", "—"]
    number, entered = CASE.number, TODAY.isoformat()
    assert cells(ahead)[1:] == [
        list(line) for line in zip(days, what, [number] * 4, grounds, [entered] * 4, strict=True)
    ]


def test_there_is_room_to_sign_and_the_three_stand_on_one_page(tmp_path: Path) -> None:
    *_, signed = handed(tmp_path / "a.docx").tables
    rows = list(signed.rows)
    assert all(row.height is not None and row.height >= Mm(12) for row in rows[1:])
    followed = [cell.paragraphs[0].paragraph_format.keep_with_next for row in rows for cell in row.cells]
    assert followed == [True] * 9 + [None] * 3


def test_a_handover_with_nothing_ahead_says_so(tmp_path: Path) -> None:
    assert "没有未到的期限和待办。" in everything(handed(tmp_path / "a.docx", items=()))


STAMP = datetime(2026, 6, 18, 9, 30, tzinfo=timezone(timedelta(hours=8)))
"""Half past nine where the centre is, which no clock of the host need show."""


def calendar(path: Path, items: tuple[Ahead, ...] = ITEMS, *, masked: bool = True) -> Any:
    seen = hide_ahead(items, Mask(on=masked), KNOWN)
    write_ics(To(path), seen, BOOK, centre="某中心", stamp=STAMP)
    return Calendar.from_ical(path.read_bytes())


def uids(read: Any) -> list[str]:
    return [str(each["uid"]) for each in read.walk("VEVENT")]


def test_a_calendar_file_has_a_whole_day_for_each_thing(tmp_path: Path) -> None:
    read = calendar(tmp_path / "日程.ics")
    events = read.walk("VEVENT")
    assert str(read["x-wr-calname"]) == "某中心"
    assert [each.decoded("dtstart") for each in events] == [each.on for each in ITEMS]
    assert [each.decoded("dtend") - each.decoded("dtstart") for each in events] == [timedelta(1)] * len(ITEMS)
    assert not any(isinstance(each.decoded("dtstart"), datetime) for each in events)
    assert events[0].decoded("dtstamp") == datetime(2026, 6, 18, 1, 30, tzinfo=UTC)
    assert str(events[0]["summary"]) == f"不服非终局裁决起诉 {CASE.number} 张某某"


def test_a_reminder_rings_in_the_morning_of_each_day_that_the_rule_says(tmp_path: Path) -> None:
    first = calendar(tmp_path / "a.ics").walk("VEVENT")[0]
    morning = timedelta(hours=9)
    assert [alarm.decoded("trigger") for alarm in first.walk("VALARM")] == [morning - timedelta(n) for n in (7, 3, 1)]


def test_a_calendar_tells_the_article_and_whether_it_is_confirmed(tmp_path: Path) -> None:
    sure, doubtful, task, hearing = calendar(tmp_path / "a.ics").walk("VEVENT")
    assert str(sure["description"]) == "劳动争议调解仲裁法 第五十条"
    assert str(doubtful["description"]).endswith("（未核实）")
    assert ("description" in task, "description" in hearing) == (False, False)


def test_only_a_hearing_takes_the_day(tmp_path: Path) -> None:
    events = calendar(tmp_path / "a.ics").walk("VEVENT")
    assert [str(each.get("transp", "OPAQUE")) for each in events] == [*["TRANSPARENT"] * 3, "OPAQUE"]


def test_names_and_numbers_stand_in_a_calendar_only_where_asked_for(tmp_path: Path) -> None:
    hidden, shown = (calendar(tmp_path / f"{masked}.ics", masked=masked).walk("VEVENT")[2] for masked in (True, False))
    assert str(hidden["summary"]) == f"打电话给张某某 138****8000 {CASE.number} 张某某"
    assert str(shown["summary"]) == f"打电话给张伟 13800138000 {CASE.number} 张伟"


def test_no_control_character_reaches_a_calendar(tmp_path: Path) -> None:
    wild = (item(0, Sort.TASK, text=f"甲\x1b]52;\u202e乙\n丙{HOSTILE}"),)
    told = str(calendar(tmp_path / "a.ics", wild, masked=False).walk("VEVENT")[0]["summary"])
    assert not set(told) & set("\x1b\u202e\u202c\n\x0b\x00\ud800\ufffe")
    assert told.startswith("甲]52;乙 丙")


def test_the_same_thing_keeps_its_identity_when_it_is_written_again(tmp_path: Path) -> None:
    first, again = (uids(calendar(tmp_path / name)) for name in ("a.ics", "b.ics"))
    assert first == again
    assert len(set(first)) == len(ITEMS)
    assert all(each.endswith("@bangfu") for each in first)


def test_a_hearing_that_is_set_anew_moves_and_tasks_stay_apart(tmp_path: Path) -> None:
    hearing, task = item(2, Sort.HEARING), item(2, Sort.TASK, text="甲")
    before = uids(calendar(tmp_path / "a.ics", (hearing, task)))
    later = (replace(hearing, on=TODAY + timedelta(9), entry=7), replace(task, entry=8))
    after = uids(calendar(tmp_path / "b.ics", later))
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_what_cannot_be_written_is_refused_and_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as told:
        calendar(tmp_path / "none" / "a.ics")
    assert told.value.problems[0].rule == "file"


def test_what_is_late_is_what_was_due_before_the_first_day_of_the_list(tmp_path: Path) -> None:
    span = Span(TODAY - timedelta(5), TODAY + timedelta(1), "李明")
    document = written(tmp_path / "a.docx", (item(-6), item(-5), item(-1)), span)
    headings = [
        each.text.split("　")[0] for each in document.paragraphs if each.text == "到期的权利" or "　星期" in each.text
    ]
    days = [TODAY - timedelta(5), TODAY - timedelta(1)]
    assert [len(cells(each)) - 1 for each in document.tables] == [1, 1, 1]
    assert headings == ["到期的权利", *(f"{day.year}年{day.month}月{day.day}日" for day in days)]


@pytest.mark.parametrize(("restricted", "told"), [(False, None), (True, "CONFIDENTIAL")])
def test_of_a_restricted_case_the_calendar_of_others_is_told_to_keep_it(
    tmp_path: Path, *, restricted: bool, told: str | None
) -> None:
    of = replace(ITEMS[0], case=replace(CASE, restricted=restricted))
    (event,) = calendar(tmp_path / "日程.ics", (of,)).walk("VEVENT")
    assert event.get("class") == told
