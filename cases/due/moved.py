"""What moved the clocks of a rule: all acts that may have, in the order of their days, and those since one began."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cases.due.acts import dated_act, ways_of
from cases.due.apart.proceeding import Proceeding
from cases.due.threads import Bearing, Threads
from cases.events import CATALOGUE, Entry
from cases.history.untold import ToldAs, untold_papers
from cases.law.clockrules import ClockRule, Trigger
from cases.law.proceedings import OWN_PLACE, Venue, is_own, place_of, venue_of
from cases.law.reckoning import ENDS, MISSED, Move
from cases.law.rulebook import RuleBook
from cases.standing.triggers import RuleKey
from cases.values.spans import Dated, between, first_day, last_day

NO_WINDOW = (date.min, date.min)
"""No time within which what took effect with service may be contested: whoever does, does so in vain."""


class Start(NamedTuple):
    """What sets a clock of a rule running: the place of an entry, by which trigger, from which day.

    served: the day that the entry tells for it. term: see `Clock`. but: the workers for whom it sets nothing running.
    """

    place: int
    rule: ClockRule
    trigger: Trigger
    day: Dated
    served: Dated
    term: int = 0
    but: frozenset[str] = frozenset()

    def from_recording(self, entry: Entry) -> "Start":
        """Return it, of a usual step of the centre from the day on which it was told here at the least.

        What was done since it happened counts for it all the same.
        """
        if not self.rule.usual or self.rule.before or first_day(self.day) >= (told := entry.at.date()):
            return self
        return self._replace(day=told if last_day(self.day) <= told else between(told, last_day(self.day)))


class Since(NamedTuple):
    """From when on acts count for a clock: between which days it began, at which place of a day, by which entry.

    windows: by `Trigger.within`, until when what started it is contested in time, at the earliest and at the latest.
    performed: the day of performance before which nothing fulfils it, None where it counts from none.
    own: whether it is a step of this centre: of one day, what the centre did before it heard of this was about
    something else, as their entries tell.
    """

    first: date
    last: date
    place: int
    entry: int
    windows: Mapping[int, tuple[date, date]] = {}
    performed: date | None = None
    own: bool = False

    def before(self, act: Move) -> bool:
        """Tell whether an act comes after it: by its day, and within days that may be the same by its kind.

        Of two of a kind by the latest day that each may be, and only of one day by their entries.
        """
        if act.last < self.first or act.on > self.last:
            return act.on > self.last
        if self.own and is_own(act.place):
            return (act.last, act.entry) > (self.last, self.entry)
        return (act.place, act.last, act.entry) > (self.place, self.last, self.entry)

    def or_later(self, act: Move) -> Move:
        """Return an act as it counts, one that came before it as of the day on which it began."""
        later = act._replace(on=self.last, until=None, about=False, place=max(act.place, self.place + 1))
        return act if self.before(act) else later

    def taken(self, act: Move, thread: int | None, threads: Threads) -> Move:
        """Return an act as it is taken by its day: what came too early or too late to end the clock did so in vain.

        Before the day of performance nothing fulfils it: that was about an instalment before. Too late is who went to a
        body after the time to contest the paper. Of the other side nobody here knows when that began, so that it is
        taken to have come in time.
        """
        if act.what == "stop" and self.performed and act.last < self.performed:
            return act._replace(what=MISSED)
        head = threads.heads.get(thread or 0)
        if act.by is None or not act.by.within or head is None:
            return act
        until = self.windows[act.by.within]
        if until == NO_WINDOW:
            return act._replace(what=MISSED)
        return self._within(act, head, until) if head.went else act

    def _within(self, act: Move, head: Proceeding, until: tuple[date, date]) -> Move:
        """Return an act of who went to a body, by when they did. until: between which days time was up."""
        first, last = head.went or until
        if last <= until[0]:
            return act
        if first > until[1]:
            return act._replace(what=MISSED)
        if act.perhaps:
            return act
        return act._replace(perhaps=True, ask=head.entry if first != last else self.entry, when=True)


Acting = tuple[tuple[date, int, int], Move, int | None]
"""An act with its place among all (`by_day`), and the thread that it is of (`Threads.of`)."""


def _rests(acts: Iterable[Move], threads: Threads) -> list[Move]:
    """Return acts without such as let a clock rest or go on that is hindered otherwise, or was not by them.

    Each proceeding that hinders it does so until that is over, whatever else ends meanwhile. What decides in it, and is
    contested before another body, has settled nothing: then it never went on.
    """
    kept, hindered = list[Move](), set[int | None]()
    rested = set[int | None]()
    for act in acts:
        thread = threads.of.get(act.entry)
        head = threads.heads.get(thread or 0)
        if act.what == "suspend":
            if act.by and act.by.onward and (head is None or head.above.isdisjoint(rested)):
                continue
            hindered.add(thread)
            rested.add(thread)
            kept = [each for each in kept if each.what != "resume" or head is None or each.entry not in head.papers]
        elif act.what == "resume":
            if head and thread not in hindered:
                continue
            hindered = hindered - {thread} if thread in hindered else set()
            if hindered:
                continue
        kept.append(act)
    return kept


class Moved:
    """All that ever moved clocks of a rule, in the order of days. vague: whether any day is not known exactly.

    recorded: by entry, the day on which it was.
    """

    __slots__ = ("_keys", "_recorded", "_told", "rule", "vague")

    def __init__(self, rule: ClockRule, told: list[Acting], recorded: Mapping[int, date]) -> None:
        self.rule, self._recorded = rule, recorded
        self._keys = [key for key, _act, _thread in told]
        self._told = told
        self.vague = any(act.until for _key, act, _thread in told)

    def since(self, start: Since, about: Bearing) -> list[Move]:
        """Return the acts that moved a clock since it began, up to that which ended it for good for all workers.

        An act that may be about something else, and nobody can say, is told as such.
        """
        found, revives, own = list[Move](), bool(self.rule.revive), self.rule.own
        goes_on = revives or self.vague
        entry, done, any_thread = start.entry, about.threads.done, {} if about.agreed else about.known
        here = {} if about.agreed else about.here
        for _key, act, thread in self._after(start):
            if own and act.what == "stop" and act.entry < entry and not self._told_together(start, act):
                continue  # what the centre did before anybody told it of that was about something else
            known = here if act.by and act.by.same else any_thread
            related = known[thread] if thread in known else about.concerns(act, thread)
            if related is False or self._leaves(start, act, thread, about):
                continue
            told = act if related else act._replace(perhaps=True, ask=about.threads.unclear(thread))
            told = told._replace(head=thread) if revives and thread else told
            told = start.taken(told, thread, about.threads) if act.by or start.performed else told
            found.append(told)
            if told.what in ENDS and related and not (goes_on or told.perhaps or act.entry in done):
                break
        return found

    def _leaves(self, start: Since, act: Move, thread: int | None, about: Bearing) -> bool:
        """Tell whether an act leaves a clock as it is: by whose claim that was, or as long as it may yet be undone.

        What is appealed has ended what went on there all the same; it has no effect on what was before. With what one
        must have gone to a body before the clock began, nobody went there again.
        """
        threads = about.threads
        head = threads.heads.get(thread or 0) if self.rule.after and act.filed else None
        if head and head.forum in self.rule.after and head.begins_by(act.entry, start.last):
            return True
        if act.what != "overtaken":
            return False
        if act.entry in threads.parts:
            return True  # the rest was accepted, and goes on
        beyond = thread != about.thread and threads.appealed(act.entry)
        return beyond or threads.of_theirs(self.rule, act, thread)

    def _told_together(self, start: Since, act: Move) -> bool:
        """Tell whether an act was typed on the day on which its start was, so that their days tell their order."""
        exact = act.until is None and start.first == start.last
        return exact and self._recorded[act.entry] >= self._recorded[start.entry]

    def to_the_end(self, start: Since, acts: list[Move], threads: Threads) -> list[Move]:
        """Return of the acts that moved a clock for somebody those up to that which ended it for good."""
        if len(acts) > 1 and not (self.rule.revive or start.first != start.last):
            ends = [at for at, act in enumerate(acts, 1) if act.what in ENDS and not act.perhaps]
            if ends and ends[0] < len(acts) and not any(act.until for act in acts):
                acts = acts[: ends[0]]
        return _rests(acts, threads) if self.rule.suspend else acts

    def _after(self, start: Since) -> Iterable[Acting]:
        """Return the acts after a start, as `Since.before` tells: where all days are known exactly, by their places."""
        if self.vague or start.first != start.last:
            return (each for each in self._told if start.before(each[1]))
        keys, day, entry = self._keys, start.first, start.entry
        at = bisect_right(keys, (day, start.place, entry))
        if not start.own:
            return self._told[at:]
        centre = bisect_left(keys, (day, OWN_PLACE), at)  # of one day, the centre's own work is told by its entries
        return self._told[at:centre] + self._told[bisect_right(keys, (day, OWN_PLACE, entry), centre) :]


class _Perhaps(NamedTuple):
    """As what a paper may be recorded, and what goes on before the body that it is of, 0 for nothing told."""

    known: RuleKey
    thread: int


def acts_unsaid(
    entries: Sequence[Entry], threads: Threads, book: RuleBook, rules: Container[int]
) -> Iterator[tuple[Move, Sequence[int]]]:
    """Yield how papers may have moved clocks of these rules, each by its identity.

    Where something goes on before a body that decides by such a paper, it is of one of those; else of any.
    """
    for entry, told in untold_papers(entries):
        moved = set[int]()
        for each in _ways(entry, told, threads):
            for left, what, trigger, own, *_ in ways_of(book.moving(each.known), rules):
                fresh = tuple(rule for rule in left if rule not in moved)
                if own or not fresh or what not in _MAY or trigger.event != told.event:
                    continue
                moved.update(fresh)
                act = dated_act(what, entry.day, entry, place=place_of(each.known))
                yield act._replace(perhaps=True, untold=True, head=each.thread, late=trigger.late), fresh


_MAY = (*ENDS, "restart")
"""What a paper may do to a clock so that it stands otherwise."""


def _ways(entry: Entry, told: ToldAs, threads: Threads) -> list[_Perhaps]:
    codes = CATALOGUE[told.event].spec.codes
    found = [(known, venue_of(known)) for known in ((codes, code) for code in told.codes)]
    there = [_Perhaps(known, head) for known, venue in found if venue and (head := _going_on(entry, venue, threads))]
    return there or [_Perhaps(known, 0) for known, _venue in found]


def _going_on(entry: Entry, venue: Venue, threads: Threads) -> int:
    """Return what goes on before a body on the day of a paper, the last that began; 0 for nothing."""
    if venue.begins:
        return 0
    there = [head for forum in venue.forums for head in threads.begun_by(forum, entry.latest)]
    return max((head.entry for head in there if head.ended is None or head.ended >= entry.on), default=0)
