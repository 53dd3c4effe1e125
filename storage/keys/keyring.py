"""The keyring: the key of the data, sealed for each account under its password and once under the recovery key.

It lies beside the data, for it must be read before the data can be. It holds account names and sealed keys, no secret
and nothing about cases. Guessing is slowed down by Argon2id and stopped by locks that every process keeps to.
"""

import errno
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from math import inf, isfinite
from pathlib import Path
from typing import Any

from cases.staff.passwords import same_form
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.engine.faults import plainly
from storage.host.ticks import Tick, Ticking, tick
from storage.keys.sealing import (
    USUAL,
    Cost,
    Sealed,
    new_key,
    new_recovery_key,
    read_recovery_key,
    seal,
    unseal,
    waste,
)
from storage.keys.writing import write_counts, write_whole

KEYS = "bangfu.keys"
GUESSES = 5
"""Wrong passwords after which an account is locked."""
LOCKED_FOR = 15 * 60.0
"""Seconds, counted by how long the host has been running: no clock that somebody sets ends a lock."""

LOCKS = "bangfu.locks"
_RECOVERY = "recovery"
_PLAIN, _CIPHERED = "none", "sqlcipher"
_MISSING = say("找不到密钥文件 bangfu.keys；请把它放回数据文件夹，或用备份恢复：restore 备份 --replace --keys-lost")
_FORM = 1
"""The form of the file; a program that knows only older ones must not touch it."""


