"""材料: the papers of the case: documents, rulings and applications."""

from collections.abc import Iterable, Iterator, Sequence

from cases.events import CATALOGUE, Paper
from cases.values.text import Sentence, say
from cases.views.casefile import HistoryLine
from tui.casefile.entries import full, listed
from tui.casefile.reading import OnScreen
from tui.casefile.tab import Tab
from tui.widgets.columns import PAPERS
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled


class PapersTab(Tab):
    """What was received, sent, handed in and decided on paper."""

    id = "papers"
    label = say("材料")

    @property
    def empty(self) -> Sentence:
        specs = [event.spec for event in CATALOGUE.values() if event.spec.paper and event.spec.key]
        ways = tuple(say("{event}按 {key}", event=each.label, key=each.key) for each in specs)
        return say("还没有登记文书。{ways}。", ways=ways)

    def count(self, reading: OnScreen) -> int | None:
        return sum(1 for _each in _entries(reading))

    def columns(self) -> Sequence[Column]:
        return PAPERS

    def lines(self, reading: OnScreen, most: int) -> Sequence[ListLine]:
        return [_line(reading, each) for each in list(_entries(reading))[:most]]

    def detail(self, reading: OnScreen, key: str) -> Iterable[Labelled]:
        return full(reading, key)


def _entries(reading: OnScreen) -> Iterator[HistoryLine]:
    return (each for each in reversed(reading.file.history) if each.entry.event.spec.paper)


def _line(reading: OnScreen, line: HistoryLine) -> ListLine:
    event = line.entry.event
    paper = event.spec.paper or Paper("")
    sort = event.said(paper.sort, masked=False)
    title = [part for name in paper.title for part in event.said(name, masked=False)]
    text = str(getattr(event, paper.text, ""))
    return listed(line, sort, tuple(title), reading.text(text[:600]))
