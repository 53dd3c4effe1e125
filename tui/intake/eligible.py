"""Whether the centre may act, while the intake is still being typed."""

from collections.abc import Iterator, Mapping
from datetime import date

from cases.due.limitation import first_limit, with_limit
from cases.law.rulebook import RuleBook
from tui.casefile.eligible import eligible
from tui.intake.typed import case_of
from tui.widgets.sheet import Labelled


def told_of(typed: Mapping[str, str], today: date, book: RuleBook) -> Iterator[Labelled]:
    """Tell the criteria as far as the form tells anything; nothing before kind and cause are there."""
    case = case_of(typed, today)
    if case.intake.kind and case.intake.cause:
        yield from eligible(with_limit(case, first_limit(case, book)), today)
