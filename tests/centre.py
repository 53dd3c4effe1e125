"""A centre to try things in: three stations, the people who work there, and a clock that a test turns."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from cases.events import Opened, event_class
from cases.events.ties import take_beside, take_decision
from cases.staff.people import Account, Role, Station
from cases.values.spans import Dated, first_day
from cases.views.casefile import CaseFile
from storage.desk import Desk
from tests.cases.making import LEAST
from tests.unlocked import found, give_passwords, open_store

DAY = date(2026, 3, 2)
OTHERS = (
    Account("chen", "陈静", Role.SUPERVISOR, "YT", everywhere=True),
    Account("li", "李明", Role.STAFF, "YT"),
    Account("zhao", "赵敏", Role.STAFF, "YT"),
    Account("sun", "孙磊", Role.STAFF, "ZF"),
    Account("qian", "钱慧", Role.SUPERVISOR, "ZF"),
    Account("zhou", "周涛", Role.STAFF, "LS"),
    Account("admin", "吴芳", Role.ADMINISTRATOR, "YT", everywhere=True),
    Account("audit", "郑洁", Role.AUDITOR, "YT", everywhere=True),
    Account("gone", "冯立", Role.STAFF, "YT", active=False),
)
"""Beside `wang` (王芳), the supervisor who set the centre up."""

INTAKE = LEAST["opened"]

ANY_CLAIM = "2025-205"
"""A cause that does not tell whether wages are claimed: these wait for the end of the employment, all else for none."""


def build(folder: Path) -> None:
    """Make the centre's file."""
    store = found(folder, centre="烟台市总工会职工维权帮扶中心", station="YT", account="wang", name="王芳")
    with store.writing():
        store.add_station(Station("ZF", "芝罘区站", "station"))
        store.add_station(Station("LS", "莱山区站", "station"))
        for account in OTHERS:
            store.add_account(account)
    give_passwords(store, *(each.account for each in OTHERS))
    store.close()


class Centre:
    """The centre at work. `now` is the moment at every desk."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store(folder, "wang")
        self.now = datetime.combine(DAY, time(9))

    def to(self, day: date | int) -> None:
        """Turn the clock to the morning of a day, or so many days on; `add` goes on from there.

        Where that is so far that the clock is not believed, the supervisor confirms the day.
        """
        on = day if isinstance(day, date) else self.now.date() + timedelta(day)
        self.now = datetime.combine(on, time(9))
        if (day_here := self.desk("wang").day).doubt:
            day_here.confirm(on)

    def desk(self, account: str = "li") -> Desk:
        """Return somebody's desk."""
        return Desk(self.store, self.store.account(account), lambda: self.now)

    def open(self, by: str = "li", on: Dated | None = None, **fields: str) -> CaseFile:
        """Open a case."""
        desk = self.desk(by)
        wrong = {"cause": ANY_CLAIM} if "wronged_on" in fields and "cause" not in fields else {}
        typed, compared = take_decision({**INTAKE, **wrong, **fields}, Opened, desk.today)
        return desk.casework.open(Opened.read(typed, desk.today, first_day(on) if on else None), on, compared)

    def add(self, case: int | CaseFile, code: str, by: str = "li", on: Dated | None = None, **fields: str) -> CaseFile:
        """Record an event on a case as it is now."""
        return self.record(case if isinstance(case, int) else case.id, code, fields, by, on)

    def record(
        self, case_id: int, code: str, fields: Mapping[str, str], by: str = "li", on: Dated | None = None
    ) -> CaseFile:
        """Record an event from its typed fields."""
        desk, kind = self.desk(by), event_class(code)
        typed, compared = take_beside(fields, kind, desk.today)
        event = kind.read(typed, desk.today, first_day(on) if on else None)
        return desk.casework.record(case_id, event, desk.cases.file(case_id).case.version, on, compared)

    def assigned(self, handler: str = "li", **fields: str) -> CaseFile:
        """Open a case, accept it and give it to somebody."""
        file = self.add(self.open("li", None, **fields), "accepted", "wang", ground="rights_wages")
        return self.add(file, "assigned", "wang", handler=handler)
