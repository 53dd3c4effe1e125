"""What a search found as lines of one list: people and employers, and cases with the passages that hold the words."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from cases.directory.listed import RecordLine
from cases.hiding.words.marks import marks
from cases.values.spans import say_day
from cases.values.text import say
from cases.views.rows import Passage
from tui.merging import name_of
from tui.widgets.fit import CUT, plain
from tui.widgets.rows import ListLine
from tui.words.language import show, show_line

Runs = tuple[tuple[str, str], ...]
FOUND = "found"
_BEFORE = 16
"""Cells of a passage that stand before what was found in it."""


def record_lines(found: Iterable[RecordLine], *, masked: bool) -> Iterator[ListLine]:
    """Yield a line for each person and employer: what they are, who, and how many cases they have a part in."""
    for each in found:
        record = each.record
        phone = show_line(record.said(record.phone_field, masked=masked))
        cases = say("在办 {open} 件，共 {all} 件", open=each.open_cases, all=each.all_cases)
        told = "  ".join(filter(None, (name_of(record, masked=masked), phone, show(cases))))
        yield ListLine(record_key(each), runs=((plain(f"[{show(record.label)}] {told}"), ""),))


def with_passages(lines: Iterable[ListLine], passages: dict[int, Sequence[Passage]]) -> Iterator[ListLine]:
    """Yield the lines of cases, each with those of its passages below it."""
    for line in lines:
        yield line
        for at, passage in enumerate(passages.get(int(line.key), ())):
            yield ListLine(f"{line.key}:{passage.entry}:{at}", runs=_told(passage))


def record_key(line: RecordLine) -> str:
    """Return the key of the line of a record."""
    return f"record:{line.id}"


def case_of(key: str) -> tuple[int, int]:
    """Return the case and the entry that a line stands for, 0 for none."""
    case, _, rest = key.partition(":")
    return (int(case), int(rest.partition(":")[0] or 0)) if case.isdecimal() else (0, 0)


def record_of(key: str) -> int:
    """Return the record that a line stands for, 0 for none."""
    kind, _, id_ = key.partition(":")
    return int(id_) if kind == "record" else 0


def _told(passage: Passage) -> Runs:
    n, day, event = passage.entry, show_line(say_day(passage.day)), passage.event
    head = say("第 {n} 条 {day} {event}：", n=n, day=day, event=event)
    return ((f"  {plain(show(head))} ", ""), *excerpt(passage))


def excerpt(passage: Passage) -> Runs:
    """Return a passage in pieces, from a little before what was found in it, which is told apart."""
    text, words = plain(" ".join(passage.text.split())), [passage.text[start:end] for start, end in passage.marks]
    found = marks(text, words)
    start = _start(text, found[0][0]) if found else 0
    pieces, at = [(CUT if start or passage.cut else "", "")], start
    for first, last in found:
        pieces += [(text[at:first], ""), (text[first:last], FOUND)]
        at = last
    return tuple(piece for piece in (*pieces, (text[at:], "")) if piece[0])


def _start(text: str, first: int) -> int:
    """Return where to begin, so that what was found stands within sight."""
    room, at = _BEFORE, first
    while at and (room := room - cell_len(text[at - 1])) >= 0:
        at -= 1
    return at
