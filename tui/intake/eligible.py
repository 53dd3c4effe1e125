"""Whether the centre may act, while the intake is still being typed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cases.due.limitation import first_limit, with_limit
from cases.events import Opened
from cases.file.case import Case
from cases.law.rulebook import RuleBook
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from tui.casefile.eligible import eligible
from tui.widgets.sheet import Labelled

_NEEDED = ("kind", "cause")
_READ = ("kind", "cause", "groups", "id_number", "respondents", "employment", "wronged_on", "ended_on")


def told_of(typed: Mapping[str, str], today: date, book: RuleBook) -> Iterator[Labelled]:
    """Tell the criteria as far as the form tells anything; nothing before kind and cause are there."""
    known = {name: value for name in _READ if (value := _value(name, typed, today)) is not None}
    if all(known.get(name) for name in _NEEDED):
        case = _case(known, today)
        yield from eligible(with_limit(case, first_limit(case, book)), today)


def _case(known: Mapping[str, Any], today: date) -> Case:
    blank: dict[str, Any] = {"number": "", "station": "", "stage": Stage.INTAKE, "opened_on": today, "moved_on": today}
    return Case.telling({**blank, **known})


def _value(name: str, typed: Mapping[str, str], today: date) -> Any:
    ask = Opened.ask(name)
    if ask is None or not (text := typed.get(name, "")).strip():
        return None
    try:
        return ask.kind.read(text, today)
    except Refused:
        return None
