"""What lies ahead on paper and in a calendar, and the note of a handover: opened again and read as a reader would."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from cases.agenda import Sort
from cases.refusal import Refused
from cases.rulebook import rulebook
from cases.views import Ahead, Handover
from exports.agenda import Span, write_agenda
from exports.handover import write_handover
from exports.ics import write_ics
from tests.exports.examples import TODAY, case_file, row, worked
from tests.exports.reader import cells, everything, opened

BOOK = rulebook()
CASE = replace(row(case_file(worked(2))), applicant="张伟", people=1)


def item(days: int, sort: Sort = Sort.CLOCK, rule: str = "L20", text: str = "", **more: Any) -> Ahead:
    on = TODAY + timedelta(days)
    return Ahead(on, sort, CASE, rule if sort is Sort.CLOCK else "", text, "li", "李明", 2, TODAY, (7, 3, 1), **more)


ITEMS = (
    item(-3),
    item(0, rule="C06"),
    item(0, Sort.TASK, text="打电话给张伟 13800138000"),
    item(2, Sort.HEARING),
)
SPAN = Span(TODAY, TODAY + timedelta(6), "李明")


def written(path: Path, items: tuple[Ahead, ...] = ITEMS, span: Span = SPAN, *, masked: bool = True) -> Any:
    write_agenda(path, items, span, BOOK, masked=masked, printed_by="李明", printed_on=TODAY, anchor="abc")
    return opened(path)


def test_a_list_goes_day_by_day_what_is_overdue_first(tmp_path: Path) -> None:
    document = written(tmp_path / "日程.docx")
    told = [each.text for each in document.paragraphs if each.text]
    later = TODAY + timedelta(2)
    headings = [f"{day.year}年{day.month}月{day.day}日" for day in (TODAY, later)]
    assert told[0] == "日程表"
    assert [text.split("　")[0] for text in told if text == "已逾期" or "　星期" in text] == ["已逾期", *headings]
    assert [len(cells(each)) - 1 for each in document.tables] == [1, 2, 1]


def test_each_line_says_what_whose_by_which_article_how_long_and_when_it_was_entered(tmp_path: Path) -> None:
    first, second, third = (cells(each) for each in written(tmp_path / "日程.docx").tables)
    assert first[1] == [
        "不服非终局裁决起诉",
        f"{CASE.number}\n张某某",
        "李明",
        "劳动争议调解仲裁法 第五十条",
        f"{(TODAY - timedelta(3)).isoformat()}\n逾期3天",
        TODAY.isoformat(),
    ]
    assert second[1][3].endswith("待核实")
    assert second[2][0] == "打电话给张某某 138****8000"
    assert third[1][0] == "开庭"


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


def test_a_list_of_one_day_names_that_day_alone(tmp_path: Path) -> None:
    told = written(tmp_path / "a.docx", span=Span(TODAY, TODAY, "李明")).paragraphs
    assert told[1].text == f"李明　{TODAY.year}年{TODAY.month}月{TODAY.day}日"


def test_a_handover_lists_cases_and_what_lies_ahead_and_has_room_to_sign(tmp_path: Path) -> None:
    path = tmp_path / "交接.docx"
    told = Handover("李明", "赵敏", "休假两个月。", TODAY, "王芳", (CASE,), ITEMS)
    write_handover(path, told, BOOK, masked=True, printed_by="王芳", printed_on=TODAY)
    document = opened(path)
    assert document.paragraphs[0].text == "工作交接单"
    about, cases, ahead, signed = (cells(each) for each in document.tables)
    assert {"李明", "赵敏", "王芳", "休假两个月。"} <= {cell for line in about for cell in line}
    assert [line[1] for line in cases[1:]] == [CASE.number]
    assert ahead[1][1] == "不服非终局裁决起诉"
    assert len(ahead) == len(ITEMS) + 1
    assert [line[0] for line in signed[1:]] == ["移交人", "接手人", "监交人"]
    assert "13800138000" not in everything(document)


STAMP = datetime(2026, 6, 18, 9, 30).astimezone()


def calendar(path: Path, *, masked: bool = True) -> Any:
    write_ics(path, ITEMS, BOOK, centre="某中心", masked=masked, stamp=STAMP)
    return Calendar.from_ical(path.read_bytes())


def test_a_calendar_file_has_a_whole_day_for_each_with_its_reminders(tmp_path: Path) -> None:
    read = calendar(tmp_path / "日程.ics")
    events = read.walk("VEVENT")
    assert [each.decoded("dtstart") for each in events] == [each.on for each in ITEMS]
    assert all(isinstance(each.decoded("dtstart"), date) for each in events)
    assert [alarm.decoded("trigger") for alarm in events[0].walk("VALARM")] == [-timedelta(each) for each in (7, 3, 1)]
    assert events[0].decoded("dtstamp") == STAMP
    assert str(events[0]["summary"]) == f"不服非终局裁决起诉 {CASE.number} 张某某"
    assert "13800138000" not in (tmp_path / "日程.ics").read_text(encoding="utf-8")


def test_the_same_thing_keeps_its_identity_when_it_is_written_again(tmp_path: Path) -> None:
    first, again = (calendar(tmp_path / name) for name in ("a.ics", "b.ics"))
    uids = [[str(each["uid"]) for each in read.walk("VEVENT")] for read in (first, again)]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(ITEMS)


def test_what_cannot_be_written_is_refused_and_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as told:
        calendar(tmp_path / "none" / "a.ics")
    assert told.value.problems[0].rule == "file"
