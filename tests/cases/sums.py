"""What the ledger of money says of a case that was told as a story."""

from datetime import date

from cases.file.accounts import accounts
from cases.values.sums import Sum
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
