"""Clocks that go on from entry to entry: one more costs no reckoning of those before it, however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from cases.due.acts import acts_of, as_of_case, day_of, key_of, teller_of, told_by, ways_of
from cases.due.apart.paid import paid_of, short_of, whole_by
from cases.due.apart.respondents import against_now, concerns, sides_of
from cases.due.apart.workers import Workers
from cases.due.clocks import Clock, but_once, in_order, lapses_by
from cases.due.starting import Starting
from cases.due.threads import Threads
from cases.events import Entry
from cases.file.accounts import paid_off
from cases.file.case import Case
from cases.history.lifecycle import standing as counting
from cases.history.untold import is_told, untold_papers
from cases.law.clockrules import ClockRule
from cases.law.proceedings import place_of, venue_of
from cases.law.reckoning import RESTS, Move, go_on
from cases.law.rulebook import RuleBook, Starts
from cases.money.effects import AT_ONCE
from cases.money.payments import Paid


@dataclass(frozen=True)
class Clockwork:
    """The clocks of a case. found: in the order in which the history started them. rules: theirs, by identity.

    threads: what goes on before which body. last: the place of the last entry of all by its day. unsaid: whether there
    are papers of which nobody says what they decide or begin: any entry may tell that.
    """

    case: Case
    book: RuleBook
    found: tuple[Clock, ...]
    rules: Mapping[int, ClockRule]
    threads: Threads
    last: tuple[date, int, int]
    unsaid: bool = False

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks as they are read, see `cases.due.starting.clocks`."""
        return in_order(self.found)

    @cached_property
    def paid(self) -> Mapping[int, Paid]:
        """How far each instrument is paid, by its entry; nothing where no clock waits for that."""
        waiting = self.case.money.payments and any(rule.on_payment for rule in self.rules.values())
        return paid_off(self.case) if waiting else {}

    def after(self, case: Case, history: Sequence[Entry]) -> "Clockwork":
        """Return the clocks after one more entry, the last of a history: the same as if all were reckoned anew."""
        entry = history[-1]
        others = any(about.name == "respondents" for about, _text in entry.event.retyped)
        others = others or self.unsaid or is_told(entry.event)
        if entry.event.voids or others or any(_differs(self.case, case, name) for name in self.book.of_case):
            return clockwork(case, history, self.book)
        if entry.event.takes_over or self.threads.unsettles(entry) or self._counts_otherwise(case):
            return clockwork(case, history, self.book)
        if self._hangs_on_all(case, entry):
            return clockwork(case, history, self.book)
        if not self._comes_last(entry) or self._bars(case, entry) or self._revives(entry):
            return clockwork(case, history, self.book)
        threads = self.threads.after(entry, case)
        whom = _whom(case, history, threads)
        moved = None if whom and self._splits(whom) else self._moved(case, history, whom, threads)
        new = Starting(case, (entry,), self.book, threads).clocks
        if moved is None or not all(moved) or any(self._rests_on_others(clock, entry) for clock in new):
            return clockwork(case, history, self.book)
        found = but_once((*filter(None, moved), *new))
        rules = {**self.rules, **_rules(new)}
        work = Clockwork(case, self.book, found, rules, threads, max(self.last, key_of(entry)))
        return work if case.money is self.case.money else work._paying(self, history)

    def _hangs_on_all(self, case: Case, entry: Entry) -> bool:
        """Tell whether only all entries tell what one does: against whom what goes on is, or what was in advance."""
        if entry.event.moves_against(case) and any(each.rule.not_during for each in _starting(entry, self.book)):
            return True
        return case.money is not self.case.money and _hangs_on_ledger(case)

    def _counts_otherwise(self, case: Case) -> bool:
        """Tell whether the workers are others than before, as far as is known."""
        same = case.parties is self.case.parties and case.money is self.case.money
        return not same and Workers.of(case) != Workers.of(self.case)

    def _comes_last(self, entry: Entry) -> bool:
        """Tell whether an entry comes after all others by its day, or does nothing to clocks whatever its day.

        Of one day, what is done before no body may stand after what is: it changes nothing of what belongs together.
        """
        if entry.span is None and (key_of(entry) > self.last or self._beside_bodies(entry)):
            return True
        codes = entry.event.spec.codes
        return not any(code in self.book.acting for code in codes) and not entry.event.spec.works

    def _beside_bodies(self, entry: Entry) -> bool:
        """Tell whether an entry of the last day is done before no body, and sets no clock running."""
        starts = any((code, "") in self.book.starts for code in entry.event.spec.codes)
        return entry.on == self.last[0] and not place_of(entry.event.for_rules) and not starts

    def _rests_on_others(self, clock: Clock, entry: Entry) -> bool:
        """Tell whether what an entry sets running hangs on what was told before it: by its rule, or of its day."""
        rule = clock.rule
        told_before = rule.limitation or rule.beside or rule.after or rule.not_during
        return bool(told_before) or (rule.own and entry.on == self.last[0])

    def _bars(self, case: Case, entry: Entry) -> bool:
        """Tell whether by an entry there may be no clock of a rule that began before it, or one that there was not."""
        venue = venue_of(entry.event.for_rules)
        if venue and not self.book.hung_on.isdisjoint(venue.forums):
            return True
        teller = teller_of(case, entry, self.book)
        return any(
            trigger.event in entry.event.spec.codes and day_of(teller, entry, trigger) is not None
            for rule in self.rules.values()
            for trigger in rule.beside
        )

    def _revives(self, entry: Entry) -> bool:
        """Tell whether by an entry a limit may begin that did not, as long as something was before a body."""
        return any(way.what == "revive" for way in self.book.moving(entry.event.for_rules))

    def _splits(self, whom: tuple[str, ...]) -> bool:
        """Tell whether what was done against some sets them apart for the first time in a clock that runs for each."""
        each = [clock for clock in self.found if clock.rule.each]
        apart = {(id(clock.rule), clock.started_by, clock.against) for clock in each}
        return any((rule, by, name) not in apart for rule, by, _against in apart for name in whom)

    def _paying(self, before: "Clockwork", history: Sequence[Entry]) -> "Clockwork":
        """Return the clocks after an entry that changed the ledger: those that payment meets may be met by now."""
        waiting = [clock for clock in self.found if clock.rule.on_payment]
        if any(_paid_by(before, clock) != _paid_by(self, clock) for clock in waiting):
            return clockwork(self.case, history, self.book)
        missing = {id(clock): short_of(_paid(self, clock, clock.whom.names)) for clock in waiting}
        found = (replace(clock, short=missing[id(clock)]) if id(clock) in missing else clock for clock in self.found)
        return replace(self, found=tuple(found))

    def _moved(
        self, case: Case, history: Sequence[Entry], whom: tuple[str, ...] | None, threads: Threads
    ) -> list[Clock | None]:
        """Return the clocks after the last entry; None for one of which only all acts together tell how it stands.

        whom: the respondents against whom alone it moves those that run against each. threads: with the entry.
        """
        entry = history[-1]
        teller = teller_of(case, entry, self.book)
        known = entry.event.for_rules
        acting = acts_of(teller, entry, ways_of(self.book.moving(known), self.rules), place_of(known))
        acts = {rule: act for act, moved in acting for rule in moved}
        found, works = list[Clock | None](), entry.event.spec.works
        for clock in self.found:
            rule = clock.counted.rule
            act = acts.get(id(rule))
            over = clock.ended and not rule.revive and clock.slack is None and not (act and clock.follows(act))
            if over or (act is None and (clock.over or not works)):
                found.append(clock)
                continue
            if act and (sides := sides_of(rule, clock.against, case, clock.started_by, history)):
                act = act if concerns(sides, whom) else None
            related = threads.about(clock.started_by).concerns(act, threads.of.get(entry.seq)) if act else False
            vain = act is not None and act.what == "overtaken" and entry.seq in threads.parts
            if vain or (act and threads.of_theirs(rule, act, threads.of.get(entry.seq))):
                act = None
            if act and rule.revive:
                act = act._replace(head=threads.of.get(entry.seq, 0))
            if act and related is not True:
                unclear = threads.unclear(threads.of.get(entry.seq))
                act = None if related is False else act._replace(perhaps=True, ask=unclear)
            if act and clock.since:
                act = clock.since.taken(act, threads.of.get(entry.seq), threads)
            found.append(clock if act is None and clock.over else self._after(clock, act, entry))
        return found

    def _after(self, clock: Clock, act: Move | None, entry: Entry) -> Clock | None:
        if act and clock.since and not clock.since.before(act):
            act = None
        if act and (act.until or act.when or clock.slack or clock.follows(act) or act.what in RESTS):
            return None
        if act is None or (clock.ended and not clock.rule.revive):
            return _looked_at(clock, entry)
        after = replace(clock, counted=clock.counted._replace(acts=(*clock.counted.acts, act)))
        vars(after)["reckoning"] = found = go_on(clock.reckoning, act, self.book.calendar)
        late = clock.ended and not found.ended and found.due < act.on  # it had passed before this revived it
        if late or found.due < clock.due or (clock.lapsed_by and found.turns[-1].counts):
            return None
        return _looked_at(after, entry)


