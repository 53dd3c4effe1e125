"""Which closed files have been kept long enough, so that somebody looks at them. Nothing goes by itself."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cases.events import Visibility
from cases.file.case import Case
from cases.law.retention import PROPOSED, Expired, Term, read_years
from cases.staff.audit import AuditAction
from cases.staff.permissions import Action, check
from cases.values.calendar import add_years
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.text import say
from storage.casefile.files import read_told
from storage.casefile.rows import ALL, named
from storage.engine.statements.prepared import at
from storage.engine.tables import CaseRow
from storage.seat import Seat
from storage.staff.scope import Onlooker, Reaching, within


class Retention:
    """The retention periods as one person sees and sets them."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    def terms(self) -> tuple[Term, ...]:
        """Return the time of each kind of case."""
        set_here = {kind: self._store.get(_setting(kind)) for kind in PROPOSED}
        return tuple(Term(kind, int(set_here[kind] or years), not set_here[kind]) for kind, years in PROPOSED.items())

    def set_term(self, kind: str, years: str) -> None:
        """Set the time of a kind of case. Raises `Refused`: `role`, `years`, or what is no kind."""
        self._seat.allow(Action.RETENTION, "retention")
        code, length = codes("kind").get(kind).code, read_years(years)
        with self._store.writing():
            self._store.set(_setting(code), str(length))
            self._seat.note(AuditAction.SET, what=_setting(code), years=length)

    def expired(self, most: int = 500) -> tuple[Expired, ...]:
        """Return closed files within reach whose time is over, the longest closed first."""
        check(self._seat.account.role, Action.RETENTION)
        found = [each for term in self.terms() for each in self._of(term, most)]
        return tuple(sorted(found, key=lambda each: (each.ended_on, each.id))[:most])

    def check_over(self, case: Case) -> None:
        """Refuse to erase a file whose time is not over (rule `term`): 个人信息保护法 47(2) has it sealed instead."""
        term = next((each for each in self.terms() if each.kind == case.intake.kind), None)
        if case.closing.closed_on and term and (end := term.end(case.closing.closed_on)) >= self._seat.today:
            sentence = say(
                "本案须保管到 {day}，现在不能删除；请先在“{reach}”中封存", day=end, reach=Visibility.spec.label
            )
            raise refuse("term", sentence)

    def _of(self, term: Term, most: int) -> Iterator[Expired]:
        today = self._seat.today
        latest = add_years(today, -term.years) if today.year > term.years else date.min
        values = {"latest": latest.isoformat(), "kind": term.kind, "most": most}
        for columns in _closed.run(self._store.db, self._seat.account, **values):
            row = named(columns)
            case: Case = read_told(self._store, row).case
            if case.closing.closed_on and (end := term.end(case.closing.closed_on)) < today:
                yield Expired(
                    row["id"], case.number, case.intake.kind, case.closing.closed_on, end, case.privacy.legal_hold
                )


@Reaching
def _closed(reader: Onlooker) -> Any:
    long_ago = (CaseRow.is_open == 0) & (CaseRow.closed_on <= at("latest")) & (CaseRow.kind == at("kind"))
    query = within(CaseRow.select(*ALL).where(long_ago), reader)
    return query.order_by(CaseRow.closed_on, CaseRow.id).limit(at("most"))


def _setting(kind: str) -> str:
    return f"retention_{kind}"
