"""What others have of an import: a page of a queue and a recorded event while it runs, against the same with none."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from select import select
from statistics import median
from time import sleep

from cases.events import Note
from cases.views.rows import View
from storage.desk import Desk
from storage.engine.text.texts import INDEXES
from tests.benchmarks.bench import NOW, Bench
from tests.benchmarks.importer import LEDGERS
from tests.benchmarks.recording import LATER, WHAT, waiting_cases
from tests.benchmarks.table import Measure
from tests.benchmarks.timing import timed

Acts = dict[str, Callable[[], float]]
Taken = dict[str, list[float]]

ROWS, _REAL = 30_000, 20_000
"""So many rows are imported into a store that is as large as a centre's; fewer into one that only tries the section."""

_BETWEEN = 0.05
"""Seconds between two things that somebody does."""


def others(bench: Bench) -> Iterator[Measure]:
    """Measure a reader and a recorder while ledgers are imported in another process; neither may fail."""
    for kind in LEDGERS:
        yield from _beside(bench, kind)


def _beside(bench: Bench, kind: str) -> Iterator[Measure]:
    rows = ROWS if bench.cases >= _REAL else bench.cases // 30
    folder = bench.copy(bench.middle, "others")
    desk = _desk(folder)
    _settle(desk)
    cases = waiting_cases(desk, 1000)
    acts = {
        "a queue page": timed(lambda: (desk.queues.page(View.OPEN), desk.queues.counts())),
        "an event": timed(lambda: desk.casework.record((row := next(cases)).id, Note(what=WHAT), row.version)),
    }
    idle = _none(acts)
    for _ in range(bench.rounds + 3):
        _act(acts, idle)
    taken = _while_importing(folder, kind, rows, acts)
    desk.store.close()
    for name, found in taken.items():
        usual = median(idle[name])
        yield Measure(f"{name} while {rows} {kind} are imported", median(found), usual, 3)
        yield Measure(f"{name} while {rows} {kind} are imported, the slowest", max(found), usual, 100)


def _settle(desk: Desk) -> None:
    """Put the parts of the search indexes together, as a store of this size has them that grew case by case.

    It was made in far greater batches than anybody writes; else they would be put together within somebody's write.
    """
    for index in INDEXES:
        desk.store.run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    desk.store.run("PRAGMA wal_checkpoint(TRUNCATE)")


def _none(acts: Acts) -> Taken:
    return {name: [] for name in acts}


def _act(acts: Acts, taken: Taken) -> None:
    """Do one thing after the other, at the pace of somebody who works."""
    for name, act in acts.items():
        taken[name].append(act())
    sleep(_BETWEEN)


def _while_importing(folder: Path, kind: str, rows: int, acts: Acts) -> Taken:
    command = [sys.executable, "-m", "tests.benchmarks.importer", str(folder), kind, str(rows)]
    taken = _none(acts)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as importer:
        assert importer.stdin
        assert importer.stdout
        assert importer.stdout.readline() == "ready\n"
        importer.stdin.write("\n")
        importer.stdin.flush()
        while not select([importer.stdout], [], [], 0)[0] or not taken["an event"]:
            _act(acts, taken)
        assert importer.stdout.readline() == "done\n", "the import failed"
    return taken


def _desk(folder: Path) -> Desk:
    from storage.opening.door import sign_in
    from tui.demo.centre import PASSWORD

    store, account = sign_in(folder, "supervisor", PASSWORD, NOW)
    return Desk(store, account, lambda: LATER)


def long_case(bench: Bench) -> Iterator[Measure]:
    """Measure the thousandth entry of a case against the tenth."""
    entries = min(1000, bench.cases)
    desk = _desk(bench.copy(bench.small, "long"))
    row = desk.queues.page(View.FOLLOW_UP, limit=1).rows[0]
    record = timed(lambda: desk.casework.record(row.id, Note(what=WHAT), desk.queues.row(row.id).version))
    taken = [record() for _ in range(entries)]
    desk.store.close()
    yield Measure(f"entry {entries} of a case against the tenth", median(taken[-15:]), median(taken[3:18]), 3)
