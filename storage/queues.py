"""The queues: a page at a time by keyset, and their counts from the tallies."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from cases.people import Account
from cases.refusal import Refused, refuse
from cases.stages import Stage
from cases.text import say
from cases.views import STALE_AFTER, Page, Row, View
from storage.rows import COLUMNS, shown
from storage.scope import check_reach, within
from storage.store import Store
from storage.tables import CaseRow

PAGE = 50
MOST = 1000


class Order(NamedTuple):
    """How a queue is ordered: by this column and then by id, both the same way."""

    column: Any
    place: int
    downwards: bool = False


def _place(column: Any) -> int:
    return next(place for place, each in enumerate(COLUMNS) if each is column)


_BY_DUE = Order(CaseRow.due, _place(CaseRow.due))
_BY_LAST = Order(CaseRow.last_on, _place(CaseRow.last_on))
_BY_CLOSING = Order(CaseRow.closed_on, _place(CaseRow.closed_on), downwards=True)
_BY_AGE = Order(CaseRow.id, _place(CaseRow.id), downwards=True)

_STAGES = {
    View.INTAKE: Stage.INTAKE,
    View.ASSIGNMENT: Stage.ASSIGNMENT,
    View.FOLLOW_UP: Stage.FOLLOW_UP,
    View.CLOSURE: Stage.CLOSURE,
}

_COUNT_STAGES = "SELECT slot, handler = ?, SUM(n) FROM tally WHERE what = 'stage' {scope} GROUP BY 1, 2"
_COUNT_DAYS = "SELECT COALESCE(SUM(n), 0) FROM tally WHERE what = ? {scope} AND slot <= ?"


class Queues:
    """What is waiting, for one person on one day."""

    def __init__(self, store: Store, account: Account, today: date, names: Mapping[str, str]) -> None:
        self._store = store
        self._account = account
        self._today = today
        self._names = names

    def page(self, view: View, after: str | None = None, limit: int = PAGE) -> Page:
        """Return up to `limit` rows of a queue, from its start or after a cursor that an earlier page gave.

        Deadlines that come first stand first; the closed ones by closing day and all cases by age, the latest first.
        Raises `Refused` (rule `cursor` or `limit`) for a bad cursor or limit.
        """
        if not 1 <= limit <= MOST:
            raise refuse("limit", say("每页条数须在 1 到 {most} 之间", most=MOST), "limit")
        order = self.order(view)
        query = self.select(view)
        if after:
            query = query.where(_beyond(order, *_read_cursor(order, after)))
        columns = list(query.limit(limit + 1).tuples().execute(self._store.db))
        more = columns[limit - 1] if len(columns) > limit else None
        rows = tuple(shown(each, self._names) for each in columns[:limit])
        return Page(rows, _write_cursor(order, more) if more else None)

    def select(self, view: View) -> Any:
        """Return the query of a whole queue in its order."""
        order = self.order(view)
        query = within(CaseRow.select(*COLUMNS).where(*self._conditions(view)), self._account)
        way = (order.column.desc(), CaseRow.id.desc()) if order.downwards else (order.column, CaseRow.id)
        return query.order_by(*way[: 1 if order.column is CaseRow.id else 2])

    @staticmethod
    def order(view: View) -> Order:
        """Return how a queue is ordered."""
        return {View.CLOSED: _BY_CLOSING, View.ALL: _BY_AGE, View.STALE: _BY_LAST}.get(view, _BY_DUE)

    def _conditions(self, view: View) -> list[Any]:
        today = self._today.isoformat()
        if view in _STAGES:
            return [CaseRow.stage == _STAGES[view].value]
        if view is View.MINE:
            return [CaseRow.handler == self._account.account, CaseRow.is_open == 1]
        if view is View.OVERDUE:
            return [CaseRow.is_open == 1, CaseRow.due < today]
        if view is View.STALE:
            return [CaseRow.is_open == 1, CaseRow.last_on <= self._stale_day()]
        if view is View.ALL:
            return [CaseRow.id > 0]
        return [CaseRow.is_open == int(view is View.OPEN)]

    def _stale_day(self) -> str:
        return (self._today - timedelta(days=STALE_AFTER)).isoformat()

    def row(self, case_id: int) -> Row:
        """Return one case as a queue lists it. Raises `Refused` (rule `unknown_case`) where it is out of reach."""
        return self.rows([case_id])[0]

    def rows(self, case_ids: list[int]) -> tuple[Row, ...]:
        """Return these cases as a queue lists them, in the order given; see `row`."""
        query = CaseRow.select(*COLUMNS).where(CaseRow.id.in_(case_ids))
        found = {columns[0]: columns for columns in query.tuples().execute(self._store.db)}
        for case_id in case_ids:
            check_reach(self._account, found[case_id][2] if case_id in found else None)
        return tuple(shown(found[case_id], self._names) for case_id in case_ids)

    def counts(self) -> dict[View, int]:
        """Return how many cases each queue holds."""
        scope, where = ("", ()) if self._account.everywhere else ("AND station = ?", (self._account.station,))
        run = self._store.run
        rows = run(_COUNT_STAGES.format(scope=scope), (self._account.account, *where)).fetchall()
        stage = {view: sum(n for slot, _, n in rows if slot == kept.value) for view, kept in _STAGES.items()}
        closed = sum(n for slot, _, n in rows if slot == Stage.CLOSED)
        days = _COUNT_DAYS.format(scope=scope)
        yesterday = (self._today - timedelta(days=1)).isoformat()
        ((overdue,),) = run(days, ("due", *where, yesterday)).fetchall()
        ((stale,),) = run(days, ("last", *where, self._stale_day())).fetchall()
        return {
            View.MINE: sum(n for slot, mine, n in rows if mine and slot != Stage.CLOSED),
            **stage,
            View.OVERDUE: overdue,
            View.STALE: stale,
            View.OPEN: sum(stage.values()),
            View.CLOSED: closed,
            View.ALL: sum(stage.values()) + closed,
        }


def _beyond(order: Order, value: str | int, case_id: int) -> Any:
    """Return the condition for rows after this place. The first part lets the index start there."""
    if order.column is CaseRow.id:
        return CaseRow.id < case_id
    if order.downwards:
        return (order.column <= value) & ((order.column < value) | (CaseRow.id < case_id))
    return (order.column >= value) & ((order.column > value) | (CaseRow.id > case_id))


def _write_cursor(order: Order, columns: Any) -> str:
    return f"{columns[order.place]}.{columns[0]}"


def _read_cursor(order: Order, cursor: str) -> tuple[str, int]:
    value, dot, case_id = cursor.rpartition(".")
    if not dot or not case_id.isascii() or not case_id.isdigit():
        raise _bad_cursor()
    try:
        date.fromisoformat(value) if order.column is not CaseRow.id else int(value)
    except ValueError:
        raise _bad_cursor() from None
    return value, int(case_id)


def _bad_cursor() -> Refused:
    return refuse("cursor", say("翻页标记不对，请用上一页给出的 after，或从头开始"), "after")
