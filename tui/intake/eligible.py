"""Whether the centre may act, while the intake is still being typed."""

from collections.abc import Iterator, Mapping
from datetime import date

from cases.due.starting import clocks
from cases.history.typed import begun, typed_entry
from cases.law.rulebook import RuleBook
from tui.casefile.eligible import eligible
from tui.widgets.sheet import Labelled


def told_of(typed: Mapping[str, str], today: date, book: RuleBook) -> Iterator[Labelled]:
    """Tell the criteria as far as the form tells anything; nothing before kind and cause are there."""
    entry = typed_entry(typed, today)
    case = begun(entry)
    if case.intake.kind and case.intake.cause:
        yield from eligible(case, clocks(case, (entry,), book), today)
