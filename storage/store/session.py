"""A session: somebody at the desk, from signing in until they leave or what they came in by no longer holds."""

from typing import Any

from cases.staff.people import Account
from cases.values.refusal import refuse
from cases.values.text import say
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import AccountRow
from storage.keys.keyring import Keyring, wrong_own
from storage.store.seals import moving
from storage.store.store import Store


@Prepared
def _now() -> Any:
    columns = (AccountRow.active, AccountRow.role, AccountRow.station, AccountRow.everywhere, AccountRow.stamp)
    return AccountRow.select(*columns).where(AccountRow.account == at("account"))


def end_sessions(store: Store, account: str) -> None:
    """End every session of an account, within a write."""
    with moving(store, "account", "account = ?", (account,)):
        AccountRow.update(stamp=AccountRow.stamp + 1).where(AccountRow.account == account).execute(store.db)


class Session:
    """What an account was when its person signed in, held against what it is now."""

    def __init__(self, store: Store, account: Account) -> None:
        self._store, self._account, self._stamp = store, account, account.stamp
        self._left = False

    def leave(self) -> None:
        """End it here: its person has signed out."""
        self._left = True

    def prove(self, password: str) -> None:
        """Prove once more that the same person is here. Raises `Refused` as `Keyring.key` does."""
        if Keyring(self._store.folder).key(self._account.account, password, known=True) != self._store.key:
            raise wrong_own()
        self.check()

    def check(self) -> None:
        """Refuse (rule `session`) who has left or was disabled, given another role, or whose password was set anew.

        So too where a restore has replaced the data.
        """
        if self._left:
            raise refuse("session", say("您已退出登录，这一步没有做；要做请重新登录"))
        self._store.check_same()
        row = _now.run(self._store.db, account=self._account.account).fetchone()
        if row is None or not row[0]:
            raise refuse("session", say("您的账号已停用，不能再办理；请联系管理员"))
        _active, role, station, everywhere, stamp = row
        known = self._account
        if (role, station, bool(everywhere)) != (known.role.value, known.station, known.everywhere):
            raise refuse("session", say("您的角色或站点已由管理员更改，请重新登录"))
        if stamp > self._stamp:  # not yet moved in the file where their own change is still being written
            raise refuse("session", say("您的密码已重置，请用新密码重新登录"))

    def go_on(self) -> None:
        """Go on although the stamp has moved: whoever changes their own password stays where they are."""
        row = _now.run(self._store.db, account=self._account.account).fetchone()
        self._stamp = row[-1]
