"""A room holds about a dozen files or rooms, so that whoever comes in sees at a glance what is there."""

import pytest

from tests.readme.rooms import FLOORS, house

MOST = 14
FLOOR = 30
"""A floor itself holds more: its rooms."""


def _rooms() -> list[str]:
    graph = house()
    return sorted(each for each in graph.modules if each not in FLOORS and graph.find_children(each))


@pytest.mark.parametrize("room", _rooms())
def test_a_room_holds_a_dozen_or_so(room: str) -> None:
    assert len(house().find_children(room)) <= MOST


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_holds_rooms(floor: str) -> None:
    inside = house().find_children(floor)
    assert len(inside) <= FLOOR
    assert inside & {*_rooms()}


def test_rooms_are_seen_to_any_depth() -> None:
    assert {"cases.hiding", "cases.hiding.known", "storage.engine.text", "tui.cli.verbs.papers"} <= {*_rooms()}
