"""Making the control for a field, in the way in which its kind wants to be asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cases.events import Ask
from cases.events.intake import INTAKE_DAY as OPENED_ON
from cases.kinds import RoughDay, Way
from cases.values.text import Label
from cases.views.casefile import HistoryLine
from cases.views.rows import Load
from tui.forms.controls.checks import CheckList
from tui.forms.controls.choice import ChoiceInput
from tui.forms.controls.control import Control
from tui.forms.controls.line import LineInput
from tui.forms.controls.options import Codes, Confirmed, Entries, Handlers, IntakeFields, RoleOffer
from tui.forms.controls.partybox import PartyBox
from tui.forms.controls.prose import TextBox
from tui.forms.field import ON


def _nobody() -> Sequence[Load]:
    return ()


def _nothing() -> Sequence[HistoryLine]:
    return ()


@dataclass(frozen=True)
class Sources:
    """What choices are made of. day: the day of the event; loads: who can be given the case; history: its entries.

    told: what the case or its form says, by field, as it is typed. used: of each list, how often codes were chosen.
    """

    day: Callable[[], date]
    loads: Callable[[], Sequence[Load]] = field(default=_nobody)
    history: Callable[[], Sequence[HistoryLine]] = field(default=_nothing)
    told: Callable[[], Mapping[str, str]] = field(default=dict)
    used: Callable[[], Mapping[str, Mapping[str, int]]] = field(default=dict)


EVENT_DAY = Ask(ON, Label("发生日期", "Date"), RoughDay(needed=True))
"""The day of the event, which every form asks for first."""
INTAKE_ON = replace(EVENT_DAY, label=OPENED_ON.label)
"""The same of an intake: no day of a wrong or an accident is taken for it."""


def control(ask: Ask, sources: Sources) -> Control:
    """Return an empty control for a field."""
    return _MAKERS[ask.kind.control](ask, sources)


def _line(style: str) -> LineInput:
    made = LineInput()
    made.add_class(style)
    return made


def _codes(ask: Ask, sources: Sources) -> Codes:
    if ask.kind.choices is None:
        raise TypeError(f"{ask.name} asks for a code, but its kind has no list")
    choices = ask.kind.choices
    return Codes(choices, sources.day, ask.kind.grounded, lambda: sources.used().get(choices.name, {}))


_MAKERS: Mapping[Way, Callable[[Ask, Sources], Control]] = {
    Way.BRIEF: lambda _ask, _sources: _line("-brief"),
    Way.SHORT: lambda _ask, _sources: _line("-short"),
    Way.LINE: lambda _ask, _sources: LineInput(wide=True),
    Way.BOX: lambda _ask, _sources: TextBox(),
    Way.PARTIES: lambda ask, sources: PartyBox(RoleOffer(ask.kind.spelled_by, sources.told)),
    Way.STORY: lambda _ask, _sources: TextBox(tall=True),
    Way.CHOICE: lambda ask, sources: ChoiceInput(_codes(ask, sources)),
    Way.CHECKS: lambda ask, sources: CheckList(_codes(ask, sources), whole=ask.kind.in_one_word),
    Way.CONFIRM: lambda _ask, _sources: CheckList(Confirmed()),
    Way.COLLEAGUE: lambda _ask, sources: ChoiceInput(Handlers(sources.loads)),
    Way.ENTRY: lambda _ask, sources: ChoiceInput(Entries(sources.history)),
    Way.FIELD: lambda _ask, _sources: ChoiceInput(IntakeFields()),
}
