"""From what stands in a cell to the text that somebody would have typed into the field."""

import re
from collections.abc import Callable
from datetime import date, datetime

from cases.kinds import DOCUMENT, PERSON, PHONES, Amount, Day, Pick, PickMany, Prose, RoughDay, Whole, YesNo
from cases.ledgers.cells import Cell, Formula, shown
from cases.ledgers.dating import day_text
from cases.ledgers.kinds import LedgerField
from cases.ledgers.naming import digits, document_text, names, one_name, phones_text
from cases.ledgers.spellings import spelled
from cases.ledgers.sums import sum_text
from cases.parties import Parties
from cases.refusal import refuse
from cases.spells import GROUPS, Spells
from cases.text import clean, half_width, one_line, say

_STROKES = frozenset({"", "/", "//", "-", "--", "---", "\\", ".", "—", "——", "―", "–", "#n/a", "#ref!", "n/a"})
_NONE = frozenset({"无", "暂无", "没有", "不详", "未知", "空", "不清楚", "未填", "待补", "不适用"})
"""What people write into a cell that has nothing to say."""

_MEANT = (Amount, YesNo, Prose, Whole)
"""Kinds in which these words say something."""

Typist = Callable[[Cell, date], str]
"""From a cell and the day to typed text, empty where the cell says nothing. Raises `Refused` for the unreadable."""


def typist(field: LedgerField, factor: int = 1, *, date1904: bool = False) -> Typist:
    """Return what types a field's cells; its text is in the field's own form, so that reading it changes nothing.

    factor: yuan in the unit of the column.
    """
    spell = _speller(field, factor, date1904)
    nothing = _STROKES if _says_no(field) else _STROKES | _NONE

    kind = field.kind

    def typed(cell: Cell, today: date) -> str:
        if isinstance(cell, str):
            if len(cell) <= _LONGEST and half_width(clean(cell)).strip().lower() in nothing:
                return ""
            text = spell(cell.removeprefix("'"))
        elif cell is None:
            return ""
        elif isinstance(cell, Formula):
            raise refuse("formula", say("这一格是公式，结果不能采信；请把这一列复制后“选择性粘贴”为数值再导入"))
        else:
            text = spell(cell)
        return str(kind.write(kind.read(text, today))) if text else ""

    return typed


_LONGEST = 12
"""Characters of a cell that may say nothing, blanks around it too."""


def _says_no(field: LedgerField) -> bool:
    kind = field.kind
    return isinstance(kind, _MEANT) or (isinstance(kind, Pick) and kind.list_name == "yes_no")


_Value = str | float | bool | date | datetime


def _speller(field: LedgerField, factor: int, date1904: bool) -> Callable[[_Value], str]:
    kind = field.kind
    if isinstance(kind, Day | RoughDay):
        return lambda value: day_text(_no_flag(value), date1904)
    if isinstance(kind, Amount):
        return lambda value: sum_text(_number_or_text(value), factor)
    if isinstance(kind, Pick):
        return lambda value: spelled(kind.list_name, _digits(value))
    if isinstance(kind, PickMany | Spells):
        return lambda value: "、".join(_each(kind.list_name if isinstance(kind, PickMany) else GROUPS, value))
    if isinstance(kind, YesNo):
        return lambda value: _YES_NO.get(spelled("yes_no", _digits(value)), _digits(value))
    return _words(field)


_YES_NO = {"yes": "是", "no": "否"}
_COUNTED = re.compile(r"\s*(?:口|名|位)?人?$")


def _words(field: LedgerField) -> Callable[[_Value], str]:
    """Return what spells the fields that are numbers and names, and those that are kept as they are written."""
    if isinstance(field.kind, Whole):
        return lambda value: _COUNTED.sub("", half_width(_digits(value)))
    if field.kind == PHONES:
        return lambda value: phones_text(_number_or_text(value))
    if field.kind == DOCUMENT:
        return lambda value: document_text(_number_or_text(value))
    if field.kind == PERSON:
        return lambda value: one_name(_digits(value)) if field.single else "、".join(names(_digits(value)))
    if isinstance(field.kind, Parties):
        return lambda value: "\n".join(re.split(r"[、;；/\n]+", clean(_digits(value))))
    return _plain if isinstance(field.kind, Prose) else _digits


def _digits(value: _Value) -> str:
    return digits(_number_or_text(value))


def _plain(value: _Value) -> str:
    return value if isinstance(value, str) else shown(value)


def _number_or_text(value: _Value) -> float | str:
    """Return a number or text as it is, and anything else as text."""
    if isinstance(value, bool | date):
        return shown(value)
    return value


def _no_flag(value: _Value) -> date | float | str:
    return shown(value) if isinstance(value, bool) else value


def _each(list_name: str, value: _Value) -> list[str]:
    parts = re.split(r"[,，、;；/\n]+", _digits(value))
    return [spelled(list_name, one_line(part)) for part in parts if part.strip()]
