"""Taking over data from before there were passwords: a plain file without a keyring gets one, and stays plain."""

from datetime import datetime
from pathlib import Path

from cases.staff.passwords import check_password
from cases.staff.people import Role
from cases.values.refusal import refuse
from cases.values.text import one_line, say
from storage.engine.faults import plainly
from storage.engine.file.copies import sync
from storage.engine.file.data import is_plain, marks_of, opened
from storage.engine.shape import Marks
from storage.engine.sqlite import errors
from storage.host.progress import Report
from storage.keys.keyring import KEYS, Keyring, alone
from storage.keys.sealing import USUAL, Cost
from storage.opening.opening import open_centre
from storage.outgoing.scratch import scratch
from storage.store.store import Store

_BEFORE_KEYS = 1
"""The one shape that data had before there were keyrings."""
_MAY = (Role.ADMINISTRATOR.value, Role.SUPERVISOR.value)


def is_keyless(folder: Path) -> bool:
    """Tell whether a folder holds data of ours from before there were passwords, and no keyring."""
    if (folder / KEYS).exists() or not is_plain(folder):
        return False
    try:
        return marks_of(folder, None) == Marks(ours=True, shape=_BEFORE_KEYS)
    except errors():
        return False


def adopt(
    folder: Path,
    account: str,
    password: str,
    at: datetime | None = None,
    cost: Cost = USUAL,
    report: Report | None = None,
) -> Store:
    """Give such data a keyring, in which one of its accounts has this password, and open it; it stays plain.

    report: see `open_centre`; where it is stopped there is no keyring.
    account: of an administrator or supervisor. The others get their passwords from them. Raises `Refused`: `keyless`
    where it is no such data, `unknown_account`, and what `check_password` raises.
    """
    name = one_line(account)
    with plainly():
        if not is_keyless(folder):
            raise refuse("keyless", say("这个文件夹里不是没有密码的旧数据，没有改动"))
        _check(folder, name)
        chosen = check_password(password, name)
        with scratch(folder) as fresh:
            _ring, key, recovery = Keyring.create(fresh, name, chosen, plain=True, cost=cost)
            with alone(folder):
                if not is_keyless(folder):
                    raise refuse("keyless", say("这个文件夹里不是没有密码的旧数据，没有改动"))
                (fresh / KEYS).replace(folder / KEYS)
                sync(folder)
    try:
        store = open_centre(folder, key, at, report)
    except BaseException:
        (folder / KEYS).unlink()
        raise
    store.recovery = recovery
    return store


def _check(folder: Path, name: str) -> None:
    with opened(folder, None) as connection:
        row = connection.execute("SELECT role FROM account WHERE account = ? AND active", (name,)).fetchone()
    if row is None or row[0] not in _MAY:
        raise refuse("unknown_account", say("数据里没有这个在用的主管或管理员账号，请核对账号"), "account")
