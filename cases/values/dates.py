"""Dates as people type and read them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from cases.values.calendar.spoken import MONTHS, YEARS, Tense, in_calendar, whole_day
from cases.values.numerals import in_digits
from cases.values.refusal import Refused, refuse
from cases.values.spans import PARTS, Dated, DaySpan, between, first_day, last_day, month_of, third_of, until, year_of
from cases.values.text import Label, Sentence, half_width, one_line, pattern, say

UNKNOWN = frozenset({"不详", "不明", "未知", "不知道", "不清楚", "unknown"})
"""Words for a day that nobody knows."""

_WORDS = {
    "今天": 0,
    "今日": 0,
    "today": 0,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "大前天": -3,
    "今早": 0,
    "今晚": 0,
    "昨晚": -1,
    "昨夜": -1,
    "前晚": -2,
    "明早": 1,
    "明晚": 1,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
}
_EXACT = say("看不懂这个日期，请写成 2026-05-06、5-6 或 今天 的样子")
_ROUGH = say("看不懂这个日期，请写成 2026-05-06、2026-05、5月上旬、去年底 或 2026年春 的样子")
_AHEAD = say("看不懂这个日期，请写成 5月6日、下周三 或 3天后 的样子")
_BY_WHEN = say("看不懂这个日期，请写成 5月6日、下月底、年底 或 明年3月 的样子")
"""How a day is written; one that is still to come is not shown by days gone by."""
_FULL = pattern(r"(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?")
_SHORT = pattern(r"(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?")
_DIGITS = pattern(r"(\d{4})(\d{2})(\d{2})")
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


def read_date(text: str, today: date, tense: Tense | None = None) -> date:
    """Read 2026-5-6, 2026.5.6, 2026年5月6日, 20260506, 5-6 or 五月六日, 20号, 去年5月6日, 下周三, 3天后, 今天 or 昨天.

    What time of a day it was is left out: 前天晚上, 5月6日上午.

    tense: which way it lies, by which one is told that leaves its year out; of this year where it may lie either way.

    Raises `Refused` (rule `date`) for anything else and for days that the calendar does not have.
    """
    if found := _exact(_told(text, today, tense), today):
        return found
    raise refuse("date", _AHEAD if tense is Tense.COMING else _EXACT)


def _exact(text: str, today: date) -> date | None:
    """Read a day that is told exactly, None for anything else."""
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if full := _FULL.fullmatch(text) or _DIGITS.fullmatch(text):
        return _day(*(int(part) for part in full.groups()))
    if short := _SHORT.fullmatch(text):
        return _day(today.year, *(int(part) for part in short.groups()))
    return None


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


def read_dated(text: str, today: date) -> Dated:
    """Read a day of the past as well as it is known: 2021-03-05, 2021年3月, 2024年6月上旬, 去年底, 2019年春, 3月至5月.

    Chinese numerals will do: 二〇二四年六月.
    Where only one end is known: 2021-03以前, 2021-03以后; where nothing is: 不详.

    Raises `Refused`: `date` for anything else and for days that the calendar does not have, `future` for what is still
    to come.
    """
    found = read_any_day(text, today, Tense.PAST)
    if first_day(found) > today or _ends_ahead(text, found, today):
        raise refuse("future", say("日期不能在今天（{today}）之后，请核对", today=today))
    return found


def _ends_ahead(text: str, found: Dated, today: date) -> bool:
    """Tell whether it is told from one day to another, the other of which is in a month that has not begun."""
    return len(_TO.split(_folded(text))) == _BOTH and last_day(found).replace(day=1) > today


def read_any_day(text: str, today: date, tense: Tense | None = None) -> Dated:
    """Read a day as well as it is known, whether it is past or still to come. Raises `Refused`: `date`.

    tense: as of `read_date`.
    """
    try:
        return _known(_told(text, today, tense), today)
    except Refused as refused:
        raise _said_ahead(refused, tense) from None


def _said_ahead(refused: Refused, tense: Tense | None) -> Refused:
    """Return a refusal that shows how a day is written by days of the tense that is meant."""
    unread = refused.problems[0].sentence is _ROUGH
    return refuse("date", _BY_WHEN) if unread and tense is Tense.COMING else refused


def _told(text: str, today: date, tense: Tense | None) -> str:
    """Return typed text with the day in it told by the calendar."""
    return in_calendar(_folded(text), today, tense)


def _folded(text: str) -> str:
    """Return typed text as it is compared: in half width and digits, without blanks or the time of a day.

    English is put in the words of ours.
    """
    folded = whole_day(in_digits(half_width(one_line(text)).replace(" ", "").lower()).replace("元月", "1月"))
    english = _ENGLISH.fullmatch(folded)
    if english is None:
        return folded
    month = _MONTHS.index(english["month"]) + 1 if english["month"] else 0
    part = _ENGLISH_PARTS.get(english["part"] or "", "")
    about = "约" if english["about"] else ""
    return f"{about}{english['year']}年{f'{month}月' if month else ''}{part}"


def _known(text: str, today: date) -> Dated:
    if text in UNKNOWN:
        return until(today)
    if one_end := _ONE_END.fullmatch(text):
        return _open(one_end, today)
    bare, about = _about(text)
    ends = _TO.split(bare)
    if len(ends) == _BOTH and all(ends):
        return _between(ends[0], ends[1], today, about=about)
    found = _one(bare, today)
    if about and not (isinstance(found, DaySpan) and found.about):
        raise refuse("date", say("“大约”的日期请写成拿得准的范围，如 2024年5月至7月、2024年上半年、2024年夏天"))
    return found


def _about(text: str) -> tuple[str, bool]:
    """Return what is said of a day without the words that make it rough, and whether there were any."""
    bare = _OR_SO.sub("", _ROUGHLY.sub("", text))
    return bare, bare != text


def _open(found: re.Match[str], today: date) -> Dated:
    """Return a day of which one end is known; what is told of the past was by today."""
    if before := found["until"] or found["before"]:
        return until(min(last_day(_one(before, today)), today))
    since = first_day(_one(found["since"] or found["after"], today))
    return between(since, max(since, today))


def read_promised(text: str, today: date) -> Dated:
    """Read by when something is promised: 2026-06-30, 6月30日前, 2024年3月, 2023年12月前, 今年底前.

    In a month or a year is that itself, which means to its end; before a month means to the eve of it. Raises `Refused`
    (rule `date`).
    """
    folded = _told(text, today, Tense.COMING)
    bare = _BY_THEN.sub("", folded)
    try:
        found = _one(bare, today)
    except Refused as refused:
        raise _said_ahead(refused, Tense.COMING) from None
    whole = isinstance(found, DaySpan) and not _ENDS.search(bare)
    if whole and folded.endswith("前"):
        return first_day(found) - timedelta(days=1)
    return found if whole else last_day(found)


def _between(first: str, last: str, today: date, *, about: bool) -> Dated:
    """Return the day between two: what the second one leaves out is as in the first."""
    start = _one(first, today)
    if _DAY.fullmatch(last):
        last = f"{first_day(start).month}月{last}"
    year = first_day(start).year
    end = _one(f"{year}年{last}" if _YEARLESS.fullmatch(last) else last, today)
    if last_day(end) < first_day(start):
        raise refuse("date", say("截止的日子早于开始的，请核对"))
    return between(first_day(start), last_day(end), about=about)


def _one(text: str, today: date) -> Dated:
    """Read a day, a part of a month or a part of a year."""
    found = _IN_YEAR.fullmatch(text) or _IN_MONTH.fullmatch(text)
    if found is None:
        return _exact_or_refused(text, today)
    told = {name: part or "" for name, part in found.groupdict().items()}
    year, month = _month(told, today)
    _day(year, month if told.get("month") else month or 1, 1)
    if month:
        return _in_month(year, month, told["third"])
    return PARTS[_part(told["part"])].of(year) if told["part"] else year_of(year)


def _exact_or_refused(text: str, today: date) -> date:
    if day := _exact(text, today):
        return day
    if found := _NO_SPAN.search(text):
        raise _no_span(found["word"], _year(found["year"] or "", today))
    raise refuse("date", _ROUGH)


def _no_span(word: str, year: int) -> Refused:
    """Return the refusal of a time that begins and ends on other days from place to place, or lies in two years."""
    months = {"暑": f"{year}年7月至8月", "寒": f"{year}年1月至2月", "冬": f"{year}年12月至{year + 1}年2月"}[word[0]]
    return refuse("date", say("“{word}”没有确定的起止，请写成月份，如“{months}”", word=word, months=months))


def _month(told: Mapping[str, str], today: date) -> tuple[int, int]:
    """Return the year and month that are told, 0 where no month is."""
    if told.get("ago"):
        months = today.year * 12 + today.month - 1 - _MONTHS_AGO[told["ago"]]
        return months // 12, months % 12 + 1
    return _year(told.get("year", ""), today), int(told["month"] or 0)


def _year(told: str, today: date) -> int:
    if told in _YEARS_AGO:
        return today.year - _YEARS_AGO[told]
    digits = told.removesuffix("年")
    if not digits:
        return today.year
    if len(digits) == len("2024"):
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year if year <= today.year else year - 100


def _in_month(year: int, month: int, third: str) -> DaySpan:
    return third_of(year, month, _THIRDS[third[0]]) if third else month_of(year, month)


def _part(told: str) -> str:
    """Return which part of a year it is, see `PARTS`."""
    bare = told.removeprefix("年").removeprefix("第")
    if bare in ("上半年", "下半年"):
        return "half1" if bare == "上半年" else "half2"
    if "季度" in bare or bare.startswith("q"):
        return f"quarter{_NUMBERS[bare.removeprefix('q')[0]]}"
    return _NAMED[bare[0]]


_BOTH = 2
_YEARS_AGO = {told: -years for told, years in YEARS.items() if years <= 0}
_MONTHS_AGO = {
    f"{which}{each}": -months for which, months in MONTHS.items() if which and months <= 0 for each in ("个月", "月")
}
_THIRDS = {"上": 0, "初": 0, "中": 1, "下": 2, "底": 2, "末": 2}
_NAMED = {
    "春": "spring", "夏": "summer", "秋": "autumn", "初": "early", "中": "middle", "底": "late", "末": "late",
}  # fmt: skip
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_THIRD = r"(?P<third>[上中下]旬|[初中底末])?"
_YEAR = rf"(?P<year>{'|'.join(_YEARS_AGO)}|\d{{4}}年?|\d{{2}}年)"
_PART = r"(?P<part>年?[初中底末]|[上下]半年|[春夏秋][天季]?|第?[一二三四1-4]季度|q[1-4])"
_IN_YEAR = pattern(rf"{_YEAR}(?:{_PART}|[-./]?(?P<month>\d{{1,2}})(?:月?|月{_THIRD}))?")
_IN_MONTH = pattern(rf"(?:(?P<month>\d{{1,2}})月|(?P<ago>{'|'.join(_MONTHS_AGO)})){_THIRD}")
_NO_SPAN = pattern(rf"(?:{_YEAR}的?)?(?P<word>[暑寒][假期]|冬[天季]?)")
_YEARLESS = pattern(r"\d{1,2}[月.-].*")
_DAY = pattern(r"\d{1,2}[日号]")
_ROUGHLY = pattern(r"^(?:大约|大概|约|差不多)(?:在|是)?")
_OR_SO = pattern(r"(?:左右|前后|~)$")
_BY_THEN, _ENDS = pattern(r"(?:[以之]?[前内])$"), pattern(r"[底末]$")
_ONE_END = pattern(
    r"(?P<until>.+)(?:以前|之前)|(?P<since>.+)(?:以后|之后|以来)|(?:before|by)(?P<before>.+)|after(?P<after>.+)"
)
_TO = pattern(r"(?<=.)(?:至|到|~|[–—]+|/(?=\d{4}-\d\d-\d\d$))(?=.)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_PARTS = {
    "early": "初", "mid": "中", "late": "底", "spring": "春", "summer": "夏", "autumn": "秋", "fall": "秋",
    "firsthalf": "上半年", "secondhalf": "下半年",
}  # fmt: skip
_ENGLISH = pattern(
    rf"(?P<about>about)?(?:(?P<part>{'|'.join(_ENGLISH_PARTS)})(?:of|in|-)?)?"
    rf"(?P<month>{'|'.join(_MONTHS)})?(?:(?<=[a-z])[a-z]*)?\.?(?P<year>\d{{4}})"
)


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
