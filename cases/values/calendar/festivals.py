"""Days on which the law itself gives rest (全国年节及纪念日放假办法 2024 第二条), whatever the year's notice says."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged, read_day
from cases.values.text import Label, say

COLUMNS = ("year", "spring", "qingming", "dragon_boat", "mid_autumn")
SINCE = 2025
"""The first year of these thirteen days: 除夕 and 2 May came with the rules of 2024."""

_NEW_YEAR = Label("元旦", "New Year's Day")
_SPRING = Label("春节", "Spring Festival")
_QINGMING = Label("清明", "Tomb-sweeping Day")
_LABOUR = Label("劳动节", "Labour Day")
_DRAGON_BOAT = Label("端午", "Dragon Boat Festival")
_MID_AUTUMN = Label("中秋", "Mid-autumn Festival")
_NATIONAL = Label("国庆节", "National Day")

Festivals = Mapping[int, tuple[date, ...]]
"""By year: the days of 初一, 清明, 端午 and 中秋."""


def load_festivals(text: str, name: str) -> Festivals:
    """Read the days that the moon and the sun fix from CSV with the header `COLUMNS`.

    They are computed (D): the tests hold them against a second reckoning and against the notices of past years. Raises
    `Refused` (rule `table`) with every bad line.
    """
    found: dict[int, tuple[date, ...]] = {}

    def take(cells: Mapping[str, str]) -> None:
        days = [day for column in COLUMNS[1:] if (day := read_day(cells[column], column))]
        if len(days) < len(COLUMNS) - 1 or any(str(day.year) != cells["year"] for day in days):
            raise refuse("table", say("四个日期都要写，并且都在 {year} 年，请改正", year=cells["year"]), "year")
        found[days[0].year] = tuple(days)

    load_lines(text, name, COLUMNS, take)
    return found


@cache
def _packaged() -> Festivals:
    return load_festivals(packaged("festivals.csv"), "festivals.csv")


def is_computed(year: int) -> bool:
    """Tell whether all thirteen days of a year are known: they were computed for years enough to come."""
    return year in _packaged()


@cache
def statutory(year: int) -> Mapping[date, Label]:
    """Return the days of rest that the law names in a year; none of years before its rules."""
    return dict(_statutory(year)) if year >= SINCE else {}


def _statutory(year: int) -> Iterator[tuple[date, Label]]:
    yield date(year, 1, 1), _NEW_YEAR
    if year in _packaged():
        spring, qingming, dragon_boat, mid_autumn = _packaged()[year]
        yield from ((spring + timedelta(days=n), _SPRING) for n in range(-1, 3))
        yield from ((qingming, _QINGMING), (dragon_boat, _DRAGON_BOAT), (mid_autumn, _MID_AUTUMN))
    yield from ((date(year, 5, n), _LABOUR) for n in (1, 2))
    yield from ((date(year, 10, n), _NATIONAL) for n in (1, 2, 3))
