"""The clock of a centre: what it shows, by the zone that the centre goes by."""

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from cases.values.refusal import Refused
from cases.values.zones import USUAL, at_centre, offset, zone
from storage.host.doubt import Doubtful, doubted, doubtful, last_believed
from storage.store.beside import PerStore
from storage.store.datafile import DataFile

TIME_ZONE = "time_zone"
"""The setting of the zone that the centre goes by."""


_ZONES = PerStore[tuple[int, ZoneInfo] | None](lambda: None)
"""The zone as it was last read, and after how many writes: another desk may have changed it before the next one."""


def zone_of(store: DataFile) -> ZoneInfo:
    """Return the zone that a centre goes by, as this store last read it."""
    known = _ZONES.of(store)
    if known is None or known[0] != store.writes:
        known = (store.writes, _read(store))
        _ZONES.keep(store, known)
    return known[1]


def _read(store: DataFile) -> ZoneInfo:
    row = store.run("SELECT value FROM setting WHERE name = ?", (TIME_ZONE,)).fetchone()
    with suppress(Refused):
        return zone(row[0] if row else USUAL)
    return zone(USUAL)


def offset_of(store: DataFile, shown: datetime) -> str:
    """Return how far the centre's clock is from UTC when it shows this, such as +08:00."""
    return offset(shown, zone_of(store))


def local(store: DataFile, moment: datetime) -> datetime:
    """Return what the centre's clock shows at a moment."""
    return at_centre(moment, zone_of(store))


def check_clock(store: DataFile, shown: datetime) -> None:
    """Refuse (rule `clock`) what would be refused at its end, while a clock is in doubt that shows this."""
    if doubt := doubt_of(store, shown):
        raise doubtful(doubt)


def doubt_of(store: DataFile, shown: datetime) -> Doubtful | None:
    """Return what is in doubt of the centre's clock when it shows this; None where nothing is."""
    return doubted(shown, last_believed(store.db, offset_of(store, shown)))
