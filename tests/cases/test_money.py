"""Amounts are read as people write them, and what cannot be an amount is refused."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.values.money import MOST, read_sum, say_sum, write_sum, yuan
from cases.values.sums import (
    About,
    Between,
    Fen,
    NoMoney,
    Sum,
    bounds,
    dump_sum,
    in_all,
    less,
    load_sum,
    together,
)
from tests.cases.making import refusal

READ = {
    "12000": 1_200_000,
    "12,000.50": 1_200_050,
    "12，000.50元": 1_200_050,
    "1,234,567": 123_456_700,
    "1.2万": 1_200_000,
    "1.2 万元": 1_200_000,
    "１．２万": 1_200_000,
    "￥３００": 30_000,
    "¥ 300": 30_000,
    "RMB 300": 30_000,
    "cny300": 30_000,
    "300元": 30_000,
    "300元整": 30_000,
    "3千": 300_000,
    "5百": 50_000,
    "0.5亿": 5_000_000_000,
    "0.01": 1,
    "0.10": 10,
    "1.23456万": 1_234_560,
    "0": 0,
    "无": 0,
    "没有": 0,
    "零": 0,
    "007": 700,
    " 300\u3000": 30_000,
    "1000亿": MOST,
}
ROUGH: dict[str, Fen | None] = {
    "约3万": 3_000_000,
    "大约20": 2_000,
    "5千左右": 500_000,
    "5000元上下": 500_000,
    "大概3万": 3_000_000,
    "差不多3万块": 3_000_000,
    "大约3万左右": 3_000_000,
    "不详": None,
    "未知": None,
}
NEARLY = {"近3万": 3_000_000, "近6000元": 600_000, "将近6,000": 600_000, "接近三万": 3_000_000}
BOUNDED = {
    "3万多": Between(3_000_000, None),
    "3万多元": Between(3_000_000, None),
    "三万多": Between(3_000_000, None),
    "3万余": Between(3_000_000, None),
    "30000余元": Between(3_000_000, None),
    "30余万元": Between(30_000_000, None),
    "159万余元": Between(159_000_000, None),
    "约3万多": Between(3_000_000, None, about=True),
    "起码3万": Between(3_000_000, None),
    "最少三万": Between(3_000_000, None),
    "不止3万": Between(3_000_000, None),
    "超过3万元": Between(3_000_000, None),
    "三万出头": Between(3_000_000, None),
    "3万元开外": Between(3_000_000, None),
    "上万元": Between(1_000_000, None, about=True),
    "上百万": Between(100_000_000, None, about=True),
    "不到3万": Between(0, 3_000_000),
    "三万不到": Between(0, 3_000_000),
    "不足5000元": Between(0, 500_000),
    "至多3万": Between(0, 3_000_000),
    "最多3万元": Between(0, 3_000_000),
    "3万以内": Between(0, 3_000_000),
    "5000元以下": Between(0, 500_000),
    "不超过约3万": Between(0, 3_000_000, about=True),
    "好几千": Between(200_000, 1_000_000, about=True),
    "至少数万": Between(2_000_000, None, about=True),
    "不到三四万": Between(0, 4_000_000, about=True),
    "大概三四万": Between(3_000_000, 4_000_000, about=True),
    "5千到6千左右": Between(500_000, 600_000, about=True),
    "5千元以上": Between(500_000, None),
    "至少1万": Between(1_000_000, None),
    "数万元": Between(2_000_000, 10_000_000, about=True),
    "几千元": Between(200_000, 1_000_000, about=True),
    "十几万": Between(10_000_000, 20_000_000, about=True),
    "几十万余元": Between(20_000_000, 100_000_000, about=True),
    "不少于约1万元": Between(1_000_000, None, about=True),
    "5千到1万": Between(500_000, 1_000_000),
    "5,000-10,000元": Between(500_000, 1_000_000),
    "5-10万": Between(5_000_000, 10_000_000),
    "5000元至1万": Between(500_000, 1_000_000),
    "约5千至6千": Between(500_000, 600_000, about=True),
    "0以上": About(),
}
NONSENSE = [
    "1万到5千",
    "5到5",
    "至少",
    "不到",
    "以上",
    "左右",
    "至少1万以下",
    "不到3万多",
    "不到5千到1万",
    "至少5千到1万",
    "到1万",
    "",
    " ",
    "abc",
    "-5",
    "+5",
    "1e5",
    "12,00",
    "1,2345",
    "1.2.3",
    "12.",
    ".5",
    "3万万",
    "300美元",
    "$300",
    "0x10",
    "NaN",
    "Infinity",
    "约",
    "余",
    "1_000",
    "1 000",
    "12000 13000",
    "½",
    "[/b]",
    "9" * 5000,
    "1" + "0" * 100,
    "0." + "0" * 5000 + "1",
]


@pytest.mark.parametrize("text", READ)
def test_an_amount_is_read(text: str) -> None:
    assert read_sum(text) == READ[text]


@pytest.mark.parametrize("text", ROUGH)
def test_a_rough_amount_is_read_as_rough(text: str) -> None:
    assert read_sum(text) == About(ROUGH[text])


@pytest.mark.parametrize("text", NEARLY)
def test_what_is_nearly_so_much_is_told_as_that(text: str) -> None:
    amount = read_sum(text)
    assert amount == About(NEARLY[text], near=True) != About(NEARLY[text])
    assert bounds(amount) == bounds(About(NEARLY[text]))


def test_a_bound_is_told_in_the_words_that_people_use() -> None:
    told = {text: (write_sum(read_sum(text)), str(say_sum(read_sum(text)))) for text in ("近3万", "3万多", "不到3万")}
    assert told == {
        "近3万": ("近30,000.00", "近 30,000.00 元"),
        "3万多": ("至少30,000.00", "至少 30,000.00 元"),
        "不到3万": ("至多30,000.00", "至多 30,000.00 元"),
    }
    assert str(say_sum(read_sum("不到约3万"))) == "至多约 30,000.00 元"


def test_a_rough_sum_that_was_kept_as_about_is_told_as_it_was() -> None:
    assert load_sum({"about": 3_000_000}) == About(3_000_000)
    assert write_sum(load_sum({"about": 3_000_000}) or 0) == "约30,000.00"
    assert dump_sum(About(3_000_000)) == {"about": 3_000_000}


@pytest.mark.parametrize("text", BOUNDED)
def test_an_amount_of_which_bounds_are_known(text: str) -> None:
    assert read_sum(text) == BOUNDED[text]


def test_nothing_in_money_is_not_0() -> None:
    assert read_sum("不涉及") == NoMoney()
    assert write_sum(NoMoney()) == str(say_sum(NoMoney())) == "不涉及"


SUMS = st.one_of(
    st.integers(0, 10**9),
    st.builds(About, st.none() | st.integers(0, 10**9)),
    st.builds(About, st.integers(1, 10**9), st.just(True)),
    st.tuples(st.integers(0, 10**9), st.integers(1, 10**9), st.booleans()).map(
        lambda told: Between(told[0], told[0] + told[1], about=told[2])
    ),
    st.builds(Between, st.integers(1, 10**9), st.none(), st.booleans()),
    st.just(NoMoney()),
)


@given(SUMS)
def test_every_amount_is_read_as_it_is_written_said_and_kept(amount: Sum) -> None:
    assert read_sum(write_sum(amount)) == read_sum(str(say_sum(amount))) == load_sum(dump_sum(amount)) == amount
    assert load_sum(json.loads(json.dumps(dump_sum(amount)))) == amount


@given(SUMS, SUMS, SUMS)
@example(1, About(), About(0))
@example(1, Between(0, 5, about=True), About())
def test_amounts_add_up_in_any_order(one: Sum, two: Sum, three: Sum) -> None:
    assert together(one, two) == together(two, one)
    assert together(together(one, two), three) == together(one, together(two, three))
    assert in_all([one, two, three]) == in_all([three, None, one, two])


def test_what_nobody_knows_stays_told() -> None:
    assert together(About(), About(1_000_000)) == Between(1_000_000, None, about=True)
    assert str(say_sum(Between(1_000_000, None, about=True))) == "至少约 10,000.00 元"
    assert together(Between(100, 200), 50) == Between(150, 250)
    assert in_all([]) is None
    assert in_all([NoMoney(), None]) == NoMoney()
    assert together(NoMoney(), 5) == 5


def test_what_is_left_of_an_amount() -> None:
    assert less(1_000, 300) == 700
    assert less(1_000, 3_000) == 0
    assert less(About(1_000), 300) == About(700)
    assert less(1_000, About()) == Between(0, 1_000)
    assert less(About(), 300) == About()
    assert less(None, 300) is None
    assert less(300, None) == 300
    assert less(NoMoney(), 300) == NoMoney()


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused(text: str) -> None:
    assert refusal(lambda: read_sum(text)) == "amount"


@pytest.mark.parametrize("text", ["0.001", "1.005", "0.0000001万", "1.0000000000000000000000000000001"])
def test_a_part_of_a_fen_is_refused_and_says_so(text: str) -> None:
    with pytest.raises(Exception, match="最小到分"):
        read_sum(text)


@pytest.mark.parametrize("text", ["1000.01亿", "10000亿", "99999999999999999", "1" + "0" * 50])
def test_a_slip_of_the_hand_is_refused_and_says_so(text: str) -> None:
    with pytest.raises(Exception, match="过大"):
        read_sum(text)


@given(st.integers(0, MOST))
def test_what_is_written_is_read_again(fen: int) -> None:
    assert read_sum(yuan(fen)) == fen
    assert read_sum(str(say_sum(fen))) == fen
    assert read_sum(write_sum(About(fen))) == read_sum(str(say_sum(About(fen)))) == About(fen)


def test_an_amount_nobody_knows_is_written_and_read() -> None:
    assert write_sum(About()) == str(say_sum(About())) == "不详"
    assert read_sum("不详") == About()


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    if not refusal(lambda: read_sum(text)):
        amount = read_sum(text)
        if not isinstance(amount, NoMoney):
            low, high, _about = bounds(amount)
            assert 0 <= low <= (high or low) <= MOST
