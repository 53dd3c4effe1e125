"""The data that is there today: who may replace it, and taking it from everybody else while that is done."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cases.staff.audit import AuditAction
from cases.staff.people import Account, Role, Station
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.casefile.serials import SerialGiven, given
from storage.copies.backup import Unlock
from storage.engine.faults import is_of_contents, plainly
from storage.engine.file.data import there
from storage.engine.file.queueing import first_in_line
from storage.keys.keyring import Keyring
from storage.opening.door import active
from storage.opening.opening import open_centre
from storage.store import audit
from storage.store.clock import local
from storage.store.store import Store

_KEYS_LOST = say("现有数据的密钥文件缺失或损坏，无从知道谁可以替换；请先找回 bangfu.keys，确实找不回请加 --keys-lost")
_UNREADABLE = say("现有数据读不出，无从知道谁可以替换；请加 --recovery，用现有数据的恢复密钥")


@dataclass(frozen=True)
class Replacing:
    """Who replaces the data that is there. unlock: from its keyring to its key.

    account: whose password that takes, empty for the recovery key. keys_lost: whether somebody has said that its keys
    are gone too.
    """

    unlock: Unlock
    account: str = ""
    keys_lost: bool = False


@dataclass(frozen=True)
class Today:
    """The data that is there. key: None where its keys are gone. given: None where it cannot be read.

    store: open while it is taken from everybody else.
    """

    key: bytes | None
    given: SerialGiven | None = None
    stations: tuple[Station, ...] = ()
    accounts: tuple[Account, ...] = ()
    store: Store | None = None


def today_of(folder: Path, replacing: Replacing | None, at: datetime) -> Today | None:
    """Return the data of a folder, None where there is none. Raises `Refused` where it may not be replaced."""
    if not there(folder):
        return None
    if replacing is None:
        raise refuse("has_data", say("这个文件夹里已经有数据；确要替换请加 --replace，现有数据会先另存"))
    try:
        key = replacing.unlock(Keyring(folder))
    except Refused as refused:
        if refused.problems[0].rule != "keyring":
            raise
        if not replacing.keys_lost:
            raise refuse("keys_lost", _KEYS_LOST) from None
        return Today(None)
    try:
        with plainly(), refusals(folder, key, replacing.account, at), opened_centre(folder, key, at) as store:
            return _read(store, key, replacing.account)
    except Refused as refused:
        if not is_unreadable(refused):
            raise
        if replacing.account:
            raise refuse("recovery", _UNREADABLE) from None
        return Today(key)


def _check_replacer(account: Account, stations: int) -> None:
    """Refuse (rule `role`) who may not replace all that the centre has: a supervisor of one of its stations."""
    check(account.role, Action.BACKUP)
    if account.role is Role.SUPERVISOR and not account.everywhere and stations > 1:
        raise refuse("role", say("恢复会替换全部站点的数据，请管全部站点的主管或管理员来办"))


def _read(store: Store, key: bytes, account: str) -> Today:
    """Read what stays of today's data. account: who replaces it, empty for the recovery key."""
    if account:
        _check_replacer(active(store, account), len(store.stations()))
    return Today(key, given(store), store.stations(), store.accounts())


@contextmanager
def taken(folder: Path, today: Today, replacing: Replacing, at: datetime) -> Iterator[Today]:
    """Take the data from everybody else while it is replaced, and hand out what it is by then.

    What others write until then is in what is kept of it; what they write later is refused: see `Store.check_same`.
    """
    if today.key is None or today.given is None:
        with first_in_line(folder):
            yield today
        return
    with opened_centre(folder, today.key, at) as store, store.taken():
        yield replace(_read(store, today.key, replacing.account), store=store)


@contextmanager
def opened_centre(folder: Path, key: bytes, at: datetime) -> Iterator[Store]:
    """Open a centre's data, as `open_centre` does, for as long as it is needed."""
    store = open_centre(folder, key, at)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def refusals(folder: Path, key: bytes | None, by: str, at: datetime) -> Iterator[None]:
    """Note in the log of the data that is there that it was not replaced, and by which rule, where it can be opened.

    by: who tried, empty for the recovery key.
    """
    try:
        yield
    except Refused as refused:
        rule = refused.problems[0].rule
        if key and not refused.noted and not is_unreadable(refused) and rule != "store":
            refused.noted = True
            with suppress(Refused), plainly(), opened_centre(folder, key, at) as store, store.writing():
                told = {"what": "restore", "rule": rule}
                audit.add(store, local(store, at), by, AuditAction.REFUSED, detail=told)
        raise


def is_unreadable(refused: Refused) -> bool:
    """Tell data that cannot be read with this key from data that is only busy, or on a full disk."""
    rules = ("damaged", "empty_file", "not_ours", "not_enciphered", "keyring")
    return is_of_contents(refused) or refused.problems[0].rule in rules
