"""What belonging to a group says of somebody: their sex, their age, when they were born. Data, see data/groups.csv."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cases.directory.memberships import GROUPS
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.tables import STATUSES, load_lines, packaged
from cases.values.text import say

COLUMNS = ("group", "sex", "least", "most", "born_from", "source", "status", "note")
ANY = "any"
"""The line that holds for whoever comes to the desk."""


class Bounds(NamedTuple):
    """What a group says of whoever belongs to it. least, most: years of age. born_from: a year. Empty: nothing."""

    sex: str = ""
    least: int = 0
    most: int = 999
    born_from: str = ""

    def both(self, other: "Bounds") -> "Bounds":
        """Return what two groups say together of whoever belongs to both."""
        least, most = max(self.least, other.least), min(self.most, other.most)
        return Bounds(self.sex or other.sex, least, most, max(self.born_from, other.born_from))


def load_bounds(text: str, name: str) -> dict[str, Bounds]:
    """Read bounds from CSV with the header `COLUMNS`. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with every bad line: its number, what is wrong and the way out.
    """
    found: dict[str, Bounds] = {}

    def take(values: Mapping[str, str]) -> None:
        _check(values)
        if values["group"] in found:
            raise refuse("table", say("代码 {code} 重复，请删去一行或换一个代码", code=values["group"]), "group")
        least, most = (_years(values, each) for each in ("least", "most"))
        whole = Bounds()
        found[values["group"]] = Bounds(
            values["sex"],
            whole.least if least is None else least,
            whole.most if most is None else most,
            values["born_from"],
        )

    load_lines(text, name, COLUMNS, take)
    return found


def _check(values: Mapping[str, str]) -> None:
    for field, list_name, also in (("group", GROUPS, ANY), ("sex", "sex", "")):
        if values[field] != also and not codes(list_name).had(values[field]):
            sentence = say("清单 {list} 里没有代码 {code}，请改正", list=list_name, code=values[field])
            raise refuse("table", sentence, field)
    if values["status"] not in STATUSES:
        raise refuse("table", say("{key} 不认识，请填 {choices} 之一", key="status", choices=tuple(STATUSES)), "status")
    _years(values, "born_from")


def _years(values: Mapping[str, str], field: str) -> int | None:
    text = values[field]
    if text and not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise refuse("table", say("{field} 须是整数或留空，请改正", field=field), field)
    return int(text) if text else None


@cache
def bounds() -> Mapping[str, Bounds]:
    """Return what each group says that says anything, by its code; `ANY` for everybody."""
    return load_bounds(packaged("groups.csv"), "groups.csv")
