"""Who can take a case on, and what becomes of one whose handler cannot work on it any more."""

from cases.events import Released
from cases.file.case import Case
from cases.staff.people import Account, Role
from cases.standing.stages import Stage
from cases.values.refusal import refuse
from cases.values.text import say
from cases.views.rows import Gone, Row
from storage.seat import Seat
from storage.staff.colleagues import Colleagues, can_handle
from storage.staff.scope import finds_restricted


def works_on(seat: Seat, account: str, station: str) -> bool:
    """Tell whether somebody can work on cases of this station now."""
    return any(each.account == account and can_handle(each, station) for each in Colleagues(seat).everyone())


def gone(row: Row, account: Account | None) -> Gone | None:
    """Return why somebody cannot work on a case any more, None where they can. account: None for one that is none."""
    if account is None or not account.active:
        return Gone.DISABLED
    if not can_handle(account, row.station):
        return Gone.MOVED
    handles = account.account in (row.handler, *row.helpers)
    return Gone.UNSEEN if row.restricted and not (handles or finds_restricted(account)) else None


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
    if not case.restricted or not account or case.handled_by(account) or finds_restricted(seat.store.account(account)):
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
