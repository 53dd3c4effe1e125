"""What lies ahead, by day. It is kept, so that a calendar or a list of today costs no reading of cases."""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from functools import cache, partial
from typing import Any

from peewee import JOIN, fn

from cases.law.clockrules import Ownership
from cases.law.owning import OURS
from cases.standing.dues import Sort
from cases.views.rows import Ahead, Reminded
from storage.casefile.duties import KEPT, OPENS, KeptDuty
from storage.casefile.hearing import ahead_as_heard
from storage.casefile.listed import LISTED, ListedCase
from storage.casefile.stands import standing
from storage.engine.statements.prepared import HIGHEST, at
from storage.engine.tables import AgendaRow, CaseRow
from storage.seat import Seat
from storage.staff.scope import Onlooker, Reaching, within

MOST = 1000
"""Things of one answer at most; a calendar says how many more there are."""


class Agenda:
    """What lies ahead of the cases within somebody's reach, on one day."""

    def __init__(self, seat: Seat) -> None:
        self._store, self._account = seat.store, seat.account
        self._today, self._names = seat.today, seat.names

    def between(self, first: date, last: date, who: str | None = None, most: int = MOST) -> tuple[Ahead, ...]:
        """Return what is due between two days, the first first. who: only what this account must see to."""
        return self._read(_Days.BETWEEN, who, most, first=first.isoformat(), last=last.isoformat())

    def reminders(self, who: str | None = None, most: int = MOST) -> tuple[Ahead, ...]:
        """Return what one is reminded of today: what is overdue, due, or close enough by its rule."""
        return self._read(_Days.REMINDED, who, most)

    def reminded(self, who: str) -> Reminded:
        """Return how many things an account is reminded of today."""
        row = _reminded.run(self._store.db, self._account, who=who, today=self._today.isoformat()).fetchone()
        return Reminded(*row)

    def of(self, who: str) -> tuple[Ahead, ...]:
        """Return all that an account must see to."""
        return self._read(_Days.EVER, who, HIGHEST)

    def counts(self, first: date, last: date, who: str | None = None) -> dict[date, int]:
        """Return how many things are due on each day between two days."""
        days = {"first": first.isoformat(), "last": last.isoformat(), "today": self._today.isoformat()}
        rows = _counts(who is not None).run(self._store.db, self._account, who=who, **days)
        return {date.fromisoformat(day): n for day, n in rows}

    def _read(self, span: "_Days", who: str | None, most: int, **days: str) -> tuple[Ahead, ...]:
        days["today"] = self._today.isoformat()
        rows = _things(span, who is not None).run(self._store.db, self._account, who=who, most=most, **days)
        return ahead_as_heard(self._store, self._account, [self._ahead(each) for each in rows])

    def _ahead(self, columns: Sequence[Any]) -> Ahead:
        kept, listed = KeptDuty(*columns[: len(KEPT)]), ListedCase(*columns[len(KEPT) :])
        return Ahead(
            on=date.fromisoformat(kept.on),
            sort=Sort(kept.sort),
            case=listed.shown(self._names),
            rule=kept.rule,
            text=kept.text,
            who=kept.who,
            who_name=self._names.get(kept.who, kept.who),
            entry=kept.entry,
            entered_on=date.fromisoformat(kept.entered),
            remind=tuple(int(day) for day in kept.remind.split(",") if day),
            whose=Ownership.RIGHT if kept.whose == OPENS else Ownership(kept.whose),
        )


class _Days(Enum):
    """Which of the things ahead are asked for: due between two days, those one is reminded of today, or all."""

    BETWEEN = auto()
    REMINDED = auto()
    EVER = auto()

    @property
    def conditions(self) -> list[Any]:
        """What a row must be."""
        if self is _Days.BETWEEN:
            return [AgendaRow.on.between(at("first"), at("last"))]
        return [AgendaRow.from_day <= at("today")] if self is _Days.REMINDED else []


@cache
def _things(span: _Days, own: bool) -> Reaching:
    query = _ahead([*KEPT, *LISTED], span, own=own)
    return Reaching(partial(within, query.order_by(AgendaRow.on, AgendaRow.case, AgendaRow.place).limit(at("most"))))


@cache
def _counts(own: bool) -> Reaching:
    query = _ahead([AgendaRow.on, fn.COUNT(AgendaRow.place)], _Days.BETWEEN, own=own)
    return Reaching(partial(within, query.group_by(AgendaRow.on)))


@Reaching
def _reminded(reader: Onlooker) -> Any:
    on, whose, today = AgendaRow.on, AgendaRow.whose, at("today")
    ours, passed = whose.in_([each.value for each in OURS]), on < today
    asked, lapsed, opened = (whose == each for each in (Ownership.OTHER.value, Ownership.RIGHT.value, OPENS))
    sorts = (passed & ours, on == today, (on > today) | (passed & opened), passed & asked, passed & lapsed)
    counts = [fn.COUNT(AgendaRow.place).filter(each) for each in sorts]
    return within(_ahead(counts, _Days.REMINDED, own=True), reader)


def _ahead(columns: Sequence[Any], span: _Days, *, own: bool) -> Any:
    """Return a query of things ahead with their cases. own: only what one account must see to."""
    query = AgendaRow.select(*columns).join(CaseRow, JOIN.INNER, on=CaseRow.id == AgendaRow.case)
    conditions = [standing(AgendaRow, at("today")), *span.conditions, *([AgendaRow.who == at("who")] if own else [])]
    return query.where(*conditions)
