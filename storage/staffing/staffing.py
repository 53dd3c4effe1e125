"""Who may sign in: accounts added, moved, disabled and enabled again, and passwords set anew, by the administrator.

A new password is sealed before the write that ends the sessions is over: who signs in with the old one meanwhile has a
session that this write ends, or finds the keyring changed; see `storage.opening.door.sign_in`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from cases.staff.audit import AuditAction
from cases.staff.idle import IDLE, minutes_of, read_minutes
from cases.staff.ownfiles import read_days
from cases.staff.passwords import check_password
from cases.staff.people import Account, Role, Station
from cases.staff.permissions import Action
from cases.standing.numbers import check_station_code
from cases.values.refusal import refuse
from cases.values.text import Sentence, one_line, say
from cases.views.rows import Held
from storage.casefile.serials import go_on_behind
from storage.engine.tables import AccountRow
from storage.keys.keyring import Keyring
from storage.keys.sealing import USUAL, Cost
from storage.outgoing.own_folders import FILE_DAYS
from storage.seat import Seat
from storage.staffing.leavers import Leavers
from storage.store.seals import moving
from storage.store.session import end_sessions


def nothing(_account: Account) -> int:
    """Hand nothing over."""
    return 0


class Staffing:
    """The accounts as one person may change them. cost: what guessing a new password shall cost."""

    def __init__(self, seat: Seat, cost: Cost = USUAL) -> None:
        self._seat, self._store = seat, seat.store
        self._ring = Keyring(seat.store.folder, cost)

    def everyone(self) -> tuple[Account, ...]:
        """Return everybody who works or worked here, those at rest too. Raises `Refused` (rule `role`)."""
        self._may()
        return self._store.accounts()

    def held(self, name: str) -> Held:
        """Return what somebody has in hand, as far as one finds it."""
        self._may()
        return Leavers(self._seat).held(self._known(name).account)

    def add(self, account: Account, password: str) -> None:
        """Add an account. Raises `Refused`: `needed`, `taken`, `unknown_station`, or what `check_password` raises."""
        self._may()
        made = replace(account, account=one_line(account.account), name=one_line(account.name))
        for field, label, value in (("account", say("账号"), made.account), ("name", say("姓名"), made.name)):
            if not value:
                raise refuse("needed", say("请填写“{field}”", field=label), field)
        self._check_station(made.station)
        chosen = check_password(password, made.account)
        with self._writing():
            if made.account in {each.account for each in self._store.accounts()}:
                raise refuse("taken", say("账号“{name}”已经有了，请换一个", name=made.account[:30]), "account")
            self._store.add_account(made)
            self._seat.note(AuditAction.STAFFED, what="added", account=made.account, role=made.role.value)
            self._ring.set_password(made.account, chosen, self._store.key)

    def add_station(self, code: str, name: str, level: str) -> None:
        """Add a station. Raises `Refused`: `station_code`, `needed` or `taken`."""
        self._may()
        made = Station(check_station_code(code), one_line(name), level)
        if not made.name:
            raise refuse("needed", say("请填写“{field}”", field=say("站点名称")), "name")
        with self._writing():
            if made.code in {each.code for each in self._store.stations()}:
                raise refuse("taken", say("站点代码“{code}”已经有了，请换一个", code=made.code), "code")
            self._store.add_station(made)
            go_on_behind(self._store, made.code)
            self._seat.note(AuditAction.STAFFED, what="station", station=made.code)

    @property
    def idle_minutes(self) -> int:
        """After how many minutes a desk that is left alone is locked."""
        return minutes_of(self._store.get(IDLE))

    def set_idle(self, minutes: str) -> None:
        """Set after how many minutes a desk that is left alone is locked. Raises `Refused`: `role` or `minutes`."""
        self._may()
        length = read_minutes(minutes)
        with self._writing():
            self._store.set(IDLE, str(length))
            self._seat.note(AuditAction.SET, what=IDLE, minutes=length)

    def set_file_days(self, days: str) -> None:
        """Set for how many days everybody's own files stay. Raises `Refused`: `role` or `file_days`."""
        self._may()
        length = read_days(days)
        with self._writing():
            self._store.set(FILE_DAYS, str(length))
            self._seat.note(AuditAction.SET, what=FILE_DAYS, days=length)

    def move(
        self, name: str, role: Role, station: str, *, everywhere: bool, then: Callable[[Account], int] = nothing
    ) -> int:
        """Give somebody another role, station or reach, which ends their sessions.

        then: hands over what they leave behind, in the same write; how many cases that were is returned.
        Raises `Refused`: `last` for one's own account, `same_post` where nothing would change, `unknown_station`, and
        what stands against the handing over; then nothing is changed.
        """
        self._may()
        self._check_station(station)
        with self._writing():
            account = self._other(name, say("不能更改自己的角色和站点；请另一位管理员来更改"))
            if (role, station, everywhere) == (account.role, account.station, account.everywhere):
                raise refuse("same_post", say("{name}现在就是这个角色和站点，无需更改", name=account.name))
            self._set(account, role=role.value, station=station, everywhere=everywhere)
            detail: dict[str, Any] = {"role": role.value, "station": station, "everywhere": int(everywhere)}
            self._seat.note(AuditAction.STAFFED, what="moved", account=account.account, **detail)
            return then(account)

    def set_password(self, name: str, password: str) -> None:
        """Set somebody's password anew, which ends their sessions and a lock. Raises `Refused`."""
        self._may()
        account = self._known(name)
        chosen = check_password(password, account.account)
        with self._writing():
            self._seal(account.account, chosen, "password")
            if account.account == self._seat.account.account:
                self._seat.session.go_on()

    def disable(self, name: str, *, then: Callable[[Account], int] = nothing) -> int:
        """Disable an account: it opens nothing from now on, and whoever sits there is shown out.

        then: hands over what they leave behind, in the same write; how many cases that were is returned. Raises
        `Refused`: `last` for one's own account, so that an administrator is always left, and what stands against the
        handing over; then the account goes on.
        """
        self._may()
        with self._writing():
            account = self._other(name, say("不能停用自己的账号；请另一位管理员来停用"))
            self._set(account, active=False)
            self._seat.note(AuditAction.STAFFED, what="rested", account=account.account)
            handed = then(account)
        self._ring.drop(account.account)
        return handed

    def enable(self, name: str, password: str) -> None:
        """Let somebody whose account was disabled work again, with a new password. Raises `Refused`."""
        self._may()
        account = self._known(name)
        chosen = check_password(password, account.account)
        with self._writing():
            self._set(account, active=True)
            self._seal(account.account, chosen, "called_back")

    def change_own(self, old: str, new: str) -> None:
        """Change one's own password, which takes the old one and ends one's other sessions.

        Raises `Refused` as `Keyring.key` does.
        """
        name = self._seat.account.account
        chosen = check_password(new, name)
        if self._ring.key(name, old, known=True) != self._store.key:
            raise refuse("keyring", say("密钥文件与数据不符；请用备份恢复"))
        with self._writing():
            self._seal(name, chosen, "own_password")
            self._seat.session.go_on()

    def renew_recovery(self) -> str:
        """Make a new recovery key, which takes the place of the one before; it is to be shown once."""
        self._may()
        with self._writing():
            self._seat.note(AuditAction.STAFFED, what="recovery", account=self._seat.account.account)
        return self._ring.renew_recovery(self._store.key)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Run one write of somebody whose session still holds: two administrators cannot move each other at once."""
        with self._store.writing():
            self._seat.here()
            yield

    def _seal(self, account: str, password: str, what: str) -> None:
        """Put a new password in place of the one before, within a write, and end the sessions of that."""
        end_sessions(self._store, account)
        self._seat.note(AuditAction.STAFFED, what=what, account=account)
        self._ring.set_password(account, password, self._store.key)

    def _set(self, account: Account, **changed: object) -> None:
        """Change an account, within a write, and end its sessions."""
        with moving(self._store, "account", "account = ?", (account.account,)):
            AccountRow.update(**changed).where(AccountRow.account == account.account).execute(self._store.db)
        end_sessions(self._store, account.account)

    def _check_station(self, code: str) -> None:
        if code not in {each.code for each in self._store.stations()}:
            raise refuse("unknown_station", say("没有这个站点，请从列表中选择"), "station")

    def _other(self, name: str, own: Sentence) -> Account:
        """Return somebody else's account. own: what is said where it is one's own."""
        account = self._known(name)
        if account.account == self._seat.account.account:
            raise refuse("last", own)
        return account

    def _known(self, name: str) -> Account:
        found = next((each for each in self._store.accounts() if each.account == name), None)
        if found is None:
            raise refuse("unknown_account", say("没有这个账号，请从列表中选择"), "account")
        return found

    def _may(self) -> None:
        self._seat.allow(Action.ACCOUNTS, "accounts")
