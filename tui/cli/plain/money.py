"""The ledger of a case for scripts: the claim, the instruments that stand, and what is still owed."""

from typing import Any

from cases.file.accounts import Balance
from cases.hiding.mask import Mask
from cases.money.instruments import Fixed
from cases.money.items import Item, Items
from cases.money.payments import Owed
from cases.values.money import write_sum
from cases.values.sums import Sum

ITEMS = Items()


def ledger_values(told: Balance, mask: Mask) -> dict[str, Any]:
    """Return what the ledger comes to, by the keys of `LEDGER_KEYS`; sums as they are written, rough ones too."""
    return {
        "claim": [_item(each) for each in ITEMS.seen(told.claim, mask)],
        "instruments": [_instrument(each) for each in told.fixed],
        "pending": _sum(told.pending),
        "outstanding": _sum(told.outstanding),
        "owed": [_owed(each) for each in told.owed],
    }


def _sum(amount: Sum | None) -> str | None:
    return None if amount is None else write_sum(amount)


def _item(item: Item) -> dict[str, Any]:
    return {name: value or None for name, value in item._asdict().items()} | {"amount": _sum(item.amount)}


def _instrument(fixed: Fixed) -> dict[str, Any]:
    pending = fixed.pending
    return {
        "entry": fixed.instrument.entry,
        "sort": fixed.instrument.sort,
        "amount": _sum(fixed.amount),
        "in_force": pending is None,
        "contested_by": (pending.by or None) if pending else None,
        "open_until": pending.until.isoformat() if pending and pending.until else None,
    }


def _owed(each: Owed) -> dict[str, Any]:
    return {
        "entry": each.instrument.entry,
        "place": each.place,
        "of": each.of,
        "on": each.promised.on.isoformat(),
        "short": _sum(each.short),
    }
