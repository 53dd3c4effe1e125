"""Days are read as people write them, exactly or as well as they are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.values.dates import EARLIEST, LATEST, distance, read_date
from tests.cases.making import refusal

TODAY = date(2026, 3, 2)
READ = {
    "2026-03-01": date(2026, 3, 1),
    "2026-3-1": date(2026, 3, 1),
    "2026.3.1": date(2026, 3, 1),
    "2026/03/01": date(2026, 3, 1),
    "2026年3月1日": date(2026, 3, 1),
    "2026年3月1": date(2026, 3, 1),
    " 2026 年 3 月 1 日 ": date(2026, 3, 1),
    "２０２６－３－１": date(2026, 3, 1),
    "20260301": date(2026, 3, 1),
    "3-1": date(2026, 3, 1),
    "3月1日": date(2026, 3, 1),
    "2024-02-29": date(2024, 2, 29),
    "今天": TODAY,
    "today": TODAY,
    "昨天": date(2026, 3, 1),
    "前天": date(2026, 2, 28),
    "明天": date(2026, 3, 3),
    "前天晚上": date(2026, 2, 28),
    "昨天 下午": date(2026, 3, 1),
    "今天中午": TODAY,
    "昨晚": date(2026, 3, 1),
    "明早": date(2026, 3, 3),
    "3月1日上午": date(2026, 3, 1),
    "二月二十八号的早上": date(2026, 2, 28),
    "2026-02-27晚": date(2026, 2, 27),
    "上周五下午": date(2026, 2, 27),
    "3天前半夜": date(2026, 2, 27),
    "2200-12-31": date(2200, 12, 31),
    "1900-01-01": EARLIEST,
}
NONSENSE = [
    "",
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-00-01",
    "2026-3-0",
    "0000-01-01",
    "1899-12-31",
    "26-3-1",
    "2026",
    "2026-3",
    "2026-3-1-1",
    "3/1/2026",
    "去年",
    "上午",
    "晚上",
    "晚上前天",
    "今天下",
    "2026-03-01T10:00",
    "20261301",
    "99999999",
    "2201-01-01",
    "-1",
    "[/b]",
]


@pytest.mark.parametrize("text", READ)
def test_a_day_is_read(text: str) -> None:
    assert read_date(text, TODAY) == READ[text]


@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert refusal(lambda: read_date(text, TODAY)) == "date"


@given(st.dates(EARLIEST, LATEST))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    for text in (day.isoformat(), f"{day.year:04}/{day.month}/{day.day}", f"{day.year:04}年{day.month}月{day.day}日"):
        assert read_date(text, TODAY) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    assert refusal(lambda: read_date(text, TODAY)) in ("", "date")


def test_words_at_the_edges_of_the_calendar_do_not_fall_off() -> None:
    assert read_date("昨天", date(2000, 1, 1)) == date(1999, 12, 31)
    assert read_date("今天", date.max) == date.max


@pytest.mark.parametrize(("days", "told"), [(0, "今天"), (2, "2天后"), (-3, "逾期3天")])
def test_how_far_off_a_day_is(days: int, told: str) -> None:
    assert str(distance(days)) == told
    assert (TODAY + timedelta(days) - TODAY).days == days
