"""What goes on before which body: which acts belong together, and with which paper one went on to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from cases.events import Entry
from cases.law.proceedings import AGREEMENT, Venue, forums, venue_of
from cases.law.reckoning import Move
from cases.money.effects import effect_of


class Onward(NamedTuple):
    """A paper with or against which one may go on. sort: see `Event.goes_on_as`. head: see `Proceeding`.

    whom: the workers whom it is about, none where that is not told.
    """

    entry: int
    sort: str
    on: date
    head: int
    whom: frozenset[str]


@dataclass(slots=True)
class Proceeding:
    """What goes on before one body, by the entry that begins it or is the first heard of it.

    papers: the entries of the papers with or against which one went there, several where it is not told which, none
    where there is none. reference: its number there. done: the steps of it that are told; ended: whether it is over,
    and on which day. by_way_of: all papers by way of which one came there, above: the threads that they are of; root:
    the body where that began; sure: whether it is told of each of them which it was. place: among all threads.
    whom: the workers who alone went there, none where all did. bodies: those of which it may be, where it is first
    heard of by a paper that several send. went: between which days the worker's side went there, None where the other
    side did, or that is not told. theirs: whether the other side went there, None where that is not told. left: whether
    it left the papers as they are with which one went there; by: the entry that ended it, 0 for none. since: the first
    day that it may have begun.
    """

    entry: int
    forum: str
    papers: tuple[int, ...]
    reference: str
    done: set[str]
    ended: date | None
    by_way_of: frozenset[int]
    above: frozenset[int]
    root: str
    sure: bool
    place: int
    whom: frozenset[str]
    bodies: tuple[str, ...]
    went: tuple[date, date] | None
    theirs: bool | None
    since: date
    left: bool = False
    by: int = 0


class Threads(NamedTuple):
    """What goes on before which body.

    heads: by their entry; there: by the body, the first first. of: the head of each act; papers: by their entry.
    people: how many workers the case is about. late: by the entry of a paper after which day one contests it in vain.
    """

    heads: dict[int, Proceeding]
    there: dict[str, list[Proceeding]]
    of: dict[int, int]
    papers: dict[int, Onward]
    people: int
    late: dict[int, date]

    def about(self, start: int) -> "Bearing":
        """Return what tells which acts have to do with what one set running."""
        return Bearing(self, start, self.of.get(start), {})

    def related(self, mine: int, start: int, theirs: int) -> bool | None:
        """Tell whether what goes on before a body has to do with what an act set running. theirs: the thread of that.

        It has where both are of one thread, or where one went to the body with what set it running. What is done before
        quite another body is for the rule to tell.
        """
        if mine == theirs:
            return True
        head, other = self.heads[mine], self.heads[theirs]
        if self._takes_the_place(mine, start):
            return True
        if start not in self.papers:
            hit = theirs in head.above
        elif head.papers and not {*head.papers}.isdisjoint(other.papers):
            return True  # what was gone on with came back into force, and one goes on with it again
        else:
            hit = start in head.by_way_of
        if hit:
            return False if self._of_some(head, start) else True if head.sure else None
        if head.papers and start in self.papers and self.papers[start].sort in forums()[head.forum].against:
            return False  # one went there with others of its kind
        return head.root != other.root

    def elsewhere(self, mine: int | None, theirs: int | None) -> bool:
        """Tell whether what is of two threads is done before two bodies; what is of none is done nowhere else."""
        if mine is None or theirs is None or mine == theirs:
            return False
        head, other = self.heads[mine], self.heads[theirs]
        open_ = (each for each in (head, other) if len(each.bodies) > 1)
        return not any({head.forum, other.forum} <= {*each.bodies} for each in open_)

    def _takes_the_place(self, act: int, start: int) -> bool:
        """Tell whether an act is a paper that takes the place of one: agreements do, as far as they are of the same."""
        new, old = self.papers.get(act), self.papers.get(start)
        if new is None or old is None or new.sort != AGREEMENT or not effect_of(new.sort).touches(old.sort):
            return False
        return not (new.whom and old.whom and new.whom.isdisjoint(old.whom))

    def _of_some(self, head: Proceeding, start: int) -> bool:
        """Tell whether some workers alone went to a body with a paper that is about others too, and nobody of them did.

        For those it is in force (劳动争议解释（一） 第十七条).
        """
        paper = self.papers.get(start)
        if not head.whom or paper is None:
            return False
        there = [each for each in self.there[head.forum] if start in each.by_way_of]
        went = [each.whom for each in there if not self._in_vain(each, start)] or [each.whom for each in there]
        together = frozenset[str]().union(*went)
        if not all(went):
            return False
        concerned = paper.whom or self.heads[paper.head].whom
        return not concerned <= together if concerned else len(together) < self.people

    def begun_by(self, forum: str, day: date) -> bool:
        """Tell whether by a day something went on before a body."""
        return any(head.since <= day for head in self.there.get(forum, ()))

    def _in_vain(self, head: Proceeding, start: int) -> bool:
        """Tell whether one went somewhere with a paper too late, or that came to nothing."""
        late = head.went is not None and head.went[0] > self.late.get(start, date.max)
        return late or (head.left and not self.appealed(head.by))

    def appealed(self, act: int) -> bool:
        """Tell whether an act is a ruling that has no effect: one went on against it, and it was not left as it is.

        A judgment ends what was before it all the same.
        """
        if act not in self.papers or effect_of(self.papers[act].sort).fixes:
            return False
        return any(act in head.papers and not head.left for head in self.there.get(_APPEAL, ()))

    def unsettles(self, entry: Entry) -> bool:
        """Tell whether by an act, the last by its day, earlier ones may have to do with others than they had before.

        What some workers alone contest does not concern the rest, until these go there too; and what is appealed has no
        effect, until that comes to nothing.
        """
        part_of, venue = entry.event.part_of, venue_of(entry.event.for_rules)
        if part_of.whom or (venue and _APPEAL in venue.forums):
            return True
        goes = venue is not None and (venue.begins or venue.ends or part_of.theirs is not None)
        return venue is not None and goes and any(head.whom for head in self._before(*venue.forums))

    def after(self, entry: Entry) -> "Threads":
        """Return the threads after one more act, which comes after all others by its day."""
        heads = {key: replace(head, done={*head.done}) for key, head in self.heads.items()}
        there: dict[str, list[Proceeding]] = {}
        for head in heads.values():
            there.setdefault(head.forum, []).append(head)
        found = Threads(heads, there, dict(self.of), dict(self.papers), self.people, dict(self.late))
        found.add(entry)
        return found

    def add(self, entry: Entry) -> None:
        """Add an act, which comes after all others by its day."""
        event = entry.event
        venue = venue_of(event.for_rules)
        if venue is None:
            if (paper := self.papers.get(event.part_of.under)) is not None:
                self.of[entry.seq] = paper.head  # what is done under a paper has to do with that alone
            return
        head = self._head(entry, venue)
        head.done.add(venue.step)
        if not head.reference:
            head.reference = event.part_of.reference
        if venue.ends:
            head.ended, head.left, head.by = entry.latest, event.part_of.below is True, entry.seq
            for one in head.papers if event.part_of.below is False else ():
                below = self.heads[self.papers[one].head]
                below.ended, below.done = None, {"filed"}
        self.of[entry.seq] = head.entry
        if sort := event.goes_on_as:
            self.papers[entry.seq] = Onward(entry.seq, sort, entry.on, head.entry, event.part_of.whom)

    def _head(self, entry: Entry, venue: Venue) -> Proceeding:
        """Return the thread that an act belongs to: a new one where it goes to a body, or nothing of one is told."""
        known = None if venue.begins else self._known(entry, venue)
        forum = venue.forums[0]
        if known is None:
            known = self.heads[entry.seq] = self._begun(entry, venue, self._with(entry, forum))
            self.there.setdefault(forum, []).append(known)
        return known

    def _begun(self, entry: Entry, venue: Venue, papers: tuple[int, ...]) -> Proceeding:
        """Return a new thread, of those who came there with the papers where nothing else is said."""
        forum, went, event = venue.forums[0], venue.begins, entry.event
        whom = event.part_of.whom if went else frozenset[str]()
        before = [self.heads[self.papers[each].head] for each in papers]
        return Proceeding(
            entry.seq,
            forum,
            papers,
            reference="",
            done=set(),
            ended=None,
            by_way_of=frozenset(papers).union(*(each.by_way_of for each in before)),
            above=frozenset(each.entry for each in before).union(*(each.above for each in before)),
            root=before[0].root if before else forum,
            sure=len(papers) <= 1 and all(each.sure for each in before),
            place=len(self.heads),
            whom=whom or (before[0].whom if before else whom),
            bodies=venue.forums,
            went=(entry.on, entry.latest) if went and not event.by_other_side else None,
            theirs=event.by_other_side if went else event.part_of.theirs,
            since=entry.on,
        )

    def _known(self, entry: Entry, venue: Venue) -> Proceeding | None:
        """Return the thread of an act: by its number there, else the first that still lacks it, else the last open.

        Of what one side went there with, or some workers did, where it says so.
        """
        there, part_of = self._before(*venue.forums), entry.event.part_of
        if (theirs := part_of.theirs) is not None:
            there = [head for head in there if head.theirs is theirs] or [head for head in there if head.theirs is None]
        if part_of.whom:
            there = [head for head in there if head.whom and part_of.whom <= head.whom] or there
        reference = entry.event.part_of.reference
        if reference and (same := [head for head in there if head.reference == reference]):
            return same[-1]
        open_ = [head for head in there if head.ended is None]
        lacking = (head for head in open_ if venue.step not in head.done)
        if (first := next(lacking, None)) is not None:
            return first
        left = open_ or [head for head in there if head.ended == entry.latest]
        return left[-1] if left else None

    def _before(self, *bodies: str) -> list[Proceeding]:
        """Return what goes or went on before any of these bodies, the first first."""
        if len(bodies) == 1:
            return self.there.get(bodies[0], [])
        found = [head for body in bodies for head in self.there.get(body, ())]
        return sorted(found, key=lambda head: head.place)

    def _with(self, entry: Entry, forum: str) -> tuple[int, ...]:
        """Return the papers with which one goes to a body: as told, else those that are left to go there with."""
        under = entry.event.part_of.under
        if under in self.papers:
            return (under,)
        against = forums()[forum].against
        there = [each for each in self.papers.values() if each.sort in against] if against else []
        if not there:
            return ()
        gone = {each for head in self._before(forum) for each in head.papers}
        left = self._in_force(there)
        return tuple(each.entry for each in [one for one in left if one.entry not in gone] or left[-1:])

    def _in_force(self, papers: Sequence[Onward]) -> list[Onward]:
        """Return papers without those that others came after, and those that are spared beside another of their day."""
        above = {each for paper in papers for each in self.heads[paper.head].by_way_of}
        days = {(paper.on, paper.sort) for paper in papers}
        return [
            paper
            for paper in papers
            if paper.entry not in above
            and not any((paper.on, other) in days for other in effect_of(paper.sort).spared_beside)
        ]


_APPEAL = "appeal"


def threads_of(entries: Iterable[Entry], people: int = 1) -> Threads:
    """Return what goes on before which body, of entries in the order of their days. people: see `Threads`."""
    found = Threads({}, {}, {}, {}, people, {})
    for entry in entries:
        found.add(entry)
    return found


class Bearing(NamedTuple):
    """What tells which acts have to do with what one set running. thread: of that, None where it is before no body."""

    threads: Threads
    start: int
    thread: int | None
    known: dict[int | None, bool | None]

    def has(self, mine: int | None) -> bool | None:
        """Tell whether what goes on in a thread has to do with it, or before no body; None where nobody can say."""
        if mine not in self.known:
            anything = mine is None or self.thread is None
            self.known[mine] = True if anything else self.threads.related(mine or 0, self.start, self.thread or 0)
        return self.known[mine]

    def concerns(self, act: Move, mine: int | None) -> bool | None:
        """Tell the same of an act of a thread, which its rule may ask to be done before the same body."""
        if act.by and act.by.same and self.threads.elsewhere(mine, self.thread):
            return False
        return self.has(mine)
