"""The ledger of a case: for scripts the claim, the instruments, the payments and what is owed; by worker and item."""

from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from cases.file.accounts import Balance, overlapping, shares, superseded
from cases.file.case import Case
from cases.hiding.mask import Mask
from cases.money.instruments import Superseded
from cases.money.items import Item, Items, with_unknown
from cases.money.paid.returns import Return
from cases.money.paid.shares import COLUMNS, Share
from cases.money.papers import Fixed
from cases.money.payments import Owed, Payment
from cases.personal.reading import Reading
from cases.values.money import write_sum
from cases.values.spans import Dated, told_day
from cases.values.sums import About, Fen, Sum
from cases.views.ledger import ledger
from cases.views.shares import ABOUT, ITEM, SUMS, WORKER, ShareLine, columns_of, share_lines
from tui.cli.plain.cells import table
from tui.cli.plain.jsonkeys import MONEY_KEYS
from tui.words.language import show, show_line

ITEMS = Items()


def share_table(reading: Reading, today: date) -> list[str]:
    """Return what each worker has of each item as lines of a table; none where only whole sums are told."""
    lines = share_lines(ledger(reading.file, today), reading.case, reading.mask)
    if not lines:
        return []
    names = columns_of(lines)
    head = [show(each) for each in (WORKER, ITEM, *(SUMS[name] for name in names), ABOUT)]
    rows = ((each.worker, each.item, *(_written(each, name) for name in names), each.about) for each in lines)
    return table([head, *([show_line(cell) for cell in row] for row in rows)], frozenset(range(2, 2 + len(names))))


def _written(line: ShareLine, name: str) -> str:
    return write_sum(line.sums[name]) if name in line.sums else ""


def ledger_values(told: Balance, case: Case, mask: Mask) -> dict[str, Any]:
    """Return what the ledger comes to, by the keys of `LEDGER_KEYS`; sums as they are written, rough ones too."""
    return {
        "claim": [_item(each) for each in ITEMS.seen(with_unknown(told.claim), mask)],
        "instruments": _instruments(told, superseded(case, told), mask),
        "totals": {name: _sum(told.of(name)) for name in MONEY_KEYS},
        "pending": _sum(told.pending),
        "outstanding": _sum(told.outstanding),
        "given_up": _sum(told.given_up),
        "owed": [_owed(each, mask) for each in told.owed],
        "payments": [_payment(each, told.unused.get(each.entry, {}), mask) for each in case.money.payments],
        "overlaps": [each._asdict() for each in overlapping(case)],
        "returns": [_returned(each, mask) for each in case.money.returns],
        "shares": [_share(each.hidden(mask)) for each in shares(case, told).rows],
    }


def _sum(amount: Sum | None) -> str | None:
    return None if amount is None else write_sum(amount)


def _day(day: Dated | None) -> str | None:
    return told_day(day) if day else None


def _item(item: Item) -> dict[str, Any]:
    told = {"amount": _sum(item.amount), "since": _day(item.since), "until": _day(item.until)}
    return {name: value or None for name, value in item._asdict().items()} | told


def _payment(each: Payment, unused: Mapping[int, Fen], mask: Mask) -> dict[str, Any]:
    return {
        "entry": each.entry,
        "on": _day(each.day),
        "amount": _sum(each.amount),
        "payer": mask.somebody(each.payer) or None,
        "way": each.way or None,
        "under": each.under or None,
        "items": [_item(item) for item in ITEMS.seen(with_unknown(each.items), mask)],
        "unused": _sum(sum(unused.values()) or None),
    }


def _returned(each: Return, mask: Mask) -> dict[str, Any]:
    items = [_item(item) for item in ITEMS.seen(with_unknown(each.items), mask)]
    return {
        "entry": each.entry,
        "on": _day(each.day),
        "amount": _sum(each.amount),
        "of": each.of or None,
        "items": items,
    }


def _share(each: Share) -> dict[str, Any]:
    sums = {**dict.fromkeys(each.named, About()), **each.sums}  # what is named without a sum is not known
    return {
        "worker": each.worker or None,
        "rest": each.rest,
        "code": each.code or None,
        "against": each.against or None,
        "times": [[_day(since), _day(until)] for since, until in each.times],
        **{name: _sum(sums.get(name)) for name in COLUMNS},
    }


def _instruments(told: Balance, gone: tuple[Superseded, ...], mask: Mask) -> list[dict[str, Any]]:
    """Return all that ever fixed a sum, in the order of entries: as it stands, or as it stood before others."""
    by = {each.fixed.instrument.entry: list(each.by) for each in gone}
    found = [_instrument(each, mask) | {"replaced_by": by.get(each.instrument.entry, [])} for each in told.fixed]
    for each in gone:
        if each.whole:
            more = {"stands": False, "replaced_by": list(each.by), "in_force": False}
            found.append(_instrument(each.fixed, mask) | more)
    return sorted(found, key=itemgetter("entry"))


def _instrument(fixed: Fixed, mask: Mask) -> dict[str, Any]:
    pending = fixed.pending
    return {
        "stands": True,
        "entry": fixed.instrument.entry,
        "sort": fixed.instrument.sort,
        "result": fixed.instrument.result or None,
        "workers": [mask.name(each) for each in fixed.instrument.workers],
        "amount": _sum(fixed.amount),
        "items": [_item(each) for each in ITEMS.seen(with_unknown(fixed.items), mask)],
        "in_force": pending is None,
        "contested_by": (pending.by or None) if pending else None,
        "open_until": pending.until.isoformat() if pending and pending.until else None,
    }


def _owed(each: Owed, mask: Mask) -> dict[str, Any]:
    return {
        "entry": each.instrument.entry,
        "place": each.place,
        "of": each.of,
        "on": each.promised.on.isoformat(),
        "promised": _day(each.promised.day),
        "payer": mask.somebody(each.promised.payer) or None,
        "short": _sum(each.short),
        "all_due": each.promised.all_due,
    }
