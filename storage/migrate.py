"""Bringing a file to the newest shape: all that is missing, in one transaction with its record."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.migrations import Runner

from cases.audit import Deed
from storage import writes
from storage.clock import local
from storage.seals import moving_all
from storage.sqlite import SCHEMA

if TYPE_CHECKING:
    from peewee import SqliteDatabase

    from storage.store import Store

FOLDER = Path(__file__).parent / "migrations"
_LOG, _DIRECTORY, _SEARCH = 2, 3, 10
"""The shapes since which the store has an audit log, knows who has a part in its cases, and seals what is searched."""
_SEALED_ONCE = "SELECT 1 FROM audit WHERE deed IN (?, ?) LIMIT 1"


def bring_up_to_date(store: "Store", at: datetime | None = None) -> None:
    """Apply what is missing, in order, and tell the log. Two processes that open an old file at once take turns.

    What a file of before there were seals holds is sealed as it is; later shapes keep what their seals find wrong.
    """
    with store.writing():
        before = store.db.pragma("user_version")
        if before == SCHEMA:
            return
        new = not store.db.table_exists("seal")
        with moving_all(store, 0 if new else before):
            migrate(store.db)
            shown = local(store, at) if at else None
            if new:  # once sealed, a file without its seal is none to trust
                sealed_once = store.run(_SEALED_ONCE, (Deed.FOUNDED.value, Deed.UPGRADED.value)).fetchone()
                writes.begin(store.db, store.key, sound=not sealed_once)
        if 0 < before < _DIRECTORY:
            from storage.parts import link_all

            link_all(store)
        if before and new:
            from storage.renewing import renew, seal_entries

            renew(store)
            if before < _LOG:
                seal_entries(store, shown)
        elif 0 < before < _SEARCH:
            from storage.renewing import index_anew

            index_anew(store)
        store.run(f"PRAGMA user_version = {SCHEMA}")
        deed, detail = (Deed.UPGRADED, {"from": before, "to": SCHEMA}) if before else (Deed.FOUNDED, {})
        store.write.lines.append(writes.Line(shown, "", deed, detail=detail))


def migrate(db: "SqliteDatabase") -> None:
    """Apply the migrations that are missing, in order."""
    for name in [each.name for each in Runner(db, str(FOLDER)).migrations()]:
        with db.atomic("IMMEDIATE"):
            runner = Runner(db, str(FOLDER))
            if name not in runner.applied():
                runner.up(name)
