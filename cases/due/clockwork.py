"""Clocks that go on from entry to entry: one more costs no reckoning of those before it, however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cases.due.clocks import Clock, act_of, in_order, lapses_by, started, teller_of, told_by
from cases.events import Entry
from cases.file.case import Case
from cases.law.clockrules import ClockRule
from cases.law.reckoning import Move, by_day, go_on, reckon
from cases.law.rulebook import RuleBook


@dataclass(frozen=True)
class Clockwork:
    """The clocks of a case. found: in the order in which the history started them. rules: theirs, by identity."""

    case: Case
    book: RuleBook
    found: tuple[Clock, ...]
    rules: Mapping[int, ClockRule]

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks as they are read, see `cases.due.clocks.clocks`."""
        return in_order(self.found)

    def after(self, case: Case, history: Sequence[Entry]) -> "Clockwork":
        """Return the clocks after one more entry, the last of a history: the same as if all were reckoned anew."""
        entry = history[-1]
        if entry.event.voids or any(_differs(self.case, case, name) for name in self.book.of_case):
            return clockwork(case, history, self.book)
        moved = self._moved(case, entry)
        if None in moved or (entry.event.only_against and any(clock.rule.each for clock in self.found)):
            return clockwork(case, history, self.book)
        new = started(case, (entry,), self.book)
        return Clockwork(case, self.book, (*filter(None, moved), *new), {**self.rules, **_rules(new)})

    def _moved(self, case: Case, entry: Entry) -> list[Clock | None]:
        """Return the clocks after an entry; None for one of which only all acts together tell how it stands."""
        teller = teller_of(case, entry, self.book)
        acts = {key: act_of(teller, entry, rule) for key, rule in self.rules.items()}
        return [
            clock if (act := acts[id(clock.reckoning.rule)]) is None and clock.over else self._after(clock, act, entry)
            for clock in self.found
        ]

    def _after(self, clock: Clock, act: Move | None, entry: Entry) -> Clock | None:
        found = clock.reckoning
        if act and (act.until or clock.slack):
            return None
        if act is None or (found.met and by_day(act) > by_day(found.met)):
            return _looked_at(clock, entry)
        if clock.rule.only_met:
            return replace(clock, reckoning=reckon(clock.rule, found.starts, [act], self.book.calendar), lapsed_by=None)
        return self._gone_on(clock, act, entry)

    def _gone_on(self, clock: Clock, act: Move, entry: Entry) -> Clock | None:
        found = clock.reckoning
        if found.met or (found.turns and by_day(act) < by_day(found.turns[-1].act)):
            return None
        after = go_on(found, act, self.book.calendar)
        if after.due < found.due or (clock.lapsed_by and after.turns[-1].counts):
            return None
        return _looked_at(replace(clock, reckoning=after), entry)


def clockwork(case: Case, history: Sequence[Entry], book: RuleBook) -> Clockwork:
    """Return the clocks of a case, reckoned from its whole history."""
    found = started(case, history, book)
    return Clockwork(case, book, found, _rules(found))


def _rules(found: Sequence[Clock]) -> dict[int, ClockRule]:
    return {id(clock.reckoning.rule): clock.reckoning.rule for clock in found}


def _differs(before: Case, after: Case, name: str) -> bool:
    return bool(told_by(before, name) != told_by(after, name))


def _looked_at(clock: Clock, entry: Entry) -> Clock:
    """Return a clock after work on its case: a right that had passed by then is over."""
    if clock.lapsed_by is None and lapses_by(clock.reckoning, clock.latest, entry):
        return replace(clock, lapsed_by=entry.seq)
    return clock
