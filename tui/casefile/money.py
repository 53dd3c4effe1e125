"""款项: the sums of the case, and the entries that carry money."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from cases.events import Event
from cases.values.text import say
from cases.views.casefile import HistoryLine
from cases.views.ledger import ledger, money_lines
from tui.casefile.entries import full, listed, number_and_day
from tui.casefile.reading import OnScreen
from tui.casefile.tab import Tab
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled
from tui.words.language import show


class MoneyTab(Tab):
    """What is claimed, fixed and paid as of now, and how it came to that."""

    id = "money"
    label = say("款项")
    empty = say("还没有登记款项。案件办理中时按 y 登记。")

    def count(self, reading: OnScreen) -> int | None:
        return sum(len(list(_amounts(each.entry.event))) for each in reading.file.history)

    def top(self, reading: OnScreen) -> Iterable[Labelled]:
        for line in money_lines(ledger(reading.file, reading.today), reading.case):
            yield Labelled(line.label, line.in_short, "bold" if line.whole else "")

    def columns(self) -> Sequence[Column]:
        what, amount, text = show(say("款项")), show(say("金额")), show(say("内容"))
        return [
            *number_and_day(),
            Column("what", what, 4, 16),
            Column("sum", amount, 12, 20, right=True),
            Column("text", text, 0, 400, rank=1),
        ]

    def lines(self, reading: OnScreen, most: int) -> Sequence[ListLine]:
        return [line for each in islice(_entries(reading), most) for line in _lines(reading, each)]

    def detail(self, reading: OnScreen, key: str) -> Iterable[Labelled]:
        return full(reading, key)


def _entries(reading: OnScreen) -> Iterator[HistoryLine]:
    return (each for each in reversed(reading.file.history) if any(_amounts(each.entry.event)))


def _amounts(event: Event) -> Iterator[tuple[object, object]]:
    """Yield what each sum in an entry is, and the sum."""
    for ask in event.spec.asks:
        value = getattr(event, ask.name)
        if ask.kind.money and value is not None:
            named = event.said(ask.named_by, masked=False) if ask.named_by else ()
            yield named or ask.label, ask.kind.show(value)


def _lines(reading: OnScreen, line: HistoryLine) -> Iterator[ListLine]:
    for label, amount in _amounts(line.entry.event):
        yield listed(line, label, amount, reading.brief(line))
