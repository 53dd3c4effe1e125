"""Coming in: from an account and its password to an open store and who one is in it."""

from datetime import datetime
from pathlib import Path

from cases.staff.audit import AuditAction
from cases.staff.passwords import check_password
from cases.staff.people import Account
from cases.values.refusal import Refused, refuse
from cases.values.text import one_line, say
from storage.engine.faults import is_of_disk, plainly
from storage.engine.file.data import check_file, is_empty
from storage.host.progress import Report
from storage.keys.keyring import Keyring, wrong
from storage.opening.adopting import is_keyless
from storage.opening.opening import open_centre
from storage.store import audit
from storage.store.clock import local
from storage.store.session import end_sessions
from storage.store.store import Store


def sign_in(
    folder: Path, account: str, password: str, at: datetime, report: Report | None = None
) -> tuple[Store, Account]:
    """Open the data of a folder for who knows the password of an active account, at a moment.

    report: is told how far data of an earlier version has been brought up to date, see `open_centre`.
    Raises `Refused` as `open_centre` and `Keyring.key` do. Whatever stands against this account, the words and the time
    are those of a wrong password.
    """
    check_folder(folder)
    name = one_line(account)
    ring = Keyring(folder)
    wrong_before, sealed = ring.guesses(name), ring.sealed(name)
    store = open_centre(folder, ring.key(name, password), at, report)
    try:
        found, shown = active(store, name), local(store, at)
        _check_still(ring, name, sealed)
        _note(store, shown, name, wrong_before)
    except BaseException:
        store.close()
        raise
    return store, found


def _note(store: Store, shown: datetime, name: str, wrong_before: int) -> None:
    """Leave a line; where the disk takes none, one may come in all the same, to read."""
    try:
        with store.writing():
            if wrong_before:
                audit.add(store, shown, name, AuditAction.GUESSED, detail={"times": wrong_before})
            audit.add(store, shown, name, AuditAction.SIGNED_IN)
    except Refused as refused:
        if not is_of_disk(refused):
            raise


def _check_still(ring: Keyring, name: str, sealed: object) -> None:
    """Refuse the old password where a new one was set since it was tried: it opens no session after that."""
    if ring.sealed(name) != sealed:
        raise wrong()


def check_folder(folder: Path) -> None:
    """Refuse a folder in which nothing was set up, or in which something lies that is not ours.

    Data from before there were passwords waits to be taken over (rule `keyless`).
    """
    if is_keyless(folder):
        raise refuse("keyless", say("这份数据建于有密码之前；请运行 bangfu 打开界面，先为主管或管理员设置密码"))
    with plainly():
        check_file(folder, plain=is_empty(folder) or Keyring(folder).plain)


def active(store: Store, name: str) -> Account:
    """Return an active account by its name. Raises `Refused` (rule `password`), in the words for a wrong password."""
    found = next((each for each in store.accounts() if each.account == name and each.active), None)
    if found is None:
        raise wrong()
    return found


def recover(
    folder: Path, account: str, recovery: str, password: str, at: datetime, report: Report | None = None
) -> None:
    """Set an active account's password anew for who has the recovery key. Raises `Refused`."""
    check_folder(folder)
    name, ring = one_line(account), Keyring(folder)
    store = open_centre(folder, ring.recovered(recovery), at, report)
    try:
        found = next((each for each in store.accounts() if each.account == name and each.active), None)
        if found is None:
            raise refuse("unknown_account", say("没有这个在用的账号，请核对 --as"))
        chosen = check_password(password, name)
        with store.writing():
            audit.add(store, local(store, at), name, AuditAction.RECOVERED)
            end_sessions(store, name)
            ring.set_password(name, chosen, store.key)
    finally:
        store.close()
