"""What moved the clocks of a rule: all acts that may have, in the order of their days, and those since one began."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import NamedTuple

from cases.due.threads import Bearing, Threads
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


class Moved:
    """All that ever moved clocks of a rule, in the order of days. vague: whether any day is not known exactly."""

    __slots__ = ("_keys", "_told", "rule", "vague")

    def __init__(self, rule: ClockRule, acts: Iterable[Move], threads: Threads) -> None:
        told = sorted([(by_day(act), at, act) for at, act in enumerate(acts)])
        self.rule = rule
        self._keys = [each[0] for each in told]
        self._told = [(each[2], threads.of.get(each[2].entry)) for each in told]
        self.vague = any(act.until for act, _thread in self._told)

    def since(self, start: Since, about: Bearing) -> list[Move]:
        """Return the acts that moved a clock since it began, up to that which ended it for good.

        An act that may be about something else, and nobody can say, is told as such.
        """
        found, revives, own = list[Move](), bool(self.rule.revive), self.rule.own
        known, entry, vague = about.known, start.entry, start.first != start.last
        for act, thread in self._after(start):
            if own and act.what == "stop" and act.entry < entry:
                continue  # what the centre does itself counts only where it was recorded afterwards too
            related = known[thread] if thread in known else about.has(thread)
            if related is False:
                continue
            told = act._replace(head=thread) if revives and thread else act
            found.append(told if related else told._replace(perhaps=True))
            vague = vague or act.until is not None
            if related and not revives and act.what in ENDS and not self.vague:
                break
        if self.vague and not revives and not vague:
            end = next((at for at, act in enumerate(found) if act.what in ENDS and not act.perhaps), len(found))
            del found[end + 1 :]
        return found

    def _after(self, start: Since) -> Iterable[tuple[Move, int | None]]:
        """Return the acts after a start, each with the thread that it is of."""
        if not self.vague and start.first == start.last:
            return islice(self._told, bisect_right(self._keys, (start.first, start.place, start.entry)), None)
        return (each for each in self._told if start.before(each[0]))
