"""Dates as people type and read them."""

import re
from datetime import date, timedelta

from cases.values.refusal import refuse
from cases.values.text import Label, Sentence, half_width, one_line, say

_WORDS = {"今天": 0, "今日": 0, "today": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "后天": 2}
_FULL = re.compile(r"(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})(?:月|[-./])(\d{1,2})日?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ROUGH = re.compile(r"(\d{4})(?:年|[-./])?(?:(\d{1,2})月?)?")
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
WEEKDAYS = (
    Label("星期一", "Monday"),
    Label("星期二", "Tuesday"),
    Label("星期三", "Wednesday"),
    Label("星期四", "Thursday"),
    Label("星期五", "Friday"),
    Label("星期六", "Saturday"),
    Label("星期日", "Sunday"),
)


def read_date(text: str, today: date) -> date:
    """Read 2026-5-6, 2026.5.6, 2026年5月6日, 20260506, 5-6 (of this year), 今天 or 昨天.

    Raises `Refused` (rule `date`) for anything else and for days that the calendar does not have.
    """
    text = half_width(one_line(text)).replace(" ", "").lower()
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if full := _FULL.fullmatch(text) or _DIGITS.fullmatch(text):
        return _day(*(int(part) for part in full.groups()))
    if short := _SHORT.fullmatch(text):
        return _day(today.year, *(int(part) for part in short.groups()))
    raise refuse("date", say("看不懂这个日期，请写成 2026-05-06、5-6 或 今天 的样子"))


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise refuse("date", say("日历上没有 {y}年{m}月{d}日，请核对", y=year, m=month, d=day)) from None
    if found < EARLIEST:
        raise refuse("date", say("日期早于 1900 年，请核对年份"))
    if found > LATEST:
        raise refuse("date", say("日期晚于 2200 年，请核对年份"))
    return found


def read_rough_date(text: str, today: date) -> str:
    """Read a date known only to the day, month or year; return `2021-03-05`, `2021-03` or `2021`."""
    folded = half_width(one_line(text)).replace(" ", "")
    if rough := _ROUGH.fullmatch(folded):
        year, month = int(rough[1]), int(rough[2] or 1)
        _day(year, month, 1)
        if date(year, month, 1) > today:
            raise refuse("date", say("事实发生的时间不能在今天之后，请核对"))
        return f"{year:04d}-{month:02d}" if rough[2] else f"{year:04d}"
    day = read_date(text, today)
    if day > today:
        raise refuse("date", say("事实发生的时间不能在今天之后，请核对"))
    return day.isoformat()


def distance(days: int) -> Sentence:
    """Say how far off a day is: 2天后, 今天, 逾期3天."""
    if days == 0:
        return say("今天")
    if days > 0:
        return say("{n}天后", n=days)
    return say("逾期{n}天", n=-days)


def spelled_out(day: date, today: date) -> Sentence:
    """Say a day in words with its weekday, and how far ahead it is."""
    told = say("{y}年{m}月{d}日 {weekday}", y=day.year, m=day.month, d=day.day, weekday=WEEKDAYS[day.weekday()])
    return say("{day}，{left}", day=told, left=distance((day - today).days)) if day > today else told


def with_weekday(day: date) -> Sentence:
    """Say a day with its day of the week: 2026-03-02 星期一."""
    return say("{day} {weekday}", day=day, weekday=WEEKDAYS[day.weekday()])
