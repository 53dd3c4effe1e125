"""Taking a handover back (撤销交接): its entries are voided where nobody has worked on since; the rest is told."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, NamedTuple

from cases.events import HandedOver, Voided
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from cases.views.rows import HandedDay, Stays, TakenBack
from storage.casefile.files import Told, built_upon, read_told
from storage.casefile.hearing import heard
from storage.casefile.history import ENTRY_COLUMNS, unpacked
from storage.casework.casefiles import CaseFiles
from storage.casework.working import Casework
from storage.engine.faults import plainly
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import HistoryRow
from storage.search.words import writing_names
from storage.seat import Seat
from storage.staff.colleagues import Colleagues
from storage.staff.scope import finds

DAYS = 30
"""Days after which a handover is not taken back any more: by then it is another one."""
_WHY = "交接有误，已撤销。"


class _Handed(NamedTuple):
    """A handover as one case tells it: from whom to whom on which day, and by which entry."""

    of: HandedDay
    case: int
    entry: int


class Retaking:
    """Taking back what one handed over."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store, self._files = seat, seat.store, CaseFiles(seat)

    def recent(self) -> tuple[tuple[HandedDay, int], ...]:
        """Return what this person handed over of late, the newest first, with in how many cases that still counts.

        Every history is read through for it: it is for the rare question. Raises `Refused` (rule `role`) for who may
        not hand over.
        """
        check(self._seat.account.role, Action.HAND_OVER)
        counted = dict[HandedDay, int]()
        with plainly():
            for each in self._handed():
                counted[each.of] = counted.get(each.of, 0) + 1
        return tuple(sorted(counted.items(), key=lambda each: each[0].on, reverse=True))

    def back(self, giver: str, taker: str) -> TakenBack:
        """Take back what was handed over last from one colleague to another, in one write.

        giver, taker: names or accounts. Raises `Refused`: `role` for who may not, `nothing` where there is none, and
        what stands against the first case where something stands against each.
        """
        check(self._seat.account.role, Action.HAND_OVER)
        colleagues = Colleagues(self._seat)
        pair = [colleagues.find(giver, "giver", gone=True).account, colleagues.find(taker, "taker", gone=True).account]
        with self._seat.refusals("hand_over"), writing_names(self._store):
            days = [each for each, _ in self.recent() if [each.giver, each.taker] == pair]
            if not days:
                raise refuse("nothing", say("近 {n} 天里没有您办理的这一交接可以撤销", n=DAYS), "giver")
            return self._back(days[0], [each for each in self._handed() if each.of == days[0]])

    def _back(self, handed: HandedDay, entries: Sequence[_Handed]) -> TakenBack:
        back, stays = list[str](), list[Stays]()
        refusals = list[Refused]()
        for each in entries:
            whole = read_told(self._store, self._files.row(each.case))
            try:
                self._void(each, whole)
            except Refused as refused:
                refusals.append(refused)
                stays.append(Stays(whole.case.number, tuple(problem.sentence for problem in refused.problems)))
            else:
                back.append(whole.case.number)
        if refusals and not back:
            raise refusals[0]
        names = self._seat.names
        return TakenBack(names[handed.giver], names[handed.taker], tuple(back), tuple(stays))

    def _void(self, handed: _Handed, whole: Told) -> None:
        if since := built_upon(whole, handed.entry):
            what, n = since[0].event.spec.label, len(since)
            raise refuse("built_upon", say("交接后已登记“{event}”等 {n} 条，请另行交接", event=what, n=n))
        number = list(heard(self._store, self._seat.account, whole).kept).index(handed.entry) + 1
        void, casework = Voided(entry=number, why=_WHY), Casework(self._seat)
        casework.foretell(handed.case, void)  # refuses before anything is written
        casework.record(handed.case, void, None)

    def _handed(self) -> Iterator[_Handed]:
        """Yield the entries by which this person handed over of late, that nobody has voided, of cases within reach."""
        since = (self._seat.today - timedelta(DAYS)).isoformat()
        rows = _handed_by.run(self._store.db, by=self._seat.account.account, since=since)
        found = [(case, unpacked(columns)) for case, *columns in rows]
        reached = finds(self._store, self._seat.account, {case for case, _ in found})
        for case, entry in found:
            event = entry.event
            if not isinstance(event, HandedOver):  # no other event hands over
                continue
            if case in reached and not self._is_void(case, entry.seq):
                yield _Handed(HandedDay(event.giver, event.taker, entry.at.date()), case, entry.seq)

    def _is_void(self, case: int, entry: int) -> bool:
        with suppress(Refused):
            return any(each.event.voids == entry for each in read_told(self._store, self._files.row(case)).history)
        return True


@Prepared
def _handed_by() -> Any:
    query = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS)
    handed = HistoryRow.code == HandedOver.spec.code  # no other event hands over
    mine = handed & (HistoryRow.by == at("by")) & (HistoryRow.at >= at("since"))
    return query.where(mine).order_by(HistoryRow.case, HistoryRow.seq)
