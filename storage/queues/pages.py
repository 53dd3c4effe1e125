"""A page of a queue as a query: its conditions and order, and how to go on after a cursor."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from peewee import JOIN, SQL, NodeList, fn

from cases.staff.people import Account, Role
from cases.standing.stages import Stage
from cases.values.refusal import Refused, refuse
from cases.values.spans import unpack_day
from cases.values.text import say
from cases.views.rows import View
from storage.casefile.listed import LISTED, ListedCase
from storage.casefile.stands import standing
from storage.engine.statements.helpers import helped_by, open_helped
from storage.engine.statements.prepared import Prepared, among, at
from storage.engine.tables import NO_DUE, AgendaRow, CaseRow
from storage.staff.scope import of_station, open_to, whole
from storage.store.store import ON, ONE_PERSON


class Order(NamedTuple):
    """How a queue is ordered: by this column and then by id, both the same way."""

    column: Any
    downwards: bool = False


_NEAR, _NEARER = AgendaRow.alias("near"), AgendaRow.alias("nearer")
"""What lies ahead between two days, and what of the same case stands before it."""


_BY_DUE = Order(CaseRow.due)
_BY_LAST = Order(CaseRow.last_on)
_BY_CLOSING = Order(CaseRow.closed_on, downwards=True)
_BY_AGE = Order(CaseRow.id, downwards=True)

_BY_SUSPENSION = Order(CaseRow.held_until)
_BY_LIMIT = Order(CaseRow.limit_on)
_BY_NEAR = Order(_NEAR.on)

_ORDERS = {
    View.CLOSED: _BY_CLOSING,
    View.ALL: _BY_AGE,
    View.STALE: _BY_LAST,
    View.SUSPENDED: _BY_SUSPENSION,
    View.LIMITATION: _BY_LIMIT,
    View.TODAY: _BY_NEAR,
    View.WEEK: _BY_NEAR,
}


class PagePart(Enum):
    """Which part of a queue: from its start, or from a place in it the rest of the same day, or the days beyond.

    Or those of it that stand among cases that one names.
    """

    START = 1
    SAME_DAY = 2
    BEYOND = 3
    AMONG = 4


STAGES = {
    View.INTAKE: Stage.INTAKE,
    View.ASSIGNMENT: Stage.ASSIGNMENT,
    View.FOLLOW_UP: Stage.FOLLOW_UP,
    View.CLOSURE: Stage.CLOSURE,
}


class Placed(NamedTuple):
    """A case of a queue, with its place in the order of that."""

    case: ListedCase
    value: object

    @classmethod
    def read(cls, row: Sequence[Any]) -> "Placed":
        """Return what a query of `prepared` gave."""
        return cls(ListedCase(*row[:-1]), row[-1])


def order_of(view: View) -> Order:
    """Return how a queue is ordered."""
    return _ORDERS.get(view, _BY_DUE)


def parts(order: Order, after: str | None) -> list[tuple[PagePart, dict[str, object]]]:
    """Return what must be read after a cursor. In two parts the index leads straight to it, however full the day is."""
    if not after:
        return [(PagePart.START, {})]
    value, case_id = _read_cursor(order, after)
    if order.column is CaseRow.id:
        return [(PagePart.BEYOND, {"value": case_id})]
    return [(PagePart.SAME_DAY, {"value": value, "id": case_id}), (PagePart.BEYOND, {"value": value})]


@cache
def prepared(view: View, part: PagePart, everywhere: bool, everything: bool, helped: bool = False) -> Prepared:
    """Return the query of a part of a queue, for all stations or one, with or without restricted cases of others.

    helped: of somebody's cases those that they help with, which an index of their own leads to.
    Its places: account, whose (cases are meant by `View.MINE`), decides (see `decides`), station, today, limit (the
    last day of limits that run out), stale (the last day on which nothing for a month counts), first and last (the
    days between which something lies ahead), most, value and id; asked (of `PagePart.AMONG` the cases that one names).
    A row is what `LISTED` tells of a case, and its place in the order.
    """
    return Prepared(lambda: _select(view, part, everywhere, everything, helped))


def _select(view: View, part: PagePart, everywhere: bool, everything: bool, helped: bool) -> Any:
    order = order_of(view)
    day = at("value") if part is PagePart.SAME_DAY else order.column
    query = _near() if order is _BY_NEAR else CaseRow.select(*LISTED, order.column)
    query = query.where(whole())
    if helped:
        query = open_helped(query).where(helped_by(CaseRow.helpers, at("whose")))
    elif conditions := _conditions(view, day):
        query = query.where(*conditions)
    query = query if everywhere else of_station(query, at("station"))
    query = query.where(_INDEXED) if everywhere and order.column is CaseRow.id else query
    query = query if everything else open_to(query, at("account"))
    if part is PagePart.SAME_DAY:
        number = _NEAR.case if order is _BY_NEAR else CaseRow.id
        beyond = number < at("id") if order.downwards else number > at("id")
        query = query.where(order.column == at("value"), beyond)
    elif part is PagePart.BEYOND:
        query = query.where(order.column < at("value") if order.downwards else order.column > at("value"))
    elif part is PagePart.AMONG:
        query = query.where(CaseRow.id.in_(among("asked")))
    if order is _BY_NEAR:
        return query.order_by(_NEAR.on, _NEAR.case).limit(at("most"))
    way = (order.column.desc(), CaseRow.id.desc()) if order.downwards else (order.column, CaseRow.id)
    return query.order_by(*way[: 1 if order.column is CaseRow.id else 2]).limit(at("most"))


def _near() -> Any:
    """Return what lies ahead between two days, with its case: of each case the first of it, read day by day.

    A cross join is read in the order in which it is written: the days first, by their index, and of the cases a page.
    """
    nearer = _NEARER.select(SQL("1")).where(
        _NEARER.case == _NEAR.case,
        _NEARER.place < _NEAR.place,
        _NEARER.on >= at("first"),
        standing(_NEARER, at("today")),
    )
    query = _NEAR.select(*LISTED, _NEAR.on).join(CaseRow, JOIN.CROSS).where(_NEAR.case == CaseRow.id)
    return query.where(_NEAR.on.between(at("first"), at("last")), standing(_NEAR, at("today")), ~fn.EXISTS(nearer))


_INDEXED = NodeList((SQL("("), CaseRow.batch, SQL("> 0) = 0")))
"""In the words of the index that leaves out what is being laid down, where all the others are asked for."""


def _conditions(view: View, day: Any) -> list[Any]:
    """Return what makes a case part of a queue. `day` stands for the column of its order, or for its value if known."""
    if view in STAGES:
        return [CaseRow.stage == STAGES[view].value]
    if view is View.ALL:
        return []
    if view is View.CLOSED:
        return [CaseRow.is_open == 0]
    if view in _OF_SOME:
        return _OF_SOME[view](day)
    return [CaseRow.is_open == 1, *_OF_OPEN.get(view, lambda _day: [])(day)]


_OF_OPEN: dict[View, Callable[[Any], list[Any]]] = {
    View.MINE: lambda _day: [CaseRow.handler == at("whose")],
    View.OVERDUE: lambda day: [day < at("today")],
    View.NO_STEP: lambda day: [day == NO_DUE],
    View.STALE: lambda day: [day <= at("stale")],
}
"""What makes an open case part of these queues."""

_OF_SOME: dict[View, Callable[[Any], list[Any]]] = {
    View.FOLLOWED: lambda day: [CaseRow.is_open == 0, day < NO_DUE],
    View.LIMITATION: lambda day: [SQL(f"limit_on < '{NO_DUE}'"), day <= at("limit")],
    View.SUSPENDED: lambda _day: [SQL(f"held_until < '{NO_DUE}'")],
    View.DECIDE: lambda _day: [SQL("decide = 1"), _is(at("decides")), _others_closing()],
}
"""Queues of a few cases; those of open ones each with a partial index that stands by these very words."""


ALONE = f"EXISTS (SELECT 1 FROM setting WHERE name = '{ONE_PERSON}' AND value = '{ON}')"  # noqa: S608 - our words
"""The condition that handlers may check the closing of their own cases."""


def decides(account: Account) -> int:
    """Tell, as 1 or 0, whether somebody decides on cases: what becomes of them is decided by supervisors."""
    return int(account.role is Role.SUPERVISOR)


def _is(place: Any) -> Any:
    """Return the condition that a place holds 1."""
    return NodeList((place, SQL("= 1")))


def _others_closing() -> Any:
    """Return the condition that the closing of a case is not that of one's own work, but in a one-person centre."""
    own = (CaseRow.handler == at("account")) | helped_by(CaseRow.helpers, at("account"))
    return (CaseRow.stage != Stage.CLOSURE.value) | SQL(ALONE) | ~own


def write_cursor(last: Placed) -> str:
    """Return the cursor of the page after the one that ends with this row."""
    return f"{last.value}.{last.case.id}"


def _read_cursor(order: Order, cursor: str) -> tuple[str, int]:
    value, dot, case_id = cursor.rpartition(".")
    if not dot or not case_id.isascii() or not case_id.isdigit() or len(case_id) > 18:
        raise _bad_cursor()
    try:
        unpack_day(value) if order.column is not CaseRow.id else int(value)
    except ValueError:
        raise _bad_cursor() from None
    return value, int(case_id)


def _bad_cursor() -> Refused:
    return refuse("cursor", say("翻页标记不对，请用上一页给出的 after，或从头开始"), "after")
