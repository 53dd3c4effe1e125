"""How a room of the Desk is entered."""

from importlib import import_module
from typing import Generic, TypeVar

from storage.seat import Seat

R = TypeVar("R")


class Room(Generic[R]):
    """A room that is made for whoever sits at the desk, each time that it is entered.

    module, name: of its class, which takes a seat. It is loaded when somebody first enters it: a start needs but few.
    guarded: whether it is entered only as long as the session holds; else the room itself sees to that.
    """

    def __init__(self, module: str, name: str, *, guarded: bool = True) -> None:
        self._module, self._name, self._guarded = module, name, guarded

    def __get__(self, seat: Seat, owner: type[Seat] | None = None) -> R:
        if self._guarded:
            seat.here()
        made: R = getattr(import_module(self._module), self._name)(seat)
        return made
