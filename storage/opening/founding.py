"""Founding a centre: its data and its keys, there when they are whole and not before."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cases.staff.passwords import check_password
from cases.staff.people import Account, Role, Station
from cases.standing.numbers import FORM, check_station_code
from cases.values.refusal import Refused, refuse
from cases.values.text import one_line, say
from storage.casefile.rules import RECKONED, print_of
from storage.engine.faults import plainly
from storage.engine.file.copies import put
from storage.engine.file.data import make, there
from storage.engine.shape import mark_ours
from storage.keys.keyring import KEYS, Keyring, alone
from storage.keys.sealing import USUAL, Cost
from storage.opening.remains import check_apart, was_worked_on
from storage.opening.upgrading import bring_up_to_date
from storage.outgoing.scratch import scratch, sweep
from storage.store.store import ON, ONE_PERSON, Store


@dataclass(frozen=True)
class Founding:
    """What a centre begins with: its name, its first station, and an account for all stations.

    one_person: whether a supervisor may also check the closing of their own cases.
    """

    centre: str
    station: str
    account: str
    name: str
    role: Role = Role.ADMINISTRATOR
    one_person: bool = False

    def cleaned(self) -> "Founding":
        """Return it in the form in which it is kept. Raises `Refused`: `station_code` or `needed`."""
        code = check_station_code(self.station)
        centre, account, name = (one_line(text) for text in (self.centre, self.account, self.name))
        for field, label, value in (
            ("centre", say("中心名称"), centre),
            ("account", say("账号"), account),
            ("name", say("姓名"), name),
        ):
            if not value:
                raise refuse("needed", say("请填写“{field}”", field=label), field)
        return replace(self, centre=centre, station=code, account=account, name=name)


def found_centre(
    folder: Path,
    founding: Founding,
    password: str,
    *,
    plain: bool = False,
    cost: Cost = USUAL,
    at: datetime | None = None,
) -> Store:
    """Make a centre's data. The first account gets this password.

    at: the moment, for the audit log.
    plain: whether the file is not enciphered, because somebody has said so. cost: what guessing shall cost.
    The file is there when it is whole, and not before: whatever goes wrong, one can try again. Raises `Refused`:
    `has_data`, `lost` where a centre was in this folder whose data is gone, `file` inside that of another, and what
    `check_password` raises.
    """
    founding = founding.cleaned()
    password = check_password(password, founding.account)
    with plainly():
        if there(folder):
            raise _has_data()
        check_apart(folder)
        if was_worked_on(folder):
            raise refuse("lost", say("这个文件夹里有备份而没有数据：请用 bangfu restore 恢复，或另选一个空文件夹"))
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with scratch(folder) as fresh:
            _ring, key, recovery = Keyring.create(fresh, founding.account, password, plain=plain, cost=cost)
            _fill(fresh, key, founding, at, plain=plain)
            _settle(fresh, folder)
        sweep(folder)
    made = Store(folder, key, plain=plain)
    made.recovery = recovery
    made.remember()
    return made


def _fill(folder: Path, key: bytes, founding: Founding, at: datetime | None, *, plain: bool) -> None:
    """Make the file of a centre that has no cases yet."""
    make(folder)
    store = Store(folder, key, plain=plain)
    mark_ours(store.db)
    with store.writing():
        bring_up_to_date(store, at)
        store.set("centre", founding.centre)
        store.set("number_form", FORM)
        store.set(ONE_PERSON, ON if founding.one_person else "")
        store.add_station(Station(founding.station, founding.centre, "centre"))
        store.add_account(Account(founding.account, founding.name, founding.role, founding.station, everywhere=True))
        store.set(RECKONED, print_of(store))  # nothing is reckoned by other rules than those of now
    store.close()


def _settle(fresh: Path, folder: Path) -> None:
    """Put a finished centre in its place, never over one that somebody else has put there meanwhile."""
    with alone(folder):
        if there(folder):
            raise _has_data()
        (fresh / KEYS).replace(folder / KEYS)  # the data last: keys without data are nobody's
        put(fresh, folder)


def _has_data() -> Refused:
    return refuse("has_data", say("这个文件夹里已经有数据，请直接打开，或另选一个空文件夹"))
