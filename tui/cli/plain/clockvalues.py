"""Clocks and what lies ahead as plain values, by the keys that `tui.cli.plain.jsonkeys` declares."""

from datetime import date
from typing import TYPE_CHECKING, Any

from cases.due.clocksteps import steps
from cases.law.clockrules import BESIDE, MOVES, UNSAID
from cases.law.rulebook import id_of
from cases.views.wording import item_far_off, what_of
from tui.words.language import show

if TYPE_CHECKING:
    from cases.due.slack import Slack
    from cases.law.clockrules import ClockRule, Trigger
    from cases.law.reckoning import Reckoning
    from cases.law.rulebook import RuleBook
    from cases.views.rows import Ahead


def ahead_values(item: "Ahead", today: date, book: "RuleBook") -> dict[str, Any]:
    """Return something that lies ahead by `AHEAD_KEYS`."""
    rule = book.of(item.rule)
    return {
        "on": item.on.isoformat(),
        "days_left": item.days_left(today),
        "sort": item.sort.value,
        "rule": id_of(item.rule) or None,
        "what": show(what_of(item, book)),
        "basis": rule.basis if rule else None,
        "number": item.case.number,
        "restricted": item.case.restricted,
        "who": item.who or None,
        "whose": item.whose.value,
        "told": show(item_far_off(item, today, book).told),
        "entered_on": item.entered_on.isoformat(),
    }


def reckoning_values(found: "Reckoning", slack: "Slack | None" = None) -> dict[str, Any]:
    """Return a clock that was reckoned by `RECKONING_KEYS`. slack: what of it hangs on days not known exactly."""
    rests = found.rests_since is not None
    return {
        "rule": found.rule.id,
        "starts": found.starts.isoformat(),
        "natural_due": None if rests else found.natural.isoformat(),
        "due": None if rests else found.due.isoformat(),
        "latest_due": None if rests else (slack or found).due.isoformat(),
        "rolled": show(found.rolled) if found.rolled and not rests else None,
        "provisional": found.provisional,
        "basis": found.rule.basis,
        "status": found.rule.status,
        "steps": [show(step) for step in steps(found, slack)],
    }


def rule_values(rule: "ClockRule") -> dict[str, Any]:
    """Return a rule by `RULE_KEYS`."""
    return {
        "id": rule.id,
        "label": show(rule.label),
        "length": rule.length,
        "unit": rule.unit,
        "basis": rule.basis,
        "status": rule.status,
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "whose": rule.whose.value,
        "actor": rule.actor,
        "kinds": list(rule.kinds),
        "groups": list(rule.groups),
        "given": {name: list(held) for name, held in rule.given.items()},
        "upon": list(rule.upon),
        "moved_by": {name: [_act(each) for each in getattr(rule, name)] for name in _TOLD},
        "lapses": show(rule.lapses),
        "note": rule.note or None,
    }


_TOLD = ("start", *BESIDE, *MOVES)
_PLAIN = (
    *("back", "late", "within", "performed", "same", "contested", "payable", "made", "onward", "undone"),
    "published",
)
"""What is said of an act by words that are called the same in a file."""


def _act(trigger: "Trigger") -> dict[str, Any]:
    """Return an act as a file of rules tells it, without what is not said."""
    told: dict[str, Any] = {"on": trigger.on, "strict": trigger.strict, "paid": trigger.paid, "as": trigger.counts_as}
    told |= {name: getattr(trigger, name) for name in _PLAIN}
    held = {name: [code or UNSAID for code in codes] for name, codes in trigger.when.items()}
    return {
        "event": trigger.event,
        **held,
        **{key: value for key, value in told.items() if value},
    }
