"""Choosing the control for a field by its kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cases.events import Ask
from cases.kinds import (
    Amount,
    Colleague,
    Day,
    EntryNumber,
    FieldName,
    Line,
    Lines,
    Pick,
    PickMany,
    Prose,
    RoughDay,
    Whole,
    YesNo,
)
from cases.members import Members
from cases.parties import Parties
from cases.text import Label
from cases.views import HistoryLine, Load
from tui.forms.checks import CheckList
from tui.forms.choice import ChoiceInput
from tui.forms.control import Control
from tui.forms.field import ON
from tui.forms.line import LineInput
from tui.forms.options import Codes, Colleagues, Confirmed, Entries, IntakeFields, Offer
from tui.forms.prose import TextBox

SHORT = 80
"""Characters up to which a line is given half the width."""


def _nobody() -> Sequence[Load]:
    return ()


def _nothing() -> Sequence[HistoryLine]:
    return ()


@dataclass(frozen=True)
class Sources:
    """What choices are made of. day: the day of the event; loads: who can be given the case; history: its entries."""

    day: Callable[[], date]
    loads: Callable[[], Sequence[Load]] = field(default=_nobody)
    history: Callable[[], Sequence[HistoryLine]] = field(default=_nothing)


EVENT_DAY = Ask(ON, Label("发生日期", "Date"), Day())
"""The day of the event, which every form asks for first."""


def control(ask: Ask, sources: Sources) -> Control:
    """Return an empty control for a field."""
    if offer := _offer(ask, sources):
        return CheckList(offer) if isinstance(ask.kind, PickMany | YesNo) else ChoiceInput(offer)
    if isinstance(ask.kind, Prose):
        return TextBox(tall=ask.kind.most > 10_000)
    if isinstance(ask.kind, Members):
        return TextBox(tall=True)
    if isinstance(ask.kind, Lines | Parties):
        return TextBox()
    return _line(ask)


def _offer(ask: Ask, sources: Sources) -> Offer | None:
    kind = ask.kind
    if isinstance(kind, Pick | PickMany):
        return Codes(kind.list, sources.day)
    if isinstance(kind, Colleague):
        return Colleagues(sources.loads)
    if isinstance(kind, EntryNumber):
        return Entries(sources.history)
    if isinstance(kind, FieldName):
        return IntakeFields()
    return Confirmed() if isinstance(kind, YesNo) else None


def _line(ask: Ask) -> LineInput:
    kind = ask.kind
    made = LineInput(wide=isinstance(kind, Line) and kind.most > SHORT)
    if isinstance(kind, Day | RoughDay | Whole | Amount):
        made.add_class("-brief")
    elif not made.wide:
        made.add_class("-short")
    return made
