"""What goes on before which body: which acts belong together, and with which paper one went on to the next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from cases.due.apart.late import mark_late
from cases.due.apart.proceeding import Onward, Proceeding
from cases.due.apart.workers import Workers
from cases.events import Entry
from cases.events.spec import PartOf
from cases.file.case import Case
from cases.law.clockrules import ClockRule
from cases.law.proceedings import AGREEMENT, Venue, forums, venue_of
from cases.law.reckoning import Move
from cases.law.rulebook import RuleBook
from cases.money.effects import effect_of
from cases.money.items import total
from cases.money.papers import Instrument
from cases.money.reach import takes_the_place
from cases.values.spans import last_day
from cases.values.sums import NoMoney


class Threads(NamedTuple):
    """What goes on before which body.

    heads: by their entry; there: by the body, the first first. of: the head of each act; papers: by their entry.
    workers: of the case. done: by entry the workers whom alone it is about, as it says or as those did who went there.
    money: by entry what fixes a sum. parts: the entries by which a part of what one went to a body with was refused
    there, while the rest was accepted.
    """

    heads: dict[int, Proceeding]
    there: dict[str, list[Proceeding]]
    of: dict[int, int]
    papers: dict[int, Onward]
    workers: Workers
    done: dict[int, frozenset[str]]
    money: Mapping[int, Instrument]
    parts: set[int]

    def about(self, start: int) -> "Bearing":
        """Return what tells which acts have to do with what one set running."""
        paper = self.papers.get(start)
        agreed = paper is not None and paper.sort == AGREEMENT
        return Bearing(self, start, self.of.get(start), {}, {}, agreed)

    def related(self, mine: int, start: int, theirs: int) -> bool | None:
        """Tell whether what goes on before a body has to do with what an act set running. theirs: the thread of that.

        It has where both are of one thread, or where one went to the body with what set it running. What is done before
        quite another body is for the rule to tell.
        """
        if mine == theirs:
            return True
        head, other = self.heads[mine], self.heads[theirs]
        if start not in self.papers:
            hit = theirs in head.above
        elif head.papers and other.papers and not {*head.papers}.isdisjoint(other.papers):
            return True  # what was gone on with came back into force, and one goes on with it again
        else:
            hit = start in head.by_way_of
        if hit:
            return True if head.sure else None
        if head.papers and start in self.papers and self.papers[start].sort in forums()[head.forum].against:
            return False  # one went there with others of its kind
        return head.root != other.root

    def unclear(self, thread: int | None) -> int:
        """Return the entry that does not say with which of several papers one went to a body; 0 where there is none."""
        head = self.heads.get(thread or 0)
        while head is not None and len(head.papers) <= 1:
            before = (self.heads[self.papers[each].head] for each in head.papers)
            head = next((each for each in before if not each.sure), None)
        return head.entry if head and head.filed else 0

    def went_with(self, entry: int) -> tuple[int, ...]:
        """Return the papers with which one went to the body before which an entry is."""
        head = self.heads.get(self.of.get(entry, 0))
        return head.papers if head else ()

    def pays_nothing(self, entry: int) -> bool:
        """Tell whether a paper fixes nothing in money, or leaves as it was what fixes nothing: that is not enforced."""
        told = self.money.get(entry)
        if told is None or told.plan:
            return False
        papers = [each for each in self.went_with(entry) if each != entry]
        if told.items:
            return isinstance(total(told.items), NoMoney)
        return bool(papers) and all(map(self.pays_nothing, papers))

    def elsewhere(self, mine: int | None, theirs: int | None) -> bool:
        """Tell whether what is of two threads is done before two bodies; what is of none is done nowhere else."""
        if mine is None or theirs is None or mine == theirs:
            return False
        head, other = self.heads[mine], self.heads[theirs]
        open_ = [each for each in (head, other) if len(each.bodies) > 1]
        return not any({head.forum, other.forum} <= {*each.bodies} for each in open_) if open_ else True

    def succeeds(self, act: int, start: int) -> bool | None:
        """Tell whether an agreement takes the place of another; None where these are not two of them."""
        new, old = self.papers.get(act), self.papers.get(start)
        if new is None or old is None or not new.sort == old.sort == AGREEMENT:
            return None
        return takes_the_place(self.money[act], self.money[start])

    def _leaves_nothing(self, new: Onward, old: Onward) -> bool:
        """Tell whether a paper takes the place of one for all workers whom that is about."""
        of_all = not new.whom or (old.whom and old.whom <= new.whom)
        return bool(of_all and self.succeeds(new.entry, old.entry))

    def over_before(self, thread: int | None, day: date) -> bool:
        """Tell whether what went on in a thread was over before a day."""
        ended = self.heads[thread].ended if thread is not None else None
        return ended is not None and ended < day

    def begun_by(self, forum: str, day: date) -> Iterator[Proceeding]:
        """Yield what by a day went on before a body."""
        return (head for head in self.there.get(forum, ()) if head.since <= day)

    def goes_on(self, forum: str, act: Entry) -> Iterator[Proceeding]:
        """Yield what on the day of an act surely went on before a body for those whom that is about."""
        day, whom = act.on, self.done.get(act.seq, frozenset[str]())
        there = (head for head in self.there.get(forum, ()) if not (whom and head.whom and whom.isdisjoint(head.whom)))
        return (head for head in there if head.surely_since <= day and (head.ended is None or head.ended >= day))

    def of_theirs(self, rule: ClockRule, act: Move, thread: int | None) -> bool:
        """Tell whether an act that seems to use a limit was of a claim of the other side alone, which uses none.

        A ruling there that grants the worker something has decided on what they claimed.
        """
        if not rule.limitation or act.what != "overtaken" or thread is None:
            return False
        mine = self.heads[thread]
        first = [each for each in (mine, *(self.heads[above] for above in mine.above)) if not each.papers]
        if not first or not all(each.theirs and each.forum in rule.first_bodies for each in first):
            return False
        return act.entry not in self.money or self.money[act.entry].result not in _GRANTING

    def appealed(self, act: int) -> bool:
        """Tell whether an act is a ruling that has no effect: one went on against it, and it was not left as it is.

        A judgment ends what was before it all the same.
        """
        there = self.there.get(_APPEAL)
        if not there or act not in self.papers or effect_of(self.papers[act].sort).fixes:
            return False
        return any(act in head.papers and not (head.left or head.late) for head in there)

    def unsettles(self, entry: Entry) -> bool:
        """Tell whether by an act, the last by its day, earlier ones may have to do with others than they had before.

        It may move clocks for some workers alone; and what is appealed has no effect, until that comes to nothing.
        """
        venue = venue_of(entry.event.for_rules)
        return bool(self.done or entry.event.part_of.whom or (venue and _APPEAL in venue.forums))

    def after(self, entry: Entry, case: Case) -> "Threads":
        """Return the threads after one more act, which comes after all others by its day."""
        heads = {key: replace(head, done={*head.done}, over={**head.over}) for key, head in self.heads.items()}
        there: dict[str, list[Proceeding]] = {}
        for head in heads.values():
            there.setdefault(head.forum, []).append(head)
        done, parts = dict(self.done), {*self.parts}
        found = Threads(heads, there, dict(self.of), dict(self.papers), self.workers, done, _money(case), parts)
        found.add(entry)
        return found

    def add(self, entry: Entry) -> None:
        """Add an act, which comes after all others by its day."""
        event, part_of = entry.event, entry.event.part_of
        venue = venue_of(event.for_rules)
        if venue is None:
            if (paper := self.papers.get(part_of.under)) is not None:
                self.of[entry.seq] = paper.head  # what is done under a paper has to do with that alone
            self._add_whom(entry, part_of, paper.whom if paper else frozenset())
            return
        head = self._head(entry, part_of, venue)
        if not head.reference:
            head.reference = part_of.reference
        self.of[entry.seq] = head.entry
        self._add_whom(entry, part_of, head.whom)
        self._add_step(head, entry, part_of, venue)
        if sort := event.goes_on_as:
            whom = self.done.get(entry.seq, frozenset())
            served = getattr(entry.event, "served_on", None)
            day = max(entry.latest, last_day(served)) if served else entry.latest
            self.papers[entry.seq] = Onward(entry.seq, sort, entry.on, head.entry, whom, day)

    def _add_whom(self, entry: Entry, part_of: PartOf, there: frozenset[str]) -> None:
        """Keep whom alone of the workers an act is about. there: of whom it is where it does not say so."""
        told = part_of.whom
        if whom := self.workers.some(told) if told else there:
            self.done[entry.seq] = whom

    def _add_step(self, head: Proceeding, entry: Entry, part_of: PartOf, venue: Venue) -> None:
        """Keep a step of what goes on before a body; what ends it for some workers alone ends it not for the others.

        Nor is that over of which but a part was not accepted.
        """
        if venue.step == _ACCEPTED and entry.span is None:
            head.accepted = entry.on
        if venue.unaccepted and head.accepted == entry.on:
            self.parts.add(entry.seq)
            return
        if venue.ends and (some := self.workers.some(part_of.whom)):
            head.over |= dict.fromkeys(some, entry.latest)
            self._tell_apart(head)
            left = head.whom - head.over.keys() if head.whom else self.workers.besides(head.over)
            if left:
                return
        head.done.add(venue.step)
        if venue.ends:
            head.ended, head.left, head.by = entry.latest, part_of.below is True, entry.seq
            if part_of.below is False:
                self._send_back(head)

    def _send_back(self, head: Proceeding) -> None:
        """Let what had ended below go on again, where what ends above sends it back there."""
        for one in head.papers:
            below = self.heads[self.papers[one].head]
            below.ended, below.done, below.over = None, {"filed"}, {}

    def _tell_apart(self, head: Proceeding) -> None:
        """Keep who went to a body where that is not told: of two proceedings there, whom the rulings of each name."""
        there = [each for each in self.there[head.forum] if each is not head]
        others = [
            each for each in there if (each.whom or each.over) and not head.over.keys() & (each.whom or each.over)
        ]
        for each in (head, *others) if others else ():
            if each.whom:
                continue
            each.whom, each.ended = frozenset(each.over), max(each.over.values())
            silent = [act for act, of in self.of.items() if of == each.entry and act not in self.done]
            self.done.update(dict.fromkeys(silent, each.whom))

    def _head(self, entry: Entry, part_of: PartOf, venue: Venue) -> Proceeding:
        """Return the thread that an act belongs to: a new one where it goes to a body, or nothing of one is told."""
        known = None if venue.begins else self._known(entry, part_of, venue)
        forum = venue.forums[0]
        if known is None:
            known = self.heads[entry.seq] = self._begun(entry, venue, self._with(entry, forum))
            self.there.setdefault(forum, []).append(known)
        return known

    def _begun(self, entry: Entry, venue: Venue, papers: tuple[int, ...]) -> Proceeding:
        """Return a new thread, of those who came there with the papers where nothing else is said."""
        forum, went, event = venue.forums[0], venue.begins, entry.event
        whom = self.workers.some(event.part_of.whom) if went else frozenset[str]()
        before = [self.heads[self.papers[each].head] for each in papers]
        theirs = [self.papers[each].whom for each in papers]
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
            whom=whom or (frozenset[str]().union(*theirs) if all(theirs) else whom),
            bodies=venue.forums,
            went=(entry.on, entry.latest) if went and not event.by_other_side else None,
            theirs=event.by_other_side if went else event.part_of.theirs,
            since=entry.on,
            filed=went,
        )

    def _known(self, entry: Entry, part_of: PartOf, venue: Venue) -> Proceeding | None:
        """Return the thread of an act: by its number there, else the first that still lacks it, else the last open.

        Of what one side went there with, or some workers did, where it says so.
        """
        there, reference = self._before(*venue.forums), part_of.reference
        if part_of.under in self.papers:  # of several papers with which one went there it is about this one alone
            there = [head for head in there if head.papers in ((), (part_of.under,))]
        if (theirs := part_of.theirs) is not None:
            there = [head for head in there if head.theirs is theirs] or [head for head in there if head.theirs is None]
        if part_of.whom:
            there = [head for head in there if head.whom and part_of.whom <= head.whom] or there
        if reference and (same := [head for head in there if head.reference == reference]):
            return same[-1]
        if some := self.workers.some(part_of.whom):
            there = self._of_these(there, some, entry.latest)
        open_ = [head for head in there if head.ended is None]
        lacking = [head for head in open_ if venue.step not in head.done]
        if lacking:
            return next((head for head in lacking if not head.over), lacking[0])
        left = open_ or [head for head in there if head.ended == entry.latest]
        return left[-1] if left else None

    def _of_these(self, there: list[Proceeding], some: frozenset[str], day: date) -> list[Proceeding]:
        """Return what of several proceedings an act of a day may be of that is about some workers alone."""
        mine = [head for head in there if not any(head.over.get(name, day) != day for name in some)]
        told = [head for head in mine if head.whom & some]
        return told or [head for head in mine if not head.whom]

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
        some = self.workers.some(entry.event.part_of.whom)
        there = [each for each in there if not (some and each.whom) or some & each.whom]
        if not there:
            return ()
        gone = {each for head in self.there.get(forum, ()) for each in head.papers}
        if forum == _ENFORCEMENT:
            there = [each for each in there if not _may_be_contested(each, entry)] or there
        left = self._in_force(there, forum)
        return tuple(each.entry for each in [one for one in left if one.entry not in gone] or left[-1:])

    def _in_force(self, papers: Sequence[Onward], forum: str) -> list[Onward]:
        """Return papers without those that others came after, and those nobody contests beside one of their day."""
        above = {each for paper in papers for each in self.heads[paper.head].by_way_of}
        days = {(paper.on, paper.sort) for paper in papers if forum != _ENFORCEMENT}
        return [
            paper
            for at, paper in enumerate(papers)
            if paper.entry not in above
            and not any(self._leaves_nothing(later, paper) for later in papers[at + 1 :])
            and not any((paper.on, other) in days for other in effect_of(paper.sort).spared_beside)
        ]


def _may_be_contested(paper: Onward, entry: Entry) -> bool:
    """Tell whether a paper, on the day on which one asks for enforcement, has surely not taken effect yet.

    An award that is not final, and a judgment of first instance, do with the fifteenth day after service, unless
    somebody sues or appeals (劳动争议调解仲裁法 第五十条；民事诉讼法 第一百七十一条).
    """
    return bool(effect_of(paper.sort).window & _FIFTEEN) and entry.latest <= paper.served + timedelta(15)


_APPEAL, _ENFORCEMENT = "appeal", "enforcement"
_ACCEPTED = "accepted"
_FIFTEEN = frozenset(("L20", "C05-judgment"))
"""Rules of which one is a window of what takes effect with the end of fifteen days."""
_GRANTING = ("full", "partial")


def threads_of(entries: Sequence[Entry], case: Case, book: RuleBook) -> Threads:
    """Return what goes on before which body, of entries in the order of their days."""
    found = Threads({}, {}, {}, {}, Workers.of(case), {}, _money(case), set())
    for entry in entries:
        found.add(entry)
    mark_late(found.there.get(_APPEAL, ()), {entry.seq: entry for entry in entries}, book)
    return found


def _money(case: Case) -> Mapping[int, Instrument]:
    return {each.entry: each for each in case.money.instruments}


class Bearing(NamedTuple):
    """What tells which acts have to do with what one set running. thread: of that, None where it is before no body.

    known, here: by thread what was told of acts of it, and of such as must be done before the same body. agreed:
    whether it is an agreement, which others may take the place of.
    """

    threads: Threads
    start: int
    thread: int | None
    known: dict[int | None, bool | None]
    here: dict[int | None, bool | None]
    agreed: bool

    def has(self, mine: int | None) -> bool | None:
        """Tell whether what goes on in a thread has to do with it, or before no body; None where nobody can say."""
        if mine not in self.known:
            anything = mine is None or self.thread is None
            self.known[mine] = True if anything else self.threads.related(mine or 0, self.start, self.thread or 0)
        return self.known[mine]

    def concerns(self, act: Move, mine: int | None) -> bool | None:
        """Tell the same of an act of a thread, which its rule may ask to be done before the same body."""
        here = act.by is not None and act.by.same
        if self.agreed and not (here and self.threads.elsewhere(mine, self.thread)):
            succeeds = self.threads.succeeds(act.entry, self.start)
            return self.has(mine) if succeeds is None else succeeds
        if not here:
            return self.has(mine)
        if mine not in self.here:
            self.here[mine] = False if self.threads.elsewhere(mine, self.thread) else self.has(mine)
        return self.here[mine]
