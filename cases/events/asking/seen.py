"""What somebody saw of other cases when they decided what these mean for the one at hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cases.kinds import Kind, StandIn
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.text import Sentence, say


class Seen(NamedTuple):
    """What somebody saw when they decided: the number of the other case, how alike, and what it means, as codes."""

    number: str
    likeness: str
    concern: str

    @property
    def said(self) -> Sentence:
        """Say which case it is, and why somebody should look at it."""
        concern, likeness = codes("concern").label(self.concern), codes("likeness").label(self.likeness)
        return say("{number}（{concern}，{likeness}）", number=self.number, concern=concern, likeness=likeness)


@dataclass(frozen=True)
class Seens(Kind["tuple[Seen, ...]"]):
    """Other cases with somebody who may be the same."""

    empty = ()

    def read(self, text: str, today: date) -> tuple[Seen, ...]:
        raise refuse("automatic", say("这一项由系统填写，请留空"))

    def write(self, value: tuple[Seen, ...]) -> str:
        return "\n".join(seen.number for seen in value)

    def show(self, value: tuple[Seen, ...]) -> tuple[object, ...]:
        return tuple(seen.said for seen in value)

    def nameless(self, value: tuple[Seen, ...], stand_in: StandIn) -> tuple[Seen, ...]:
        return ()

    def dump(self, value: tuple[Seen, ...]) -> Any:
        return [list(seen) for seen in value]

    def load(self, kept: Any) -> tuple[Seen, ...]:
        return tuple(Seen(*seen) for seen in kept)
