"""Hand-edited tables of one header and short lines; a bad line is refused by its number."""

import csv
from collections.abc import Callable, Mapping, Sequence
from io import StringIO

from cases.values.refusal import Problem, Refused, refuse
from cases.values.tables import at_line
from cases.values.text import one_line, say


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
