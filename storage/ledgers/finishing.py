"""Going on where somebody was killed as they took an import back, see `storage.ledgers.undoing`."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from cases.values.refusal import Refused
from storage.ledgers.imports import Imports
from storage.ledgers.undoing import left_off
from storage.seat import Seat
from storage.store.store import Store


def finish(store: Store, now: Callable[[], datetime]) -> None:
    """Go on withdrawing in the name of whoever began, as long as they may."""
    for batch, account in left_off(store):
        with suppress(Refused):
            Imports(Seat(store, store.account(account), now)).undo(batch)
