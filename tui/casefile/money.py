"""款项: the sums of the case, what each worker has of each item, and the entries that carry money."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from cases.events import Event
from cases.money.items import Item, total
from cases.money.paid.shares import CLAIMED, FIXED, OUTSTANDING, PAID, PENDING
from cases.values.money import say_sum, write_sum
from cases.values.sums import Sum
from cases.values.text import say
from cases.views.casefile import HistoryLine
from cases.views.ledger import MoneyLine, ledger, money_lines
from cases.views.shares import SUMS, ShareLine, share_lines
from cases.views.wording import CASE_SUMS
from tui.casefile.entries import full, listed
from tui.casefile.reading import OnScreen
from tui.casefile.tab import Tab
from tui.widgets.columns import MONEY
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled
from tui.words.language import show_line

_SHOWN = (CLAIMED, FIXED, PAID)
"""The columns of sums: what is fixed and not in force, and what is outstanding, is told beside them."""

_FIELDS = {"agreed": FIXED}
"""Fields of events that belong into a column of another name."""


class MoneyTab(Tab):
    """What is claimed, fixed and paid as of now: in all, by worker and item, and entry by entry."""

    id = "money"
    label = say("款项")
    empty = say("还没有登记款项。案件办理中时按 y 登记。")

    def __init__(self) -> None:
        self._kept: tuple[OnScreen | None, list[ShareLine | MoneyLine]] = (None, [])

    def _views(self, reading: OnScreen) -> list[ShareLine | MoneyLine]:
        """Return what entries tell together, which is read once for each reading: a roster may be long."""
        if self._kept[0] is not reading:
            self._kept = (reading, _views(reading))
        return self._kept[1]

    def count(self, reading: OnScreen) -> int | None:
        return sum(1 for _each in _entries(reading))

    def first_entry(self, reading: OnScreen) -> int:
        return len(self._views(reading))

    def top(self, reading: OnScreen) -> Iterable[Labelled]:
        wholes = (say("{what} {sum}", what=line.label, sum=line.amount) for line in _told(reading) if line.whole)
        yield Labelled("", tuple(wholes), "bold")

    def columns(self) -> Sequence[Column]:
        return MONEY

    def lines(self, reading: OnScreen, most: int) -> Sequence[ListLine]:
        views = [_view(f"{VIEW}{at}", each) for at, each in enumerate(self._views(reading)[:most])]
        told: dict[int, list[MoneyLine]] = {}
        for line in _told(reading):
            told.setdefault(line.entry, []).append(line)
        entries = (_entry(reading, each, told.get(each.entry.seq, ())) for each in islice(_entries(reading), most))
        return [*views, *entries]

    def detail(self, reading: OnScreen, key: str) -> Iterable[Labelled]:
        if not key.startswith(VIEW):
            came_to = (Labelled(line.label, line.in_short) for line in _told(reading) if key == str(line.entry))
            return (*full(reading, key), *came_to)
        return _in_full(self._views(reading)[int(key.removeprefix(VIEW))])


VIEW = "view"
"""What the key of a line begins with that is no entry, but told by them together."""


def _told(reading: OnScreen) -> Iterator[MoneyLine]:
    return money_lines(ledger(reading.file, reading.today), reading.case, reading.mask)


def _views(reading: OnScreen) -> list[ShareLine | MoneyLine]:
    """Return what entries tell together: what each worker has of each item, what is due, and what does not fit."""
    shares = share_lines(ledger(reading.file, reading.today), reading.case, reading.mask)
    return [*shares, *(line for line in _told(reading) if not (line.whole or line.entry))]


def _view(key: str, line: ShareLine | MoneyLine) -> ListLine:
    if isinstance(line, MoneyLine):
        what = say("约定付款 {sum}", sum=line.amount) if line.by else line.label
        due = (line.by or "", line.on or "", what, "", "", "", "", line.in_short)
        return ListLine(key, tuple(map(show_line, due)))
    beside = (name for name in (PENDING, OUTSTANDING) if name in line.sums)
    more = [say("{what} {sum}", what=SUMS[name], sum=say_sum(line.sums[name])) for name in beside]
    told = ("", line.worker, line.item, "", *_sums(line.sums), (*more, *line.about))
    return ListLine(key, tuple(map(show_line, told)))


def _sums(sums: Mapping[str, Sum]) -> tuple[str, ...]:
    return tuple(write_sum(sums[name]) if name in sums else "" for name in _SHOWN)


def _in_full(line: ShareLine | MoneyLine) -> Iterator[Labelled]:
    if isinstance(line, MoneyLine):
        yield Labelled("", line.label, "bold")
        yield Labelled("", line.in_short)
        return
    yield Labelled("", say("{worker}  {item}", worker=line.worker, item=line.item), "bold")
    for name, amount in line.sums.items():
        yield Labelled(SUMS[name], say_sum(amount))
    for each in line.about:
        yield Labelled("", each)


def _entries(reading: OnScreen) -> Iterator[HistoryLine]:
    """Yield the entries that carry money or stand in the ledger, as what fixes something and tells no sum does."""
    there = {each.instrument.entry for each in ledger(reading.file, reading.today).fixed}
    entries = reversed(reading.file.history)
    return (each for each in entries if each.entry.seq in there or any(_amounts(each.entry.event)))


def _amounts(event: Event) -> Iterator[tuple[str, object, Sum | tuple[Item, ...]]]:
    """Yield each sum in an entry: the column it belongs into, what it is, and the sum."""
    for ask in event.spec.asks:
        value = getattr(event, ask.name)
        if ask.kind.money and value is not None and value != ():
            column = getattr(event, ask.named_by) if ask.named_by else _FIELDS.get(ask.name, ask.name)
            yield column, ask.label, value


def _entry(reading: OnScreen, line: HistoryLine, told: Sequence[MoneyLine]) -> ListLine:
    sums, others = dict[str, Sum](), list[object]()
    for column, label, value in _amounts(line.entry.event):
        amount = total(value) if isinstance(value, tuple) else value
        if amount is None:
            continue
        if column in _SHOWN:
            sums[column] = amount
        else:
            others.append(say("{what} {sum}", what=label, sum=say_sum(amount)))
    why = [each.why if len(told) == 1 else each.in_short for each in told]
    shown = listed(line, *_sums(sums), (*why, *others, reading.brief(line)))
    return _given(shown, line.entry.event) if line.entry.event.adds_to else shown


def _given(shown: ListLine, event: Event) -> ListLine:
    """Return the line of what somebody gave with its sum beside what whole it adds to: no column of sums is for it."""
    amounts = (amount for _column, _label, amount in _amounts(event) if not isinstance(amount, tuple))
    what = (say("{what} {sum}", what=CASE_SUMS[event.adds_to], sum=write_sum(amount)) for amount in amounts)
    number, on, called, *rest = shown.cells
    return replace(shown, cells=(number, on, show_line(next(what, called)), *rest))
