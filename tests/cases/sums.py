"""What the ledger of money says of a case that was told as a story."""

from datetime import date

from cases.file.accounts import accounts
from cases.values.sums import Sum, bounds
from tests.cases.making import Story

YUAN = 100
"""How many fen one is."""


def sums(story: Story) -> tuple[Sum | None, ...]:
    """Return the whole sums of a case: claimed, fixed, received."""
    told = accounts(story.case)
    return told.claimed, told.awarded, told.received


def due(story: Story) -> list[tuple[date, Sum | None]]:
    """Return what is still to be paid: by which day, how much."""
    return [(each.promised.on, each.short) for each in accounts(story.case).owed]


def may_be(rows: Sum | None, whole: Sum | None) -> bool:
    """Tell whether rows, as well as they are known, may come to a whole that is known exactly."""
    if rows is None or whole is None:
        return rows == whole
    low, high, _about = bounds(rows)  # type: ignore[arg-type]
    return isinstance(whole, int) and low <= whole and (high is None or whole <= high)