class Keyring:
    """The keyring of one data folder.

    cost: what guessing a newly set password shall cost. ticking: the clock by which locks end.
    """

    def __init__(self, folder: Path, cost: Cost = USUAL, ticking: Ticking = tick) -> None:
        self._path, self._locks, self._cost, self._ticking = folder / KEYS, folder / LOCKS, cost, ticking

    @classmethod
    def create(
        cls, folder: Path, account: str, password: str, *, plain: bool = False, cost: Cost = USUAL
    ) -> tuple["Keyring", bytes, str]:
        """Make a keyring with a new key for a first account; return it, the key, and the recovery key to be shown once.

        plain: whether the data itself is not enciphered, because somebody has said so.
        """
        ring, key, recovery = cls(folder, cost), new_key(), new_recovery_key()
        sealed = seal(key, read_recovery_key(recovery), _about(_RECOVERY, ""), cost)
        held = {"form": _FORM, "cipher": _PLAIN if plain else _CIPHERED, "accounts": {}, _RECOVERY: sealed}
        with plainly():
            ring._write(held)
            ring.set_password(account, password, key)
        return ring, key, recovery

    @property
    def plain(self) -> bool:
        """Whether the data is kept without enciphering."""
        return bool(self._read()["cipher"] == _PLAIN)

    def key(self, account: str, password: str, *, known: bool = False) -> bytes:
        """Return the key of the data for who knows the password of an account; known: which one is not in question.

        Raises `Refused`: `password` in the same words and after the same time for an unknown account and a wrong
        password; `locked` for a quarter of an hour after five of them; `keyring` for a file that is not ours.
        """
        with plainly(), self._one_at_a_time():
            self._check_lock(account)
            sealed = self._read()["accounts"].get(account)
            key = self._opened(sealed, same_form(password), _about("account", account))
            self._note_guess(account, right=key is not None)
        if key is None:
            raise wrong_own() if known else wrong()
        return key

    def recovered(self, typed: str) -> bytes:
        """Return the key of the data for who has the recovery key. Raises `Refused` (rule `recovery`)."""
        with plainly():
            key = self._opened(self._read()[_RECOVERY], read_recovery_key(typed), _about(_RECOVERY, ""))
        if key is None:
            raise refuse("recovery", say("恢复密钥不对；请对照建立时抄下的八组字符重新输入"), "recovery")
        return key

    def sealed(self, account: str) -> Sealed | None:
        """Return what the password of an account unseals, which a new password replaces; None for no password."""
        with plainly():
            sealed: Sealed | None = self._read()["accounts"].get(account)
            return sealed

    def guesses(self, account: str) -> int:
        """Return how many wrong passwords were given for an account since the last right one."""
        with plainly():
            return int(self._guesses().get(_name(account), {"wrong": 0})["wrong"])

    def set_password(self, account: str, password: str, key: bytes) -> None:
        """Seal the key for an account under a password, in place of the one before. Only the keyring changes."""
        sealed = seal(key, same_form(password), _about("account", account), self._cost)
        with plainly(), self._one_at_a_time():
            held = self._read()
            held["accounts"][account] = sealed
            self._write(held)
            write_counts(self._locks, {name: lock for name, lock in self._guesses().items() if name != _name(account)})

    def renew_recovery(self, key: bytes) -> str:
        """Seal the key under a new recovery key, in place of the one before, and return it, to be shown once."""
        recovery = new_recovery_key()
        sealed = seal(key, read_recovery_key(recovery), _about(_RECOVERY, ""), self._cost)
        with plainly(), self._one_at_a_time():
            held = self._read()
            held[_RECOVERY] = sealed
            self._write(held)
        return recovery

    def drop(self, account: str) -> None:
        """Let an account open the data no more."""
        with plainly(), self._one_at_a_time():
            held = self._read()
            held["accounts"].pop(account, None)
            self._write(held)

    def accounts(self) -> frozenset[str]:
        """Return the accounts that have a password."""
        with plainly():
            return frozenset(self._read()["accounts"])

    def _opened(self, sealed: Sealed | None, secret: str, about: str) -> bytes | None:
        if sealed is None:
            waste(secret, self._cost)
            return None
        try:
            return unseal(sealed, secret, about)
        except ValueError:
            raise _not_ours() from None

    def _check_lock(self, account: str) -> None:
        guesses, now = self._guesses(), self._ticking()
        lock = guesses.get(_name(account))
        if lock is None or lock["wrong"] < GUESSES:
            return
        passed = now.since(Tick(lock["boot"], lock["up"]))
        if passed is None:  # another run of the host: the lock is as long as ever, from now on
            passed = 0.0
            guesses[_name(account)] = {**lock, "boot": now.boot, "up": now.seconds}
            write_counts(self._locks, guesses)
        if passed < LOCKED_FOR:
            minutes = -(-(LOCKED_FOR - passed) // 60)
            sentence = say("这个账号连续输错已锁定；请 {n} 分钟后再试，或请管理员重置密码", n=int(minutes))
            raise refuse("locked", sentence, "password")

    def _note_guess(self, account: str, *, right: bool) -> None:
        name, guesses, now = _name(account), self._guesses(), self._ticking()
        if right and name not in guesses and self._locks.exists():
            return
        before = guesses.pop(name, None)
        if not right:
            wrong = before["wrong"] if before and before["wrong"] < GUESSES else 0
            guesses[name] = {"wrong": wrong + 1, "boot": now.boot, "up": now.seconds}
        with suppress(*([OSError] if right else [])):  # to come in, nothing need be written
            write_counts(self._locks, guesses)

    def _guesses(self) -> dict[str, Any]:
        """Return the wrong guesses by name. What is damaged counts as none: it must not lock everybody out."""
        try:
            held = _loaded(self._locks) if self._locks.exists() else {}
            return {name: lock for name, each in held.items() if (lock := _read_lock(each))}
        except Refused:
            return {}

    def _read(self) -> dict[str, Any]:
        if not self._path.exists():
            raise refuse("keyring", _MISSING)
        held = _loaded(self._path)
        whole = (
            held.get("form") == _FORM
            and held.get("cipher") in (_PLAIN, _CIPHERED)
            and isinstance(held.get("accounts"), dict)
            and all(isinstance(each, dict) for each in (held.get(_RECOVERY), *held["accounts"].values()))
        )
        if not whole:
            raise _not_ours()
        return held

    def _write(self, held: dict[str, Any]) -> None:
        write_whole(self._path, json.dumps(held, ensure_ascii=True, indent=1))

    def _one_at_a_time(self) -> AbstractContextManager[None]:
        """Let one process at a time guess or change: five guesses are five, however many programs they come from."""
        return alone(self._path.parent)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process changes what lies beside the data of this folder, and keep them waiting meanwhile."""
    name = folder / f".{KEYS}.lock"
    try:
        opened = os.open(name, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as fault:
        if fault.errno not in (errno.EROFS, errno.EACCES, errno.ENOSPC):
            raise
        yield  # where no lock can be made, nobody changes what it guards
        return
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def wrong() -> Refused:
    """Return the refusal of a sign-in: the same for an unknown account, a wrong password and an account at rest."""
    return refuse("password", say("账号或密码不对；请核对后再试，忘记密码请管理员重置"), "password")


def wrong_own() -> Refused:
    """Return the refusal where somebody whom the program knows types the password alone."""
    return refuse("password", say("密码不对；请核对后再试，忘记密码请管理员重置"), "password")


def _about(kind: str, name: str) -> str:
    return f"bangfu {kind} {name}"


def _name(account: str) -> str:
    """Return what a lock is kept under: whatever was typed as an account, at one length."""
    return hashlib.sha256(account.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _read_lock(lock: object) -> dict[str, Any] | None:
    """Return a lock as it is kept, None for what is none. One of an older program is of no known run of the host."""
    if not isinstance(lock, dict) or not isinstance(lock.get("wrong"), int) or lock["wrong"] < 0:
        return None
    boot, up = lock.get("boot"), lock.get("up")
    if not isinstance(boot, str) or not isinstance(up, int | float) or not isfinite(up):
        boot, up = "", inf
    return {"wrong": lock["wrong"], "boot": boot, "up": up}


def _loaded(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise _not_ours() from None
    if not isinstance(held, dict):
        raise _not_ours()
    return held


def _not_ours() -> Refused:
    return refuse("keyring", say("密钥文件已损坏或来自更新的版本，没有打开；请用备份恢复，或先升级本程序"))
