"""Imports that are killed at any moment: all of one is there or nothing, and no number is lost or given twice."""

import subprocess
import sys
from pathlib import Path
from random import Random
from time import sleep

import pytest

from cases.views.rows import View
from storage.ledgers.batches import sweep
from storage.proof.check import check
from tests.centre import Centre

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]
ROWS, LIVES = 50, 20
LEFT = "NOT IN (SELECT id FROM batch UNION SELECT -id FROM batch UNION SELECT 0)"
"""What marks that nobody shows any more."""

IMPORT = """
import sys
from pathlib import Path
from cases.events import Compared
from tests.centre import Centre
from tests.storage.test_batches import ledger

centre, rows, start = Centre(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3])
preview = ledger(centre, rows, start)
print("ready", flush=True)
decided = Compared.read({"decision": "same_new"}, centre.now.date())
centre.desk().importing.apply(preview, "台账.xlsx", doubtful=True, decided=decided)
print("done", flush=True)
"""


def run(data: Path, start: int, seconds: float | None) -> bool:
    """Import in a process of its own, kill it so long after it began, and tell whether it said that it was done."""
    command = [sys.executable, "-c", IMPORT, str(data), str(ROWS), str(start)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as importer:
        assert importer.stdout
        assert importer.stdout.readline() == "ready\n"
        if seconds is not None:
            sleep(seconds)
            importer.kill()
        return importer.communicate(timeout=300)[0].endswith("done\n")


def numbers(centre: Centre) -> list[str]:
    return sorted(row.number for row in centre.desk("wang").queues.page(View.ALL, limit=ROWS * LIVES).rows)


def test_all_or_nothing_whenever_it_is_killed(centre: Centre, data: Path) -> None:
    dice, there = Random(11), 0
    for life in range(LIVES):
        done = run(data, 1000 * life, dice.uniform(0, 1.5) if life % 5 else None)
        found = numbers(centre)
        assert len(found) in ((there + ROWS,) if done else (there, there + ROWS))
        assert found == [f"〔2026〕YT{n:04d}" for n in range(1, len(found) + 1)]
        assert list(check(centre.store)) == []
        there = len(found)
    sweep(centre.store)
    for table in ("case_row", "record"):
        ((left,),) = centre.store.run(f"SELECT COUNT(*) FROM {table} WHERE batch {LEFT}").fetchall()
        assert left == 0
    assert list(check(centre.store)) == []
    assert there >= ROWS * LIVES // 5
