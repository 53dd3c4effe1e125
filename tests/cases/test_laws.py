"""Whatever people try in whatever order, a case is what its history adds up to."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cases.due.agenda import agenda
from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.events import CATALOGUE, Corrected, Entry, Event, Opened, Voided
from cases.events.handling.working import Work
from cases.events.outside.objection import ObjectionUpheld
from cases.file.accounts import accounts
from cases.file.case import Case
from cases.history.lifecycle import admit, after, open_case, options, replay, standing, voided, why_not
from cases.law.rulebook import rulebook
from cases.standing.stages import ANY, Actor, Stage
from cases.values.refusal import Refused
from cases.values.spans import between, first_day, last_day
from cases.values.sums import least, least_of
from tests.cases.making import DAY, LEAST, NUMBER, ROLES, STATION
from tests.cases.strategies import fields_of
from tests.cases.test_lifecycle_table import TABLE, at_stage_of, may

BOOK = rulebook()
WORKERS = st.sampled_from(["li", "zhao", "wang", "chen"])
ANYBODY = st.sampled_from(sorted(ROLES))


WAYS: dict[Stage, list[tuple[str, str, dict[str, str]]]] = {
    Stage.INTAKE: [("accepted", "wang", {"as_kind": "rights"}), ("asked_more", "li", {}), ("answered", "li", {})],
    Stage.ASSIGNMENT: [("assigned", "wang", {})],
    Stage.FOLLOW_UP: [("closing", "", {}), ("handed_back", "", {}), ("assigned", "wang", {"reason": "改派。"})],
    Stage.CLOSURE: [("closed", "chen", {}), ("closed", "wang", {}), ("returned", "wang", {})],
    Stage.CLOSED: [("reopened", "wang", {"handler": "li"}), ("called_back", "zhao", {})],
}


class Desk(RuleBasedStateMachine):
    """People at a desk, some of whom try what they may not."""

    case: Case
    history: tuple[Entry, ...]

    @initialize(typed=fields_of(Opened), by=WORKERS, steps=st.integers(0, 4))
    def opens(self, typed: dict[str, str], by: str, steps: int) -> None:
        self.now = datetime.combine(DAY, time(9))
        entry = Entry(1, DAY, self.now, by, ROLES[by], Opened.read(typed, DAY))
        try:
            self.case = open_case(NUMBER, STATION, entry)
        except Refused:  # items that name whom the case does not know
            entry = replace(entry, event=Opened.read({**typed, "claimed": "3000"}, DAY))
            self.case = open_case(NUMBER, STATION, entry)
        self.history = (entry,)
        self.work = clockwork(self.case, self.history, BOOK)
        for _ in range(steps):
            self.the_case_goes_its_way(days=1, chosen=0, handler=by)

    @rule(data=st.data(), by=WORKERS, days=st.integers(0, 40))
    def does_what_may_be_done(self, data: st.DataObject, by: str, days: int) -> None:
        self.now += timedelta(days)
        can = [each.event for each in options(self.case, by, ROLES[by]) if each.problem is None]
        if can:
            self._try(data, data.draw(st.sampled_from(can)), by, 0)

    @rule(data=st.data(), by=ANYBODY, back=st.integers(-2, 90))
    def tries_anything(self, data: st.DataObject, by: str, back: int) -> None:
        self._try(data, data.draw(st.sampled_from(list(CATALOGUE.values()))), by, back)

    @rule(days=st.integers(0, 20), chosen=st.integers(0, 9), handler=WORKERS)
    def the_case_goes_its_way(self, days: int, chosen: int, handler: str) -> None:
        self.now += timedelta(days)
        ways = WAYS[self.case.stage]
        code, by, fields = ways[chosen % len(ways)]
        if code == "assigned":
            fields = {**fields, "handler": handler}
        event = CATALOGUE[code].read({**LEAST[code], **fields}, self.now.date())
        self._enter(event, by or self.case.handler, 0)

    @precondition(lambda self: self.case.stage is Stage.FOLLOW_UP)
    @rule(data=st.data(), event=st.sampled_from([each for each in CATALOGUE.values() if issubclass(each, Work)]))
    def the_handler_works(self, data: st.DataObject, event: type[Event]) -> None:
        self._try(data, event, self.case.handler, 0)

    @precondition(lambda self: len(self.history) > 2)
    @rule(entry=st.integers(2, 30), by=WORKERS)
    def voids(self, entry: int, by: str) -> None:
        self._enter(Voided(entry=min(entry, len(self.history)), why="记错了。"), by, 0)

    @rule(data=st.data(), by=WORKERS)
    def corrects(self, data: st.DataObject, by: str) -> None:
        ask = data.draw(st.sampled_from(Opened.told()))
        value = self.case.said(ask.name)
        old = ask.kind.write(value) if value != ask.kind.empty else ""
        typed = data.draw(fields_of(Opened))
        self._enter(Corrected(field=ask.name, old=old, new=typed.get(ask.name, ""), reason="核对。"), by, 0)

    def _try(self, data: st.DataObject, event: type[Event], by: str, back: int) -> None:
        today = self.now.date()
        self._enter(event.read(data.draw(fields_of(event)), today), by, back, data.draw(st.sampled_from([0, 0, 9, 30])))

    def _enter(self, event: Event, by: str, back: int, known: int = 0) -> None:
        """Record an event of some days back, known no better than that it was one of so many days more before."""
        on = self.now.date() - timedelta(back)
        entry = Entry(len(self.history) + 1, on, self.now, by, ROLES[by], event)
        entry = entry.dated(between(on - timedelta(known), on))
        told = why_not(self.case, type(event), by, ROLES[by])
        try:
            entry = admit(self.case, self.history, entry)
            now = after(self.case, self.history, entry)
        except Refused as refused:
            assert refused.problems  # noqa: PT017
            return
        assert told is None
        self._moved_as_the_table_says(now, entry)
        self.case, self.history = now, (*self.history, entry)
        self.work = self.work.after(self.case, self.history)

    def _moved_as_the_table_says(self, after: Case, entry: Entry) -> None:
        line = at_stage_of(TABLE[entry.event.spec.code], self.case.stage)
        assert self.case.stage.value in line.at.split()
        assert may(line, entry.role, is_handler=entry.by == self.case.handler)
        if isinstance(entry.event, ObjectionUpheld):
            ended_work = "follow_up" if self.case.handler else "assignment"
            assert after.stage.value == (ended_work if self.case.accepted_on else "intake")
        elif not isinstance(entry.event, Voided):
            assert after.stage.value == (line.to or self.case.stage.value)
        assert after.version == self.case.version + 1
        assert entry.on <= entry.at.date()

    @invariant()
    def the_history_adds_up_to_the_case(self) -> None:
        assert replay(NUMBER, STATION, self.history) == self.case
        assert self.case.version == len(self.history)

    @invariant()
    def a_case_is_whole(self) -> None:
        case, closed = self.case, self.case.stage is Stage.CLOSED
        assert case.stage in ANY
        assert bool(case.closing.ending) == bool(case.closing.closed_on) == closed
        assert (case.acts_next is Actor.NOBODY) == closed
        assert bool(case.handler) == bool(case.handler.strip())
        assert case.handler or case.stage not in (Stage.FOLLOW_UP, Stage.CLOSURE)
        first, last = case.closing.first_closed_on, case.closing.closed_on
        assert not (first and last) or first_day(first) <= last_day(last)
        sums = (accounts(case).claimed, accounts(case).awarded, accounts(case).received, case.money.benefits)
        assert all(least(each) >= 0 for each in sums)
        assert least_of(case.parties.people) >= 1

    @invariant()
    def clocks_follow_from_what_stands(self) -> None:
        running = clocks(self.case, self.history, BOOK)
        assert self.work.clocks == running, "going on from entry to entry comes to the same"
        stands = {entry.seq for entry in standing(self.history)}
        assert stands.isdisjoint(voided(self.history))
        for clock in running:
            assert clock.started_by in stands
            assert clock.met_by is None or clock.met_by in stands
            assert clock.due >= clock.natural
            assert not (clock.rests and clock.running)
        ahead = agenda(self.case, running)
        closed = self.case.stage is Stage.CLOSED
        assert not closed or self.case.closing.followed or all(each.sort.lives_on or each.ends for each in ahead)
        assert all(each.on for each in ahead)


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
