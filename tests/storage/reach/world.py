"""The model: what was told where, and who may know of it. It knows nothing of how the desk decides that."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Who(NamedTuple):
    """A reader, told once more: station, whether of all stations, and whether a supervisor."""

    account: str
    station: str
    everywhere: bool = False
    supervisor: bool = False
    audits: bool = False


READERS = (
    Who("li", "YT"),
    Who("zhao", "YT"),
    Who("bai", "YT", supervisor=True),
    Who("du", "YT", audits=True),
    Who("sun", "ZF"),
    Who("qian", "ZF", supervisor=True),
    Who("zhou", "LS"),
    Who("wang", "YT", everywhere=True, supervisor=True),
    Who("audit", "YT", everywhere=True, audits=True),
    Who("admin", "YT", everywhere=True),
)
STATION = {who.account: who.station for who in READERS}


class Soul(NamedTuple):
    """Somebody of flesh and blood, whom several cases may know."""

    name: str
    number: str
    phone: str


LEVELS = ("station", "restricted", "sealed")


@dataclass
class Told:
    """A case: where it is, who finds it, and the words that it alone tells."""

    id: int
    number: str
    station: str
    handler: str = ""
    reach: str = "station"
    closed: bool = False
    followed: bool = False
    words: set[str] = field(default_factory=set)
    cards: set[str] = field(default_factory=set)
    parts: list["Told"] = field(default_factory=list)
    helpers: set[str] = field(default_factory=set)

    def hide(self, reach: str) -> None:
        """Hide it, and with it all that was ever split from it: as well as it, but that an open one is never sealed."""
        own = reach if self.closed else "restricted"
        self.reach = max(self.reach, own, key=LEVELS.index)
        for part in self.parts:
            part.hide(reach)

    def goes_to(self, handler: str) -> None:
        """Let somebody lead, who helps no longer where they did."""
        self.handler = handler
        self.helpers.discard(handler)

    def found_by(self, who: Who) -> bool:
        """Tell whether somebody finds it: of a restricted one a handler, as long as they have not left it."""
        if not (who.everywhere or who.station == self.station):
            return False
        if self.reach == "station" or who.supervisor:
            return True
        return self.reach == "restricted" and who.account in {self.handler, *self.helpers}


@dataclass
class Tie:
    """Two cases and what one says of the other. void: the cases in which it was taken back."""

    one: Told
    other: Told
    note: str
    void: list[int] = field(default_factory=list)


@dataclass
class World:
    """All that was told. cards: what was written in the directory by hand, by the station where it is known.

    shared: stations between which a supervisor has joined somebody.
    """

    cases: list[Told] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    cards: list[tuple[str, str]] = field(default_factory=list)
    shared: dict[str, set[str]] = field(default_factory=dict)

    def found_by(self, who: Who) -> list[Told]:
        """Return the cases that somebody finds."""
        return [case for case in self.cases if case.found_by(who)]

    def hidden_from(self, who: Who) -> Iterator[str]:
        """Yield every word that somebody may not know: told only where they do not look."""
        allowed, every = set(self.allowed_to(who)), set(self._every())
        yield from sorted(every - allowed)

    def _every(self) -> Iterator[str]:
        for case in self.cases:
            yield from (case.number, *case.words, *case.cards)
        yield from (tie.note for tie in self.ties if tie.note)
        yield from (word for _, word in self.cards)

    def share(self, which: str, stations: set[str]) -> None:
        """Let stations share somebody, and what each of them shares with a third be shared among all of them."""
        self.shared[which] = stations
        for one in self.shared.values():
            for other in self.shared.values():
                if one & other:
                    one.update(other)

    def allowed_to(self, who: Who) -> Iterator[str]:
        """Yield every word that somebody may know."""
        reached = {who.station}
        for stations in self.shared.values():
            reached |= stations if who.station in stations else set()
        for case in self.cases:
            if case.found_by(who):
                yield from (case.number, *case.words, *case.cards)
            elif case.reach == "station" and case.station in reached:
                yield from case.cards
        for station, word in self.cards:
            if who.everywhere or station in reached:
                yield word
        yield from (tie.note for tie in self.ties if tie.one.found_by(who) and tie.other.found_by(who))
