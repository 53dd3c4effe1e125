"""What an intake says so far, while it is still being typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.events import Opened
from cases.file.case import Case
from cases.standing.stages import Stage
from cases.values.refusal import Refused

_READ = (
    *("kind", "channel", "cause", "groups", "id_number", "respondents", "employment", "taxi_model", "claimed"),
    *("wronged_on", "ended_on", "injured_on", "licence_until", "injury_insured", "injury_recognition"),
)
"""Fields by which the law tells one case from another."""


def case_of(typed: Mapping[str, str], today: date) -> Case:
    """Return a case that says what is typed, as far as it is understood; of the rest it says nothing."""
    known = {name: value for name in _READ if (value := _value(name, typed, today)) is not None}
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
