"""A copy of all data that can be trusted: taken while others work, and checked by opening it.

A backup is one file: an uncompressed zip of the data file as it was at one moment, enciphered as ever, and of the
keyring that opens it. So it is opened by the recovery key or by an account of that day.
"""

import hmac
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from cases.staff.audit import Anchor, AuditAction
from cases.staff.outgoing import Place
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.engine.faults import plainly
from storage.engine.file import copies
from storage.engine.file.data import check_file, check_shape, reading
from storage.engine.sqlite import errors
from storage.host.guard import Ground
from storage.keys.keyring import KEYS, Keyring, alone
from storage.outgoing.scratch import scratch
from storage.outgoing.writer import write_whole
from storage.store import audit
from storage.store.replaced import replacement
from storage.store.store import Store
from storage.store.writes import START

ENDING = ".bangfu"
"""Of the name of every backup."""

MANIFEST = "backup"
"""The setting of a copy that says when it was taken and what it must hold."""

_COUNTS: Mapping[str, str] = {
    "cases": "SELECT COUNT(*) FROM case_row",
    "entries": "SELECT COUNT(*) FROM history",
    "accounts": "SELECT COUNT(*) FROM account",
}
_MEMBERS = (KEYS, copies.COPY)
"""What a backup holds, in this order."""
_ROOM = 1 << 26
"""Bytes that are left free on a disk by what is only looked at."""

Unlock = Callable[[Keyring], bytes]
"""From a keyring to the key: by a password or by the recovery key."""


@dataclass(frozen=True)
class Manifest:
    """What a backup must hold. at: the moment it was taken, in the centre's time. cases to accounts: numbers of rows.

    log: where the audit log stood, for proving later that nothing of it was cut off. replaced: when and by whom this
    data was replaced by a restore, empty for a copy of data that is worked on.
    """

    at: datetime
    cases: int
    entries: int
    accounts: int
    log: Anchor
    replaced: str = ""


def back_up(
    store: Store,
    place: Path,
    at: datetime,
    by: str = "",
    *,
    replace: bool = False,
    here: Callable[[], object] = lambda: None,
) -> Manifest:
    """Write a copy of the data as it is at one moment, and return what it holds. Others may go on working.

    by: whose account the audit log names, and among whose files it may lie. replace: whether a file there may be
    replaced. here: refuses whoever may no longer have it, once more before the file gets its name. The copy is checked
    before it takes the place of whatever was there; until then that is untouched.
    Raises `Refused`: `file` or `exists` for a place that is no place for it, `store` where the disk says no.
    """
    return _write(store, Place(place, replace), at, by, own=False, here=here)


def keep_copy(store: Store, place: Path, at: datetime, by: str = "", replaced: str = "") -> Manifest:
    """Write such a copy among the data, as the store itself does. replaced: see `Manifest`."""
    return _write(store, Place(place), at, by, own=True, replaced=replaced)


def _write(
    store: Store,
    place: Place,
    at: datetime,
    by: str,
    *,
    own: bool,
    replaced: str = "",
    here: Callable[[], object] = lambda: None,
) -> Manifest:
    folder, made = place.path.resolve().parent, list[Manifest]()

    def fill(file: BinaryIO, private: Path) -> None:
        with scratch(folder, private) as parts:
            held = _copy(store, parts, at, replaced or replacement(store))
            _pack(parts, file, held.at, store.key)

    def check(file: BinaryIO) -> None:
        with scratch(folder) as parts:
            made.append(checked(file, parts, lambda _ring: store.key)[0])

    def last() -> None:
        with store.writing():
            here()
            audit.add(store, at, by, AuditAction.BACKED_UP)

    with plainly():
        write_whole(Ground(store.folder, by), place, ENDING, fill, check, last, own=own)
    return made[0]


def read_manifest(path: Path, unlock: Unlock) -> Manifest:
    """Check a backup by opening it, changing nothing, and return what it holds.

    Raises `Refused`: `not_a_backup` or `damaged`, and what `unlock` raises.
    """
    if not path.is_file():
        raise no_backup()
    with plainly(), scratch(path.resolve().parent) as parts:
        return checked(path, parts, unlock)[0]


class Copy(NamedTuple):
    """The data of a backup, open to be read."""

    manifest: Manifest
    data: Any


@contextmanager
def open_copy(path: Path, key: bytes, within: Path, *, whole: bool) -> Iterator[Copy]:
    """Open the data of a backup of this key, unpacked in a folder for as long as it is read.

    whole: whether all of it is proven, not its log alone. Raises `Refused` as `read_manifest`, and `store` where it
    would fill the disk.
    """
    if not path.is_file():
        raise no_backup()
    with plainly():
        if shutil.disk_usage(within).free < path.stat().st_size + _ROOM:
            raise refuse("store", say("磁盘剩余空间不够打开它"))
        with scratch(within) as parts, _unpacked_copy(path, parts, key) as (copy, plain):
            manifest = _proven(copy, plain=plain) if whole else _told(copy)
            if _log(copy) != manifest.log:
                raise _damaged()
            yield Copy(manifest, copy)


def taken_on(path: Path, key: bytes, named: date) -> date | None:
    """Return the day on which a backup under this key was taken, without unpacking it; None for what is none.

    named: the day that its name tells, believed of one by an earlier program, which says no other outside.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            if packed.namelist() != list(_MEMBERS):
                return None
            if not packed.comment:
                return named if _opens(packed, path, key) else None
            moment, _, seal = packed.comment.decode().partition(" ")
            sound = hmac.compare_digest(seal, _outside(packed, key, moment))
            return datetime.fromisoformat(moment).date() if sound else None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, Refused):
        return None
    except errors():
        return None


def _opens(packed: zipfile.ZipFile, path: Path, key: bytes) -> bool:
    """Tell whether the first page of a backup's data is under this key; raises what opening it raises."""
    with packed.open(copies.COPY) as source, scratch(path.parent) as parts:
        copies.check_beginning(source.read(copies.PAGE), packed.getinfo(copies.COPY).file_size, parts, key)
    return True


