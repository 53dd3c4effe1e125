"""What lies ahead, by day: kept with every write, so that a calendar or a list of today costs no reading of cases."""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from functools import cache, partial
from typing import Any

from peewee import JOIN, fn

from cases.agenda import Duty
from cases.dues import Sort
from cases.views import Ahead, Reminded
from storage.engine.prepared import HIGHEST, Prepared, at
from storage.files import Told
from storage.hearing import ahead_as_heard
from storage.rows import COLUMNS, shown
from storage.scope import Reaching, Reader, within
from storage.seat import Seat
from storage.store import Store
from storage.tables import AgendaRow, CaseRow

MOST = 1000
"""Things of one answer at most; a calendar says how many more there are."""

_FIELDS = ("place", "on", "who", "sort", "rule", "text", "entry", "entered", "remind", "from_day")


def _columns() -> list[Any]:
    return [getattr(AgendaRow, name) for name in _FIELDS]


@Prepared
def _of_case() -> Any:
    return AgendaRow.select(*_columns()).where(AgendaRow.case == at("case")).order_by(AgendaRow.place)


@Prepared
def _gone() -> Any:
    return AgendaRow.delete().where(AgendaRow.case == at("case"), AgendaRow.place >= at("place"))


@Prepared
def added() -> Any:
    """Return the query that adds a row."""
    return AgendaRow.insert({name: at(name) for name in ("case", *_FIELDS)})


def rows(told: Told) -> tuple[tuple[Any, ...], ...]:
    """Return what is kept of what lies ahead of a case, but for the case itself."""
    history, opened = told.history, told.case.opened_on
    return tuple(
        _row(place, duty, history[duty.entry - 1].at.date() if duty.entry else opened)
        for place, duty in enumerate(told.agenda)
    )


def _row(place: int, duty: Duty, entered: date) -> tuple[Any, ...]:
    remind = ",".join(map(str, duty.remind))
    rule = duty.clock.rule.id if duty.clock else ""
    days = (entered.isoformat(), remind, duty.from_day.isoformat())
    return (place, duty.on.isoformat(), duty.who, duty.sort.value, rule, duty.text, duty.entry, *days)


def all_rows() -> Any:
    """Return the query of all that is kept: the case, and then a row as `rows` tells it."""
    return AgendaRow.select(AgendaRow.case, *_columns()).order_by(AgendaRow.case, AgendaRow.place)


def put(store: Store, case_id: int, told: Told) -> bool:
    """Keep what lies ahead of a case, as it is now, within a write; tell whether it differs from what was kept."""
    was, now = _of_case.run(store.db, case=case_id).fetchall(), rows(told)
    pairs = enumerate(zip(was, now, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(len(was), len(now)))
    if same == len(was) == len(now):
        return False
    _gone.run(store.db, case=case_id, place=same)
    put_first(store, case_id, now[same:])
    return True


def put_first(store: Store, case_id: int, kept: Sequence[tuple[Any, ...]]) -> None:
    """Keep what lies ahead of a new case, as `rows` tells it, within a write."""
    added.run_many(store.db, named(case_id, kept))


def differs(store: Store, case_id: int, told: Told) -> bool:
    """Tell whether what lies ahead of a case is other than what is kept."""
    return tuple(_of_case.run(store.db, case=case_id).fetchall()) != rows(told)


def named(case_id: int, kept: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Return rows of a case as `added` takes them."""
    return [{"case": case_id} | dict(zip(_FIELDS, each, strict=True)) for each in kept]


class Agenda:
    """What lies ahead of the cases within somebody's reach, on one day."""

    def __init__(self, seat: Seat) -> None:
        self._store, self._account = seat.store, seat.account
        self._today, self._names = seat.today, seat.names

    def between(self, first: date, last: date, who: str | None = None, most: int = MOST) -> tuple[Ahead, ...]:
        """Return what is due between two days, the first first. who: only what this account must see to."""
        return self._read(_Span.BETWEEN, who, most, first=first.isoformat(), last=last.isoformat())

    def reminders(self, who: str | None = None, most: int = MOST) -> tuple[Ahead, ...]:
        """Return what one is reminded of today: what is overdue, due, or close enough by its rule."""
        return self._read(_Span.REMINDED, who, most, today=self._today.isoformat())

    def reminded(self, who: str) -> Reminded:
        """Return how many things an account is reminded of today."""
        row = _reminded.run(self._store.db, self._account, who=who, today=self._today.isoformat()).fetchone()
        return Reminded(*row)

    def of(self, who: str) -> tuple[Ahead, ...]:
        """Return all that an account must see to."""
        return self._read(_Span.EVER, who, HIGHEST)

    def counts(self, first: date, last: date, who: str | None = None) -> dict[date, int]:
        """Return how many things are due on each day between two days."""
        days = {"first": first.isoformat(), "last": last.isoformat()}
        rows = _counts(who is not None).run(self._store.db, self._account, who=who, **days)
        return {date.fromisoformat(day): n for day, n in rows}

    def _read(self, span: "_Span", who: str | None, most: int, **days: str) -> tuple[Ahead, ...]:
        rows = _things(span, who is not None).run(self._store.db, self._account, who=who, most=most, **days)
        return ahead_as_heard(self._store, self._account, [self._ahead(each) for each in rows])

    def _ahead(self, columns: Sequence[Any]) -> Ahead:
        row = dict(zip(_FIELDS, columns, strict=False))
        return Ahead(
            on=date.fromisoformat(row["on"]),
            sort=Sort(row["sort"]),
            case=shown(columns[len(_FIELDS) :], self._names),
            rule=row["rule"],
            text=row["text"],
            who=row["who"],
            who_name=self._names.get(row["who"], row["who"]),
            entry=row["entry"],
            entered_on=date.fromisoformat(row["entered"]),
            remind=tuple(int(day) for day in row["remind"].split(",") if day),
        )


class _Span(Enum):
    """Which of the things ahead are asked for: due between two days, those one is reminded of today, or all."""

    BETWEEN = auto()
    REMINDED = auto()
    EVER = auto()

    @property
    def conditions(self) -> list[Any]:
        """What a row must be."""
        if self is _Span.BETWEEN:
            return [AgendaRow.on.between(at("first"), at("last"))]
        return [AgendaRow.from_day <= at("today")] if self is _Span.REMINDED else []


@cache
def _things(span: _Span, own: bool) -> Reaching:
    query = _ahead([*_columns(), *COLUMNS], span, own=own)
    return Reaching(partial(within, query.order_by(AgendaRow.on, AgendaRow.case, AgendaRow.place).limit(at("most"))))


@cache
def _counts(own: bool) -> Reaching:
    query = _ahead([AgendaRow.on, fn.COUNT(AgendaRow.place)], _Span.BETWEEN, own=own)
    return Reaching(partial(within, query.group_by(AgendaRow.on)))


@Reaching
def _reminded(reader: Reader) -> Any:
    on, today = AgendaRow.on, at("today")
    counts = [fn.COUNT(AgendaRow.place).filter(day) for day in (on < today, on == today, on > today)]
    return within(_ahead(counts, _Span.REMINDED, own=True), reader)


def _ahead(columns: Sequence[Any], span: _Span, *, own: bool) -> Any:
    """Return a query of things ahead with their cases. own: only what one account must see to."""
    query = AgendaRow.select(*columns).join(CaseRow, JOIN.INNER, on=CaseRow.id == AgendaRow.case)
    conditions = [*span.conditions, *([AgendaRow.who == at("who")] if own else [])]
    return query.where(*conditions) if conditions else query
