"""The power is cut at every write of a hundred transactions: nothing is half, nothing that was acknowledged is lost."""

import pickle
from collections import Counter
from pathlib import Path

import pytest

from storage.engine import sqlite
from tests.faults.power import CHANCES, TRANSACTIONS, as_if, looked, recorded

pytestmark = pytest.mark.timeout(400)

SHARES = {"wal": 4, "delete": 8}
"""Into how many tests the cuts of a mode are parted: the first is tried by `make faults`, the rest by `make prove`."""

CUTS = [
    pytest.param(mode, share, marks=pytest.mark.prove if share else pytest.mark.faults)
    for mode, shares in SHARES.items()
    for share in range(shares)
]


def kept(folder: Path, mode: str) -> list[tuple[object, ...]]:
    """Record, and keep what `looked` takes."""
    before, events, key = recorded(folder, mode)
    plain = [tuple(each) for each in events]
    (folder / "recorded").write_bytes(pickle.dumps((before, plain, key)))
    assert Counter(each.what for each in events)["ack"] == TRANSACTIONS
    return plain


@pytest.mark.parametrize(("mode", "share"), CUTS)
def test_no_cut_harms_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, share: int) -> None:
    """Over all shares more than ten thousand cuts in the log's mode, and more still in the journal's."""
    monkeypatch.setattr(sqlite, "wal_is_safe", sqlite.wal_is_safe)  # put back after the test
    as_if(mode)
    events = kept(tmp_path / "centre", mode)
    number, wrong = looked(str(tmp_path / "centre"), share, SHARES[mode], every=50)
    assert Counter(wrong) == {}
    assert number >= 8_000 / SHARES[mode]
    assert number <= len(events) * len(CHANCES)


@pytest.mark.faults
def test_a_store_that_never_flushed_would_be_found_out(tmp_path: Path) -> None:
    """The same look at a store without synchronisation finds damage and losses, so it is a look that can fail."""
    kept(tmp_path / "centre", "off")
    number, wrong = looked(str(tmp_path / "centre"), 0, 40, every=50)
    kinds = {each.partition(":")[0] for each in wrong}
    assert {"corrupt", "lost"} <= kinds
    assert len(wrong) > number / 4
