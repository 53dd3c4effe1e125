"""The words in which people ask for actions, events and queues beside their labels. Data, see data/asked.csv."""

from collections.abc import Mapping
from functools import cache

from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged
from cases.values.text import say

COLUMNS = ("action", "words")


def load_asked(text: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Read the words of each action from CSV with the header `COLUMNS`, words with blanks between.

    An action is named by its id, an event as event.CODE, a queue as queue.CODE. name: the file's, for the refusal.
    Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[str, tuple[str, ...]] = {}

    def take(values: Mapping[str, str]) -> None:
        action, words = values["action"], tuple(values["words"].split())
        if not words or action in found:
            raise refuse("table", say("“{action}”请写一行，至少一个词", action=action), "action")
        found[action] = words

    load_lines(text, name, COLUMNS, take)
    return found


@cache
def packaged_asked() -> Mapping[str, tuple[str, ...]]:
    """Return the words that come with the program."""
    return load_asked(packaged("asked.csv"), "asked.csv")


def asked(action: str) -> tuple[str, ...]:
    """Return the words in which people ask for an action besides its label."""
    return packaged_asked().get(action, ())
