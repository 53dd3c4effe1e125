"""What is left of a history once all that tells of people is erased: what is dated and counted, and nobody.

Every entry stays with its day, stage, codes, sums and number of heads, so that no figure of the past moves
(个人信息保护法 4, 47: what is anonymised is personal information no longer).
"""

from collections.abc import Sequence
from dataclasses import replace

from cases.events import Entry
from cases.hiding.known.people import Known
from cases.personal.gathered import known_by
from cases.values.masking import GONE


def nameless(history: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return a history in which nobody is named: it folds to the same stages, days, codes, sums, firms and heads."""
    stand_in = _StandIns(known_by(entry.event for entry in history))
    opened_on = history[0].on
    return tuple(replace(entry, event=entry.event.nameless(stand_in, opened_on)) for entry in history)


class _StandIns:
    """What stands for names within one case. Which person it was cannot be told from it, nor in which other case."""

    def __init__(self, known: Known) -> None:
        named = {firm for firm in known.firms if any(name in firm for name in known.names)}
        self._firms = known.firms - named
        self._names = {name: f"{GONE}{at}" for at, name in enumerate(sorted(known.names | named), 1)}
        self._others: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        return text if text in self._firms else self._names.get(text, "")

    def other(self, text: str) -> str:
        return self._others.setdefault(text, f"{GONE}{len(self._names) + len(self._others) + 1}")
