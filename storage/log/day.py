"""The day of the centre as one person may look after it: confirmed where the clock is in doubt, and its time zone."""

from datetime import date

from cases.staff.audit import AuditAction
from cases.staff.permissions import Action
from cases.values.refusal import refuse
from cases.values.text import say
from cases.values.zones import read_zone
from storage.engine.faults import plainly
from storage.host.doubt import Doubtful
from storage.seat import Seat
from storage.store.clock import TIME_ZONE, check_clock, doubt_of, zone_of


class CentreDay:
    """The day and the zone, at one person's desk."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    @property
    def zone(self) -> str:
        """The name of the time zone that the centre goes by."""
        return zone_of(self._store).key

    @property
    def doubt(self) -> Doubtful | None:
        """What is in doubt of the clock; None where recording may go on."""
        with plainly():
            return doubt_of(self._store, self._seat.now())

    def confirm(self, day: date) -> None:
        """Say which day it is, so that recording goes on from the moment that the computer shows.

        Raises `Refused`: `role`; `day` where the computer shows another day than that; `no_doubt` where nothing is in
        doubt.
        """
        self._seat.allow(Action.CONFIRM_DAY, "day")
        with self._store.writing():
            shown, doubt = self._seat.now(), self.doubt
            if shown.date() != day:
                there = shown.date()
                told = say("电脑显示的是 {shown}，不是 {day}；请先把电脑的日期调对，再来确认", shown=there, day=day)
                raise refuse("day", told, "day")
            if doubt is None:
                raise refuse("no_doubt", say("电脑的日期没有疑问，不用确认，可以直接登记"))
            last = doubt.last.isoformat(timespec="minutes")
            self._seat.note(AuditAction.CONFIRMED, day=day.isoformat(), last=last, why=doubt.why.value)

    def set_zone(self, typed: str) -> None:
        """Set the time zone that the centre goes by from now on. Raises `Refused`: `role`, `clock` or `time_zone`."""
        self._seat.allow(Action.ACCOUNTS, "time_zone")
        name = read_zone(typed)
        with self._store.writing():
            check_clock(self._store, self._seat.now())
            before = self.zone
            self._store.set(TIME_ZONE, name)
            self._seat.note(AuditAction.ZONED, before=before, zone=name)
