"""材料: the papers of the case: documents, rulings and applications."""

from collections.abc import Iterable, Iterator, Sequence

from cases.codes import codes
from cases.events import Document, Filed, Ruling
from cases.text import say
from cases.views import HistoryLine
from tui.casefile.entries import full, listed, number_and_day
from tui.casefile.reading import Reading
from tui.casefile.tab import Tab
from tui.language import show
from tui.widgets.fit import Column
from tui.widgets.rows import Line
from tui.widgets.sheet import Pair

PAPERS = (Document, Ruling, Filed)


class Papers(Tab):
    """What was received, sent, handed in and decided on paper."""

    id = "papers"
    label = say("材料")
    empty = say("还没有登记文书。收发文书按 w，提交申请按 f，裁判结果按 p。")

    def count(self, reading: Reading) -> int | None:
        return sum(1 for _each in _entries(reading))

    def columns(self) -> Sequence[Column]:
        sort, title, text = show(say("种类")), show(say("名称、字号")), show(say("内容"))
        return [
            *number_and_day(),
            Column("sort", sort, 8, 20),
            Column("title", title, 0, 40, rank=1),
            Column("text", text, 0, 400, rank=2),
        ]

    def lines(self, reading: Reading, most: int) -> Sequence[Line]:
        return [_line(reading, each) for each in list(_entries(reading))[:most]]

    def detail(self, reading: Reading, key: str) -> Iterable[Pair]:
        return full(reading, key)


def _entries(reading: Reading) -> Iterator[HistoryLine]:
    return (each for each in reversed(reading.file.history) if isinstance(each.entry.event, PAPERS))


def _line(reading: Reading, line: HistoryLine) -> Line:
    event = line.entry.event
    sort: object = ""
    title: tuple[str, ...] = ()
    text = ""
    if isinstance(event, Document):
        sort, title, text = codes("document_kind").label(event.sort), (event.title, event.other), event.what
    elif isinstance(event, Ruling):
        sort, title, text = codes("ruling_kind").label(event.sort), (event.reference,), event.what
    elif isinstance(event, Filed):
        sort, title, text = codes("forum").label(event.forum), (event.body, event.reference), event.what
    return listed(line, sort, tuple(each for each in title if each), reading.text(text[:600]))
