"""A file is brought to the newest shape step by step, each step with its record or not at all."""

import shutil
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage.engine import shape as migrations
from storage.engine.file.data import FILE
from storage.engine.shape import APPLICATION_ID, FOLDER, SCHEMA, migrate
from storage.engine.sqlite import driver, open_raw
from storage.opening.opening import open_centre
from storage.store.store import Store
from tests.centre import Centre
from tests.unlocked import behind, new_ring

GOOD = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE good (x)")
    db.execute_sql("PRAGMA user_version = 2")
"""
BAD = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE bad (x)")
    db.execute_sql("INSERT INTO setting VALUES ('half', 'done')")
    db.execute_sql("PRAGMA user_version = 3")
    db.execute_sql("SELECT * FROM no_such_table")
"""


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of migrations to add to, with those that there are."""
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrations, "FOLDER", folder)
    return folder


def shape(store: Store) -> tuple[list[str], list[str], int]:
    """Return the tables of a file, the recorded migrations, and its version."""
    tables = [name for (name,) in store.run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    recorded = []
    if "schema_migration" in tables:
        recorded = [name for (name,) in store.run("SELECT name FROM schema_migration ORDER BY 1")]
    return tables, recorded, store.db.pragma("user_version")


def test_a_new_file_has_the_newest_shape(centre: Centre) -> None:
    _, recorded, version = shape(centre.store)
    assert recorded == sorted(each.stem for each in FOLDER.glob("[0-9]*.py"))
    assert version == SCHEMA
    before = shape(centre.store)
    migrate(centre.store.db)
    assert shape(centre.store) == before


def test_a_step_that_fails_leaves_nothing_and_those_before_it_stay(centre: Centre, steps: Path) -> None:
    (steps / "0098_good.py").write_text(GOOD)
    (steps / "0099_bad.py").write_text(BAD)
    tables, recorded, _ = shape(centre.store)
    with pytest.raises(Exception, match="no_such_table"):
        migrate(centre.store.db)
    assert shape(centre.store) == (sorted([*tables, "good"]), [*recorded, "0098_good"], 2)
    assert centre.store.get("half") == ""
    (steps / "0099_bad.py").write_text(BAD.replace("no_such_table", "bad"))
    migrate(centre.store.db)
    assert shape(centre.store) == (sorted([*tables, "bad", "good"]), [*recorded, "0098_good", "0099_bad"], 3)


def test_a_step_whose_record_cannot_be_written_is_undone(centre: Centre, steps: Path) -> None:
    """The fault lies between the step and its record: the database itself refuses the record."""
    (steps / "0098_good.py").write_text(GOOD)
    before = shape(centre.store)

    def refuse(action: int, table: str | None, *_: object) -> int:
        record = action == driver().SQLITE_INSERT and table == "schema_migration"
        return int(driver().SQLITE_DENY if record else driver().SQLITE_OK)

    db: Any = centre.store.db
    connection: Any = db.connection()
    connection.set_authorizer(refuse)
    with pytest.raises(Exception, match="not authorized"):
        migrate(centre.store.db)
    connection.set_authorizer(None)
    assert shape(centre.store) == before
    migrate(centre.store.db)
    assert shape(centre.store)[1:] == ([*before[1], "0098_good"], 2)


def marked(folder: Path) -> bytes:
    """Make a file that is marked as ours and holds nothing yet; return its key."""
    key = new_ring(folder)
    with closing(open_raw(folder / FILE, key)) as outsider:
        outsider.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return key


def test_a_file_that_was_marked_and_no_more_is_brought_up_to_date_when_it_is_opened(tmp_path: Path) -> None:
    key = marked(tmp_path)
    store = open_centre(tmp_path, key)
    assert shape(store)[2] == SCHEMA
    store.close()


def test_those_who_open_an_old_file_at_once_take_turns(tmp_path: Path) -> None:
    key = marked(tmp_path)
    ready, opened = threading.Barrier(6), list[int]()

    def open_it() -> None:
        ready.wait()
        store = open_centre(tmp_path, key)
        opened.append(shape(store)[2])
        store.close()

    people = [threading.Thread(target=open_it) for _ in range(6)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert opened == [SCHEMA] * 6


def test_every_connection_has_the_settings_we_rely_on(centre: Centre) -> None:
    wanted = {"foreign_keys": 1, "trusted_schema": 0, "secure_delete": 1, "recursive_triggers": 1}
    assert {name: centre.store.db.pragma(name) for name in wanted} == wanted
    assert centre.store.db.pragma("busy_timeout") >= 5000
    assert (centre.store.db.pragma("journal_mode"), centre.store.db.pragma("synchronous")) in (
        ("wal", 2),
        ("delete", 3),
    )
    assert centre.store.db.pragma("application_id") == APPLICATION_ID


def test_foreign_keys_hold(centre: Centre) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), centre.store.writing():
        centre.store.run("INSERT INTO serial VALUES ('XX', 2026, 1)")
    with behind(centre.store.folder) as outsider:
        assert outsider.execute("SELECT count(*) FROM serial").fetchone() == (0,)
