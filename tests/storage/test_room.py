"""The rooms of the Desk: each is what the Desk says it is, and entered only as long as the session holds."""

from functools import partial

import pytest

from storage.desk import Desk
from storage.room import Room
from tests.cases.making import refusal
from tests.centre import Centre

ROOMS = {name: room for name, room in vars(Desk).items() if isinstance(room, Room)}
OPEN = {"cases", "casework", "folders", "trail"}
"""The rooms that see to the session themselves."""


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_is_what_the_desk_says_it_is(centre: Centre, name: str) -> None:
    room = getattr(centre.desk("wang"), name)
    assert Desk.__annotations__[name] == f"Room[{type(room).__name__}]"


def test_who_was_put_to_rest_enters_none(centre: Centre) -> None:
    sitting = centre.desk("li")
    centre.desk("admin").staffing.disable("li")
    shut = {name for name in ROOMS if refusal(partial(getattr, sitting, name)) == "session"}
    assert shut == ROOMS.keys() - OPEN


def test_who_left_is_refused_in_the_rooms_that_see_to_it_themselves_and_the_log_says_so(centre: Centre) -> None:
    sitting, case = centre.desk("li"), centre.open()
    sitting.session.leave()
    for door in (
        partial(sitting.cases.file, case.id),
        partial(sitting.casework.record, case.id, case.history[0].entry.event, None),
        partial(sitting.trail.reveal, "case", [case.id]),
    ):
        assert refusal(door) == "session"
    lines = centre.desk("audit").trail.lines(who="li", most=3)
    assert [line.detail["rule"] for line in lines] == ["session"] * 3
