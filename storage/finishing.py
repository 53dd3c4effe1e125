"""Going on where somebody was killed as they took an import back, see `storage.undoing`."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from cases.refusal import Refused
from storage.imports import Imports
from storage.seat import Seat
from storage.store import Store
from storage.undoing import left_off


def finish(store: Store, now: Callable[[], datetime]) -> None:
    """Go on withdrawing in the name of whoever began, as long as they may."""
    for batch, account in left_off(store):
        with suppress(Refused):
            Imports(Seat(store, store.account(account), now)).undo(batch)
