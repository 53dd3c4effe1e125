"""From a history to clocks: which of its entries set them running, and what became of each since."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from cases.due.acts import acts_of, as_of_case, by_then, called, dated_act, day_of, in_days, is_for, teller_of, ways_of
from cases.due.apart.arrived import Arrived
from cases.due.apart.named import Groups, concerns_items, groups_named
from cases.due.apart.paid import paid_of, short_of, whole_by
from cases.due.apart.proceeding import Proceeding
from cases.due.apart.respondents import against_now, are_others, concerns, sides_of
from cases.due.apart.workers import ALL, Some, about, apart
from cases.due.clocks import ALL_TERMS, Clock, Counted, WorkDone, but_once, in_order, together
from cases.due.moved import NO_WINDOW, Acting, Moved, Since, Start, acts_unsaid
from cases.due.slack import Slack, Vague, latest_due
from cases.due.threads import Bearing, Threads, threads_of
from cases.due.windows import expired, window_of
from cases.events import Entry, Event
from cases.file.accounts import in_place_of_at_once, paid_off
from cases.file.case import Case
from cases.history.lifecycle import standing
from cases.law.casefacts import fact
from cases.law.clockrules import UNTOLD, ClockRule, Trigger
from cases.law.proceedings import own_place, place_of
from cases.law.reckoning import Move, Reckoning, by_day, reckon
from cases.law.rulebook import Moving, RuleBook, Starts
from cases.money.effects import AT_ONCE
from cases.money.payments import Paid
from cases.values.spans import Dated, DaySpan, between, first_day, last_day, law_of


def clocks(case: Case, history: Sequence[Entry], book: RuleBook) -> tuple[Clock, ...]:
    """Return the clocks that a history has set running: the next due first, then those that rest, then those over."""
    return in_order(started(case, history, book))


def started(case: Case, history: Sequence[Entry], book: RuleBook) -> tuple[Clock, ...]:
    """Return the clocks that a history has set running, in the order in which it did."""
    return Starting(case, as_of_case(case, standing(history)), book).clocks


class Starting:
    """A history and what it does to clocks. What an entry does to those of a rule is looked up once, not by clock."""

    def __init__(self, case: Case, entries: tuple[Entry, ...], book: RuleBook, threads: Threads | None = None) -> None:
        self.case, self.entries, self.book = case, entries, book
        told = [entry.event.for_rules for entry in entries]
        self._kinds = list(dict.fromkeys(told))
        kinds = {known: kind for kind, known in enumerate(self._kinds)}
        self._of = [kinds[known] for known in told]  # many entries are of few kinds, by which rules know them
        places = [place_of(known) for known in self._kinds]
        self._at = [places[kind] for kind in self._of]
        self._ordered = in_days(entries, self._at) if threads is None else list(entries)
        self.threads = threads_of(self._ordered, case, book) if threads is None else threads
        self._place = {entry.seq: place for place, entry in enumerate(entries)}
        self._tellers = [self._teller(entry) for entry in entries]
        self._about: dict[int, Bearing] = {}
        self._work = WorkDone(entries)
        self._opened = first_day(case.opened_on)  # no usual step of this centre begins before
        self._fitting: list[list[Starts] | None] = [None] * len(self._kinds)
        self._movers: dict[int, list[tuple[int, list[Moving]]]] = {}

    def _teller(self, entry: Entry) -> object:
        return self._ruled(entry) if entry.event.takes_over else teller_of(self.case, entry, self.book)

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks that it has set running, in the order in which it did."""
        return but_once(clock for start in self._starts for clock in self._started(start))

    @cached_property
    def _surely_by(self) -> Mapping[int, date]:
        """By when what goes on before bodies surely was: not after what comes after it there, nor once one went on."""
        by, there = dict[int, date](), dict[int, date]()
        for entry in reversed(self._ordered) if any(entry.span for entry in self._ordered) else ():
            if (head := self.threads.of.get(entry.seq)) is None:
                continue
            day = min(entry.latest, there.get(head, date.max), by.get(entry.seq, date.max))
            there[head] = by[entry.seq] = day
            for paper in self.threads.heads[head].papers if entry.seq == head else ():
                by[paper] = min(day, by.get(paper, date.max))
        return by

    @cached_property
    def _starts(self) -> list[Start]:
        """What sets clocks running: each entry with a rule, the trigger and the day."""
        return [start for place in range(len(self.entries)) for start in self._started_by(place)]

    def _started_by(self, place: int) -> Iterator[Start]:
        """Yield what an entry sets running."""
        entry, teller = self.entries[place], self._tellers[place]
        for rule, trigger in self._may_start(self._of[place]):
            day = day_of(teller, entry, trigger)
            if day is None or not rule.in_force(law_of(day)):
                continue
            claimed = self._claimed(rule, first_day(day)) if rule.limitation else frozenset[str]()
            if claimed is not None and not self._is_barred(rule, entry):
                from_day = self._counting_from(rule, trigger, entry, day)
                start = Start(place, rule, trigger, from_day, day, 0, claimed)
                starts = self._terms(start) if trigger.performed else (start,)
                yield from (each for each in starts if not rule.usual or last_day(each.day) >= self._opened)

    def _may_start(self, kind: int) -> list[Starts]:
        """Return the rules for this case that an entry of a kind may set running."""
        if (found := self._fitting[kind]) is None:
            told, starts = partial(fact, self.case), self.book.starting(self._kinds[kind])
            found = self._fitting[kind] = [each for each in starts if is_for(each.rule, self.case, told)]
        return found

    def _terms(self, start: Start) -> Iterator[Start]:
        """Yield what an entry sets running, once for each day of performance that it tells, or from the last of them.

        What is to be performed before it takes effect cannot be enforced before that (民事诉讼法 第二百五十条).
        """
        since, days = start.day, self._performed(self.entries[start.place])
        if not days and not start.trigger.strict:
            yield start
        for term, day in [(ALL_TERMS, days[-1])] if days and start.trigger.last else enumerate(days, 1):
            first, last = max(day, first_day(since)), max(day, last_day(since))
            yield start._replace(day=first if first == last else between(first, last), term=term)

    def _performed(self, entry: Entry) -> tuple[date, ...]:
        """Return the days of performance that an entry tells, or of what it confirms, which it leaves as it was."""
        days = entry.event.performed
        return days or tuple(sorted(day for each in self._taken_over(entry) for day in self._performed(each)))

    def _ruled(self, entry: Entry) -> Event:
        """Return the event of an entry as it rules, with what it leaves to the papers that it is about."""
        event = entry.event
        return event.ruled([self._ruled(each) for each in self._taken_over(entry)]) if event.takes_over else event

    def _taken_over(self, entry: Entry) -> Iterator[Entry]:
        """Yield the papers to which an entry leaves what it does not say: those with which one came to the body."""
        head = self.threads.of.get(entry.seq) if entry.event.takes_over else None
        for each in self.threads.heads[head].papers if head is not None else ():
            if each in self._place and each != entry.seq:
                yield self.entries[self._place[each]]

    @cached_property
    def _moved(self) -> dict[int, Moved]:
        """What moved the clocks of each rule that set one running, by its identity."""
        rules = {id(start.rule): start.rule for start in self._starts}
        found: dict[int, list[Acting]] = {rule: [] for rule in rules}
        acting = (*self._acting(rules), *acts_unsaid(self.entries, self.threads, self.book, rules))
        for key, _at, act, moved in sorted([(by_day(act), at, act, moved) for at, (act, moved) in enumerate(acting)]):
            told = key, act, (act.head or None) if act.untold else self.threads.of.get(act.entry)
            for rule in moved:
                found[rule].append(told)
        recorded = {entry.seq: entry.at.date() for entry in self.entries}
        return {rule: Moved(rules[rule], told, recorded) for rule, told in found.items()}

    def _acting(self, rules: Container[int]) -> Iterator[tuple[Move, Sequence[int]]]:
        """Yield what moved clocks of these rules, and of which of them, each by its identity."""
        known = self._ways_of(rules)
        for teller, entry, kind, at in zip(self._tellers, self.entries, self._of, self._at, strict=True):
            if ways := known[kind]:
                for act, moved in acts_of(teller, entry, ways, at):
                    if act.by and act.by.contested:
                        yield act.as_of(expired(act.by, entry, act.day, self.book.calendar)), moved
                    elif act.what != "revive" or not self.threads.appealed(act.entry):
                        yield act.not_after(self._surely_by.get(entry.seq)) if act.until else act, moved

    def _ways_of(self, rules: Container[int]) -> list[list[Moving]]:
        """Return by kind the ways in which entries may move clocks of these rules."""
        return [ways_of(self.book.moving(known), rules) for known in self._kinds]

    def _started(self, start: Start) -> Iterator[Clock]:
        """Yield the clocks of a rule that an entry sets running: one, or one for each respondent, and for some workers.

        What the centre does itself it does for all of them.
        """
        rule, entry, since, done = start.rule, self.entries[start.place], self._since(start), self.threads.done
        moved = self._moved[id(rule)].since(since, self._bearing(entry.seq))
        for name in self._names(start, moved) if rule.each else ("",):
            acts = self._against(start, name, moved) if rule.each or entry.seq in self.threads.money else moved
            paying = [*self._payments(start, since)] if rule.on_payment or rule.limitation else ()
            some = start.but or any(some for _act, some in paying) or any(map(self._paid_to, acts))
            if rule.own or not (done or some):
                acts = [*acts, *(act for act, some in paying if not some)] if paying else acts
                yield self._clock(start, name, ALL, acts, since)
                continue
            mine = done.get(entry.seq, frozenset())
            told = [(act, done.get(act.entry) or self._paid_to(act)) for act in acts]
            found = apart(mine, start.but, self.threads.workers, [*told, *paying])
            alike = together([self._clock(start, name, some, theirs, since) for some, theirs in found])
            whole = about(mine, start.but, self.threads.workers)
            yield from alike if len(alike) > 1 else (replace(each, whom=whole) for each in alike)

    def _claimed(self, rule: ClockRule, day: date) -> frozenset[str] | None:
        """Return the workers who claimed all before a limit begins, and that is still before a body; None for all.

        It runs against nobody for these: wages may be claimed while the employment lasts (调解仲裁法 第二十七条第四款).
        Of what was decided by then nothing is before a body any more: it runs for what came to be owed since.
        """
        made, done = dict[int | None, frozenset[str]](), self.threads.done
        gone = set[int | None]()
        for place, ways in self._moving(rule):
            entry = self.entries[place]
            for act, _rules in acts_of(self._tellers[place], entry, ways, self._at[place]):
                head = self.threads.of.get(act.entry)
                if act.what == "stop" and act.filed and act.last < day and self._whom[place] is None:
                    made[head] = done.get(entry.seq, frozenset())
                elif act.what == "revive" and not self.threads.appealed(act.entry):
                    gone.add(head)
        still = [whom for head, whom in made.items() if head not in gone and not self.threads.over_before(head, day)]
        whom = frozenset[str]().union(*still)
        return None if not all(still) or (whom and not self.threads.workers.some(whom)) else whom

    def _moving(self, rule: ClockRule) -> list[tuple[int, list[Moving]]]:
        """Return the places of the entries that may move clocks of a rule, each with the ways in which it may."""
        if id(rule) not in self._movers:
            known = self._ways_of({id(rule)})
            self._movers[id(rule)] = [(place, known[kind]) for place, kind in enumerate(self._of) if known[kind]]
        return self._movers[id(rule)]

    def _is_barred(self, rule: ClockRule, entry: Entry) -> bool:
        """Tell whether a rule has no clock, by what went on before the same body or by the way one came there."""
        if rule.upon:
            head = self.threads.of.get(entry.seq)
            papers = self.threads.heads[head].papers if head is not None else ()
            if ({self.threads.papers[each].sort for each in papers} or {UNTOLD}).isdisjoint(rule.upon):
                return True
        if rule.after:
            begun = (head for forum in rule.after for head in self.threads.begun_by(forum, entry.latest))
            if all(self._of_others(head, entry) for head in begun):
                return True
        going_on = (head for forum in rule.not_during for head in self.threads.goes_on(forum, entry))
        nothing = rule.on_payment and self.threads.pays_nothing(entry.seq)
        if nothing or (rule.not_during and any(not self._of_others(head, entry) for head in going_on)):
            return True
        return self._holds(rule, rule.unless, entry)

    def _of_others(self, head: Proceeding, entry: Entry) -> bool:
        """Tell whether what goes on before a body is against other respondents than those whom an entry is about."""
        mine, at = self._whom[self._place[entry.seq]], self._place.get(head.entry)
        return at is not None and are_others(mine, self._whom[at], head.papers, self.case)

    def _counting_from(self, rule: ClockRule, trigger: Trigger, entry: Entry, day: Dated) -> Dated:
        """Return the day from which a clock counts that an entry sets running on a day."""
        if trigger.made:
            return entry.day
        if trigger.payable or (trigger.contested and not self._holds(rule, rule.at_once, entry)):
            return expired(trigger, entry, day, self.book.calendar)
        return min(self._beside(rule.counts_from, entry), key=first_day, default=day) if rule.counts_from else day

    def _holds(self, rule: ClockRule, triggers: Sequence[Trigger], entry: Entry) -> bool:
        """Tell whether such acts went on before the same body, and none of a later day lifted what they bring."""
        days = [last_day(each) for each in self._beside(triggers, entry)]
        return bool(days) and max(days) >= max(map(last_day, self._beside(rule.lifted, entry)), default=date.min)

    def _beside(self, triggers: Sequence[Trigger], entry: Entry) -> Iterator[Dated]:
        """Yield the days of such acts as pull one of these triggers, of what goes on before the same body."""
        head = self.threads.of.get(entry.seq) if triggers else None
        if head is None:
            return
        for teller, each in zip(self._tellers, self.entries, strict=True):
            if self.threads.of.get(each.seq) != head:
                continue
            for trigger in triggers:
                if trigger.event in each.event.spec.codes and (day := day_of(teller, each, trigger)) is not None:
                    yield day

    @cached_property
    def _whom(self) -> list[tuple[str, ...] | None]:
        """Of each entry, the respondents against whom alone it moves clocks: as told, else of whom one went there."""
        whom = against_now(self.case, self.entries, self.entries)
        for place, entry in enumerate(self.entries):
            head = self._place.get(self.threads.of.get(entry.seq, entry.seq), place)
            if whom[place] is None and whom[head] is not None:
                whom[place] = whom[head]
        return whom

    @cached_property
    def paid(self) -> Mapping[int, Paid]:
        """How far each instrument is paid, by its entry; nothing where nothing is paid."""
        return paid_off(self.case) if self.case.money.payments else {}

    def _names(self, start: Start, acts: Sequence[Move]) -> tuple[str, ...]:
        """Return the respondents by name where something was done against some alone; else an empty name for all."""
        if mine := self._whom[start.place]:
            return mine
        moved = {self._place[act.entry] for act in acts}
        told = (whom for at, whom in enumerate(self._whom) if whom and at in moved)
        apart = dict.fromkeys(name for whom in told for name in whom)
        names = (*apart, *(party.name for party in self.case.parties.respondents))
        return tuple(dict.fromkeys(names)) if apart else ("",)

    def _against(self, start: Start, name: str, acts: Sequence[Move]) -> list[Move]:
        """Return of what moved a clock that an entry started what did so against a respondent, or all."""
        paper = self.entries[start.place].seq
        if self._arrived and not start.rule.each:
            acts = [act for act in acts if self._arrived.moves(act, self.paid.get(paper))]
        acts = [act for act in acts if concerns_items(act, start.rule, self._named)] if self._named else acts
        if sides := sides_of(start.rule, name, self.case, paper, self.entries):
            return [act for act in acts if concerns(sides, self._whom[self._place[act.entry]])]
        return [*acts]

    @cached_property
    def _named(self) -> Groups:
        return groups_named(self.case)

    @cached_property
    def _arrived(self) -> Arrived | None:
        """What arrived; None where nothing has."""
        return Arrived.of(self.case, self.entries, self._whom) if self.case.money.payments else None

    def _paid_to(self, act: Move) -> frozenset[str]:
        """Return the workers to whom alone a payment goes by the ledger, nobody for all and for other acts."""
        return self.threads.workers.some(self._arrived.whose.get(act.entry, ())) if self._arrived else frozenset()

    def _payments(self, start: Start, since: Since) -> Iterator[tuple[Move, frozenset[str]]]:
        """Yield what ends a clock by the ledger, with for whom: the payments since which nothing is missing.

        And the decisions in force in the place of what was to be paid at once. What the ledger takes off the sum of a
        paper though it came before that (先予执行, what it confirms, what is paid under it) leaves nothing to ask for
        from the beginning. One that tells no sum may fix another.
        """
        entry, event, rule = self.entries[start.place].seq, self.entries[start.place].event, start.rule
        if rule.limitation and self._arrived and (met := self._arrived.met_for(rule)):
            yield since.or_later(self._done_by(met, "overtaken")), frozenset()
        paid = self._paid(entry, start.term) if rule.on_payment else None
        same = event.takes_over or any(each.items for each in self.case.money.instruments if each.entry == entry)
        for by, some in whole_by(paid, self.threads.workers) if paid else ():
            if by in self._place:
                paying = self._done_by(by, rule.paid_as)
                if same or since.before(paying):
                    yield since.or_later(paying), some
        others = in_place_of_at_once(self.case)[entry] if event.goes_on_as in AT_ONCE else {}
        for by, names in others.items():
            yield self._done_by(by, "overtaken"), self.threads.workers.some(names)

    def _done_by(self, entry: int, what: str) -> Move:
        told = self.entries[self._place[entry]]
        return dated_act(what, told.day, told, place=self._at[self._place[entry]])

    def _paid(self, entry: int, term: int, whom: Sequence[str] = ()) -> Paid | None:
        return paid_of(self.paid, entry, term, whom, self.threads.went_with(entry))

    def _clock(self, start: Start, name: str, whom: Some, acts: list[Move], since: Since) -> Clock:
        start = start.from_recording(self.entries[start.place])
        place, rule, _trigger, day, _served, term, _but = start
        slack, paid, entry, moved = None, None, self.entries[place], self._moved[id(rule)]
        acts = sorted(acts, key=by_day) if rule.on_payment or rule.limitation else acts
        acts = moved.to_the_end(since, acts, self.threads)
        vague = moved.vague or isinstance(day, DaySpan) or bool(since.windows and any(act.when for act in acts))
        if rule.on_payment:
            paid = self._paid(entry.seq, term, whom.names if not whom.left else ())
            vague = vague or any(act.until for act in acts)
        counted = Counted(rule, first_day(day), tuple(acts), self.book.calendar)
        if vague:
            slack = self._slack(reckon(*counted), start, acts)
        clock = Clock(counted, entry.seq, name, None, slack, short_of(paid), since, term, whom)
        if clock.ended is None and (by := self._work.first_after(clock, entry)):
            return clock.lapsed(by)
        return clock

    def _slack(self, found: Reckoning, start: Start, acts: Sequence[Move]) -> Slack | None:
        """Return what of a clock hangs on days that are not known exactly, None where nothing does."""
        day, entry, vague = start.day, self.entries[start.place], []
        if isinstance(day, DaySpan):
            vague.append(Vague(entry.seq, called(entry.event, start.trigger, self._tellers[start.place])))
        labels = {each.seq: each.event.spec.label for each in self.entries}
        asked = (n for act in acts for n in (act.ask if act.when else 0, act.entry if act.until else 0))
        vague += [Vague(each, labels[each]) for each in dict.fromkeys(asked) if each not in (0, entry.seq)]
        if not vague:
            return None
        last = last_day(by_then(day, entry) if day == start.served else day)
        due = latest_due(found.rule, found.starts, last, acts, self.book.calendar)
        met = min((act.on for act in acts if act.what == "stop"), default=None)
        return Slack(day, due, met, tuple(vague))

    def _bearing(self, start: int) -> Bearing:
        """Return what tells which acts have to do with an entry: the same for all of a thread that are no papers."""
        key = start if start in self.threads.papers else -self.threads.of.get(start, 0)
        if (about := self._about.get(key)) is None:
            about = self._about[key] = self.threads.about(start)
        return about

    def _since(self, start: Start) -> Since:
        """Return from when acts count: a paper that tells a later day, from its own; the intake, from what it tells."""
        rule, place, day = start.rule, start.place, start.served
        entry, at = self.entries[place], own_place(self._at[place]) if rule.own else self._at[place]
        windows = self._windows(rule, entry, day) if rule.windows else _NO_WINDOWS
        performed = first_day(start.day) if start.term else None
        if isinstance(day, DaySpan) or entry.span:
            told = (day,) if entry.event.spec.opens else (day, entry.day)
            first, last = min(map(first_day, told)), min(map(last_day, told))
        else:
            first = last = day if entry.event.spec.opens else min(day, entry.on)
        return Since(first, last, at, entry.seq, windows, performed, rule.own)

    def _windows(self, rule: ClockRule, entry: Entry, served: Dated) -> Mapping[int, tuple[date, date]]:
        at_once = self._holds(rule, rule.at_once, entry)
        return {each: NO_WINDOW if at_once else window_of(each, served, self.book.calendar) for each in rule.windows}


_NO_WINDOWS: Mapping[int, tuple[date, date]] = {}
