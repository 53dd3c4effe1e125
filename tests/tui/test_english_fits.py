"""English stands in its cells at 80 columns: no name of a list, no head of a column and no key is cut."""

import pytest
from rich.cells import cell_len

from cases.views.rows import View
from storage.desk import Desk
from tests.said import acts
from tests.tui.hand import Hand, at_desk
from tui.screens.cases.desk import DeskScreen
from tui.widgets import columns
from tui.widgets.fit import Column
from tui.widgets.rows import Rows
from tui.words.language import reader, set_language
from tui.words.queuewords import waiting

ENGLISH = reader("en")
LISTED = {
    f"{name}.{each.id}": each
    for name, listed in vars(columns).items()
    if isinstance(listed, tuple)
    for each in listed
    if isinstance(each, Column)
}
NAME, KEY = 13, 16
"""Cells that there are for the name of a list at the left, and for a word in the key bar."""

WAYS = (
    *("f2", "f11", "f11 enter", "ctrl+t", "enter", "enter 2", "enter 3", "enter 4", "enter 5"),
    *("f12 deadline_rules", "f12 audit_log"),
)


@pytest.mark.parametrize("name", LISTED)
def test_the_head_of_a_column_has_room(name: str) -> None:
    assert cell_len(ENGLISH(LISTED[name].title)) <= LISTED[name].most


@pytest.mark.parametrize("view", View)
def test_the_name_of_a_list_has_room(view: View) -> None:
    assert cell_len(ENGLISH(view.label)) <= NAME


def test_what_waits_for_a_decision_is_said_beside_the_lists() -> None:
    assert ENGLISH(waiting(1)) == "1 case to decide: “My decisions” on the left"
    assert cell_len(ENGLISH(waiting(1234))) <= 80 - 19


def test_what_stands_in_the_key_bar_is_short() -> None:
    shown = {act.id: ENGLISH(act.label) for act in acts() if act.bar}
    assert {name: label for name, label in shown.items() if cell_len(label) > KEY} == {}


def cut(hand: Hand) -> list[tuple[str, int]]:
    """Return each head of a column in sight that has fewer cells than it needs, with these."""
    assert hand.screen
    lists = [each for each in hand.app.screen.query(Rows) if each.head]
    heads = [(str(each.column.title), each.width) for rows in lists for each in rows.fitted]
    return [(title, width) for title, width in heads if cell_len(title) > width]


async def test_no_head_of_a_column_is_cut(desk: Desk) -> None:
    set_language("en")
    async with at_desk(desk) as hand:
        found = {}
        for view in View:
            assert isinstance(hand.app.screen, DeskScreen)
            hand.app.screen.show_view(view)
            await hand.settle()
            found[view.value] = cut(hand)
        for way in WAYS:
            await hand.press("f4")
            for keys in way.split():
                await (hand.type(keys.replace("_", " ")) if "_" in keys else hand.press(keys))
            if "_" in way:
                await hand.press("enter")
            assert "_" not in way or not isinstance(hand.app.screen, DeskScreen), way
            found[way] = cut(hand)
    assert {place: heads for place, heads in found.items() if heads} == {}
