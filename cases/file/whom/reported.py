"""What arrived as it was reported at the end, and what of that is recorded besides: money is counted once."""

from collections.abc import Iterable
from typing import NamedTuple

from cases.file.altering import altered, once
from cases.file.case import Case
from cases.file.money import Reported
from cases.file.whom.arrived import arrived
from cases.money.payments import Payment
from cases.values.sums import Sum, in_all, in_money, less, together


class ReportedPaid(NamedTuple):
    """What was reported as arrived. by: where. recorded: what is known of that by payments and roster, whenever typed.

    then: what was when it was reported. beyond: what is not known of it otherwise, None for nothing. whole: all that
    has arrived, with what came since.
    """

    by: Reported
    recorded: Sum | None
    then: Sum | None
    beyond: Sum | None
    whole: Sum | None


@once
def reported_paid(case: Case) -> ReportedPaid | None:
    """Return what was reported as arrived; None where nothing was.

    It is all that had come by the report. What is recorded later of a day before is a part of it, and so is what a
    roster tells, which counts from the beginning; of the day of the report itself the order of the entries decides, as
    everywhere: what is recorded after the closing came after it.
    """
    reported = case.money.reported.of("received") if case.money.reported else None
    if reported is None or reported.received is None:
        return None
    listed = {each.entry for each in case.money.rolls}
    now = arrived(case)
    late = [each for each in now if each.entry > reported.entry]
    covered = _in_all(each for each in late if reported.covers(each.on) or each.entry in listed)
    since = _in_all(each for each in late if not reported.covers(each.on) and each.entry not in listed)
    then = _in_all(each for each in _until(case, reported.entry) if each.entry < reported.entry)
    returns = (each for each in case.money.returns if each.entry > reported.entry and each.of < reported.entry)
    back = in_all(each.amount for each in returns)
    untold = less(reported.received, then)
    beyond = less(untold, covered)
    whole = together(less(reported.received, back), together(_more(covered, untold), since))
    return ReportedPaid(
        reported,
        recorded=together(then, covered),
        then=then,
        beyond=beyond if beyond and in_money(beyond) else None,
        whole=whole,
    )


def _until(case: Case, entry: int) -> tuple[Payment, ...]:
    """Return what had arrived by what was recorded before an entry of what went back."""
    returns = tuple(each for each in case.money.returns if each.entry < entry)
    return arrived(altered(case, money=altered(case.money, returns=returns)))


def _more(covered: Sum | None, untold: Sum | None) -> Sum | None:
    return None if covered is None else less(covered, untold) or None


def _in_all(payments: Iterable[Payment]) -> Sum | None:
    return in_all(each.amount for each in payments)
