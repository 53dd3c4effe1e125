"""What things that lie ahead are called on paper: shared by the list, the calendar file and the note of a handover."""

from cases.clockrules import ClockRule
from cases.rulebook import RuleBook
from cases.views import Ahead, Row

RESTRICTED = "限定案件"
"""What stands on a paper beside a case that not everybody of its station finds."""


def numbered(case: Row) -> str:
    """Return the number of a case, marked where it is restricted."""
    return f"{case.number}\n{RESTRICTED}" if case.restricted else case.number


def rule_of(item: Ahead, book: RuleBook) -> ClockRule | None:
    """Return the rule behind it, in the version that was in force when it was entered; None where people said so."""
    versions = book.by_id.get(item.rule, ())
    return book.version(item.rule, item.entered_on) or (versions[-1] if versions else None)


def what(item: Ahead, book: RuleBook) -> str:
    """Return what is to be done: what people wrote, else the name of the clock or of the sort of thing."""
    if item.text:
        return item.text
    rule = rule_of(item, book)
    return rule.label.zh if rule else item.sort.label.zh


def basis(item: Ahead, book: RuleBook) -> tuple[str, bool]:
    """Return the article behind it, and whether that is unconfirmed; what sort of thing it is where people wrote it."""
    if rule := rule_of(item, book):
        return rule.basis, rule.unconfirmed
    return item.sort.label.zh if item.text else "—", False


def whose(case: Row) -> str:
    """Return who a case is for; of several people the first one and how many."""
    return f"{case.applicant}等{case.people}人" if case.people > 1 else case.applicant
