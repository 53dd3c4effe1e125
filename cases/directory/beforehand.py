"""What an intake is filled in with beforehand: what follows from its group, and what earlier intakes of its sort say.

Nothing of it is silent: a form shows what was filled in so, and why, until somebody types something else.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.directory.records import same_name
from cases.events import Opened
from cases.law.facts import WAGE, items_by
from cases.values.dates import read_any_day
from cases.values.refusal import Refused
from cases.values.spans import last_day
from cases.values.text import Sentence, say

OF_EMPLOYER = ("project", "wage_account", "licence", "agreement_until", "insured_at")
"""What is so of an employer, whoever of its workers comes."""

_UNTIL = ("agreement_until",)
"""Of these, what is so until a day."""

REMEMBERED = ("kind", "channel", "groups", "cause", "respondents", *OF_EMPLOYER)
"""What of an earlier intake the next one is filled in by."""

_LATELY = 10
"""Earlier intakes that tell what is usual."""

_AT_THE_COUNTER = "visit"
"""How people come to whoever takes a case in, where nothing is known of those before."""

_DISPATCHED, _DISPATCH = "dispatched", "dispatch"


@dataclass(frozen=True)
class Earlier:
    """An earlier intake. told: those of `REMEMBERED` that it tells, as they are typed."""

    number: str
    told: Mapping[str, str]

    def is_alike(self, groups: frozenset[str], cause: str) -> bool:
        """Tell whether it is of the same cause and of somebody of one of these groups."""
        return self.told.get("cause") == cause and bool(groups & _groups(self.told))

    def is_against(self, names: Sequence[str]) -> bool:
        """Tell whether one of these stands on the other side."""
        return bool({*map(same_name, _names(self.told))} & {*map(same_name, names)})


class Guess(NamedTuple):
    """What a field is filled in with, as it is typed, and why."""

    text: str
    why: Sentence


def guesses(
    told: Mapping[str, str], earlier: Sequence[Earlier], today: date, own: Earlier | None = None
) -> dict[str, Guess]:
    """Return what the fields are filled in with beforehand.

    told: what is typed so far; earlier: intakes of others, the latest first; own: one of the same person.
    """
    found = {**dict(_usually(told, earlier, own)), **dict(_by_employer(told, earlier, today, own))}
    return {name: guess for name, guess in found.items() if name not in told}


def _usually(told: Mapping[str, str], earlier: Sequence[Earlier], own: Earlier | None) -> Iterator[tuple[str, Guess]]:
    """Yield what follows from the group, and what is usual of such intakes."""
    groups, cause = _groups(told), told.get("cause", "")
    if channel := _usual("channel", earlier) if earlier else _AT_THE_COUNTER:
        yield "channel", Guess(channel, say("多是如此"))
    before = (own,) if own and own.is_alike(groups, cause) else earlier
    if kind := _usual("kind", [each for each in before if each.is_alike(groups, cause)]):
        yield "kind", Guess(kind, say("同类多是"))
    if _DISPATCHED in groups:
        yield "employment", Guess(_DISPATCH, say("按群体"))


def _by_employer(
    told: Mapping[str, str], earlier: Sequence[Earlier], today: date, own: Earlier | None
) -> Iterator[tuple[str, Guess]]:
    """Yield what an earlier case of the same employer says of it; of the same person, also who it was."""
    if "respondents" in told:
        names = _names(told)
        before = [each for each in earlier if each.is_against(names)] if names else []
    else:
        before = [own] if own else []
    for name in OF_EMPLOYER if "respondents" in told else ("respondents", *OF_EMPLOYER):
        if found := next((each for each in before if _stands(name, each, today)), None):
            yield name, Guess(found.told[name], say("同单位 {number}", number=found.number))


def _usual(name: str, earlier: Sequence[Earlier]) -> str:
    """Return what most of the latest of them say, empty where they differ."""
    said = [text for each in earlier if (text := each.told.get(name, ""))][:_LATELY]
    (most, often), *_rest = Counter(said).most_common(1) or [("", 0)]
    return most if often * 2 > len(said) else ""


def _stands(name: str, earlier: Earlier, today: date) -> bool:
    """Tell whether an earlier intake says something that still stands: no agreement that has ended."""
    text = earlier.told.get(name, "")
    return bool(text) and (name not in _UNTIL or last_day(read_any_day(text, today)) >= today)


def _groups(told: Mapping[str, str]) -> frozenset[str]:
    return frozenset(filter(None, told.get("groups", "").split(",")))


def _names(told: Mapping[str, str]) -> list[str]:
    """Return who stands on the other side, as far as it can be read."""
    ask, text = Opened.ask("respondents"), told.get("respondents", "")
    try:
        return [party.name for party in ask.kind.read(text, date.max)] if ask and text else []
    except Refused:
        return []


def day_asked(cause: str) -> str:
    """Return which day of the intake a cause asks for first: that from which its limit runs."""
    injury = Opened.ask("injury_time")
    if injury and injury.when and cause in injury.when["cause"]:
        return "injured_on"
    return "ended_on" if WAGE in items_by(cause) else "wronged_on"
