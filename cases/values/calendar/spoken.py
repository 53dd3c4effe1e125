"""Days as people say them from where they stand (下周三, 去年12月3日, 3天后, 20号), told in the words of the calendar.

A day told without its year is of this one; of two years where one knows which way it lies.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum, auto


class Tense(Enum):
    """Which way the days of a field lie from today."""

    PAST = auto()
    COMING = auto()


_SLIP, _YEAR_SLIP = 3, 31
"""Days on the wrong side of today that still are of this month, or of this year: a slip, or told late. It is asked."""

YEARS: Mapping[str, int] = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2,
}  # fmt: skip
"""How a year is called from where one stands, and how many years from this one it lies."""

MONTHS: Mapping[str, int] = {"": 0, "上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
"""What stands before the word for a month or a week, and how many from this one it lies."""

_WEEKDAYS = {**{str(day): day - 1 for day in range(1, 7)}, "日": 6, "天": 6, "7": 6}
_WEEK = re.compile(r"(?P<which>上上|上|本|这|下下|下)?个?(?:周|星期|礼拜)(?P<day>[1-7日天])")
_MONTH = re.compile(r"(?P<which>上上|上|本|这|下下|下)个?月(?P<rest>\d.*)")
_LATER = re.compile(r"(?P<many>\d{1,3})个?(?P<unit>天|周|星期|礼拜)之?(?P<way>[前后])")
_DAY = re.compile(r"(?P<day>\d{1,2})[日号]")
_YEARLESS = re.compile(r"(?P<month>\d{1,2})(?:月|[-./](?=\d))(?P<day>\d{1,2})?(?!\d).*")
_YEAR = re.compile(rf"(?P<year>{'|'.join(YEARS)})的?(?P<rest>\d{{1,2}}(?:月|[-./]\d).*)")
_COMING_YEAR = re.compile(r"(?P<year>明年|来年|后年|年(?=[底末中]))的?(?P<rest>\D.*)?")
_COMING_MONTH = re.compile(r"(?P<which>下下|下|本|这)?个?月(?P<rest>[初中底末上下].*)")
_SHORT_YEAR = re.compile(r"(?P<year>\d{2})年(?P<rest>.*)")
"""What lies ahead is said so too: 年底, 明年春, 下月底, 27年3月."""
_FAR = 20
"""Years ahead that are told by two digits."""


_TIME_OF_DAY = re.compile(r"(?<=[\d天日号前后])的?(?:[上中下]午|晚上|[早清凌]晨|早上|傍晚|半夜|夜里|夜间|[早晚夜])$")


def whole_day(text: str) -> str:
    """Return a day without the time of it that is told behind it: 前天晚上, 5月6日上午. No field keeps that.

    text: in half width and digits.
    """
    return _TIME_OF_DAY.sub("", text)


def in_calendar(text: str, today: date, tense: Tense | None) -> str:
    """Return a day as the calendar tells it, anything else as it is.

    text: in half width and digits. tense: which way it lies; None where it may lie either way.
    """
    try:
        return _in_calendar(text, today, tense)
    except (ValueError, OverflowError):  # a month that there is not, or a day beyond the calendar
        return text


def hangs_on_today(text: str) -> bool:
    """Tell whether which day it is hangs on the day on which it was said. text: as of `in_calendar`."""
    day = whole_day(text)
    return any(each.fullmatch(day) for each in (_YEAR, _MONTH, _LATER, _WEEK, _DAY, _COMING_YEAR, _COMING_MONTH))


def _in_calendar(text: str, today: date, tense: Tense | None) -> str:
    if found := _YEAR.fullmatch(text):
        return f"{today.year + YEARS[found['year']]}年{found['rest']}"
    if found := _MONTH.fullmatch(text):
        months = today.year * 12 + today.month - 1 + MONTHS[found["which"]]
        return f"{months // 12}年{months % 12 + 1}月{found['rest']}"
    if day := _day(text, today, tense):
        return day.isoformat()
    if tense is Tense.COMING and (ahead := _ahead(text, today)):
        return ahead
    if tense and (found := _YEARLESS.fullmatch(text)):
        return f"{_year(found, today, tense)}年{text}"
    return text


def _ahead(text: str, today: date) -> str:
    """Return a year, a month or a part of one that is said of what is still to come; nothing for anything else."""
    if found := _COMING_YEAR.fullmatch(text):
        return f"{today.year + YEARS.get(found['year'], 0)}年{found['rest'] or ''}"
    if found := _COMING_MONTH.fullmatch(text):
        months = today.year * 12 + today.month - 1 + MONTHS[found["which"] or ""]
        return f"{months // 12}年{months % 12 + 1}月{found['rest']}"
    found = _SHORT_YEAR.fullmatch(text)
    year = today.year // 100 * 100 + int(found["year"]) if found else 0
    return f"{year}年{found['rest']}" if found and today.year <= year <= today.year + _FAR else ""


def _day(text: str, today: date, tense: Tense | None) -> date | None:
    """Return a day that is told by how far it is from today, or by its place in a week or a month."""
    if found := _LATER.fullmatch(text):
        days = int(found["many"]) * (1 if found["unit"] == "天" else 7)
        return today + timedelta(days if found["way"] == "后" else -days)
    if found := _WEEK.fullmatch(text):
        return _of_week(found, today, tense)
    found = _DAY.fullmatch(text)
    return _of_month(int(found["day"]), today, tense) if found else None


def _of_week(found: re.Match[str], today: date, tense: Tense | None) -> date:
    """Return a day of a week, which begins on Monday; of no week in particular, the next or the last."""
    weekday = _WEEKDAYS[found["day"]]
    monday = today - timedelta(today.weekday())
    day = monday + timedelta(weekday + 7 * MONTHS[found["which"] or ""])
    if found["which"]:
        return day
    if tense is Tense.COMING and day < today:
        return day + timedelta(7)
    return day - timedelta(7) if tense is Tense.PAST and day > today else day


def _of_month(day: int, today: date, tense: Tense | None) -> date:
    """Return a day of this month, or of the one beside it that has it on the right side of today."""
    months = today.year * 12 + today.month - 1
    if tense is Tense.PAST and day > today.day + _SLIP:
        months -= 1
    elif tense is Tense.COMING and day < today.day - _SLIP:
        months += 1
    return date(months // 12, months % 12 + 1, day)


def _year(found: re.Match[str], today: date, tense: Tense) -> int:
    """Return the year in which a day without one lies: another one only where it is far on the wrong side of today."""
    month = int(found["month"])
    last = monthrange(today.year, month)[1]
    day = date(today.year, month, min(int(found["day"] or last), last))
    if tense is Tense.COMING:
        return today.year + (day < today - timedelta(_YEAR_SLIP))
    first = day if found["day"] else day.replace(day=1)
    return today.year - (first > today + timedelta(_YEAR_SLIP))
