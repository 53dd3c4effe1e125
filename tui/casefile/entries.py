"""Entries of the history in full, for every tab that lists some of them."""

from collections.abc import Iterator

from cases.values.spans import say_day
from cases.values.text import say
from cases.views.casefile import HistoryLine
from tui.casefile.reading import OnScreen
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled
from tui.words.language import show, show_line

_TEXTS = ("n", "on", "event", "by", "text", "what", "sum", "sort", "title")
"""Columns that are struck out where the entry was voided."""


def find(reading: OnScreen, key: str) -> HistoryLine | None:
    """Return the entry of this number."""
    return next((each for each in reading.file.history if str(each.entry.seq) == key), None)


def mark(line: HistoryLine) -> str:
    """Return the word for an entry that was voided or recorded late."""
    if line.voided_by is not None:
        return show(say("作废"))
    return show(say("补记")) if line.entry.backdated else ""


def full(reading: OnScreen, key: str) -> Iterator[Labelled]:
    """Yield all there is to an entry."""
    line = find(reading, key)
    if line is None:
        return
    entry = line.entry
    head = say("第 {n} 条 {event}，{day}", n=entry.seq, event=entry.event.spec.label, day=entry.day)
    yield Labelled("", head, "bold")
    at = f"{entry.at:%Y-%m-%d %H:%M}"
    told = {"name": line.by_name, "at": at}
    by = say("{name}，{at}（补记）", **told) if entry.backdated else say("{name}，{at}", **told)
    yield Labelled(say("登记人"), by)
    if line.voided_by is not None:
        yield Labelled(say("作废"), say("已由第 {n} 条作废，不再有效", n=line.voided_by), "$text-error")
    for label, text in reading.fields(entry.event, entry.on):
        yield Labelled(label, text)


def listed(line: HistoryLine, *more: object) -> ListLine:
    """Return the line of an entry, with the texts of further columns."""
    entry = line.entry
    first = (str(entry.seq), show_line(say_day(entry.day)), show_line(entry.event.spec.label), mark(line))
    struck = dict.fromkeys(_TEXTS, "void") if line.voided_by is not None else {}
    return ListLine(str(entry.seq), (*first, *map(show_line, more)), struck)
