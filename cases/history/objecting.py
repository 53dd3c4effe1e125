"""Since when entries have been held against each rule (data/past/rules.csv).

A rule that is newer than an entry says nothing of what that entry stands on.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged, read_day
from cases.values.text import say

COLUMNS = ("rule", "since")


def held_against(rule: str, day: date) -> bool:
    """Tell whether an entry that was recorded on a day was held against a rule; not, where nothing is known of it."""
    known = _since()
    return rule in known and (known[rule] or day) <= day


def load_since(text: str, name: str) -> Mapping[str, date | None]:
    """Read the first day of each rule from CSV with the header `COLUMNS`, None for what was from the beginning.

    name: the file's, for the refusal. Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[str, date | None] = {}

    def take(line: Mapping[str, str]) -> None:
        if not line["rule"] or line["rule"] in found:
            raise refuse("table", say("每条规则写一行，名称不能空着"), "rule")
        found[line["rule"]] = read_day(line["since"], "since")

    load_lines(text, name, COLUMNS, take)
    return found


@cache
def _since() -> Mapping[str, date | None]:
    return load_since(packaged("past/rules.csv"), "rules.csv")
