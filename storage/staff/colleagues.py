"""The people of the centre, as cases are given to them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from peewee import fn

from cases.events import Event
from cases.staff.audit import AuditAction
from cases.staff.people import Account, Role
from cases.values.refusal import refuse
from cases.values.text import say
from cases.views.rows import Load
from storage.engine.statements.helpers import accounts, open_helped
from storage.engine.statements.prepared import at
from storage.engine.tables import CaseRow
from storage.seat import Seat
from storage.staff.scope import Onlooker, Reaching, within
from storage.store.store import ON, ONE_PERSON

HANDLERS = (Role.STAFF, Role.SUPERVISOR)
"""Who works on cases."""


class Colleagues:
    """Who there is, and how much each has in hand."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    def everyone(self) -> tuple[Account, ...]:
        """Return everybody who works here now."""
        return tuple(each for each in self._store.accounts() if each.active)

    def loads(self, station: str) -> tuple[Load, ...]:
        """Return who can be given a case of this station, those with the fewest open cases within reach first."""
        in_hand = self._in_hand()
        found = [Load(each, *in_hand[each.account]) for each in self.everyone() if can_handle(each, station)]
        return tuple(sorted(found, key=lambda each: (each.open_cases, each.account.account)))

    def busy(self) -> tuple[Load, ...]:
        """Return who has open cases within reach, those with the most first; who no longer works here too."""
        in_hand = self._in_hand()
        found = [Load(each, *in_hand[each.account]) for each in self._store.accounts() if each.account in in_hand]
        return tuple(sorted(found, key=lambda each: (-each.open_cases, each.account.account)))

    def _in_hand(self) -> Mapping[str, tuple[int, int]]:
        """Return how many open cases within reach each leads or helps with, and how many of them are overdue."""
        db, today = self._store.db, self._seat.today.isoformat()
        found: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for handler, n, late in _led.run(db, self._seat.account, today=today):
            found[handler] = (n, late)
        for helpers, n, late in _helped.run(db, self._seat.account, today=today):
            for helper in accounts(helpers):
                found[helper] = (found[helper][0] + n, found[helper][1] + late)
        return found

    def set_one_person(self, on: bool) -> None:
        """Let handlers check the closing of their own cases, or no longer.

        Administrators may; so may a supervisor whom nobody else works beside. Raises `Refused` (rule `role`).
        """
        working = [each for each in self.everyone() if each.role in HANDLERS]
        by = self._seat.account
        if by.role is not Role.ADMINISTRATOR and not (by.role is Role.SUPERVISOR and working == [by]):
            raise refuse("role", say("“单人中心”由管理员设置；只有一名工作人员的中心，主管可自行设置"))
        with self._store.writing():
            self._store.set(ONE_PERSON, ON if on else "")
            self._seat.note(AuditAction.SET, what=ONE_PERSON, on=int(on))

    def named(self, event: Event, station: str) -> Event:
        """Return the event with every colleague in it given by account. Refuses one who cannot handle the case."""
        for ask in event.spec.asks:
            typed = getattr(event, ask.name)
            whose = ask.kind.whose
            if whose and typed:
                chosen = self.find(typed, ask.name, gone=whose.gone)
                if not (whose.gone or can_handle(chosen, station)):
                    sentence = say("{name}不能承办这个站点的案件，请另选承办人", name=chosen.name)
                    raise refuse("cannot_handle", sentence, ask.name)
                event = replace(event, **{ask.name: chosen.account})
        return event

    def find(self, typed: str, field: str, *, gone: bool = False) -> Account:
        """Return the one account, or the one person, of this name; gone: also of those who no longer work here."""
        there = self._store.accounts() if gone else self.everyone()
        return _one(there, typed, field)


@Reaching
def _led(reader: Onlooker) -> Any:
    return within(_counted(CaseRow.handler).where(CaseRow.is_open == 1), reader).group_by(CaseRow.handler)


@Reaching
def _helped(reader: Onlooker) -> Any:
    return within(open_helped(_counted(CaseRow.helpers)), reader).group_by(CaseRow.helpers)


def _counted(by: Any) -> Any:
    late = fn.COUNT(CaseRow.id).filter(CaseRow.due < at("today"))
    return CaseRow.select(by, fn.COUNT(CaseRow.id), late)


def _one(there: Iterable[Account], typed: str, field: str) -> Account:
    found = [each for each in there if typed in (each.account, each.name)]
    by_account = [each for each in found if each.account == typed]
    if len(by_account or found) != 1:
        raise refuse("unknown_account", say("没有同事“{name}”，或有重名；请从名单中选择", name=typed[:30]), field)
    return (by_account or found)[0]


def can_handle(account: Account, station: str) -> bool:
    """Tell whether somebody may be given a case of this station."""
    return account.active and account.role in HANDLERS and account.sees(station)
