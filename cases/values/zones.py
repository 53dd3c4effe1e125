"""The time of a centre: the zone that it goes by, and what its clock shows.

The zones come with the program, so that neither the host nor what somebody has set in the environment moves them.
"""

import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from cases.values.refusal import Refused, refuse
from cases.values.text import half_width, one_line, say

USUAL = "Asia/Shanghai"
"""Where nothing was said."""

_NAME = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")


def read_zone(text: str) -> str:
    """Return the name of a time zone such as Asia/Urumqi, as it is typed. Raises `Refused` (rule `time_zone`)."""
    name = half_width(one_line(text)).replace(" ", "")
    zone(name)
    return name


@cache
def zone(name: str) -> ZoneInfo:
    """Return a time zone by its name. Raises `Refused` (rule `time_zone`)."""
    if not _NAME.fullmatch(name):
        raise _unknown(name)
    try:
        with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
            return ZoneInfo.from_file(file, name)
    except (OSError, ValueError):
        raise _unknown(name) from None


def at_centre(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return what a centre's clock shows at a moment. One without an offset is taken as what its clock shows."""
    return moment if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)


def at_usual(moment: datetime) -> datetime:
    """Return what the clock of a centre shows of which nothing is known."""
    return at_centre(moment, zone(USUAL))


def instant(shown: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment at which a centre's clock shows this, in UTC."""
    return shown.replace(tzinfo=zone).astimezone(UTC)


def offset(shown: datetime, zone: ZoneInfo) -> str:
    """Return how far a centre's clock is from UTC when it shows this, such as +08:00."""
    return shown.replace(tzinfo=zone).isoformat(timespec="seconds")[19:]


def shown_at(shown: datetime, here: str, there: str) -> datetime:
    """Return what a clock that is so far from UTC as there shows when one that is as far as here shows this."""
    moment = datetime.fromisoformat(f"{shown.replace(tzinfo=None).isoformat()}{here}")
    other = datetime.fromisoformat(f"2000-01-01T00:00:00{there}").tzinfo
    return moment.astimezone(other).replace(tzinfo=None)


def _unknown(name: str) -> Refused:
    return refuse("time_zone", say("没有时区“{name}”，请写成 {usual} 的样子", name=name[:40], usual=USUAL), "time_zone")
