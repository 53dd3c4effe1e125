"""What the headers of a ledger stand for, written down as TOML, for remembering and for changing by hand."""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from cases.ledgers.columns.guess import ColumnMap, Given
from cases.ledgers.columns.headers import SCALES, folded
from cases.ledgers.kinds import LEDGERS, Ledger
from cases.values.refusal import Problem, Refused, refuse
from cases.values.tables import at_line
from cases.values.text import one_line, say

_UNITS = {f"{scale}元": yuan for scale, yuan in SCALES.items()}
_NAMES = {yuan: name for name, yuan in _UNITS.items()}
_PARTS = frozenset({"kind", "columns"})


def dump_map(columns: ColumnMap) -> str:
    """Return the text that `load_map` reads: one line for each header, with its field or "" to leave it out."""
    lines = [f'kind = "{columns.kind}"', "", "[columns]"]
    lines += (f"{_quoted(key)} = {_given(given)}" for key, given in columns.by_header.items())
    return "\n".join(lines) + "\n"


def _given(given: Given) -> str:
    fields = _quoted(" ".join(given.fields))
    if not given.factor:
        return fields
    return f"{{ field = {fields}, unit = {_quoted(_NAMES[given.factor])} }}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def load_map(text: str, name: str) -> ColumnMap:
    """Read a map from TOML. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with everything that is wrong, each with its line and the way out.
    """
    told = _told(text.removeprefix("\ufeff"), name)
    lines = text.splitlines()
    kind, columns = told.get("kind"), told.get("columns")
    if not isinstance(kind, str) or kind not in LEDGERS:
        unknown = refuse("table", say("kind 须填 {kinds} 之一", kinds=tuple(LEDGERS)), "kind")
        raise Refused(*at_line(name, _line(lines, "kind"), unknown))
    if not isinstance(columns, dict) or not columns or set(told) != _PARTS:
        shape = refuse("table", say("文件应由 kind 一行和 [columns] 组成，每行一个表头；请照此改正"), "columns")
        raise Refused(*at_line(name, 1, shape))
    problems: list[Problem] = []
    by_header: dict[str, Given] = {}
    for key, value in columns.items():
        try:
            by_header[folded(key)] = _read(value, LEDGERS[kind])
        except Refused as refused:
            problems += at_line(name, _line(lines, key), refused)
    if problems:
        raise Refused(*problems)
    return ColumnMap(kind, by_header)


def _told(text: str, name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else len(text.splitlines()) or 1
        unreadable = refuse("table", say("不是正确的 TOML，请检查这一行的引号、括号和等号，以及有没有重复的表头"))
        raise Refused(*at_line(name, line, unreadable)) from error


def _line(lines: list[str], key: str) -> int:
    """Return the number of the first line that names a key."""
    return next((number for number, line in enumerate(lines, 1) if key in line), 1)


def _read(value: object, of: Ledger) -> Given:
    said = {"field": value} if isinstance(value, str) else value
    if not isinstance(said, dict) or not set(said) <= {"field", "unit"} or not isinstance(said.get("field"), str):
        raise refuse("table", say('每个表头应写成 "姓名" = "name" 的样子，不要的列写 ""；请照此改正'))
    names = tuple(said["field"].split())
    for name in names:
        if name not in of.by_name:
            known = " ".join(of.by_name)
            sentence = say("没有字段 {field}，请填 {known} 之一或留空", field=one_line(name)[:40], known=known)
            raise refuse("table", sentence, "field")
    unit = said.get("unit", "元")
    if not isinstance(unit, str) or unit not in _UNITS:
        raise refuse("table", say("{key} 不认识，请填 {choices} 之一", key="unit", choices=tuple(_UNITS)), "unit")
    return Given(names, _UNITS[unit] if "unit" in said else 0)
