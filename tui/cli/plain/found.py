"""What a search found besides the rows of cases: their passages, and people and employers. All of it is masked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cases.directory.listed import RecordLine
from cases.values.spans import say_day
from cases.values.text import say
from cases.views.rows import Passage, Row
from tui.cli.plain.cells import table
from tui.words.language import _, show, show_line


def passage_lines(rows: Iterable[Row], passages: Mapping[int, Sequence[Passage]]) -> Iterator[str]:
    """Yield each passage with its case and entry, what was looked for in 【】."""
    for row in rows:
        for each in passages.get(row.id, ()):
            day, told = say_day(each.day), _marked(each)
            head = say("{number} 第 {n} 条 {day} {event}", number=row.number, n=each.entry, day=day, event=each.event)
            yield show_line(say("{label}：{value}", label=head, value=told))


def record_lines(found: Sequence[RecordLine]) -> list[str]:
    """Return people and employers as aligned lines; nothing for none."""
    lines = [[show(each.record.label), *_said(each), str(each.open_cases), str(each.all_cases)] for each in found]
    return table([[_("种类"), _("名称"), _("电话"), _("在办"), _("共")], *lines]) if lines else []


def passage_values(rows: Iterable[Row], passages: Mapping[int, Sequence[Passage]]) -> list[dict[str, Any]]:
    """Return passages by `PASSAGE_KEYS`."""
    return [
        {
            "number": row.number,
            "entry": each.entry,
            "event": show(each.event),
            "field": show(each.field),
            "text": each.text,
            "marks": [list(span) for span in each.marks],
        }
        for row in rows
        for each in passages.get(row.id, ())
    ]


def record_values(found: Iterable[RecordLine]) -> list[dict[str, Any]]:
    """Return people and employers by `FOUND_RECORD_KEYS`."""
    return [
        {"kind": each.record.kind, "name": name, "phone": phone or None, "open": each.open_cases, "all": each.all_cases}
        for each in found
        for name, phone in [_said(each)]
    ]


def _said(line: RecordLine) -> tuple[str, str]:
    record = line.record
    return show_line(record.said("name", masked=True)), show_line(record.said(record.phone_field, masked=True))


_BEFORE, _LENGTH = 20, 80
"""Characters of a passage that are told before what was looked for, and in all."""


def _marked(passage: Passage) -> str:
    start = max(passage.marks[0][0] - _BEFORE, 0) if passage.marks else 0
    told, at = "..." if start or passage.cut else "", start
    for first, last in passage.marks:
        if first > start + _LENGTH:
            break
        told += f"{passage.text[at:first]}【{passage.text[first:last]}】"
        at = last
    rest = passage.text[at : max(start + _LENGTH, at)]
    return f"{told}{rest}{'...' if at + len(rest) < len(passage.text) else ''}"
