"""What moved the clocks of a rule: all acts that may have, in the order of their days, and those since one began."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cases.due.threads import Threads
from cases.law.clockrules import ClockRule
from cases.law.reckoning import ENDS, Move, by_day


class Since(NamedTuple):
    """From when on acts count for a clock: between which days it began, at which place of a day, by which entry."""

    first: date
    last: date
    place: int
    entry: int

    def before(self, act: Move) -> bool:
        """Tell whether an act comes after it: by its day, and within days that may be the same by its kind."""
        if act.last < self.first or act.on > self.last:
            return act.on > self.last
        return (act.place, act.entry) > (self.place, self.entry)


@dataclass(frozen=True)
class Moved:
    """All that ever moved clocks of a rule, in the order of days. vague: whether any day is not known exactly."""

    rule: ClockRule
    acts: tuple[Move, ...]
    vague: bool = field(init=False)
    _keys: tuple[tuple[date, int, int], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "vague", any(act.until for act in self.acts))
        object.__setattr__(self, "_keys", tuple(map(by_day, self.acts)))

    def since(self, start: Since, threads: Threads) -> list[Move]:
        """Return the acts that moved a clock since it began; of one that is only ever ended, those up to the first.

        An act that may be about something else, and nobody can say, is told as such.
        """
        found = []
        for act in self._after(start):
            related = threads.relates(act.entry, start.entry)
            if related is not False:
                found.append(act if related else act._replace(perhaps=True))
                if related and self.rule.only_met and not self.vague and act.what in ENDS:
                    break
        return found

    def _after(self, start: Since) -> Iterator[Move]:
        """Yield the acts after a start; what the centre does itself counts only where it was recorded after it too."""
        acts = self.acts
        if not self.vague and start.first == start.last:
            acts = acts[bisect_right(self._keys, (start.first, start.place, start.entry)) :]
        else:
            acts = tuple(act for act in acts if start.before(act))
        return (act for act in acts if not self.rule.own or act.entry > start.entry)
