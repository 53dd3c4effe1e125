"""Bringing a backup back: who may is asked of the data that is there, and what it has given is never given again."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from cases.audit import Deed
from cases.people import Account, Station
from cases.permissions import Action, check
from cases.refusal import Refused, refuse
from cases.text import say
from storage import audit
from storage.backup import (
    ASIDE,
    COMPANIONS,
    MANIFEST,
    Manifest,
    Unlock,
    checked,
    create,
    keep_copy,
    no_backup,
    reading,
    sync,
)
from storage.clock import local
from storage.door import active
from storage.faults import plainly
from storage.forks import parted
from storage.keyring import FILE as KEYS
from storage.keyring import Keyring, alone
from storage.outgoing.scratch import scratch, sweep
from storage.seals import moving
from storage.serials import SKIPPED, Given, given, paper_numbers, skip_to
from storage.sqlite import errors, open_raw
from storage.store import FILE, Store, check_shape
from storage.tables import AccountRow


@dataclass(frozen=True)
class Replacing:
    """Who replaces the data that is there. unlock: from its keyring to its key.

    account: whose password that takes, empty for the recovery key. last: the last numbers on paper, where the data
    cannot be read. keys_lost: whether somebody has said that its keys are gone too.
    """

    unlock: Unlock
    account: str = ""
    last: Sequence[str] = ()
    keys_lost: bool = False


@dataclass(frozen=True)
class Restored:
    """What a restore brought back, and where the data that it replaced was kept, if there was any."""

    manifest: Manifest
    kept: Path | None


@dataclass(frozen=True)
class _Today:
    """The data that is there. key: None where its keys are gone. given: None where it cannot be read."""

    key: bytes | None
    given: Given | None = None
    stations: tuple[Station, ...] = ()
    accounts: tuple[Account, ...] = ()


def restore(
    backup: Path, folder: Path, at: datetime, unlock: Unlock, *, by: str = "", replacing: Replacing | None = None
) -> Restored:
    """Bring a backup back into a folder, checking it first.

    unlock: opens the backup, where the key of the data that is there does not. by: whose account that takes, for a
    folder without data. replacing: who replaces the data that is there; it is kept beside the new one under a name with
    the moment. Accounts and passwords stay as they are today where it is data of the same centre.
    Raises `Refused`: `has_data` where there is data and nobody replaces it; `role` or `password` where they may not
    today; `recovery` or `keys_lost` where nobody can tell who may; `last_number` where the last numbers must be told;
    and what `read_manifest` raises.
    """
    with plainly():
        if not backup.is_file():
            raise no_backup()
        today = _today(folder, replacing, at)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(folder, own=True)
        with scratch(folder) as fresh:
            manifest, key = checked(backup, fresh, _by_either(fresh, today, unlock))
            _forget_manifest(fresh, key)
            who = replacing.account if replacing and today else by
            with _opened(fresh, key, at) as store:
                numbers = _numbers(store, today, replacing)
                shown = local(store, at)
                kept = _set_aside(folder, today, key, shown, who) if today else None
                told = _parting(folder, fresh, key) if kept and kept.is_file() else {}
                told |= {"taken": manifest.at.isoformat(), "replaced": int(today is not None)}
                with store.writing():
                    told |= _as_today(store, today, numbers)
                    audit.add(store, shown, who, Deed.RESTORED, detail=told)
                store.run("PRAGMA journal_mode = DELETE")
            _put_back(fresh, folder, key, today)
    return Restored(manifest, kept)


# Who may


def _today(folder: Path, replacing: Replacing | None, at: datetime) -> _Today | None:
    """Return the data of a folder, None where there is none. Raises `Refused` where it may not be replaced."""
    if not (folder / FILE).exists():
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
        return _Today(None)
    try:
        with plainly(), _opened(folder, key, at) as store:
            if replacing.account:
                check(active(store, replacing.account).role, Action.BACKUP)
            return _Today(key, given(store), store.stations(), store.accounts())
    except Refused as refused:
        if not _unreadable(refused):
            raise
        if replacing.account:
            raise refuse("recovery", _UNREADABLE) from None
        return _Today(key)


_KEYS_LOST = say("现有数据的密钥文件缺失或损坏，无从知道谁可以替换；请先找回 bangfu.keys，确实找不回请加 --keys-lost")
_UNREADABLE = say("现有数据读不出，无从知道谁可以替换；请加 --recovery，用现有数据的恢复密钥")


def _by_either(fresh: Path, today: _Today | None, unlock: Unlock) -> Unlock:
    """Return what opens a backup: the key of the data that is there, if it fits, or else what opens the backup."""

    def opens(ring: Keyring) -> bytes:
        if today and today.key and not ring.plain and _fits(fresh / FILE, today.key):
            return today.key
        return unlock(ring)

    return opens


def _fits(path: Path, key: bytes) -> bool:
    try:
        check_shape(path, key)
    except Refused as refused:
        return refused.problems[0].rule == "newer"
    except errors():
        return False
    return True


# What stays as it is today


def _numbers(store: Store, today: _Today | None, replacing: Replacing | None) -> Given:
    """Return the last numbers that were given by the data that is there. Raises `Refused` (rule `last_number`)."""
    if today is None or replacing is None:
        return {}
    if today.given is not None:
        return today.given
    return paper_numbers(replacing.last, store.stations())


def _as_today(store: Store, today: _Today | None, numbers: Given) -> dict[str, str | int]:
    """Leave accounts and numbers as they are today, within a write; return what the log is to say of it."""
    if today is None:
        return {}
    if today.key == store.key:
        known = {each.code for each in store.stations()}
        for station in today.stations:
            if station.code not in known:
                store.add_station(station)
        for account in today.accounts:
            _set_account(store, account)
    else:  # the same names may be other people: who is at rest today stays so all the same
        at_rest = {each.account for each in today.accounts if not each.active}
        for account in store.accounts():
            if account.account in at_rest:
                with moving(store, "account", "account = ?", (account.account,)):
                    AccountRow.update(active=False).where(AccountRow.account == account.account).execute(store.db)
    here = {each.code for each in store.stations()}
    gaps = skip_to(store, {place: last for place, last in numbers.items() if place[0] in here})
    return {SKIPPED: gaps} if gaps else {}


def _set_account(store: Store, account: Account) -> None:
    known = next((each for each in store.accounts() if each.account == account.account), None)
    if known is None:
        store.add_account(account)
    elif known != account:
        columns = asdict(account) | {"role": account.role.value}
        with moving(store, "account", "account = ?", (account.account,)):
            AccountRow.update(**columns).where(AccountRow.account == account.account).execute(store.db)


# Putting it there


def _parting(folder: Path, fresh: Path, key: bytes) -> dict[str, str | int]:
    """Return where the log of the data in a folder parts from that of the copy which takes its place."""
    old_key, new_key = (None if Keyring(each).plain else key for each in (folder, fresh))
    with closing(open_raw(folder / FILE, old_key)) as old, closing(open_raw(fresh / FILE, new_key)) as new:
        return parted(old, new)


def _forget_manifest(fresh: Path, key: bytes) -> None:
    """Make a copy that can be worked on of one that is a backup."""
    with closing(open_raw(fresh / FILE, None if Keyring(fresh).plain else key)) as connection:
        connection.execute("DELETE FROM setting WHERE name = ?", (MANIFEST,))


def _set_aside(folder: Path, today: _Today, key: bytes, at: datetime, by: str) -> Path:
    """Keep the data that is replaced: as a backup that says so or, where not all of it can be read, as it is.

    Its keyring stays where its accounts could be read: their passwords are those of today.
    """
    stamp = f"{at:%Y%m%d-%H%M%S}"
    kept, raw = folder / f"{ASIDE}{stamp}.bangfu", folder / f"replaced-{stamp}"
    if kept.exists() or raw.exists():
        raise refuse("has_data", say("刚刚已经恢复过一次；请稍等几秒再试"))
    if today.key == key and today.given is not None and _copied(folder, key, kept, at, by):
        return kept
    raw.mkdir(mode=0o700)
    for name in COMPANIONS:
        if (folder / name).exists():
            (folder / name).rename(raw / name)
    if today.given is not None and (raw / KEYS).exists():
        shutil.copyfile(raw / KEYS, create(folder / KEYS))
    return raw


def _copied(folder: Path, key: bytes, kept: Path, at: datetime, by: str) -> bool:
    """Keep the data as a backup; False where some of it cannot be read."""
    try:
        with plainly(), _opened(folder, key, at) as store:
            keep_copy(store, kept, at, by, replaced=f"{at:%Y-%m-%d %H:%M} {by}".strip())
    except Refused as refused:
        if not _unreadable(refused):
            raise
        return False
    return True


@contextmanager
def _opened(folder: Path, key: bytes, at: datetime) -> Iterator[Store]:
    store = Store.open(folder, key, at)
    try:
        yield store
    finally:
        store.close()


def _unreadable(refused: Refused) -> bool:
    """Tell data that cannot be read with this key from data that is only busy, or on a full disk."""
    cause = type(refused.__cause__).__name__  # the drivers and peewee call their errors alike
    rules = ("damaged", "empty_file", "not_ours", "not_enciphered", "keyring")
    return cause == "DatabaseError" or refused.problems[0].rule in rules


def _put_back(fresh: Path, folder: Path, key: bytes, today: _Today | None) -> None:
    """Put a checked copy in its place. Whoever has the old file open sees the new contents; no write goes astray.

    Its keyring comes with it, but for data of the same key: the passwords are those of today.
    """
    with alone(folder):
        if not (today and today.key == key and (folder / KEYS).exists()):
            sync(fresh / KEYS)
            (fresh / KEYS).replace(folder / KEYS)
        if not (folder / FILE).exists():
            sync(fresh / FILE)
            (fresh / FILE).replace(folder / FILE)
            sync(folder)
            return
    cipher_key = None if Keyring(folder).plain else key
    with reading(fresh / FILE, cipher_key) as source, closing(open_raw(folder / FILE, cipher_key)) as target:
        target.execute("PRAGMA synchronous = EXTRA")
        source.backup(target)
