"""期限待办: what lies ahead of the case, and the clocks that are over, each with its calculation."""

from collections.abc import Iterable, Iterator, Sequence

from cases.due.agenda import Duty
from cases.due.clocks import Clock
from cases.standing.promised import promised_as
from cases.values.text import say
from cases.views.wording import article
from tui.casefile.clockwords import explain, standing
from tui.casefile.entries import full
from tui.casefile.reading import OnScreen
from tui.casefile.tab import Tab
from tui.widgets.columns import CLOCKS
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled
from tui.words.language import show_line


class ClocksTab(Tab):
    """What lies ahead, the next first: clocks, hearings, tasks, promises; then the clocks that rest or are over."""

    id = "clocks"
    label = say("期限待办")
    lists_entries = False
    empty = say("没有正在计算的期限，也没有待办。法定期限随登记自动起算；其他事按 D 登记待办。")

    def count(self, reading: OnScreen) -> int | None:
        return len(_all(reading))

    def columns(self) -> Sequence[Column]:
        return CLOCKS

    def lines(self, reading: OnScreen, most: int) -> Sequence[ListLine]:
        return [_line(str(at), each, reading) for at, each in enumerate(_all(reading)[:most])]

    def detail(self, reading: OnScreen, key: str) -> Iterable[Labelled]:
        if not key:
            return ()
        each = _all(reading)[int(key)]
        return explain(each, reading) if isinstance(each, Clock) else _duty(each, reading)


def _all(reading: OnScreen) -> list[Clock | Duty]:
    ahead = [duty.clock or duty for duty in reading.file.ahead(reading.today)]
    return [*ahead, *(clock for clock in reading.file.clocks if clock not in ahead)]


def _line(key: str, each: Clock | Duty, reading: OnScreen) -> ListLine:
    if isinstance(each, Duty):
        return _duty_line(key, each, reading)
    stands = standing(each, reading)
    looks = stands.tone
    cells = (
        reading.clock_name(each),
        reading.acts_by(each),
        "" if each.rests_on(reading.today) else each.by,
        stands.marked,
        article(each.rule),
    )
    over = not (each.running or each.rests_later)
    return ListLine(key, tuple(map(show_line, cells)), {"due": looks, "left": looks} if looks else {}, dim=over)


def _duty_line(key: str, duty: Duty, reading: OnScreen) -> ListLine:
    far = reading.far(duty, reading.today)
    looks = far.tone
    what = promised_as(duty.sort, duty.label, reading.text(duty.text))
    cells = (what, reading.acts(duty), duty.on, far.marked, duty.label)
    return ListLine(key, tuple(map(show_line, cells)), {"due": looks, "left": looks} if looks else {})


def _duty(duty: Duty, reading: OnScreen) -> Iterator[Labelled]:
    yield Labelled(duty.label, say("{day}，{left}", day=duty.on, left=reading.far(duty, reading.today).told))
    if who := reading.acts(duty):
        yield Labelled(say("由谁"), who)
    if duty.entry:
        yield from full(reading, str(duty.entry))
