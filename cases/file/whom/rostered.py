"""What a roster tells of each worker, held against the whole: which of the two counts, and how they differ (名册)."""

from dataclasses import dataclass

from cases.file.case import Case
from cases.file.members import SUMS
from cases.file.money import Roll
from cases.file.whom.whose import heads
from cases.money.items import total
from cases.values.spans import first_day
from cases.values.sums import Sum

_CLAIMED = SUMS[0]


@dataclass(frozen=True)
class Apart:
    """The parts that a roster tells differ from the whole. untold: members of whom it tells none.

    newer: whether the roster tells of all and is the newer, so that it has taken the place of the whole.
    missing: how many more workers there are; None where nobody knows how many.
    """

    name: str
    whole: Sum
    parts: Sum
    untold: int
    missing: int | None
    newer: bool = False


def is_newer(case: Case, roll: Roll) -> bool:
    """Tell whether a roster tells what all claim, and no claim was told anew since."""
    on = max((each.on for each in case.money.claims), default=first_day(case.opened_on))
    return roll.name == _CLAIMED and roll.on >= on and not untold(case, roll)


def untold(case: Case, roll: Roll) -> int:
    """Return of how many workers a roster tells no sum."""
    return max(heads(case), roll.listed) - roll.told


def roster_apart(case: Case, roll: Roll, whole: Sum | None) -> Apart | None:
    """Return how the parts that a roster tells differ from a whole; None where they do not."""
    if roll.name == _CLAIMED and is_newer(case, roll):
        before = total(case.money.claim)
        told = before is not None and before != roll.amount
        return Apart(roll.name, before, roll.amount, 0, 0, newer=True) if told and before is not None else None
    if whole is None or roll.amount == whole:
        return None
    if not isinstance(case.parties.people, int):
        return Apart(roll.name, whole, roll.amount, roll.listed - roll.told, None)
    missing = max(heads(case) - roll.listed, 0)
    return Apart(roll.name, whole, roll.amount, untold(case, roll) - missing, missing)
