"""What is left behind by whoever cannot work on it any more: disabled, or moved to another role or station."""

from collections.abc import Mapping

from peewee import SQL

from cases.case import Case
from cases.events import Released
from cases.people import Account, Role
from cases.refusal import refuse
from cases.stages import Stage
from cases.text import say
from cases.views import Held, Left, Row
from storage.colleagues import HANDLERS, Colleagues, can_handle
from storage.rows import COLUMNS, shown
from storage.scope import finds_restricted, within
from storage.seat import Seat
from storage.store import Store
from storage.tables import AgendaRow, CaseRow

_WORKS = f"who.active AND who.role IN ({', '.join('?' * len(HANDLERS))})"
_REACHES = "(who.everywhere OR who.station = at.station)"
_LEFT = f"""(SELECT at.id FROM (
    SELECT DISTINCT station, handler FROM tally WHERE what = 'stage' AND slot <> 'closed' AND handler <> '' AND n > 0
) AS held
JOIN case_row AS at ON at.handler = held.handler AND at.is_open = 1 AND at.station = held.station
LEFT JOIN account AS who ON who.account = held.handler
WHERE who.account IS NULL OR NOT ({_WORKS} AND {_REACHES})
UNION SELECT at.id FROM account AS who
JOIN agenda ON agenda.who = who.account JOIN case_row AS at ON at.id = agenda.case_id
WHERE NOT ({_WORKS}) OR (who.stamp > 0 AND NOT {_REACHES}))"""  # noqa: S608 - our own words
"""Open cases whose handler, or who has a task in them, cannot work on them. Nobody is moved without a stamp."""


def left_behind(store: Store, reader: Account, names: Mapping[str, str]) -> tuple[Left, ...]:
    """Return the cases within reach that wait for somebody else, the next to fall due first."""
    roles = [role.value for role in HANDLERS]
    query = CaseRow.select(*COLUMNS).where(CaseRow.id << SQL(_LEFT, [*roles, *roles]))
    query = within(query, reader).order_by(CaseRow.due, CaseRow.id)
    rows = [shown(columns, names) for columns in query.tuples().execute(store.db)]
    working = {each.account: each for each in store.accounts()}
    return tuple(Left(row, _by(store, row, working, names)) for row in rows)


def _by(store: Store, row: Row, there: Mapping[str, Account], names: Mapping[str, str]) -> tuple[str, ...]:
    asked = AgendaRow.select(AgendaRow.who).where(AgendaRow.case == row.id).order_by(AgendaRow.place)
    people = [row.handler, *(who for (who,) in asked.tuples().execute(store.db))]
    gone = [who for who in people if who and not (who in there and can_handle(there[who], row.station))]
    return tuple(names.get(who, who) for who in dict.fromkeys(gone))


def held(store: Store, reader: Account, account: str) -> Held:
    """Return what somebody has in hand within reach: in counts, and who can take all of it or sees to it."""
    own = within(CaseRow.select(CaseRow.station).where(CaseRow.handler == account, CaseRow.is_open == 1), reader)
    ahead = AgendaRow.select(CaseRow.station).join(CaseRow, on=CaseRow.id == AgendaRow.case)
    ahead = within(ahead.where(AgendaRow.who == account), reader)
    cases, tasks = ([station for (station,) in query.tuples().execute(store.db)] for query in (own, ahead))
    stations, there = {*cases, *tasks}, [each for each in store.accounts() if each.account != account]
    takers = (each for each in there if all(can_handle(each, station) for station in stations))
    seeing = (each for each in there if each.active and each.role is Role.SUPERVISOR)
    return Held(
        len(cases),
        len(tasks),
        tuple(takers) if stations else (),
        tuple(each for each in seeing if any(map(each.sees, stations))),
    )


def works_on(seat: Seat, account: str, station: str) -> bool:
    """Tell whether somebody can work on cases of this station now."""
    return any(each.account == account and can_handle(each, station) for each in Colleagues(seat).everyone())


def has_left(seat: Seat, case: Case) -> bool:
    """Tell whether a case has a handler who cannot work on it any more."""
    return bool(case.handler) and not works_on(seat, case.handler, case.station)


def check_handler(seat: Seat, case: Case, field: str) -> None:
    """Refuse (rule `gone`) what would go to a handler who cannot work on the case any more. field: names another."""
    if has_left(seat, case):
        name = seat.names.get(case.handler, case.handler)
        raise refuse("gone", say("承办人{name}已不能办理本案，请指明由谁办理", name=name), field)


def check_finds(seat: Seat, case: Case, account: str, field: str) -> None:
    """Refuse (rule `not_found`) a task in a restricted case for somebody who would not find it.

    account: whose it is to be, empty for the handler's.
    """
    if not case.restricted or account in ("", case.handler) or finds_restricted(seat.store.account(account)):
        return
    name = seat.names.get(account, account)
    raise refuse("not_found", say("本案限承办人和主管查看，{name}看不到；请交给承办人或主管", name=name), field)


def check_giver(seat: Seat, case: Case, giver: str) -> None:
    """Refuse (rule `role`) an administrator what somebody can still work on: whose it is, a supervisor decides."""
    if seat.account.role is Role.ADMINISTRATOR and works_on(seat, giver, case.station):
        name = seat.names.get(giver, giver)
        raise refuse("role", say("{name}仍能办理本案，由主管交接；管理员只交接停用、调动后不能再办的", name=name))


_LEFT_SINCE = "原承办人已不能办理本案，改由主管另行指派。"
"""The reason that is kept where nobody gives one."""


def given_back(seat: Seat, before: Case, after: Case) -> Released | None:
    """Return what follows where an entry would give a case back to a handler who cannot work on it any more.

    Raises `Refused` (rule `gone`) where it would give back a task alone.
    """
    back = after.stage is Stage.FOLLOW_UP and (before.stage, before.handler) != (after.stage, after.handler)
    follows = Released(giver=after.handler, reason=_LEFT_SINCE) if back and has_left(seat, after) else None
    for due in after.dues:
        if due in before.dues or not due.who or (follows and due.who == follows.giver):
            continue
        if not works_on(seat, due.who, after.station):
            name = seat.names.get(due.who, due.who)
            raise refuse("gone", say("这项待办属于已不能办理本案的{name}，不能恢复；请另登记一项待办", name=name))
    return follows