def _outside(packed: zipfile.ZipFile, key: bytes, moment: str) -> str:
    """Return the seal by which a backup says outside when it was taken."""
    members = " ".join(f"{each.file_size} {each.CRC}" for each in packed.infolist())
    return hmac.digest(key, f"bangfu backup {moment} {members}".encode(), "sha256").hex()[:32]


def _copy(store: Store, parts: Path, at: datetime, replaced: str) -> Manifest:
    """Copy data and keyring, the data in one step, so that no write falls into the middle; add what it must hold."""
    with alone(store.folder):
        shutil.copyfile(store.folder / KEYS, create(parts / KEYS))
    with copies.copied(store.db, parts, store.cipher_key) as target:
        manifest = Manifest(at.replace(microsecond=0), **_counted(target), log=_log(target), replaced=replaced)
        kept = json.dumps(asdict(manifest) | {"at": manifest.at.isoformat()})
        target.execute("DELETE FROM setting WHERE name = ?", (MANIFEST,))
        target.execute("INSERT INTO setting (name, value) VALUES (?, ?)", (MANIFEST, kept))
    return manifest


def _pack(parts: Path, file: BinaryIO, moment: datetime, key: bytes) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for name in _MEMBERS:
            packed.write(parts / name, name)
        told = moment.isoformat()
        packed.comment = f"{told} {_outside(packed, key, told)}".encode()


def _unpack(backup: Path | BinaryIO, parts: Path) -> None:
    """Unpack a backup. It is not compressed, so that nothing can come out of it that is larger than itself."""
    try:
        with zipfile.ZipFile(backup) as packed:
            infos = packed.infolist()
            if tuple(each.filename for each in infos) != _MEMBERS:
                raise no_backup()
            if any(each.compress_type != zipfile.ZIP_STORED or each.flag_bits & 1 for each in infos):
                raise no_backup()
            for each in infos:
                with packed.open(each) as source, create(parts / each.filename).open("wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
    except zipfile.BadZipFile:
        raise no_backup() if not zipfile.is_zipfile(backup) else _damaged() from None
    except (EOFError, NotImplementedError, RuntimeError, ValueError, KeyError):
        raise _damaged() from None


def checked(backup: Path | BinaryIO, parts: Path, unlock: Unlock) -> tuple[Manifest, bytes]:
    """Unpack a backup, open it, and prove that all of it is there; return what it holds and its key."""
    _unpack(backup, parts)
    ring = Keyring(parts)
    plain, key = ring.plain, unlock(ring)
    cipher_key = None if plain else key
    check_file(parts, plain=plain)
    try:
        check_shape(parts, cipher_key)
        with reading(parts, cipher_key) as copy:
            return _proven(copy, plain=plain), key
    except errors():
        raise _damaged() from None


def _proven(copy: Any, *, plain: bool) -> Manifest:
    manifest = _told(copy)
    whole = _counted(copy) == _numbers(manifest) and _log(copy) == manifest.log
    if not whole or not copies.is_sound(copy, plain=plain):
        raise _damaged()
    return manifest


def _told(copy: Any) -> Manifest:
    kept = copy.execute("SELECT value FROM setting WHERE name = ?", (MANIFEST,)).fetchone()
    if kept is None:
        raise no_backup()
    return _unpacked(kept[0])


@contextmanager
def _unpacked_copy(backup: Path, fresh: Path, key: bytes) -> Iterator[tuple[Any, bool]]:
    """Open the data of a backup as it is unpacked in a folder, to read it; tell too whether it is plain."""
    _unpack(backup, fresh)
    plain = Keyring(fresh).plain
    check_file(fresh, plain=plain)
    try:
        check_shape(fresh, None if plain else key)
        with reading(fresh, None if plain else key) as copy:
            yield copy, plain
    except errors():
        raise _damaged() from None


def create(path: Path) -> Path:
    """Make an empty file for its owner alone, where there is none yet."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def _counted(connection: Any) -> dict[str, int]:
    return {name: connection.execute(query).fetchone()[0] for name, query in _COUNTS.items()}


def _log(connection: Any) -> Anchor:
    last = connection.execute("SELECT seq, seal FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return Anchor(last[0], bytes(last[1]).hex()) if last else Anchor(0, START.hex())


def _numbers(manifest: Manifest) -> dict[str, int]:
    return {name: getattr(manifest, name) for name in _COUNTS}


def _unpacked(kept: str) -> Manifest:
    try:
        values = json.loads(kept)
        counts = {name: int(values[name]) for name in _COUNTS}
        log = Anchor(int(values["log"]["seq"]), str(values["log"]["seal"]))
        replaced = str(values.get("replaced", ""))
        return Manifest(datetime.fromisoformat(values["at"]), **counts, log=log, replaced=replaced)
    except (LookupError, TypeError, ValueError):
        raise _damaged() from None


def _damaged() -> Refused:
    return refuse("damaged", say("备份文件已损坏，没有使用；请换一份备份"))


def no_backup() -> Refused:
    """Return the refusal of a file that is no backup."""
    return refuse("not_a_backup", say("这不是备份文件；请选用 bangfu backup 导出的文件，并核对路径"))
