"""Opening a centre's data safely: nothing is touched that is not ours, and an older file is brought up to date."""

from datetime import datetime
from pathlib import Path

from storage.engine.faults import plainly
from storage.engine.file.data import check_file, check_shape, there
from storage.engine.shape import SCHEMA, shape_of
from storage.host.guard import BACKUPS
from storage.host.progress import Report
from storage.keys.keyring import Keyring
from storage.outgoing.scratch import sweep
from storage.store.store import Store


def open_centre(folder: Path, key: bytes, at: datetime | None = None, report: Report | None = None) -> Store:
    """Open a centre's file with its key, bringing an older one up to date.

    at: the moment, for the line of the audit log that tells of it; None for that of the line before.
    report: is told how far that is, and stops it by raising, as if nothing had been done.
    Raises `Refused`: `no_data` where there is none yet; `not_ours`, `empty_file`, `not_enciphered` or `newer` where
    the file must not be touched, and it is not; `store` where the key does not fit or the disk says no.
    """
    with plainly():
        plain = Keyring(folder).plain if there(folder) else True
        check_file(folder, plain=plain)
        check_shape(folder, None if plain else key)
        store = Store(folder, key, plain=plain)
        try:
            if shape_of(store.db) < SCHEMA:
                from storage.opening.upgrading import (
                    bring_up_to_date,  # loads all that it makes anew, of no use to others
                )

                bring_up_to_date(store, at, report)
        except BaseException:
            store.close()
            raise
        store.remember()
        sweep(folder)
        if not (folder / BACKUPS).is_symlink():
            sweep(folder / BACKUPS)
        return store
