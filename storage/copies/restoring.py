"""Bringing a backup back: who may is asked of the data that is there, and what it has given is never given again."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cases.staff.audit import AuditAction
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.casefile.serials import SerialGiven, stations_to_come
from storage.copies.as_today import NOTHING_SAID, Said, keep_as_today, on_paper, skip
from storage.copies.backup import MANIFEST, Manifest, Unlock, checked, no_backup
from storage.copies.forks import parted
from storage.copies.putting_aside import set_aside, set_aside_rest
from storage.copies.replacing import Replacing, Today, opened_centre, refusals, taken, today_of
from storage.engine.faults import plainly
from storage.engine.file import copies
from storage.engine.file.data import check_shape, is_data, opened, there
from storage.engine.file.which import RESTORE
from storage.engine.sqlite import errors
from storage.host.progress import Report
from storage.keys.keyring import KEYS, Keyring, alone
from storage.opening.opening import open_centre
from storage.opening.remains import check_apart, remains
from storage.outgoing.scratch import scratch, sweep
from storage.staff.scope import finds_all
from storage.store import audit
from storage.store.clock import local
from storage.store.replaced import REPLACED
from storage.store.store import Store

_DATA = say("这是数据，不是备份文件；请用 --data 打开它的文件夹，用 backup 写成备份，再恢复那份备份")


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
class _Fresh:
    """A checked copy that is about to take its place. numbers: the last that were given, as they stand on paper."""

    folder: Path
    key: bytes
    manifest: Manifest
    numbers: SerialGiven


def restore(
    backup: Path,
    folder: Path,
    at: datetime,
    unlock: Unlock,
    *,
    by: str = "",
    replacing: Replacing | None = None,
    said: Said = NOTHING_SAID,
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
        today = today_of(folder, replacing, at)
        if today is None:
            check_apart(folder)
        key = today.key if today else None
        with refusals(folder, key, replacing.account if replacing else by, at):
            return _restored(backup, folder, at, _Asked(unlock, by, replacing, said, report), today)


class _Asked(NamedTuple):
    """What else was asked of a restore, see `restore`."""

    unlock: Unlock
    by: str
    replacing: Replacing | None
    said: Said
    report: Report | None


def _restored(backup: Path, folder: Path, at: datetime, asked: _Asked, today: Today | None) -> Restored:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lost = today is None and remains(folder)
    with scratch(folder) as fresh:
        manifest, key = checked(backup, fresh, _by_either(fresh, today, asked.unlock))
        sweep(folder)  # not before: until here nobody knows whether anything is to happen in this folder
        if manifest.replaced and not asked.said.former:
            raise _was_replaced(manifest)
        _forget_manifest(fresh, key)
        open_centre(fresh, key, at, asked.report).close()
        numbers = on_paper(fresh, key, at, today, asked.said, lost=lost and not manifest.replaced)
        copy = _Fresh(fresh, key, manifest, numbers)
        if today is None or asked.replacing is None:
            return _bring(copy, folder, at, asked.by)
        with taken(folder, today, asked.replacing, at) as now:
            return _exchange(copy, folder, now, at, asked.replacing.account)


def _bring(copy: _Fresh, folder: Path, at: datetime, by: str) -> Restored:
    """Bring a copy into a folder without data."""
    replaced = "" if copy.numbers else copy.manifest.replaced
    with opened_centre(copy.folder, copy.key, at) as store:
        kept = set_aside_rest(folder, local(store, at), by)
        with store.writing():
            _say_replaced(store, replaced)
            told = _told(copy, None) | skip(store, copy.numbers)
            audit.add(store, local(store, at), by, AuditAction.RESTORED, detail=told)
        to_come, counted = stations_to_come(store), _finds_all(store, by)
        copies.keep_in_one_file(store.db)
    _put_back(copy.folder, folder, copy.key, None)
    return Restored(copy.manifest, kept, replaced, to_come, counted)


def _exchange(copy: _Fresh, folder: Path, today: Today, at: datetime, by: str) -> Restored:
    """Put a copy in the place of data that nobody else writes to, which is kept."""
    elsewhere = today.given is not None and today.key != copy.key  # whose numbers are of no help here
    replaced = copy.manifest.replaced if elsewhere else ""
    with opened_centre(copy.folder, copy.key, at) as store:
        shown = local(store, at)
        kept = set_aside(folder, today, copy.key, shown, by)
        told = _parting(folder, copy.folder, copy.key) if kept.is_file() else {}
        with store.writing():
            numbers = copy.numbers if today.given is None else today.given
            told |= _told(copy, today) | keep_as_today(store, today, numbers)
            store.set(RESTORE, secrets.token_hex(8))
            _say_replaced(store, replaced)
            audit.add(store, shown, by, AuditAction.RESTORED, detail=told)
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


def _told(copy: _Fresh, today: Today | None) -> dict[str, str | int]:
    return {"taken": copy.manifest.at.isoformat(), "replaced": int(today is not None)}


def _was_replaced(manifest: Manifest) -> Refused:
    told = say("这份备份是已被替换的数据（{replaced}），没有恢复；确要恢复请加 --replaced", replaced=manifest.replaced)
    return refuse("replaced", told)


def _by_either(fresh: Path, today: Today | None, unlock: Unlock) -> Unlock:
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


def _parting(folder: Path, fresh: Path, key: bytes) -> dict[str, str | int]:
    """Return where the log of the data in a folder parts from that of the copy which takes its place."""
    old_key, new_key = (None if Keyring(each).plain else key for each in (folder, fresh))
    with opened(folder, old_key) as old, opened(fresh, new_key) as new:
        return parted(old, new)


def _forget_manifest(fresh: Path, key: bytes) -> None:
    """Make a copy that can be worked on of one that is a backup."""
    with opened(fresh, None if Keyring(fresh).plain else key) as connection:
        connection.execute("DELETE FROM setting WHERE name = ?", (MANIFEST,))


def _put_back(fresh: Path, folder: Path, key: bytes, today: Today | None) -> None:
    """Put a checked copy in its place. Whoever has the old file open sees the new contents; no write goes astray.

    Its keyring comes with it, but for data of the same key: the passwords are those of today.
    """
    with alone(folder):
        if not (today and today.key == key and (folder / KEYS).exists()):
            copies.sync(fresh / KEYS)
            (fresh / KEYS).replace(folder / KEYS)
            copies.sync(folder)
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
