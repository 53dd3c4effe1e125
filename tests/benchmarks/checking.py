"""Proving that nothing is broken, against reading every case and telling it from its history."""

from collections.abc import Iterator

from storage.casefile.files import told
from storage.casefile.history import read_history
from storage.casefile.rules import rules_of
from storage.proof.check import check
from storage.store.store import Store
from tests.benchmarks.bench import Bench
from tests.benchmarks.table import Measure
from tests.benchmarks.timing import side_by_side

_ROUNDS = 3
_EVERY = "SELECT id, number, station FROM case_row ORDER BY id"


def checking(bench: Bench) -> Iterator[Measure]:
    """Measure a check of a sound store; the bar is one and a half times what it took before there were seals."""
    store = bench.store(bench.middle)
    ours, baseline = side_by_side(lambda: _check(store), lambda: _tell(store), rounds=_ROUNDS, warm=1)
    yield Measure(f"check of {bench.middle} cases against telling each of them", ours, baseline, 3)


def _check(store: Store) -> None:
    assert list(check(store)) == []


def _tell(store: Store) -> None:
    book = rules_of(store)
    for case_id, number, station in store.run(_EVERY).fetchall():
        _ = told(number, station, read_history(store, case_id), book).row
