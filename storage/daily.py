"""A backup of every day, made by itself: seven days, four weeks and twelve months are kept."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from storage.backup import is_ours, keep_copy
from storage.clock import doubt_of
from storage.outgoing.guard import BACKUPS
from storage.store import Store

DAYS, WEEKS, MONTHS = 7, 4, 12
OLD = 2
"""Days after which the newest backup is called old."""


def back_up_today(store: Store, now: datetime, by: str = "") -> Path | None:
    """Make today's backup beside the data, if there is none yet, and drop those that are no longer kept.

    Returns the new backup; none is made while nobody knows which day it is. Raises `Refused` where it cannot be made;
    then no older one is dropped.
    """
    if doubt_of(store, now):
        return None
    folder = store.folder / BACKUPS
    place = folder / f"{now.date().isoformat()}.bangfu"
    if place.exists():
        return None
    folder.mkdir(exist_ok=True, mode=0o700)
    keep_copy(store, place, now, by)
    there = {day: path for day, path in made(store.folder).items() if day <= now.date()}
    for day in there.keys() - kept(there):
        there[day].unlink(missing_ok=True)
    return place


def age(store: Store, today: date) -> int | None:
    """Return how many days old the newest daily backup is; None where there is none.

    What bears a day that is still to come, or is no backup of this data, does not count.
    """
    there = sorted(made(store.folder).items(), reverse=True)
    newest = next((day for day, path in there if day <= today and is_ours(path, store.key)), None)
    return (today - newest).days if newest else None


def kept(days: Iterable[date]) -> set[date]:
    """Return the days whose backups are kept: the last seven, the last of four weeks, and the last of twelve months."""
    newest = sorted(days, reverse=True)
    weeks = {day.isocalendar()[:2]: day for day in reversed(newest)}
    months = {(day.year, day.month): day for day in reversed(newest)}
    return {*newest[:DAYS], *_last(weeks.values(), WEEKS), *_last(months.values(), MONTHS)}


def _last(days: Iterable[date], many: int) -> list[date]:
    return sorted(days, reverse=True)[:many]


def made(folder: Path) -> dict[date, Path]:
    """Return the daily backups of a data folder by their days."""
    found = {}
    for path in (folder / BACKUPS).glob("*.bangfu"):
        with suppress(ValueError):
            found[date.fromisoformat(path.stem)] = path
    return found
