"""How long a desk may be left alone before its screen locks."""

from cases.values.refusal import Refused, refuse
from cases.values.text import half_width, one_line, say

IDLE = "idle_minutes"
"""The setting of a centre."""

USUAL, LONGEST = 5, 60
"""Minutes."""


def read_minutes(text: str) -> int:
    """Read a number of minutes from 1 to 60. Raises `Refused` (rule `minutes`)."""
    plain = half_width(one_line(text))
    if plain.isascii() and plain.isdigit() and len(plain) < 4 and 1 <= int(plain) <= LONGEST:
        return int(plain)
    raise refuse("minutes", say("锁屏时间须是 1 到 {most} 之间的整数，单位是分钟", most=LONGEST), "minutes")


def minutes_of(setting: str) -> int:
    """Return the minutes of a setting; what is no number from 1 to 60 counts as the usual one."""
    try:
        return read_minutes(setting)
    except Refused:
        return USUAL
