"""A day is kept as well as it is known, no better and no worse."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.kinds import RoughDay
from cases.values.dates import EARLIEST, read_dated, read_promised
from cases.values.spans import (
    PARTS,
    Dated,
    DaySpan,
    as_happened,
    between,
    first_day,
    last_day,
    month_of,
    months_of,
    pack_day,
    say_day,
    third_of,
    unpack_day,
    until,
    write_day,
    year_of,
)
from cases.values.text import CHINESE
from tests.cases.making import refusal
from tui.words.language import reader

TODAY = date(2026, 3, 2)
SPRING = DaySpan(date(2019, 3, 1), date(2019, 5, 31), about=True)
LATE = DaySpan(date(2025, 10, 1), date(2025, 12, 31), about=True)
READ: dict[str, Dated] = {
    "2021-03-05": date(2021, 3, 5),
    "2024年6月10号": date(2024, 6, 10),
    "昨天": date(2026, 3, 1),
    "2021": year_of(2021),
    "21年": year_of(2021),
    "99年": year_of(1999),
    "2021 年 3 月": month_of(2021, 3),
    "202103": month_of(2021, 3),
    "2月": month_of(2026, 2),
    "上个月": month_of(2026, 2),
    "上上个月": month_of(2026, 1),
    "去年6月": month_of(2025, 6),
    "2024年6月上旬": DaySpan(date(2024, 6, 1), date(2024, 6, 10)),
    "２０２４年６月中旬": DaySpan(date(2024, 6, 11), date(2024, 6, 20)),
    "2024年2月底": DaySpan(date(2024, 2, 21), date(2024, 2, 29)),
    "上月末": DaySpan(date(2026, 2, 21), date(2026, 2, 28)),
    "2024年上半年": months_of(2024, 1, 6),
    "2024年第三季度": months_of(2024, 7, 9),
    "2024Q4": months_of(2024, 10, 12),
    "去年底": LATE,
    "2025年年末": LATE,
    "大概2019年春天": SPRING,
    "2019年春": SPRING,
    "spring 2019": SPRING,
    "about spring of 2019": SPRING,
    "mid-June 2024": third_of(2024, 6, 1),
    "first half of 2024": months_of(2024, 1, 6),
    "2024年6月1日至15日": DaySpan(date(2024, 6, 1), date(2024, 6, 15)),
    "2024年5月至7月": DaySpan(date(2024, 5, 1), date(2024, 7, 31)),
    "2024年11月到2025年2月": DaySpan(date(2024, 11, 1), date(2025, 2, 28)),
    "约2024年5月至7月": DaySpan(date(2024, 5, 1), date(2024, 7, 31), about=True),
    "2026年": year_of(2026),
    "2021-03-05以前": DaySpan(date(2000, 1, 1), date(2021, 3, 5), about=True),
    "2020年8月之前": DaySpan(date(1999, 1, 1), date(2020, 8, 31), about=True),
    "before 2020-08": until(date(2020, 8, 31)),
    "2026年以前": until(TODAY),
    "2021-03以后": DaySpan(date(2021, 3, 1), TODAY),
    "after 2021": DaySpan(date(2021, 1, 1), TODAY),
    "今天以后": TODAY,
    "不详": until(TODAY),
}
REFUSED = {
    "2027": "future",
    "2026-04": "future",
    "2026-03-03": "future",
    "4月": "future",
    "2026年下半年": "future",
    "2024年13月上旬": "date",
    "2024-06-31": "date",
    "2019年冬": "date",
    "2019年春节前后": "date",
    "约2024年6月": "date",
    "2024年6月10日左右": "date",
    "2024年7月至5月": "date",
    "1899": "date",
    "": "date",
    "至": "date",
    "很久以前": "date",
}

DEADLINES = {
    "2026-06-30": date(2026, 6, 30),
    "6月30日前": date(2026, 6, 30),
    "2021年6月30日之前": date(2021, 6, 30),
    "2023年12月前": date(2023, 11, 30),
    "2024年2月": date(2024, 2, 29),
    "2024年2月内": date(2024, 2, 29),
    "2024年2月底前": date(2024, 2, 29),
    "今年年底前": date(2026, 12, 31),
    "2014年底前": date(2014, 12, 31),
    "5月上旬": date(2026, 5, 10),
    "2027年以前": date(2026, 12, 31),
}

SPANS = st.one_of(
    st.integers(1900, 2025).map(year_of),
    st.builds(month_of, st.integers(1900, 2025), st.integers(1, 12)),
    st.builds(third_of, st.integers(1900, 2025), st.integers(1, 12), st.integers(0, 2)),
    st.builds(lambda year, part: part.of(year), st.integers(1900, 2025), st.sampled_from(list(PARTS.values()))),
    st.dates(EARLIEST, TODAY).map(until),
    st.builds(
        lambda first, days, about: between(first, first + timedelta(days), about=about),
        st.dates(EARLIEST, date(2025, 1, 1)),
        st.integers(0, 400),
        st.booleans(),
    ),
)


@pytest.mark.parametrize("text", READ)
def test_a_day_is_read_as_well_as_it_is_known(text: str) -> None:
    assert read_dated(text, TODAY) == READ[text]


@pytest.mark.parametrize("text", ["不详", "未知", "unknown", "今天以前"])
def test_a_field_of_which_nothing_is_known_is_left_empty_but_the_day_of_an_entry_is_told_so(text: str) -> None:
    assert refusal(lambda: RoughDay().read(text, TODAY)) == "date"
    assert RoughDay(needed=True).read(text, TODAY) == until(TODAY)


@pytest.mark.parametrize("text", DEADLINES)
def test_a_promise_has_a_last_day(text: str) -> None:
    assert last_day(read_promised(text, TODAY)) == DEADLINES[text]


@pytest.mark.parametrize("text", ["", "前", "很久以前", "春节前", "不详"])
def test_what_is_no_last_day_is_refused(text: str) -> None:
    assert refusal(lambda: read_promised(text, TODAY)) == "date"


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_day_of_the_past_is_refused(text: str) -> None:
    assert refusal(lambda: read_dated(text, TODAY)) == REFUSED[text]


@example(until(EARLIEST))
@given(SPANS)
def test_what_is_written_or_kept_is_read_as_the_same_again(day: Dated) -> None:
    assert read_dated(write_day(day), TODAY) == day
    assert read_dated(pack_day(day), TODAY) == day
    assert unpack_day(pack_day(day)) == day
    assert RoughDay().load(RoughDay().dump(day)) == day


@given(SPANS, SPANS)
def test_days_sort_by_their_first_as_they_are_kept(one: Dated, other: Dated) -> None:
    if first_day(one) < first_day(other):
        assert pack_day(one) < pack_day(other)
    assert EARLIEST <= first_day(one) <= last_day(one)


@given(st.text(max_size=14))
def test_any_text_is_a_day_of_the_past_or_refused(text: str) -> None:
    assert refusal(lambda: read_dated(text, TODAY)) in ("", "date", "future")


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2024, 6, 5), "2024-06-05", "2024-06-05"),
        (month_of(2024, 6), "2024-06", "2024-06"),
        (third_of(2024, 6, 0), "2024年6月上旬", "first ten days of 2024-6"),
        (SPRING, "约 2019年春", "about spring of 2019"),
        (LATE, "约 2025年底", "about late part of 2025"),
        (months_of(2024, 1, 6), "2024年上半年", "first half of 2024"),
        (until(date(2024, 6, 5)), "2024-06-05 以前", "by 2024-06-05"),
        (DaySpan(date(2024, 6, 1), date(2024, 6, 15)), "2024-06-01 至 2024-06-15", "2024-06-01 to 2024-06-15"),
    ],
)
def test_a_day_is_said_as_it_is_known(day: Dated, chinese: str, english: str) -> None:
    assert CHINESE(say_day(day)) == chinese
    assert reader("en")(say_day(day)) == english


def test_a_form_says_which_days_are_meant() -> None:
    assert CHINESE(RoughDay().echo(SPRING, TODAY)) == "2019-03-01 至 2019-05-31"
    assert CHINESE(RoughDay().echo(TODAY, TODAY)) == "2026年3月2日 星期一"


DAYS = st.tuples(st.integers(1, 28), st.integers(0, 9)).map(
    lambda told: (date(2026, 4, told[0]), date(2026, 4, min(told[0] + told[1], 30)))
)


@given(st.lists(st.tuples(DAYS, st.integers(0, 3)), max_size=12))
def test_what_surely_came_first_stands_first_and_else_what_is_of_an_earlier_kind(
    found: list[tuple[tuple[date, date], int]],
) -> None:
    told = as_happened(found, lambda each: each[0], lambda each: each[1])
    assert sorted(told) == sorted(found)
    for at, (days, kind) in enumerate(told):
        later = told[at + 1 :]
        assert not any(other[1] < days[0] for other, _kind in later)
        ready = [rank for other, rank in later if not any(each[1] < other[0] for each, _kind in [*later, told[at]])]
        assert all(kind <= rank for rank in ready)
