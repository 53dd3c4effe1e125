"""Days as ledgers write them: typed in many ways, as dates, and as the numbers that Excel keeps them by."""

import re
from datetime import date, datetime, timedelta

from cases.values.calendar.spoken import hangs_on_today
from cases.values.dates import UNKNOWN
from cases.values.numerals import in_digits
from cases.values.refusal import Refused, refuse
from cases.values.text import half_width, one_line, say

_TIME = re.compile(r"[\sT]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_MONTH = re.compile(r"(\d{4})(0[1-9]|1[0-2])")
_NO_YEAR = re.compile(r"\d{1,2}[月.\-/]\d{1,2}日?|\d{1,2}月\D*")
_SINCE_TODAY = re.compile(r"[今本去前上]年|[本上]个?月|这个月|[今昨前][天日]")
"""What hangs on the day on which a ledger was written, which nobody knows."""
_NUMBERED = re.compile(r"\d{5}(?:\.0*)?")
_TO_1904 = 1462
"""Days between the two days that Excel counts from."""

_FIRST_SERIAL, _LAST_SERIAL = 61, 80_000
"""Excel has a 29 February 1900, its day 60, so that what comes before is not sure; after 2119 no day is meant."""


def day_text(value: date | float | str, date1904: bool) -> str:
    """Return a day as well as it is known, as `read_dated` reads it: 2023-05-06, 1985-03, 1985, 2023年5月上旬.

    Takes dates, Excel's numbers of days, numbers such as 20230506 and text. Raises `Refused` (rule `date`).
    """
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if isinstance(value, int | float):
        return _of_number(value, date1904)
    text = _TIME.sub("", half_width(one_line(value)).strip()).replace(" ", "")
    if text.lower() in UNKNOWN:
        return text
    text = in_digits(text.translate(_SIGNS)).removesuffix("生").removesuffix("起").strip(".")
    if not any(map(str.isdigit, text)) or _SINCE_TODAY.search(text) or hangs_on_today(text):
        raise _unclear()
    if _NO_YEAR.fullmatch(text):
        raise refuse("date", say("这个日期没有年份，请补上年份，写成 2023-05-06 的样子"))
    if month := _MONTH.fullmatch(text):
        return f"{month[1]}-{month[2]}"
    return _of_number(float(text), date1904) if _NUMBERED.fullmatch(text) else text


_SIGNS = str.maketrans("号—–－／。", "日---/.")


def _of_number(value: float, date1904: bool) -> str:
    text = f"{value:.15g}"
    if re.fullmatch(r"(?:19|20)\d\d(?:\d\d){0,2}", text):
        return text if len(text) != 6 else f"{text[:4]}-{text[4:]}"
    if month := re.fullmatch(r"((?:19|20)\d\d)\.(\d{1,2})", text):
        if month[2] == "1":
            raise refuse("date", say("看不出是 1 月还是 10 月：表格把末尾的 0 丢了，请写成 2023-01 或 2023-10 的样子"))
        return f"{month[1]}-{int(month[2]):02d}"
    days = int(value) + (_TO_1904 if date1904 else 0)
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        raise _unclear()
    return (date(1899, 12, 30) + timedelta(days=days)).isoformat()


def _unclear() -> Refused:
    return refuse("date", say("看不懂这个日期，请写成 2023-05-06 或 2023-05 的样子"))
