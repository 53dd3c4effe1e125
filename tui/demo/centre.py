"""The demo centre: an invented city with three stations, and who works there."""

from pathlib import Path

from cases.staff.people import Account, Role, Station
from storage.keys.keyring import Keyring
from storage.keys.sealing import Cost
from storage.opening.founding import Founding, found_centre
from storage.store.store import Store

CENTRE = "云汀市总工会职工服务中心（演示）"
"""There is no city of this name, so that no real office is meant."""

STATIONS = (
    Station("YT", CENTRE, "centre"),
    Station("PQ", "浦前区职工帮扶站（演示）", "station"),
    Station("CJ", "长礁街道职工服务点（演示）", "point"),
)
FIRST = Account("supervisor", "周慎行", Role.SUPERVISOR, "YT", everywhere=True)

PASSWORD = "yunting-demo"  # noqa: S105 - it is printed
"""Everybody's at the demo, and said aloud: nothing in it is worth guarding."""
CHEAP = Cost(1, 1024, 1)
"""So guessing it need cost nothing either."""

ACCOUNTS = (
    FIRST,
    Account("admin", "贺知遥", Role.ADMINISTRATOR, "YT", everywhere=True),
    Account("auditor", "康正", Role.AUDITOR, "YT", everywhere=True),
    Account("staff", "林晓岚", Role.STAFF, "YT"),
    Account("guliang", "顾良", Role.STAFF, "YT"),
    Account("taoyuan", "陶媛", Role.STAFF, "YT"),
    Account("xiaoqin", "肖勤", Role.SUPERVISOR, "YT", everywhere=True),
    Account("wenbo", "温博", Role.SUPERVISOR, "PQ"),
    Account("lumin", "陆敏", Role.STAFF, "PQ"),
    Account("hejing", "何静", Role.STAFF, "PQ"),
    Account("songyu", "宋屿", Role.SUPERVISOR, "CJ"),
    Account("baiqiu", "白秋", Role.STAFF, "CJ"),
    Account("fanli", "樊黎", Role.STAFF, "CJ"),
)

AREAS = {"YT": "云汀市", "PQ": "浦前区", "CJ": "汀东区"}
"""What the bodies around a station are named after."""


def found(folder: Path) -> Store:
    """Make the centre's file, without cases yet. Raises `Refused` where there is data already."""
    founding = Founding(CENTRE, FIRST.station, FIRST.account, FIRST.name, FIRST.role)
    store = found_centre(folder, founding, PASSWORD, cost=CHEAP)
    with store.writing():
        for station in STATIONS[1:]:
            store.add_station(station)
        for account in ACCOUNTS:
            if account != FIRST:
                store.add_account(account)
    ring = Keyring(folder, CHEAP)
    for account in ACCOUNTS:
        ring.set_password(account.account, PASSWORD, store.key)
    return store


def working(station: str, role: Role) -> list[Account]:
    """Return who of this role works at a station."""
    return [each for each in ACCOUNTS if each.station == station and each.role is role]


def deciders(station: str) -> list[Account]:
    """Return the supervisors who decide on the cases of a station: its own, and those of the centre."""
    return [each for each in ACCOUNTS if each.role is Role.SUPERVISOR and each.sees(station)]