def clockwork(case: Case, history: Sequence[Entry], book: RuleBook) -> Clockwork:
    """Return the clocks of a case, reckoned from its whole history."""
    told = Starting(case, as_of_case(case, counting(history)), book)
    last, unsaid = max(map(key_of, told.entries)), next(untold_papers(told.entries), None) is not None
    return Clockwork(case, book, told.clocks, _rules(told.clocks), told.threads, last, unsaid)


def _hangs_on_ledger(case: Case) -> bool:
    """Tell whether only the ledger as a whole tells what payments and papers do to clocks."""
    told = case.money.instruments
    return bool(case.money.payments and (told or case.money.claim)) or any(each.sort in AT_ONCE for each in told)


def _whom(case: Case, history: Sequence[Entry], threads: Threads) -> tuple[str, ...] | None:
    """Return the respondents against whom alone the last entry moves clocks: as told, else of whom one went there."""
    entry = history[-1]
    head = threads.of.get(entry.seq, 0)
    first = history[head - 1 : head] if head else ()
    told, *of_head = against_now(case, (entry, *first), history)
    return told if told is not None else next(iter(of_head), None)


def _paid_by(work: Clockwork, clock: Clock) -> list[tuple[int, frozenset[str]]]:
    """Return the payments since which nothing is missing of what a clock watches over, with whose that is."""
    paid = _paid(work, clock)
    return list(whole_by(paid, work.threads.workers)) if paid else []


def _paid(work: Clockwork, clock: Clock, whom: Sequence[str] = ()) -> Paid | None:
    return paid_of(work.paid, clock.started_by, clock.term, whom, work.threads.went_with(clock.started_by))


def _rules(found: Sequence[Clock]) -> dict[int, ClockRule]:
    return {id(clock.rule): clock.rule for clock in found}


def _differs(before: Case, after: Case, name: str) -> bool:
    return bool(told_by(before, name) != told_by(after, name))


def _starting(entry: Entry, book: RuleBook) -> Sequence[Starts]:
    return book.starting(entry.event.for_rules)


def _looked_at(clock: Clock, entry: Entry) -> Clock:
    """Return a clock after work on its case: a right that had passed by then is over."""
    if clock.lapsed_by is None and lapses_by(clock, entry):
        return clock.lapsed(entry.seq)
    return clock
