"""Recording what the store asks of the disk, and looking at what is left after each cut of the power.

`python -m tests.faults.power FOLDER MODE` records; see `recorded`.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from storage.engine import sqlite
from storage.engine.file.data import FILE
from storage.engine.sqlite import errors, open_raw
from storage.opening.opening import open_centre
from storage.proof.check import check
from tests.centre import Centre, build
from tests.faults.cuts import Disk
from tests.faults.disk import Event, watched
from tests.unlocked import key_of

ROOT = Path(__file__).parents[2]
TRANSACTIONS = 100
CHANCES = (0.0, 0.5, 1.0)
"""What becomes of what was not yet flushed: all lost, half of the sectors, all there."""

COUNTS = """SELECT (SELECT count(*) FROM history), (SELECT count(*) FROM audit WHERE entry > 0),
    (SELECT total(version) FROM case_row)"""


def record(folder: Path, mode: str) -> None:
    """Work a hundred transactions and keep what went by. mode: `wal`, `delete`, or `off` for a disk never flushed."""
    as_if(mode)
    with watched() as disk:
        centre = Centre(folder)
        centre.store.run("PRAGMA wal_autocheckpoint = 40")  # so that the log goes over into the file many times
        if mode == "off":
            centre.store.run("PRAGMA synchronous = OFF")
        disk.events.clear()
        file = None
        for n in range(TRANSACTIONS):
            file = centre.add(file, "fact", what=f"第{n}次。") if file and n % 4 else centre.open(applicant=f"张{n}")
            disk.ack()
        events = list(disk.events)
        centre.store.close()
    (folder / "events").write_bytes(pickle.dumps([tuple(each) for each in events]))


def as_if(mode: str) -> None:
    """Let this program's SQLite count as one that has the WAL-reset bug, if this is what the mode says."""
    if mode == "delete":
        sqlite.wal_is_safe = lambda version: False  # noqa: ARG005


def recorded(folder: Path, mode: str) -> tuple[dict[str, bytes], list[Event], bytes]:
    """Return the files as they were, what went by, and the key, from a program of its own."""
    build(folder)
    store = open_centre(folder, key_of(folder, "wang"))
    store.run("PRAGMA journal_mode = DELETE")  # all of it in one file to begin with
    store.close()
    before = {FILE: (folder / FILE).read_bytes()}
    subprocess.run([sys.executable, "-m", "tests.faults.power", str(folder), mode], cwd=ROOT, check=True)
    events = [Event(*each) for each in pickle.loads((folder / "events").read_bytes())]
    return before, events, key_of(folder, "wang")


def cuts(
    before: dict[str, bytes], events: Sequence[Event], share: int, shares: int
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield how many transactions were acknowledged, and what is left, for each cut of one share of them.

    The dice part them: what comes at every fourth write would else be cut in the same share always.
    """
    disk, acks = Disk(before), 0
    for place, event in enumerate(events):
        if event.what == "ack":
            acks += 1
            continue
        disk.take(event)
        if Random(place).randrange(shares) == share:
            for chance in CHANCES:
                yield acks, disk.after_cut(chance, Random(f"{place}/{chance}"))


def look(acks: int, left: dict[str, bytes], key: bytes, folder: Path, *, deep: bool) -> str:
    """Open what is left as the program would, and return what is wrong with it, empty for nothing."""
    for name in (FILE, f"{FILE}-wal", f"{FILE}-journal", f"{FILE}-shm"):
        (folder / name).unlink(missing_ok=True)
    for name, data in left.items():
        (folder / name).write_bytes(data)
    try:
        with closing(open_raw(folder / FILE, key)) as connection:
            history, audit, versions = connection.execute(COUNTS).fetchone()
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        return _wrong(acks, history, audit, versions, sound) or (_checked(folder, key) if deep else "")
    except errors() as fault:
        return f"corrupt: {fault}"


def _wrong(acks: int, history: int, audit: int, versions: float, sound: str) -> str:
    if sound != "ok":
        return f"corrupt: {sound}"
    if not history == audit == versions:
        return f"half a transaction: {history} entries, {audit} lines, versions {versions}"
    if not acks <= history <= acks + 1:
        return f"{'lost' if history < acks else 'invented'}: {acks} acknowledged, {history} there"
    return ""


def _checked(folder: Path, key: bytes) -> str:
    store = open_centre(folder, key)
    found = [str(each.what) for each in check(store)]
    store.close()
    return f"check: {found}" if found else ""


def looked(folder: str, share: int, shares: int, every: int) -> tuple[int, list[str]]:
    """Look at one share of the cuts that lie recorded in a folder; return how many, and what was wrong."""
    before, events, key = pickle.loads((Path(folder) / "recorded").read_bytes())
    wrong: list[str] = []
    number = 0
    fast = Path("/dev/shm")
    with TemporaryDirectory(dir=fast if os.access(fast, os.W_OK) else None) as scratch:
        place = Path(scratch)
        (place / "bangfu.keys").write_bytes((Path(folder) / "bangfu.keys").read_bytes())
        for acks, left in cuts(before, [Event(*each) for each in events], share, shares):
            number += 1
            if problem := look(acks, left, key, place, deep=number % every == 0):
                wrong.append(problem)
    return number, wrong


if __name__ == "__main__":
    record(Path(sys.argv[1]), sys.argv[2])
