"""What the hand-edited tables share: code lists, clock rules, holidays. A bad line is refused by its number."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib.resources import files
from io import StringIO

from cases.values.refusal import Problem, Refused, refuse
from cases.values.text import Sentence, one_line, say

STATUSES = {
    "S": say("已核对法条原文"),
    "P": say("见于网页，未核对原文"),
    "C": say("见于公开源代码，未核对原文"),
    "M": say("未查到原文，未核实"),
    "D": say("由其他规定推定，未核实"),
    "O": say("本系统的工作用语"),
}
"""How sure each line of a table is, by its mark. O is for plain words of work, which claim nothing of any law."""

UNCONFIRMED = frozenset("MD")


def packaged(name: str) -> str:
    """Return the text of a data file that comes with the program."""
    return files("cases").joinpath("data", name).read_text(encoding="utf-8")


def at_line(file: str, line: int, refused: Refused) -> list[Problem]:
    """Return the problems of a refusal with the file and line where they stand."""
    return [Problem("table", located(file, line, each.sentence), each.field) for each in refused.problems]


def located(file: str, line: int, why: Sentence) -> Sentence:
    """Say in which file and line something is wrong."""
    return say("{file} 第 {line} 行：{why}", file=file, line=line, why=why)


def read_day(text: str, field: str) -> date | None:
    """Read a day like 2026-01-01, or None from an empty cell. Raises `Refused` for anything else."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise refuse("table", say("{field} 不是日期，请写成 2026-01-01 的样子或留空", field=field), field)
    return day


def check_effect(since: date | None, until: date | None, status: str) -> None:
    """Raise `Refused` where something ends before it begins, or its status mark is unknown."""
    if since and until and until < since:
        sentence = say("until（{until}）早于 since（{since}），请核对起止日期", until=until, since=since)
        raise refuse("table", sentence, "until")
    if status not in STATUSES:
        raise refuse("table", say("{key} 不认识，请填 {choices} 之一", key="status", choices=tuple(STATUSES)), "status")


def in_force(day: date, since: date | None, until: date | None) -> bool:
    """Tell whether a day lies between two days, both included; an open end is None."""
    return (since is None or since <= day) and (until is None or day <= until)


def load_lines(
    text: str, name: str, columns: Sequence[str], take: Callable[[Mapping[str, str]], None], *, headed: bool = True
) -> None:
    """Hand each line of a CSV text with the header `columns` to `take`, which raises `Refused` for a bad one.

    name: the file's, for the refusal. headed: whether the header must be there, or may. Raises `Refused` (rule `table`)
    with every bad line: its number, what is wrong and the way out.
    """
    problems: list[Problem] = []
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        for row in reader:
            try:
                cells = [one_line(cell) for cell in row]
                if reader.line_num > 1 or not _is_header(cells, columns, headed=headed):
                    _take(cells, columns, take)
            except Refused as refused:
                problems += at_line(name, reader.line_num, refused)
    except csv.Error:
        unreadable = refuse("table", say("不是完整的 CSV，请检查这一行前后的引号是否成对"))
        problems += at_line(name, reader.line_num, unreadable)
    if problems:
        raise Refused(*problems)


def _is_header(cells: list[str], columns: Sequence[str], *, headed: bool) -> bool:
    """Tell whether the first line is the header. Raises `Refused` where it must be and is not."""
    if headed and cells != list(columns):
        raise refuse("table", say("表头应为 {columns}，请照此改正", columns=",".join(columns)))
    return cells == list(columns)


def _take(cells: list[str], columns: Sequence[str], take: Callable[[Mapping[str, str]], None]) -> None:
    if not any(cells):
        return
    if len(cells) != len(columns):
        sentence = say("应有 {want} 列，这里有 {have} 列，请检查逗号和引号", want=len(columns), have=len(cells))
        raise refuse("table", sentence)
    take(dict(zip(columns, cells, strict=True)))
