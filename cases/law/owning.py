"""Whose it is what lies ahead: of a clock its rule says so, of what people said the sort of it."""

from cases.law.clockrules import ACTORS, ClockRule, Ownership
from cases.standing.dues import Sort
from cases.values.text import Label

OPEN = Label("可以办理", "open now")
LAPSED = Label("已失效", "lapsed")
NO_RECORD = Label("未见记录，可催问", "no record; ask")
PASSED = Label("期间已过", "its time has passed")
"""What is said of what has passed and is nobody's delay here."""

_PASSED = {Ownership.RIGHT: LAPSED, Ownership.OTHER: NO_RECORD}

OURS = (Ownership.CENTRE, Ownership.STEP)
"""What somebody of the centre can be late with."""


def whose(sort: Sort, rule: ClockRule | None) -> Ownership:
    """Return whose it is. rule: of the clock behind it, None where people said so."""
    if rule:
        return rule.whose
    if sort.lapses:
        return Ownership.RIGHT
    return Ownership.OTHER if sort.by_others else Ownership.STEP


def passed(ownership: Ownership, rule: ClockRule | None) -> Label | None:
    """Return what is said of what has passed; None where it is the centre's own, and late.

    Of a chance of somebody else, or one that nothing recorded could fulfil, nobody here knows whether it was used, nor
    need anybody ask.
    """
    if rule and rule.opens:
        return OPEN
    unknown = rule and rule.right and (ownership is Ownership.OTHER or not rule.stop)
    return PASSED if unknown else _PASSED.get(ownership)


def others(sort: Sort, rule: ClockRule | None) -> Label | None:
    """Return who must see to it, as what they are; None where it is the handler, or whoever is named."""
    if rule:
        return None if rule.actor == "handler" else rule.actor_label
    return ACTORS["respondent"] if sort is Sort.PAYMENT else _OTHER_BODY if sort.by_others else None


_OTHER_BODY = Label("对方单位", "The other body")
