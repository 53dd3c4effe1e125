"""A small centre with cases in every stage, made through the desk, the same each time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from cases.events import Accepted, Answered, Assigned, Closing, Contact, Event, Opened
from cases.staff.people import Account, Role, Station
from storage.desk import Desk
from storage.store.store import Store
from tests.unlocked import found, give_passwords

NOW = datetime(2026, 6, 18, 9, 30)
"""The moment at which every test sits down."""

NAME = "滨海市总工会职工服务中心"
NAMES = ("李小明", "欧阳建国", "王秀英", "买买提·艾力", "赵铁柱", "陈思思")
GROUPS = ("migrant", "dispatched", "taxi", "platform")
CAUSES = ("2025-205-5", "2025-206-2", "2025-213")


def clock() -> datetime:
    """Return the moment at which every test sits down."""
    return NOW


def build(folder: Path) -> None:
    """Make a centre with two stations, four accounts and twelve cases."""
    store = found(folder, centre=NAME, station="BH", account="zhang", name="张敏")
    with store.writing():
        store.add_station(Station("KF", "开发区帮扶站", "station"))
        store.add_account(Account("liu", "刘强", Role.STAFF, "BH", everywhere=True))
        store.add_account(Account("sun", "孙莉", Role.STAFF, "KF"))
        store.add_account(Account("he", "何平", Role.AUDITOR, "BH", everywhere=True))
    give_passwords(store, "liu", "sun", "he")
    steps = [(place, step) for place in range(12) for step in range(_steps(place) + 1)]
    for at, place, step in sorted((NOW - timedelta(days=40 - 2 * place - step), place, step) for place, step in steps):
        _work(store, at, place, step)
    store.close()


def _steps(place: int) -> int:
    """Return how many steps a case is worked: the further the higher its place modulo six, an enquiry one."""
    return 1 if place % 6 == 5 else place % 6


def _work(store: Store, at: datetime, place: int, step: int) -> None:
    """Open a case, or work it a step further."""
    zhang, liu = (Desk(store, store.account(name), lambda: at) for name in ("zhang", "liu"))
    if not step:
        liu.casework.open(Opened.read(intake(place), at.date()))
        return
    steps: list[tuple[Desk, Callable[[], Event]]] = [
        (zhang, lambda: Accepted.read({"ground": "union_dispute"}, at.date())),
        (zhang, lambda: Assigned.read({"handler": "liu"}, at.date())),
        (liu, lambda: Contact.read({"mode": "phone", "what": "与申请人通话，核对工资数额。"}, at.date())),
        (liu, lambda: Closing.read({"outcome": "mediated", "summary": "已付清。", **_sums()}, at.date())),
    ]
    if place % 6 == 5:
        steps = [(liu, lambda: Answered.read({"answer": "已告知举证责任和申请仲裁的期限。"}, at.date()))]
    desk, event = steps[step - 1]
    desk.casework.record(place + 1, event(), step)


def _sums() -> dict[str, str]:
    return {"claimed": "1.2万", "awarded": "12,000", "received": "12000"}


def intake(place: int, **other: str) -> dict[str, str]:
    """Return what is typed at the counter for one case."""
    return {
        "applicant": NAMES[place % len(NAMES)],
        "phone": f"1381234{place:04d}",
        "kind": "enquiry" if place % 6 == 5 else "rights",
        "channel": "visit",
        "groups": GROUPS[place % len(GROUPS)],
        "people": "12" if place % 6 == 3 else "1",
        "respondents": "海川建筑劳务有限公司",
        "cause": CAUSES[place % len(CAUSES)],
        "facts": "2025年3月起在工地做木工，工资一直没有结清，多次催要无果。",
        "request": "支付拖欠的工资。",
        **other,
    }
