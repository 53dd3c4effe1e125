"""The history only grows: whoever changes or removes an entry is stopped by the file itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peewee
import pytest

from cases.history.lifecycle import replay
from storage.casefile.history import packed, read_history
from storage.engine.sqlite import driver
from storage.store.audit import BLIND
from tests.centre import Centre
from tests.unlocked import behind

FORBIDDEN = {
    "change": "UPDATE history SET fields = '{}' WHERE case_id = 1",
    "remove": "DELETE FROM history WHERE case_id = 1 AND seq = 2",
    "remove all": "DELETE FROM history",
    "replace": "INSERT OR REPLACE INTO history SELECT case_id, seq, on_day, '2000-01-01', by_account, role, code, "
    "fields FROM history WHERE seq = 1",
    "replace by the other word": "REPLACE INTO history SELECT * FROM history",
    "update or replace": "UPDATE OR REPLACE history SET seq = 1 WHERE seq = 2",
}


@pytest.fixture
def outsider(centre: Centre, data: Path) -> Iterator[Any]:
    """Return a connection that sets none of our own settings, to a file with one case."""
    centre.assigned()
    with behind(data) as connection:
        yield connection


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nobody_changes_an_entry(centre: Centre, outsider: Any, what: str) -> None:
    before = outsider.execute("SELECT * FROM history ORDER BY case_id, seq").fetchall()
    assert len(before) == 3
    with pytest.raises(driver().IntegrityError, match="append-only"):
        outsider.execute(FORBIDDEN[what])
    with pytest.raises(peewee.IntegrityError, match="append-only"), centre.store.writing():
        centre.store.run(FORBIDDEN[what])
    assert outsider.execute("SELECT * FROM history ORDER BY case_id, seq").fetchall() == before


def test_what_is_read_is_what_was_written(centre: Centre) -> None:
    file = centre.assigned()
    centre.add(file, "note", what="含有\n换行、𠮷㛃、[/b]、{x}、'引号\"。", next_on="2026-12-31")
    entries = read_history(centre.store, file.id)
    case = centre.desk().cases.file(file.id)
    assert entries == tuple(line.entry for line in case.history)
    assert replay(file.case.number, "YT", entries) == case.case
    rows = centre.store.run("SELECT * FROM history ORDER BY seq").fetchall()
    blind = [{BLIND: json.loads(row[-1])[BLIND]} for row in rows]
    assert [tuple(packed(file.id, *each).values()) for each in zip(entries, blind, strict=True)] == rows
    assert len({each[BLIND] for each in blind}) == len(rows)


def test_an_entry_keeps_its_day_and_its_moment_apart(centre: Centre) -> None:
    file = centre.assigned()
    centre.to(10)
    file = centre.add(file, "note", on=file.case.opened_on, what="补记。")
    entry = file.history[-1].entry
    assert entry.backdated
    assert (entry.on, entry.at) == (file.case.opened_on, centre.now)
    assert centre.desk().queues.row(file.id).last_on == centre.now.date()
