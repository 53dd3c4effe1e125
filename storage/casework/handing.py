"""Handing over (交接): all that somebody works on goes to a colleague in one act, but for what cannot."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cases.events import HandedOver
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from cases.views.rows import Ahead, Handover, Row, Stays
from storage.casefile.listed import LISTED, ListedCase
from storage.casework.working import Casework
from storage.engine.statements.helpers import helped_by, open_helped
from storage.engine.tables import CaseRow
from storage.queues.agenda import Agenda
from storage.search.words import writing_names
from storage.seat import Seat
from storage.staff.colleagues import Colleagues
from storage.staff.scope import within
from storage.staffing.takers import works_on


class Handing:
    """What somebody has in hand, and giving it to somebody else."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def of(self, giver: str) -> tuple[tuple[Row, ...], tuple[Ahead, ...]]:
        """Return the open cases that somebody leads or helps with, those where something lies ahead for them, and that.

        Raises `Refused` (rule `role`) for who may not hand over.
        """
        check(self._seat.account.role, Action.HAND_OVER)
        return self._of(giver)

    def _of(self, giver: str) -> tuple[tuple[Row, ...], tuple[Ahead, ...]]:
        ahead = Agenda(self._seat).of(giver)
        cases = {row.id: row for row in self._handled(giver)} | {each.case.id: each.case for each in ahead}
        return tuple(sorted(cases.values(), key=lambda row: (row.next_due or date.max, row.id))), ahead

    def planned(self, giver: str, taker: str, reason: str) -> Handover:
        """Return what a note on handing it all over would say; nothing is handed over. Raises `Refused` as `over`."""
        return self._planned(self._event(giver, taker, reason))

    def _planned(self, event: HandedOver) -> Handover:
        cases, ahead = self.of(event.giver)
        if not cases:
            raise refuse("nothing", say("移交人名下没有在办案件和待办；请核对移交人"), "giver")
        cases, stays = self._judged(event, cases)
        staying = {stay.number for stay in stays}
        ahead = tuple(each for each in ahead if each.case.number not in staying)
        named = (self._seat.names[event.giver], self._seat.names[event.taker])
        return Handover(*named, event.reason, self._seat.today, self._seat.account.name, cases, ahead, stays)

    def _judged(self, event: HandedOver, cases: Iterable[Row]) -> tuple[tuple[Row, ...], tuple[Stays, ...]]:
        """Return which of these cases can be handed over, and which stay. Raises `Refused` where none can."""
        goes, stays, refusals = list[Row](), list[Stays](), list[Refused]()
        for row in cases:
            try:
                Casework(self._seat).judge(row.id, event)
            except Refused as refused:
                refusals.append(refused)
                stays.append(Stays(row.number, tuple(each.sentence for each in refused.problems)))
            else:
                goes.append(row)
        if refusals and not goes:
            raise refusals[0]
        return tuple(goes), tuple(stays)

    def over(self, giver: str, taker: str, reason: str) -> Handover:
        """Hand over everything that can be, in one write, and return what a note on it says, with what stays and why.

        giver, taker: names or accounts. Raises `Refused`: `role` for who may not, `nothing` where nothing is in hand,
        and what stands against the first case where something stands against each.
        """
        event = self._event(giver, taker, reason)
        with writing_names(self._seat.store):
            done = self._planned(event)
            for row in done.cases:
                Casework(self._seat).record(row.id, event, None)
        return done

    def left_over(self, giver: str, taker: str, reason: str) -> int:
        """Hand over what somebody cannot work on any more, and return how many cases that were.

        For whoever has just put them to rest or moved them; it tells them nothing of the cases, and leaves to the
        supervisors those that they do not find, or that cannot be handed over. Raises `Refused` as `over` does.
        """
        check(self._seat.account.role, Action.ACCOUNTS)
        event = self._event(giver, taker, reason)
        with writing_names(self._seat.store):
            cases = tuple(row for row in self._of(event.giver)[0] if not works_on(self._seat, event.giver, row.station))
            cases, _stays = self._judged(event, cases)
            for row in cases:
                Casework(self._seat).record(row.id, event, None)
        return len(cases)

    def _event(self, giver: str, taker: str, reason: str) -> HandedOver:
        """Return what is recorded on each case, with accounts for names. Raises `Refused`."""
        event = HandedOver.read({"giver": giver, "taker": taker, "reason": reason}, self._seat.today)
        if missing := tuple(event.missing(self._seat.today)):
            raise Refused(*missing)
        colleagues = Colleagues(self._seat)
        from_, to = colleagues.find(event.giver, "giver", gone=True), colleagues.find(event.taker, "taker")
        return replace(event, giver=from_.account, taker=to.account)

    def _handled(self, giver: str) -> Iterator[Row]:
        cases = within(CaseRow.select(*LISTED), self._seat.account)
        led = cases.where(CaseRow.handler == giver, CaseRow.is_open == 1)
        for query in (led, open_helped(cases).where(helped_by(CaseRow.helpers, giver))):
            for columns in query.tuples().execute(self._seat.store.db):
                yield ListedCase(*columns).shown(self._seat.names)
