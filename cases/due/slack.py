"""What of a clock hangs on days that are not known exactly."""

from datetime import date
from typing import NamedTuple

from cases.values.spans import Dated
from cases.values.text import Label

UNSETTLED = Label("暂定", "not settled")
"""How a clock stands of which nobody can say whether it was met in time or has passed, until a day is known."""


class Vague(NamedTuple):
    """A day of an entry that is not known exactly: the entry's number, and what the day is of."""

    entry: int
    what: Label


class Slack(NamedTuple):
    """What of a clock hangs on days that are not known exactly; it is reckoned by those that bring it to an end first.

    starts: the day that set it running, as well as it is known. due: the latest last day that it may have.
    met: the earliest day on which it may have been met, None where nothing did. vague: the days that somebody should
    ask for.
    """

    starts: Dated
    due: date
    met: date | None
    vague: tuple[Vague, ...]
