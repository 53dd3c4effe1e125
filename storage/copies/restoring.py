"""Bringing a backup back: who may is asked of the data that is there, and what it has given is never given again."""

import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from cases.staff.audit import Deed
from cases.staff.people import Account, Role, Station
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.casefile.serials import SKIPPED, Given, given, paper_numbers, skip_to, stations_to_come
from storage.copies.backup import (
    MANIFEST,
    Manifest,
    Unlock,
    checked,
    create,
    keep_copy,
    no_backup,
)
from storage.copies.forks import parted
from storage.engine import copies
from storage.engine.faults import is_of_contents, plainly
from storage.engine.file import check_shape, is_data, move, opened, there
from storage.engine.queueing import first_in_line
from storage.engine.sqlite import errors
from storage.engine.tables import AccountRow
from storage.engine.which import RESTORE
from storage.host.progress import Report
from storage.keys.keyring import FILE as KEYS
from storage.keys.keyring import Keyring, alone
from storage.opening.door import active
from storage.opening.opening import open_centre
from storage.opening.putting_aside import ASIDE, RAW, leave_note, remains
from storage.outgoing.scratch import scratch, sweep
from storage.staff.scope import finds_all
from storage.store import audit
from storage.store.clock import local
from storage.store.replaced import REPLACED, mark
from storage.store.seals import moving
from storage.store.store import Store

Ask = Callable[[Sequence[Station]], Sequence[str]]
"""Asks somebody for the last number on paper of each of these stations."""


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
class Said:
    """What whoever restores has said of it.

    former: that a copy is wanted which a restore made of what it replaced; into a folder without data it comes to be
    looked at, and says so, where the last numbers are not told.
    last: the last numbers as they stand on paper, where no data that is there can tell which were given. ask: asks for
    them, where there is somebody to ask.
    """

    former: bool = False
    last: Sequence[str] = ()
    ask: Ask | None = None

    def numbers(self, store: Store, year: int) -> Given:
        """Return them, read for the stations of a store. Raises `Refused` (rule `last_number`)."""
        return paper_numbers(store, self.last or (self.ask(store.stations()) if self.ask else ()), year)


@dataclass(frozen=True)
class Restored:
    """What a restore brought back, and where the data that it replaced was kept, if there was any.

    replaced: what the data that it brought back says of having been replaced itself; nothing for data to work on.
    to_come: the stations that are not in it and go on behind the numbers told of them once they are added.
    counted: whether whoever brought it back finds all of its cases, and may be told how many there are.
    """

    manifest: Manifest
    kept: Path | None
    replaced: str = ""
    to_come: tuple[str, ...] = ()
    counted: bool = False


@dataclass(frozen=True)
class _Today:
    """The data that is there. key: None where its keys are gone. given: None where it cannot be read.

    store: open while it is taken from everybody else.
    """

    key: bytes | None
    given: Given | None = None
    stations: tuple[Station, ...] = ()
    accounts: tuple[Account, ...] = ()
    store: Store | None = None


@dataclass(frozen=True)
class _Fresh:
    """A checked copy that is about to take its place. numbers: the last that were given, as they stand on paper."""

    folder: Path
    key: bytes
    manifest: Manifest
    numbers: Given


def restore(
    backup: Path,
    folder: Path,
    at: datetime,
    unlock: Unlock,
    *,
    by: str = "",
    replacing: Replacing | None = None,
    said: Said = Said(),
    report: Report | None = None,
) -> Restored:
    """Bring a backup back into a folder, checking it first.

    unlock: opens the backup, where the key of the data that is there does not. by: whose account that takes, for a
    folder without data. replacing: who replaces the data that is there; it is kept beside the new one under a name with
    the moment, nobody else writes meanwhile, and whoever has it open is told to sign in anew. Accounts and passwords
    stay as they are today where it is data of the same centre. said: what else is to be known, such as the last numbers
    where the data that was there is lost or cannot be read. report: is told how far a backup of an earlier version has
    been brought up to date.
    Raises `Refused`: `has_data` where there is data and nobody replaces it; `role` or `password` where they may not
    today; `recovery` or `keys_lost` where nobody can tell who may; `last_number` where the last numbers must be told;
    `replaced` where it is such a copy and nobody asked for one; and what `read_manifest` raises.
    """
    with plainly():
        if is_data(backup):
            raise refuse("not_a_backup", _DATA)
        if not backup.is_file():
            raise no_backup()
        today = _today(folder, replacing, at)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lost = today is None and remains(folder)
        sweep(folder, own=True)
        with scratch(folder) as fresh:
            manifest, key = checked(backup, fresh, _by_either(fresh, today, unlock))
            if manifest.replaced and not said.former:
                raise _was_replaced(manifest)
            _forget_manifest(fresh, key)
            open_centre(fresh, key, at, report).close()
            numbers = _on_paper(fresh, key, at, today, said, lost=lost and not manifest.replaced)
            copy = _Fresh(fresh, key, manifest, numbers)
            if today is None or replacing is None:
                return _bring(copy, folder, at, by)
            with _taken(folder, today, replacing, at) as now:
                return _exchange(copy, folder, now, at, replacing.account)


