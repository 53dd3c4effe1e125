"""From what stands in a cell to the text that somebody would have typed into the field."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from cases.kinds import Spelling
from cases.ledgers.cells import Cell, Formula, shown
from cases.ledgers.kinds import LedgerField
from cases.ledgers.typed.dating import day_text
from cases.ledgers.typed.naming import digits, document_text, names, one_name, phones_text
from cases.ledgers.typed.spellings import spelled
from cases.ledgers.typed.sums import sum_text
from cases.money.items import with_sums
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.text import clean, half_width, one_line, say

_STROKES = frozenset({"", "/", "//", "-", "--", "---", "\\", ".", "—", "——", "―", "–", "#n/a", "#ref!", "n/a"})
_NONE = frozenset({"无", "暂无", "没有", "不详", "未知", "空", "不清楚", "未填", "待补", "不适用"})
"""What people write into a cell that has nothing to say."""

Typist = Callable[[Cell, date], str]
"""From a cell and the day to typed text, empty where the cell says nothing. Raises `Refused` for the unreadable."""


def typist(field: LedgerField, factor: int = 1, *, date1904: bool = False) -> Typist:
    """Return what types a field's cells; its text is in the field's own form, so that reading it changes nothing.

    factor: yuan in the unit of the column.
    """
    kind, column = field.kind, _Column(field, factor, date1904)
    spell = _SPELLERS[kind.spelling]
    nothing = _STROKES if kind.no_says_something else (_STROKES | _NONE) - kind.unknown

    def typed(cell: Cell, today: date) -> str:
        if isinstance(cell, str):
            bare = half_width(clean(cell)).strip().lower() if len(cell) <= _LONGEST else ""
            if len(cell) <= _LONGEST and bare in nothing and not _is_code(kind.spelled_by, bare):
                return ""
            text = spell(cell.removeprefix("'"), column)
        elif cell is None:
            return ""
        elif isinstance(cell, Formula):
            raise refuse("formula", say("这一格是公式，结果不能采信；请把这一列复制后“选择性粘贴”为数值再导入"))
        else:
            text = spell(cell, column)
        return str(kind.write(kind.read(text, today))) if text else ""

    return typed


def _is_code(list_name: str, text: str) -> bool:
    """Tell whether a list has a code that is called so, such as 不详."""
    return bool(list_name and text) and any(code.label.zh == text for code in codes(list_name))


_LONGEST = 12
"""Characters of a cell that may say nothing, blanks around it too."""


_Value = str | float | bool | date | datetime


class _Column(NamedTuple):
    """What a cell is spelled by. factor: yuan in the unit of its amounts; date1904: from where its book counts days."""

    field: LedgerField
    factor: int
    date1904: bool


def _digits(value: _Value) -> str:
    return digits(_number_or_text(value))


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


def _name(value: _Value, column: _Column) -> str:
    text = _digits(value)
    return one_name(text) if column.field.single else "、".join(names(text))


def _items(value: float | str, factor: int) -> str:
    return with_sums(value, lambda told: sum_text(told, factor)) if isinstance(value, str) else sum_text(value, factor)


_YES_NO = {"yes": "是", "no": "否"}
_COUNTED = re.compile(r"\s*(?:口|名|位)?人?$")

_SPELLERS: Mapping[Spelling, Callable[[_Value, _Column], str]] = {
    Spelling.WORDS: lambda value, _column: _digits(value),
    Spelling.TEXT: lambda value, _column: value if isinstance(value, str) else shown(value),
    Spelling.DAY: lambda value, column: day_text(_no_flag(value), column.date1904),
    Spelling.SUM: lambda value, column: sum_text(_number_or_text(value), column.factor),
    Spelling.ITEMS: lambda value, column: _items(_number_or_text(value), column.factor),
    Spelling.COUNT: lambda value, _column: _COUNTED.sub("", half_width(_digits(value))),
    Spelling.CODE: lambda value, column: spelled(column.field.kind.spelled_by, _digits(value)),
    Spelling.CODES: lambda value, column: "、".join(_each(column.field.kind.spelled_by, value)),
    Spelling.YES_NO: lambda value, _column: _YES_NO.get(spelled("yes_no", _digits(value)), _digits(value)),
    Spelling.NAME: _name,
    Spelling.NUMBER: lambda value, _column: document_text(_number_or_text(value)),
    Spelling.PHONES: lambda value, _column: phones_text(_number_or_text(value)),
    Spelling.PARTIES: lambda value, _column: "\n".join(re.split(r"[、;；/\n]+", clean(_digits(value)))),
}
