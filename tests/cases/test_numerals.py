"""Sums, days and counts are read in the numerals in which people write them; what may mean two things is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.kinds import Whole
from cases.money.items import Items
from cases.values.dates import read_date, read_dated, read_promised
from cases.values.money import read_sum, write_sum
from cases.values.numerals import in_digits
from cases.values.refusal import Refused
from cases.values.spans import Dated, between, month_of, months_of, third_of, until, write_day
from cases.values.sums import Between
from tests.cases.making import refusal

TODAY = date(2026, 3, 2)

YUAN = {
    "三万八": 38_000,
    "一万二": 12_000,
    "两千五": 2_500,
    "一百五": 150,
    "十万零五百": 100_500,
    "三万零八": 30_008,
    "一千零五十": 1_050,
    "两万五千六": 25_600,
    "十五万六": 156_000,
    "三百二十万五": 3_205_000,
    "一亿二": 120_000_000,
    "一亿零二万": 100_020_000,
    "五百万": 5_000_000,
    "三点五万": 35_000,
    "二十": 20,
    "三": 3,
    "二〇五〇": 2_050,
    "叁万捌仟伍佰元整": 38_500,
    "兩萬": 20_000,
    "三千块钱": 3_000,
    "3万8": 38_000,
    "3万500": 30_500,
    "1万2千3百元": 12_300,
    "3千万": 30_000_000,
}


@pytest.mark.parametrize("text", YUAN)
def test_a_sum_in_numerals_is_what_people_mean(text: str) -> None:
    assert read_sum(text) == YUAN[text] * 100


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("三万多", "至少30,000.00"),
        ("三十多万元", "至少300,000.00"),
        ("约三万八", "约38,000.00"),
        ("十来万", "约100,000.00"),
        ("三到五万", "30,000.00至50,000.00"),
        ("三万八到四万", "38,000.00至40,000.00"),
        ("至少两万五", "至少25,000.00"),
        ("三四万", "约30,000.00至40,000.00"),
        ("约七八百块", "约700.00至800.00"),
        ("七八十万", "约700,000.00至800,000.00"),
        ("二十几万", "约200,000.00至300,000.00"),
    ],
)
def test_a_rough_sum_in_numerals_stays_rough(text: str, told: str) -> None:
    assert write_sum(read_sum(text)) == told


@pytest.mark.parametrize(
    "text",
    ["三五元", "九八万", "百万", "十四五万", "三万三万", "一千二万", "3.5万8", "三万四五", "1,234万5", "千"],
)
def test_a_sum_that_may_be_another_is_refused(text: str) -> None:
    assert refusal(lambda: read_sum(text)) == "amount"


def test_items_take_numerals_and_keep_those_of_their_names() -> None:
    items = Items().read("工资三万八；一次性伤残补助金 两万；押金三万到五万 | 张伟；停工留薪期工资 5000", TODAY)
    assert [each.amount for each in items] == [3_800_000, 2_000_000, Between(3_000_000, 5_000_000), 500_000]
    assert [each.code for each in items] == ["wages", "disability_grant", "deposit", "leave_wages"]
    assert items[2].worker == "张伟"


DAYS: dict[str, Dated] = {
    "二〇二四年六月": month_of(2024, 6),
    "二○二四年六月三十日": date(2024, 6, 30),
    "二零二四年十二月上旬": third_of(2024, 12, 0),
    "2024年六月": month_of(2024, 6),
    "二四年六月": month_of(2024, 6),
    "去年十月": month_of(2025, 10),
    "二月二十": date(2026, 2, 20),
    "元月五号": date(2026, 1, 5),
    "二〇二三年五月至七月": months_of(2023, 5, 7),
    "二〇二四年第三季度": months_of(2024, 7, 9),
    "二〇二四年以前": until(date(2024, 12, 31)),
    "2024-06-05至二〇二四年六月十日": between(date(2024, 6, 5), date(2024, 6, 10)),
}


@pytest.mark.parametrize("text", DAYS)
def test_a_day_in_numerals_is_read_as_one_in_digits(text: str) -> None:
    assert read_dated(text, TODAY) == DAYS[text]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("2023年暑假", "2023年7月至8月"),
        ("二〇二三年的暑期", "2023年7月至8月"),
        ("去年寒假", "2025年1月至2月"),
        ("2019年冬天", "2019年12月至2020年2月"),
        ("暑假", "2026年7月至8月"),
    ],
)
def test_a_time_without_certain_days_is_refused_and_months_are_proposed(text: str, instead: str) -> None:
    with pytest.raises(Refused) as refused:
        read_dated(text, TODAY)
    assert f"“{instead}”" in str(refused.value)
    assert write_day(read_dated(instead, date(2027, 1, 1)))


@pytest.mark.parametrize("text", ["十月二三号", "六月初八", "二三月", "腊月二十", "十三月一日"])
def test_a_day_that_may_be_another_is_refused(text: str) -> None:
    assert refusal(lambda: read_dated(text, TODAY)) == "date"


def test_days_by_which_something_is_promised_and_counts_are_read_so_too() -> None:
    assert read_promised("二〇二六年六月底前", TODAY) == date(2026, 6, 30)
    assert read_date("三月一日", TODAY) == date(2026, 3, 1)
    assert Whole(1, 100).read("三十二人", TODAY) == 32


SIGNS = "〇一二三四五六七八九"


def spelled(number: int) -> str:
    """Write a number below a hundred million as the book has it, without any words left out."""
    if number >= 10_000:
        rest = number % 10_000
        return spelled(number // 10_000) + "万" + ("零" if 0 < rest < 1000 else "") + (spelled(rest) if rest else "")
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= worth:
            rest = number % worth
            gap = "零" if 0 < rest < worth // 10 else ""
            return SIGNS[number // worth] + unit + gap + (spelled(rest) if rest else "")
    return SIGNS[number]


@given(st.integers(0, 10**8 - 1))
def test_any_number_is_read_as_the_book_writes_it(number: int) -> None:
    assert read_sum(f"{spelled(number)}元") == number * 100


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_any_month_is_read_as_papers_write_it(year: int, month: int) -> None:
    written = "".join(SIGNS[int(digit)] for digit in str(year)) + "年" + spelled(month) + "月"
    assert in_digits(written) == f"{year}年{month}月"


@given(st.text(alphabet="零一二三五两十百千万亿点几数至到约年月日号3.8,", max_size=12))
def test_nothing_that_is_written_so_fails_but_by_a_refusal(text: str) -> None:
    assert refusal(lambda: read_sum(text)) in ("", "amount")
    assert refusal(lambda: read_dated(text, TODAY)) in ("", "date", "future")