def _bring(copy: _Fresh, folder: Path, at: datetime, by: str) -> Restored:
    """Bring a copy into a folder without data."""
    replaced = "" if copy.numbers else copy.manifest.replaced
    with _opened(copy.folder, copy.key, at) as store:
        kept = _set_aside_rest(folder, local(store, at), by)
        with store.writing():
            _say_replaced(store, replaced)
            told = _told(copy, None) | _skipped(store, copy.numbers)
            audit.add(store, local(store, at), by, Deed.RESTORED, detail=told)
        to_come, counted = stations_to_come(store), _finds_all(store, by)
        copies.keep_in_one_file(store.db)
    _put_back(copy.folder, folder, copy.key, None)
    return Restored(copy.manifest, kept, replaced, to_come, counted)


def _exchange(copy: _Fresh, folder: Path, today: _Today, at: datetime, by: str) -> Restored:
    """Put a copy in the place of data that nobody else writes to, which is kept."""
    elsewhere = today.given is not None and today.key != copy.key  # whose numbers are of no help here
    replaced = copy.manifest.replaced if elsewhere else ""
    with _opened(copy.folder, copy.key, at) as store:
        shown = local(store, at)
        kept = _set_aside(folder, today, copy.key, shown, by)
        told = _parting(folder, copy.folder, copy.key) if kept.is_file() else {}
        with store.writing():
            told |= _told(copy, today) | _as_today(store, today, copy.numbers if today.given is None else today.given)
            store.set(RESTORE, secrets.token_hex(8))
            _say_replaced(store, replaced)
            audit.add(store, shown, by, Deed.RESTORED, detail=told)
        to_come, counted = stations_to_come(store), _finds_all(store, by)
        copies.keep_in_one_file(store.db)
    _put_back(copy.folder, folder, copy.key, today)
    return Restored(copy.manifest, kept, replaced, to_come, counted)


def _finds_all(store: Store, by: str) -> bool:
    """Tell whether this account finds all cases; who has the recovery key, no account, has all there is."""
    return not by or any(finds_all(each) for each in store.accounts() if each.account == by)


def _say_replaced(store: Store, replaced: str) -> None:
    if store.get(REPLACED) != replaced:
        store.set(REPLACED, replaced)


def _told(copy: _Fresh, today: _Today | None) -> dict[str, str | int]:
    return {"taken": copy.manifest.at.isoformat(), "replaced": int(today is not None)}


def _was_replaced(manifest: Manifest) -> Refused:
    told = say("这份备份是已被替换的数据（{replaced}），没有恢复；确要恢复请加 --replaced", replaced=manifest.replaced)
    return refuse("replaced", told)


# Who may


def _today(folder: Path, replacing: Replacing | None, at: datetime) -> _Today | None:
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
        return _Today(None)
    try:
        with plainly(), _opened(folder, key, at) as store:
            return _read(store, key, replacing.account)
    except Refused as refused:
        if not _unreadable(refused):
            raise
        if replacing.account:
            raise refuse("recovery", _UNREADABLE) from None
        return _Today(key)


def _check_replacer(account: Account, stations: int) -> None:
    """Refuse (rule `role`) who may not replace all that the centre has: a supervisor of one of its stations."""
    check(account.role, Action.BACKUP)
    if account.role is Role.SUPERVISOR and not account.everywhere and stations > 1:
        raise refuse("role", say("恢复会替换全部站点的数据，请管全部站点的主管或管理员来办"))


def _read(store: Store, key: bytes, account: str) -> _Today:
    """Read what stays of today's data. account: who replaces it, empty for the recovery key."""
    if account:
        _check_replacer(active(store, account), len(store.stations()))
    return _Today(key, given(store), store.stations(), store.accounts())


@contextmanager
def _taken(folder: Path, today: _Today, replacing: Replacing, at: datetime) -> Iterator[_Today]:
    """Take the data from everybody else while it is replaced, and hand out what it is by then.

    What others write until then is in what is kept of it; what they write later is refused: see `Store.check_same`.
    """
    if today.key is None or today.given is None:
        with first_in_line(folder):
            yield today
        return
    with _opened(folder, today.key, at) as store, store.taken():
        yield replace(_read(store, today.key, replacing.account), store=store)


_KEYS_LOST = say("现有数据的密钥文件缺失或损坏，无从知道谁可以替换；请先找回 bangfu.keys，确实找不回请加 --keys-lost")
_DATA = say("这是数据，不是备份文件；请用 --data 打开它的文件夹，用 backup 写成备份，再恢复那份备份")
_UNREADABLE = say("现有数据读不出，无从知道谁可以替换；请加 --recovery，用现有数据的恢复密钥")


def _by_either(fresh: Path, today: _Today | None, unlock: Unlock) -> Unlock:
    """Return what opens a backup: the key of the data that is there, if it fits, or else what opens the backup."""

    def opens(ring: Keyring) -> bytes:
        if today and today.key and not ring.plain and _fits(fresh, today.key):
            return today.key
        return unlock(ring)

    return opens


