"""The clock of a centre: what it shows, by the zone that the centre goes by."""

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from cases.refusal import Refused
from cases.zones import USUAL, at_centre, zone
from storage.beside import Beside
from storage.doubt import doubted, doubtful, last_believed
from storage.store import Store

TIME_ZONE = "time_zone"
"""The setting of the zone that the centre goes by."""


_ZONES = Beside[tuple[int, ZoneInfo] | None](lambda: None)
"""The zone as it was last read, and after how many writes: another desk may have changed it before the next one."""


def zone_of(store: Store) -> ZoneInfo:
    """Return the zone that a centre goes by, as this store last read it."""
    known = _ZONES.of(store)
    if known is None or known[0] != store.writes:
        known = (store.writes, _read(store))
        _ZONES.keep(store, known)
    return known[1]


def _read(store: Store) -> ZoneInfo:
    with suppress(Refused):
        return zone(store.get(TIME_ZONE, USUAL))
    return zone(USUAL)


def local(store: Store, moment: datetime) -> datetime:
    """Return what the centre's clock shows at a moment."""
    return at_centre(moment, zone_of(store))


def check_clock(store: Store, shown: datetime) -> None:
    """Refuse (rule `clock`) what would be refused at its end, while a clock is in doubt that shows this."""
    if doubt := doubted(shown, last_believed(store.db)):
        raise doubtful(doubt)
