"""A backup of every day, made by itself: seven days, four weeks and twelve months are kept."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from itertools import count
from pathlib import Path

from storage.copies.backup import ENDING, keep_copy, taken_on
from storage.host.guard import BACKUPS
from storage.store.clock import doubt_of
from storage.store.store import Store

DAYS, WEEKS, MONTHS = 7, 4, 12
OLD = 2
"""Days after which the newest backup is called old."""


def back_up_today(store: Store, now: datetime, by: str = "") -> Path | None:
    """Make today's backup beside the data, if there is none yet, and drop those that are no longer kept.

    A file counts as what it is, whatever it is called: what was not taken of this data on the day that its name tells
    stands for no backup, and stays. Returns the new one; none is made while nobody knows which day it is. Raises
    `Refused` where it cannot be made; then no older one is dropped.
    """
    if doubt_of(store, now):
        return None
    folder, today = store.folder / BACKUPS, now.date()
    if any(day == today for day, _ in sound(store)):
        return None
    folder.mkdir(exist_ok=True, mode=0o700)
    place = _free(folder, today)
    keep_copy(store, place, now, by)
    there = [(day, path) for day, path in sound(store) if day <= today]
    wanted = kept(day for day, _ in there)
    for day, path in there:
        if day not in wanted:
            path.unlink(missing_ok=True)
    return place


def age(store: Store, today: date) -> int | None:
    """Return how many days old the newest daily backup is; None where there is none.

    What bears a day that is still to come, or was not taken of this data on the day that it bears, does not count.
    """
    newest = max((day for day, _ in sound(store) if day <= today), default=None)
    return (today - newest).days if newest else None


def kept(days: Iterable[date]) -> set[date]:
    """Return the days whose backups are kept: the last seven, the last of four weeks, and the last of twelve months."""
    newest = sorted(days, reverse=True)
    weeks = {day.isocalendar()[:2]: day for day in reversed(newest)}
    months = {(day.year, day.month): day for day in reversed(newest)}
    return {*newest[:DAYS], *_last(weeks.values(), WEEKS), *_last(months.values(), MONTHS)}


def _last(days: Iterable[date], many: int) -> list[date]:
    return sorted(days, reverse=True)[:many]


def made(folder: Path) -> list[tuple[date, Path]]:
    """Return what lies among the daily backups of a data folder under the name of a day, the newest first."""
    found = ((_NAME.fullmatch(path.name), path) for path in (folder / BACKUPS).glob(f"*{ENDING}"))
    days = ((_day(name[1]), path) for name, path in found if name)
    return sorted(((day, path) for day, path in days if day), reverse=True)


def sound(store: Store) -> list[tuple[date, Path]]:
    """Return the daily backups, the newest first: of this data, and taken on the day that their name tells."""
    return [(day, path) for day, path in made(store.folder) if taken_on(path, store.key, day) == day]


_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\d)(-\d+)?{re.escape(ENDING)}")


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _free(folder: Path, day: date) -> Path:
    """Return a place for the backup of a day; what lies there already by its name is none, and stays."""
    names = (f"{day.isoformat()}{f'-{n}' if n > 1 else ''}{ENDING}" for n in count(1))
    return next(folder / name for name in names if not os.path.lexists(folder / name))