def _fits(fresh: Path, key: bytes) -> bool:
    try:
        check_shape(fresh, key)
    except Refused as refused:
        return refused.problems[0].rule == "newer"
    except errors():
        return False
    return True


# What stays as it is today


def _on_paper(fresh: Path, key: bytes, at: datetime, today: _Today | None, said: Said, *, lost: bool) -> Given:
    """Return the last numbers as they stand on paper, where no data that is there can tell which it gave.

    lost: whether there was data that is gone. Raises `Refused` (rule `last_number`).
    """
    if today and today.given is not None:
        return {}
    if not (today or lost or said.last):
        return {}
    with _opened(fresh, key, at) as store:
        return said.numbers(store, local(store, at).year)


def _as_today(store: Store, today: _Today, numbers: Given) -> dict[str, str | int]:
    """Leave accounts and numbers as they are today, within a write; return what the log is to say of it."""
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
    return _skipped(store, numbers)


def _skipped(store: Store, numbers: Given) -> dict[str, str | int]:
    """Never give again what these numbers say was given, within a write; return what the log is to say of it."""
    gaps = skip_to(store, numbers)
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
    with opened(folder, old_key) as old, opened(fresh, new_key) as new:
        return parted(old, new)


def _forget_manifest(fresh: Path, key: bytes) -> None:
    """Make a copy that can be worked on of one that is a backup."""
    with opened(fresh, None if Keyring(fresh).plain else key) as connection:
        connection.execute("DELETE FROM setting WHERE name = ?", (MANIFEST,))


def _set_aside(folder: Path, today: _Today, key: bytes, at: datetime, by: str) -> Path:
    """Keep the data that is replaced: as a backup that says so or, where not all of it can be read, as it is.

    Its keyring stays where its accounts could be read: their passwords are those of today.
    """
    kept, raw = folder / f"{ASIDE}{_stamp(at)}.bangfu", _beside(folder, at)
    if kept.exists() or raw.exists():
        raise refuse("has_data", say("刚刚已经恢复过一次；请稍等几秒再试"))
    if today.store:
        if today.key == key and _copied(today.store, kept, at, by):
            return kept
        today.store.close()
    _move_aside(folder, raw, at, by)
    if today.given is not None and (raw / KEYS).exists():
        shutil.copyfile(raw / KEYS, create(folder / KEYS))
    return raw


def _set_aside_rest(folder: Path, at: datetime, by: str) -> Path | None:
    """Keep what is left of data that is lost, its keyring above all: without it that can never be read again."""
    if not (folder / KEYS).exists():
        return None
    raw = _beside(folder, at)
    _move_aside(folder, raw, at, by)
    return raw


def _stamp(at: datetime) -> str:
    return f"{at:%Y%m%d-%H%M%S}"


def _beside(folder: Path, at: datetime) -> Path:
    return folder / f"{RAW}{_stamp(at)}"


def _move_aside(folder: Path, raw: Path, at: datetime, by: str) -> None:
    raw.mkdir(mode=0o700)
    leave_note(raw, mark(at, by))
    move(folder, raw)
    if (folder / KEYS).exists():
        (folder / KEYS).rename(raw / KEYS)


def _copied(store: Store, kept: Path, at: datetime, by: str) -> bool:
    """Keep the data as a backup; False where some of it cannot be read."""
    try:
        with plainly():
            keep_copy(store, kept, at, by, replaced=mark(at, by))
    except Refused as refused:
        if not _unreadable(refused):
            raise
        return False
    return True


@contextmanager
def _opened(folder: Path, key: bytes, at: datetime) -> Iterator[Store]:
    store = open_centre(folder, key, at)
    try:
        yield store
    finally:
        store.close()


def _unreadable(refused: Refused) -> bool:
    """Tell data that cannot be read with this key from data that is only busy, or on a full disk."""
    rules = ("damaged", "empty_file", "not_ours", "not_enciphered", "keyring")
    return is_of_contents(refused) or refused.problems[0].rule in rules


def _put_back(fresh: Path, folder: Path, key: bytes, today: _Today | None) -> None:
    """Put a checked copy in its place. Whoever has the old file open sees the new contents; no write goes astray.

    Its keyring comes with it, but for data of the same key: the passwords are those of today.
    """
    with alone(folder):
        if not (today and today.key == key and (folder / KEYS).exists()):
            copies.sync(fresh / KEYS)
            (fresh / KEYS).replace(folder / KEYS)
        if not there(folder):
            with _no_keys_alone(folder):
                copies.put(fresh, folder)
            return
    copies.pour(fresh, folder, None if Keyring(folder).plain else key)


@contextmanager
def _no_keys_alone(folder: Path) -> Iterator[None]:
    """Take keys away again behind which no data came: they would tell of data that is lost."""
    try:
        yield
    except BaseException:
        if not there(folder):
            (folder / KEYS).unlink(missing_ok=True)
        raise
