"""Days as people say them from where they stand, and in which year one lies that is told without."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.events import CATALOGUE
from cases.kinds import Day, Kind, PromisedDay, RoughDay
from cases.values.calendar.spoken import Tense, in_calendar
from cases.values.dates import EARLIEST, read_any_day, read_date, read_promised
from cases.values.refusal import Refused
from cases.values.spans import last_day
from tests.cases.making import refusal

TODAY = date(2026, 6, 18)
"""A Thursday."""

SAID = {
    "下周三": date(2026, 6, 24),
    "下星期日": date(2026, 6, 28),
    "上周五": date(2026, 6, 12),
    "这周一": date(2026, 6, 15),
    "下下周三": date(2026, 7, 1),
    "今年3月5日": date(2026, 3, 5),
    "去年十二月三日": date(2025, 12, 3),
    "明年1-5": date(2027, 1, 5),
    "下月5号": date(2026, 7, 5),
    "上个月二十号": date(2026, 5, 20),
    "3天后": date(2026, 6, 21),
    "两周前": date(2026, 6, 4),
    "大后天": date(2026, 6, 21),
    "十月二十": date(2026, 10, 20),
}


@pytest.mark.parametrize("text", SAID)
def test_a_day_is_read_as_it_is_said(text: str) -> None:
    assert read_date(text, TODAY) == read_any_day(text, TODAY) == SAID[text]


@pytest.mark.parametrize(
    ("text", "past", "coming"),
    [
        ("1-5", date(2026, 1, 5), date(2027, 1, 5)),
        ("12-30", date(2025, 12, 30), date(2026, 12, 30)),
        ("6-25", date(2026, 6, 25), date(2026, 6, 25)),
        ("5-30", date(2026, 5, 30), date(2026, 5, 30)),
        ("周三", date(2026, 6, 17), date(2026, 6, 24)),
        ("周四", date(2026, 6, 18), date(2026, 6, 18)),
        ("30号", date(2026, 5, 30), date(2026, 6, 30)),
        ("5号", date(2026, 6, 5), date(2026, 7, 5)),
        ("19号", date(2026, 6, 19), date(2026, 6, 19)),
        ("2025-1-5", date(2025, 1, 5), date(2025, 1, 5)),
    ],
)
def test_without_its_year_it_lies_where_the_field_means_unless_that_may_be_a_slip(
    text: str, past: date, coming: date
) -> None:
    assert read_date(text, TODAY, Tense.PAST) == past
    assert read_date(text, TODAY, Tense.COMING) == coming


@pytest.mark.parametrize("text", ["下周八", "13月5号", "2月30号", "下个月", "本月31号", "31号31", "周", "0天前后"])
def test_what_is_no_day_stays_as_it_was_typed_and_is_refused(text: str) -> None:
    assert refusal(lambda: read_date(text, TODAY, Tense.COMING)) == "date"


@given(st.text("01239上下本周星期月日号天年前后去今明-.", max_size=8), st.dates(), st.sampled_from([*Tense, None]))
def test_nothing_falls_off_the_calendar(text: str, today: date, tense: Tense | None) -> None:
    assert isinstance(in_calendar(text, today, tense), str)


def test_a_hearing_in_january_told_in_november_is_in_the_coming_year() -> None:
    november = date(2026, 11, 23)
    document, told = CATALOGUE["document"], {"direction": "received", "sort": "summons", "hearing_on": "1-5"}
    ask = document.ask("hearing_on")
    assert ask
    assert ask.kind.read(told["hearing_on"], november) == date(2027, 1, 5)
    assert PromisedDay().read("3月底前", november) == date(2027, 3, 31)
    assert RoughDay().read("12月", november.replace(month=1)) == RoughDay().read("2025-12", november)
    assert Day().read("12-30", date(2026, 1, 4)) == date(2025, 12, 30)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("年底", date(2026, 12, 31)),
        ("年底前", date(2026, 12, 31)),
        ("月底前", date(2026, 6, 30)),
        ("下月底", date(2026, 7, 31)),
        ("明年春", date(2027, 5, 31)),
        ("明年上半年", date(2027, 6, 30)),
        ("后年", date(2028, 12, 31)),
        ("27年3月", date(2027, 3, 31)),
        ("25年3月", date(2025, 3, 31)),
    ],
)
def test_by_when_something_is_promised_is_read_as_it_is_said(text: str, last: date) -> None:
    assert last_day(read_promised(text, TODAY)) == last


@pytest.mark.parametrize("kind", [PromisedDay(), RoughDay(coming=True), Day(coming=True)])
def test_a_day_to_come_is_not_shown_by_days_gone_by(kind: Kind[Any]) -> None:
    with pytest.raises(Refused) as refused:
        kind.read("不久", TODAY)
    told = str(refused.value.problems[0].sentence)
    assert "5月6日" in told
    assert not set(re.findall(r"去年|20\d\d", told))


def test_a_day_just_ahead_is_refused_where_the_past_is_meant() -> None:
    with pytest.raises(Refused, match="不能在今天"):
        Day().read("6-25", TODAY)


def test_what_may_lie_either_way_is_of_this_year() -> None:
    assert Day(ahead=True).read("1-5", TODAY) == date(2026, 1, 5)
    assert RoughDay(ahead=True).read("1-5", TODAY) == date(2026, 1, 5)


@given(st.dates(EARLIEST.replace(year=1901), date(2198, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_that_is_to_come_is_at_most_a_month_gone_and_a_past_one_at_most_a_month_ahead(
    today: date, month: int, day: int
) -> None:
    text = f"{month}月{day}日"
    assert -31 <= (read_date(text, today, Tense.COMING) - today).days <= 366
    assert -366 <= (last_day(read_any_day(text, today, Tense.PAST)) - today).days <= 31
