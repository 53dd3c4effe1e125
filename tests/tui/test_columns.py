"""The columns of every list at six widths: those that the work needs are there, and none is cut to uselessness."""

from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from cases.views.rows import View
from storage.desk import Desk
from tests.tui.hand import Hand, at_desk
from tui.screens.cases.desk import DeskScreen
from tui.widgets import columns
from tui.widgets.fit import Column, fit
from tui.widgets.rows import Rows

WIDTHS = (60, 80, 100, 120, 160, 200)
DESK = (57, 58, 78, 66, 95, 134)
"""The room of the cases on the desk: two cells lead each line, one is left for the scrollbar."""
WHOLE = (57, 77, 97, 117, 157, 197)
BESIDE_RECORD = (57, 77, 97, 67, 107, 147)
IN_CASE = (57, 77, 97, 64, 86, 109)

EVERY = {"number", "applicant", "handler", "what", "left"}
NEEDED: dict[View, set[str]] = {
    View.MINE: EVERY - {"handler"},
    View.INTAKE: EVERY - {"handler"},
    View.ASSIGNMENT: EVERY - {"handler"},
    View.SUSPENDED: {"number", "applicant", "handler", "held"},
    View.LIMITATION: {"number", "applicant", "handler", "what", "limit"},
    View.CLOSED: {"number", "applicant", "handler", "closed"},
}
LISTS: dict[str, tuple[Sequence[Column], set[str], tuple[int, ...]]] = {
    **{view.value: (columns.of_queue(view), NEEDED.get(view, EVERY), DESK) for view in View},
    "search": (columns.CASES, EVERY, WHOLE),
    "record": (columns.OF_RECORD, {"number", "role", "stage", "handler"}, BESIDE_RECORD),
    "ahead": (columns.AHEAD, {"day", "what", "left", "number"}, WHOLE),
    "directory": (columns.DIRECTORY, {"name", "open"}, WHOLE),
    "twins": (columns.TWINS, {"why", "one", "other"}, WHOLE),
    "accounts": (columns.ACCOUNTS, {"account", "name", "role", "state"}, WHOLE),
    "rules": (columns.RULES, {"id", "label", "length"}, WHOLE),
    "audit": (columns.AUDIT, {"seq", "at", "by", "deed"}, WHOLE),
    "ledger": (columns.LEDGER, {"row", "status", "name", "why"}, WHOLE),
    "files": (columns.FILES, {"side", "name", "size", "until"}, WHOLE),
    "history": (columns.HISTORY, {"n", "on", "event", "mark"}, IN_CASE),
    "clocks": (columns.CLOCKS, {"rule", "due", "left"}, IN_CASE),
    "money": (columns.MONEY, {"on", "event", "mark", "awarded", "received"}, IN_CASE),
    "papers": (columns.PAPERS, {"n", "on", "event", "mark", "sort"}, IN_CASE),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", LISTS)
def test_what_the_work_needs_has_its_room_however_much_there_is_to_say(name: str, width: int) -> None:
    listed, needed, rooms = LISTS[name]
    fullest = ["某" * (each.most // 2) + "x" * (each.most % 2) for each in listed]
    shown = {each.column.id: each.width for each in fit(listed, [fullest], rooms[WIDTHS.index(width)])}
    assert needed <= set(shown)
    for each in listed:
        assert each.id not in shown or shown[each.id] >= min(each.least, cell_len(fullest[listed.index(each)])), each.id


@pytest.mark.parametrize(
    ("name", "column", "least"),
    [
        ("open", "number", 14),
        ("open", "applicant", 8),
        ("open", "handler", 8),
        ("open", "what", 12),
        ("open", "left", 10),
        ("closed", "closed", 10),
        ("ahead", "day", 12),
        ("directory", "number", 18),
        ("directory", "phone", 11),
        ("twins", "one", 22),
        ("money", "awarded", 13),
        ("money", "received", 13),
        ("audit", "at", 16),
    ],
)
def test_no_column_counts_as_told_in_fewer_cells(name: str, column: str, least: int) -> None:
    """A restricted number of another year, a name of four, a sum of a million, a minute of a day, a whole identity."""
    assert next(each.least for each in LISTS[name][0] if each.id == column) >= least


def test_a_column_of_words_in_which_nothing_stands_yields_its_room_to_one_that_tells_something() -> None:
    told = {"number": "BH0001", "applicant": "欧阳某某", "cause": "追索劳动报酬纠纷", "what": "审查并决定是否受理"}
    told |= {"left": "还有3天"}
    listed = columns.of_queue(View.DECIDE)

    def shown(**more: str) -> list[str]:
        row = [{**told, **more}.get(each.id, "") for each in listed]
        return [each.column.id for each in fit(listed, [row, row], 58)]

    assert "handler" not in shown()
    assert "cause" in shown()
    assert "handler" in shown(handler="刘强", groups="农民工", right="仲裁时效", ends="326天后")
    empty = [Column("words", "词", 8, 8), Column("sum", "数", 13, 13, right=True)]
    assert [each.column.id for each in fit(empty, [("", "")], 30)] == ["words", "sum"], "where there is room it stays"
    assert [each.column.id for each in fit(empty, [("", "")], 2)] == ["sum"], "sums keep their place"


def test_the_order_is_who_whose_what_next_and_which_right() -> None:
    asked = ["number", "applicant", "cause", "handler", "what", "left", "right", "ends"]
    for view in (View.DECIDE, View.OVERDUE, View.OPEN):
        shown = [each.id for each in columns.of_queue(view)]
        assert [each for each in shown if each in asked] == asked
    ranks = {each.id: each.rank for each in columns.of_queue(View.OPEN)}
    assert sorted(asked, key=lambda each: (ranks[each], asked.index(each)))[5:] == ["ends", "cause", "right"]


async def look(hand: Hand, seen: dict[str, set[str]], name: str) -> None:
    """Note which columns the list in sight shows, once none of them is too narrow."""
    assert hand.screen
    rows = next(each for each in hand.app.screen.query(Rows) if each.head)
    for each in rows.fitted:
        whole = [line.cells for line in rows.lines if len(line.cells) == len(rows.columns)]
        texts = [cells[rows.columns.index(each.column)] for cells in whole]
        widest = max(map(cell_len, [str(each.column.title), *texts]))
        assert each.width >= min(widest, each.column.least), (name, each.column.id)
    seen[name] = {each.column.id for each in rows.fitted}


@pytest.mark.parametrize("width", WIDTHS)
async def test_on_the_screens_too(desk: Desk, width: int) -> None:
    seen: dict[str, set[str]] = {}
    async with at_desk(desk, (width, 24)) as hand:
        for view in View:
            assert isinstance(hand.app.screen, DeskScreen)
            hand.app.screen.show_view(view)
            await hand.settle()
            await look(hand, seen, view)
        ways = (
            "f2",
            "f11",
            "f11 enter",
            "ctrl+t",
            "enter",
            "enter 3",
            "enter 4",
            "f12 期限规则 enter",
            "f12 审计日志 enter",
        )
        for way in ways:
            await hand.press("f4")
            for keys in way.split():
                await (hand.type(keys) if keys[0] >= "一" else hand.press(keys))
            await look(hand, seen, way)
        await hand.press("f4", "f3")
        await hand.type("工地")
        await look(hand, seen, "search")
    filled = {view.value for view in View if seen[view.value]}
    assert {"open", "follow_up", "decide", "closure", "closed", "all"} <= filled
    for name in filled:
        assert NEEDED.get(View(name), EVERY) <= seen[name]
    assert seen["search"] >= EVERY
    assert {"day", "what", "left", "number", "who"} <= seen["f2"]


@pytest.mark.parametrize(("width", "queues"), [(60, False), (80, True)])
async def test_a_narrow_window_shows_the_queues_while_one_chooses(desk: Desk, width: int, *, queues: bool) -> None:
    async with at_desk(desk, (width, 24)) as hand:
        assert ("时效将满" in hand.screen) is queues
        assert "全部在办：第 1-" in hand.screen
        await hand.press("left")
        assert "时效将满" in hand.screen
        await hand.press("up", "right")
        assert ("时效将满" in hand.screen) is queues
        assert "三十天无记录" in hand.screen
