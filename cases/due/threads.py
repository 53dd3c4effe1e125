"""What goes on before which body: which acts belong together, and with which paper one went on to the next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cases.events import Entry
from cases.law.proceedings import Venue, forums, venue_of
from cases.money.effects import effect_of


class Onward(NamedTuple):
    """A paper with or against which one may go on. sort: see `Event.goes_on_as`. head: see `Proceeding`."""

    entry: int
    sort: str
    on: date
    head: int


class Proceeding(NamedTuple):
    """What goes on before one body, by the entry that begins it or is the first heard of it.

    papers: the entries of the papers with or against which one went there, several where it is not told which, none
    where there is none. reference: its number there. done: the steps of it that are told; ended: whether it is over,
    and on which day.
    """

    entry: int
    forum: str
    papers: tuple[int, ...]
    reference: str
    done: frozenset[str]
    ended: date | None


class Threads(NamedTuple):
    """What goes on before which body. heads: by their entry. of: the head of each act; papers: by their entry."""

    heads: Mapping[int, Proceeding]
    of: Mapping[int, int]
    papers: Mapping[int, Onward]

    def relates(self, act: int, start: int) -> bool | None:
        """Tell whether an act has to do with what another set running; None where nobody can say.

        It has where either is before no body, where both are of one thread, or where the act is done before a body that
        one went to with what set it running. What is done before quite another body is for the rule to tell.
        """
        mine, theirs = self.of.get(act), self.of.get(start)
        if mine is None or theirs is None or mine == theirs:
            return True
        found = self._up(mine, start, theirs)
        if found is not False:
            return found
        return self._root(mine).forum != self._root(theirs).forum

    def _up(self, head: int, start: int, theirs: int) -> bool | None:
        """Tell whether one went to a body, maybe by way of others, with what set a clock running."""
        papers = self.heads[head].papers
        found: list[bool | None] = []
        for each in papers:
            above = self.papers[each].head
            hit = each == start or (start not in self.papers and above == theirs)
            found.append(True if hit else above != head and self._up(above, start, theirs))
        if True in found:
            return True if len(papers) == 1 else None
        return None if None in found else False

    def _root(self, head: int) -> Proceeding:
        """Return where it began that one goes from body to body."""
        found = self.heads[head]
        while found.papers and self.papers[found.papers[0]].head != found.entry:
            found = self.heads[self.papers[found.papers[0]].head]
        return found

    def after(self, entry: Entry) -> "Threads":
        """Return the threads after one more act, which comes after all others by its day."""
        event = entry.event
        venue = venue_of(event.spec.code, getattr(event, event.spec.sorted_by) if event.spec.sorted_by else "")
        if venue is None:
            return self
        head = self._head(entry, venue)
        head = head._replace(
            done=head.done | {venue.step},
            reference=head.reference or getattr(event, "reference", ""),
            ended=entry.latest if venue.ends else head.ended,
        )
        papers = self.papers
        if sort := event.goes_on_as:
            papers = {**papers, entry.seq: Onward(entry.seq, sort, entry.on, head.entry)}
        return Threads({**self.heads, head.entry: head}, {**self.of, entry.seq: head.entry}, papers)

    def _head(self, entry: Entry, venue: Venue) -> Proceeding:
        """Return the thread that an act belongs to: a new one where it goes to a body, or nothing of one is told."""
        known = None if venue.begins else self._known(entry, venue)
        forum = venue.forums[0]
        return known or Proceeding(entry.seq, forum, self._with(entry, forum), "", frozenset(), None)

    def _known(self, entry: Entry, venue: Venue) -> Proceeding | None:
        """Return the thread of an act: by its number there, else the first that still lacks it, else the last open."""
        there = [head for head in self.heads.values() if head.forum in venue.forums]
        reference = getattr(entry.event, "reference", "")
        if reference and (same := [head for head in there if head.reference == reference]):
            return same[-1]
        open_ = [head for head in there if head.ended is None]
        lacking = [head for head in open_ if venue.step not in head.done]
        just_over = [head for head in there if head.ended == entry.latest]
        return next(iter(lacking), None) or next(iter([*just_over, *open_][::-1]), None)

    def _with(self, entry: Entry, forum: str) -> tuple[int, ...]:
        """Return the papers with which one goes to a body: as told, else those that are left to go there with."""
        under = getattr(entry.event, "under", 0)
        if under in self.papers:
            return (under,)
        there = [each for each in self.papers.values() if each.sort in forums()[forum].against]
        gone = {each for head in self.heads.values() if head.forum == forum for each in head.papers}
        left = self._in_force(there)
        return tuple(each.entry for each in [one for one in left if one.entry not in gone] or left[-1:])

    def _in_force(self, papers: Sequence[Onward]) -> list[Onward]:
        """Return papers without those that others came after, and those that are spared beside another of their day."""
        above = {each for paper in papers for each in self._above(paper.head)}
        days = {(paper.on, paper.sort) for paper in papers}
        return [
            paper
            for paper in papers
            if paper.entry not in above
            and not any((paper.on, other) in days for other in effect_of(paper.sort).spared_beside)
        ]

    def _above(self, head: int) -> Iterator[int]:
        """Yield the papers by way of which one came to a body."""
        for each in self.heads[head].papers:
            yield each
            if self.papers[each].head != head:
                yield from self._above(self.papers[each].head)


NONE = Threads({}, {}, {})


def threads_of(entries: Iterable[Entry]) -> Threads:
    """Return what goes on before which body, of entries in the order of their days."""
    found = NONE
    for entry in entries:
        found = found.after(entry)
    return found
