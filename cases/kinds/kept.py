"""What the program keeps of its own beside what people filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.kinds.kind import Hide, Kind, StandIn
from cases.values.refusal import refuse
from cases.values.text import say


@dataclass(frozen=True)
class Kept(Kind[Any]):
    """A value of another field as that one keeps it, beside the words in which a reader sees it."""

    outward = False

    def read(self, text: str, today: date) -> Any:
        raise refuse("automatic", say("这一项由系统填写，请留空"))

    def write(self, value: Any) -> str:
        return ""

    def show(self, value: Any) -> tuple[object, ...]:
        return ()

    def hidden(self, value: Any, hide: Hide) -> Any:
        return None

    def reworded(self, value: Any, change: Callable[[str], str]) -> Any:
        return None

    def nameless(self, value: Any, stand_in: StandIn) -> Any:
        return None


@dataclass(frozen=True)
class Mark(Kept):
    """Whether something was recorded in the way of now: it tells of nobody, and stays whoever is erased."""

    empty = False

    def hidden(self, value: Any, hide: Hide) -> Any:
        return value

    def reworded(self, value: Any, change: Callable[[str], str]) -> Any:
        return value

    def nameless(self, value: Any, stand_in: StandIn) -> Any:
        return value
