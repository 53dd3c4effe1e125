"""What a case is, as far as rules of clocks ask: how its cause is pursued, what is claimed, what its intake says."""

from collections.abc import Iterable

from cases.file.altering import once
from cases.file.case import Case
from cases.law.facts import INJURY, INJURY_LISTS, INJURY_TOLD, NO_CLAIM, OTHER, UNTOLD, injury_by, item_groups, items_by
from cases.law.procedures import Prescription, Procedure, lines_of, procedure_of
from cases.money.items import by_worker
from cases.values.spans import law_of


def fact(case: Case, name: str) -> frozenset[str]:
    """Return the values of a fact of a case, none where nothing is told."""
    known = _known(case)
    if (found := known.get(name)) is None:
        found = known[name] = _told(case, name)
    return found


@once
def _known(_case: Case) -> dict[str, frozenset[str]]:
    """Return what is known of a case by now: many rules ask for the same."""
    return {}


def _told(case: Case, name: str) -> frozenset[str]:
    if name == "procedure":
        return frozenset(each.procedure.value for each in pursued(case))
    if name == "limitation":
        return frozenset(("none",) if case.intake.kind in NO_CLAIM else limitations(case))
    if name == "items":
        return items_of(case)
    if name == INJURY:
        return frozenset((_injury(case),))
    if name == INJURY_TOLD:
        return frozenset((_injury_told(case),))
    return _said(case, name)


def _said(case: Case, name: str) -> frozenset[str]:
    told = case.said(name)
    return frozenset(told if isinstance(told, tuple) else (told,) if told else ())


_AUTHORITY = "authority"


def _injury(case: Case) -> str:
    told = {name: _said(case, name) for name in INJURY_LISTS if name != "claim_item"}
    return injury_by({**told, "procedure": fact(case, "procedure"), "claim_item": frozenset(_claimed(case))})


def _injury_told(case: Case) -> str:
    found = (each for each in case.intake.findings if each.name == "injury_recognition")
    first = next(found, None)
    told = first.value if first else case.intake.injury.injury_recognition
    return told or UNTOLD


@once
def pursued(case: Case) -> tuple[Procedure, ...]:
    """Return how what a case claims is pursued: by its cause, its day, and by what is claimed, where that is told."""
    lines = lines_of(case.intake.cause)
    return lines if len(lines) == 1 else tuple(dict.fromkeys(_way(case, each) for each in _claimed(case) or ("",)))


def _way(case: Case, item: str) -> Procedure:
    return procedure_of(case.intake.cause, law_of(case.opened_on), item)


def limitations(case: Case) -> tuple[Prescription, ...]:
    """Return which limitations run in a case by what it claims, whatever its kind.

    Against what an authority did as such, review and suit have times of their own (行政复议法 20, 行政诉讼法 46).
    """
    if (sides := case.parties.respondents) and all(each.role == _AUTHORITY for each in sides):
        return (Prescription.NONE,)
    return tuple(dict.fromkeys(each.limitation for each in pursued(case)))


def ends_first(case: Case) -> Prescription:
    """Return which of the limitations that run in a case ends first, whatever its kind."""
    return min(limitations(case), key=tuple(Prescription).index)


def _claimed(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.code for item in case.money.claim if item.code and not by_worker(item)))


def items_of(case: Case) -> frozenset[str]:
    """Return the groups of items that a case claims: as its claim tells them, else as its cause does.

    Where some of them go to arbitration and some to court at once, those that go to arbitration: they end first.
    """
    if not (told := _claimed(case)):
        return items_by(case.intake.cause)
    first: Iterable[str] = ()
    if len(lines_of(case.intake.cause)) > 1:
        first = tuple(each for each in told if _way(case, each).limitation is Prescription.LABOUR)
    return frozenset(item_groups().get(item, OTHER) for item in first or told)
