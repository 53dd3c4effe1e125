"""A known number is found in any grouping and script, and by its last digits; days and sums are none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask
from cases.hiding.pieces import DataSort

PHONES = st.from_regex(r"1[3-9]\d{9}", fullmatch=True, alphabet="0123456789")
IDS = st.from_regex(r"[1-6]\d{5}(?:19|20)\d\d0[1-9][012][1-9]\d{3}[\dX]", fullmatch=True, alphabet="0123456789X")
CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
MATHEMATICAL = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")


def test_what_are_days_or_sums_is_no_known_number() -> None:
    known = Known(numbers={"11010519491231002X": DataSort.NUMBER, "13800138000": DataSort.PHONE})
    text = "1949年12月31日、138元、001元、3800元、0人，2026年3月5日138人"
    assert Mask(known).text(text) == text


BETWEEN_DIGITS = (*" -.　、／:~|*…转\n\u200b", "", "（空格）", "->", " + ")


@given(IDS | PHONES, st.sampled_from(BETWEEN_DIGITS), st.data())
def test_a_known_number_is_found_however_it_is_written(number: str, apart: str, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 6))
    groups = apart.join(number[at : at + size] for at in range(0, len(number), size))
    known = Known(numbers={number: DataSort.NUMBER if len(number) == 18 else DataSort.PHONE})
    scripts = (FULL_WIDTH, CHINESE_DIGITS, CIRCLED, MATHEMATICAL)
    for written in (groups, *map(groups.translate, scripts)):
        shown = Mask(known).text(f"他的号码{written}已核对")
        assert written[: len(written) - 5] not in shown
        assert re.sub(r"\D", "", shown) in {re.sub(r"\D", "", number[:3] + number[-4:]), number[:3] + number[-4:-1]}


@pytest.mark.parametrize("text", ["尾号4444", "后四位：4444", "末四位是四四四四"])
def test_the_last_digits_of_a_known_number_are_found(text: str) -> None:
    known = Known(numbers={"6222021234564444": DataSort.ACCOUNT})
    assert [text[each.start : each.end] for each in known.find(text)] in (["4444"], ["四四四四"])
    assert not list(known.find(text.replace("4", "5").replace("四四", "五五")))
