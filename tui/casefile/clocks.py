"""期限: the clocks of the case, each with its calculation."""

from collections.abc import Iterable, Sequence

from cases.clocks import Clock
from cases.text import say
from tui.casefile.clockwords import explain, standing
from tui.casefile.reading import Reading
from tui.casefile.tab import Tab
from tui.language import show, show_line
from tui.widgets.fit import Column
from tui.widgets.rows import Line
from tui.widgets.sheet import Pair


class Clocks(Tab):
    """The clocks, the next due first and those met last."""

    id = "clocks"
    label = say("期限")
    lists_entries = False
    empty = say("没有期限在走。期限由登记的事项自动起算，不用另外登记。")

    def count(self, reading: Reading) -> int | None:
        return len(reading.file.clocks)

    def columns(self) -> Sequence[Column]:
        return [
            Column("rule", show(say("期限")), 12, 40),
            Column("who", show(say("由谁")), 8, 10, rank=2),
            Column("due", show(say("届满")), 10, 10),
            Column("left", show(say("现状")), 11, 12, right=True),
            Column("basis", show(say("依据")), 10, 60, rank=1),
        ]

    def lines(self, reading: Reading, most: int) -> Sequence[Line]:
        return [_line(str(at), clock, reading) for at, clock in enumerate(reading.file.clocks[:most])]

    def detail(self, reading: Reading, key: str) -> Iterable[Pair]:
        return explain(reading.file.clocks[int(key)], reading) if key else ()


def _line(key: str, clock: Clock, reading: Reading) -> Line:
    told, tone = standing(clock, reading)
    basis = clock.rule.basis
    cells = (
        clock.rule.label,
        clock.rule.actor_label,
        clock.due,
        told,
        say("{basis}（未核实）", basis=basis) if clock.rule.unconfirmed else basis,
    )
    return Line(key, tuple(map(show_line, cells)), {"due": tone, "left": tone} if tone else {}, dim=not clock.running)
