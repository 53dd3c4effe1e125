"""How far what a clock watches over is paid: all of it, an instalment, or what is some workers' own."""

from collections.abc import Iterator, Mapping, Sequence

from cases.due.apart.workers import Workers
from cases.money.payments import Paid
from cases.values.sums import Sum, in_all


def paid_of(
    paid: Mapping[int, Paid], entry: int, term: int, whom: Sequence[str] = (), went_with: Sequence[int] = ()
) -> Paid | None:
    """Return how far an instrument is paid, or the instalment of it that a clock is about, or what is some workers'.

    Of what fixes nothing itself, how far that is paid with which one went to its body.
    """
    found = paid.get(entry) or _together([paid[each] for each in went_with if each in paid])
    if found and 0 < term <= len(found.terms):
        only = len(found.terms) == 1 and found.terms[0].short == found.short  # all of it is due on that day
        found = found.terms[term - 1]._replace(of=found.of if only else ())
    own = dict(found.of) if found else {}
    if whom and own.keys() >= {*whom}:
        theirs = [own[name] for name in whom]
        by = max(each.by for each in theirs) if all(each.by for each in theirs) else 0
        return Paid(in_all(each.short for each in theirs), any(each.begun for each in theirs), by)
    return found


def _together(paid: Sequence[Paid]) -> Paid | None:
    """Return how far several instruments are paid as one: the first of them tells of all what it can."""
    if len(paid) <= 1:
        return next(iter(paid), None)
    last = [each.by for each in paid]
    return Paid(None, any(each.begun for each in paid), max(last) if all(last) else 0)


def whole_by(paid: Paid, workers: Workers) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield since which payment nothing is missing, for all workers or for those whose own is paid."""
    if paid.by:
        yield paid.by, frozenset()
        return
    for name, theirs in paid.of:
        if theirs.by and (some := workers.some((name,))):
            yield theirs.by, some


def short_of(paid: Paid | None) -> Sum | None:
    """Return what is missing of what was paid in part; None where nothing is paid, or all of it."""
    return paid.short if paid and paid.begun and not paid.by else None
