"""Which data lies in a place, so that whoever has it open learns of it where a restore puts other data there."""

from pathlib import Path
from typing import Any

from storage.engine.file import data as file
from storage.engine.sqlite import Database
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import SettingRow

RESTORE = "restore"
"""The setting with a word of its own for each restore that replaced data: by it open desks know their data again."""

DataIdentity = tuple[file.Which, str]
"""What tells data from what another restore put in its place: its file, and the word of the restore."""


@Prepared
def _setting() -> Any:
    return SettingRow.select(SettingRow.value).where(SettingRow.name == at("name"))


def which(folder: Path, db: Database) -> DataIdentity | None:
    """Return which data lies in a folder; None where there is none any more. db: where its contents are read."""
    found = file.which(folder)
    if found is None:
        return None
    row = _setting.run(db, name=RESTORE).fetchone()
    return found, row[0] if row else ""
