"""Case numbers: the form is data, and a part of one is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.standing.numbers import (
    FORM,
    NumberPart,
    check_form,
    check_station_code,
    read_fragment,
    short_number,
    write_number,
)
from tests.cases.making import refusal

YEARS, STATIONS, SERIALS = st.integers(1900, 2999), st.from_regex(r"[A-Z]{1,6}", fullmatch=True), st.integers(1, 10**7)

PARTS: dict[str, NumberPart | None] = {
    "〔2026〕YT0001": NumberPart(2026, "YT", 1),
    "2026YT0001": NumberPart(2026, "YT", 1),
    "2026yt1": NumberPart(2026, "YT", 1),
    "[2026]YT0001": NumberPart(2026, "YT", 1),
    "（2026）YT0001": NumberPart(2026, "YT", 1),
    "２０２６ＹＴ０００１": NumberPart(2026, "YT", 1),
    "〔2026〕 YT-0001": NumberPart(2026, "YT", 1),
    "〔2026〕YT第1号": NumberPart(2026, "YT", 1),
    "YT0001": NumberPart(None, "YT", 1),
    "yt1": NumberPart(None, "YT", 1),
    "0001": NumberPart(None, None, 1),
    "1": NumberPart(None, None, 1),
    "1号": NumberPart(None, None, 1),
    "2026": NumberPart(None, None, 2026),
    "2026YT": NumberPart(2026, "YT", None),
    "YT": NumberPart(None, "YT", None),
    "张伟": None,
    "": None,
    "烟台0001": None,
    "2026-03-01": None,
    "%": None,
    "'; DROP": None,
}


@pytest.mark.parametrize("text", PARTS)
def test_a_part_of_a_number_is_understood(text: str) -> None:
    assert read_fragment(text) == PARTS[text]


@given(YEARS, STATIONS, SERIALS)
def test_a_number_is_understood_whole_and_without_its_brackets(year: int, station: str, serial: int) -> None:
    number = write_number(FORM, year, station, serial)
    assert read_fragment(number) == NumberPart(year, station, serial)
    assert read_fragment(number.strip("〔").replace("〕", "").lower()) == NumberPart(year, station, serial)


@given(st.text(max_size=20))
def test_any_text_is_a_part_or_none(text: str) -> None:
    part = read_fragment(text)
    assert part is None or part != NumberPart(None, None, None)


def test_serials_longer_than_four_digits_are_written_whole() -> None:
    assert write_number(FORM, 2026, "YT", 1) == "〔2026〕YT0001"
    assert write_number(FORM, 2026, "YT", 12345) == "〔2026〕YT12345"


@pytest.mark.parametrize(
    "form",
    [FORM, "{station}-{year}-{serial}", "{station}{year:04d}{serial:05d}", "工援字{year}第{station}{serial:06d}号"],
)
def test_a_form_with_all_three_parts_is_good(form: str) -> None:
    assert check_form(form) == form


@pytest.mark.parametrize(
    "form",
    [
        "",
        "{year}{station}",
        "{year}{serial}",
        "{station}{serial}",
        "{year}{station}{serial}{x}",
        "{",
        "{0}",
        "{serial:q}",
    ],
)
def test_a_form_that_would_give_one_number_twice_is_refused(form: str) -> None:
    assert refusal(lambda: check_form(form)) == "number_form"


@pytest.mark.parametrize(("code", "kept"), [("YT", "YT"), ("yt", "YT"), (" ｙｔ ", "YT"), ("ABCDEF", "ABCDEF")])
def test_a_station_code(code: str, kept: str) -> None:
    assert check_station_code(code) == kept


@pytest.mark.parametrize("code", ["", "Y1", "烟台", "ABCDEFG", "Y T", "Y-T", "ß", "é"])
def test_a_bad_station_code_is_refused(code: str) -> None:
    assert refusal(lambda: check_station_code(code)) == "station_code"


@pytest.mark.parametrize(
    ("number", "short"),
    [
        ("〔2026〕YT0044", "YT0044"),
        ("〔2025〕YT0044", "2025YT0044"),
        ("2026-YT0044", "YT0044"),
        ("YT-2026-0044", "YT-2026-0044"),
        ("援2026第0044号", "援2026第0044号"),
    ],
)
def test_a_narrow_list_leaves_out_the_year_that_goes_without_saying(number: str, short: str) -> None:
    assert short_number(number, 2026) == short
