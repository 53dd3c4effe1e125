"""Saying beside a field how what was typed is understood, while it is typed."""

from datetime import date
from typing import Any

from cases.dates import WEEKDAYS, distance
from cases.kinds import Amount, Day, Kind
from cases.refusal import Refused
from cases.text import Sentence, say


def understood(kind: Kind[Any], text: str, today: date) -> object:
    """Return how typed text is understood; empty where it says so itself, or is not understood yet."""
    if not isinstance(kind, Day | Amount) or not text.strip():
        return ""
    try:
        value: Any = kind.read(text, today)
    except Refused:
        return ""
    return told_day(value, today) if isinstance(value, date) else kind.show(value)


def told_day(day: date, today: date) -> Sentence:
    """Say a day with its weekday, and how far ahead it is."""
    told = say("{y}年{m}月{d}日 {weekday}", y=day.year, m=day.month, d=day.day, weekday=WEEKDAYS[day.weekday()])
    return say("{day}，{left}", day=told, left=distance((day - today).days)) if day > today else told
