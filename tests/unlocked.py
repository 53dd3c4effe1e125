"""Keys for tests: one password for everybody, and a cost of guessing that lets a thousand tests pass quickly."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from cases.staff.people import Role
from storage.engine.file.data import FILE
from storage.engine.sqlite import open_raw
from storage.keys.keyring import Keyring
from storage.keys.sealing import Cost
from storage.opening.founding import Founding, found_centre
from storage.opening.opening import open_centre
from storage.store.store import Store

PASSWORD = "长堤上的第三盏灯"
QUICK = Cost(1, 8, 1)


def found(
    folder: Path, *, centre: str, station: str, account: str, name: str, one_person: bool = False, plain: bool = False
) -> Store:
    """Make a centre whose first account is a supervisor's and has the password."""
    founding = Founding(centre, station, account, name, Role.SUPERVISOR, one_person)
    return found_centre(folder, founding, PASSWORD, plain=plain, cost=QUICK)


def new_ring(folder: Path) -> bytes:
    """Make a keyring for `wang` where there is no data yet, and return the key."""
    return Keyring.create(folder, "wang", PASSWORD, cost=QUICK)[1]


def key_of(folder: Path, account: str) -> bytes:
    """Return the key of a folder's data."""
    return Keyring(folder, QUICK).key(account, PASSWORD)


def open_store(folder: Path, account: str) -> Store:
    """Open a folder's data with the password of an account."""
    return open_centre(folder, key_of(folder, account))


def give_passwords(store: Store, *accounts: str) -> None:
    """Let these accounts sign in with the password."""
    ring = Keyring(store.folder, QUICK)
    for account in accounts:
        ring.set_password(account, PASSWORD, store.key)


@contextmanager
def behind(folder: Path, account: str = "wang") -> Iterator[Any]:
    """Open a folder's data behind the desk's back, as somebody who has the key: no settings, no checks."""
    with closing(open_raw(folder / FILE, key_of(folder, account))) as connection:
        yield connection


def dump(folder: Path, account: str = "wang") -> list[object]:
    """Return all that a folder's data holds but the audit log and its seal: even a refusal leaves a line there."""
    with behind(folder, account) as connection:
        shape = connection.execute("SELECT name, type, sql FROM sqlite_master ORDER BY name").fetchall()
        plain = [name for name, kind, sql in shape if kind == "table" and "VIRTUAL" not in sql]
        tables = [name for name in plain if name not in ("audit", "seal")]
        return [shape, *((name, connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in tables)]
