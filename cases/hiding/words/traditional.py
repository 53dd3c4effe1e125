"""Traditional characters, so that 馬國強 is found where 马国强 is known. Data, see data/traditional.csv."""

import re
from collections.abc import Mapping
from functools import cache

from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged
from cases.values.text import say

COLUMNS = ("simplified", "traditional")
TWOFOLD = str.maketrans("後於乾徵", "后于干征")
"""Traditional characters that simplified texts have too, in another sense: the search alone takes them for these."""

_REST = re.compile("[^\u4e00-\u9fff]+")


def load_traditional(text: str, name: str) -> dict[int, str]:
    """Read from CSV with the header `COLUMNS` which simplified character each traditional one is written as.

    name: the file's, for the refusal. Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[int, str] = {}

    def take(values: Mapping[str, str]) -> None:
        one, many = values["simplified"], values["traditional"]
        if len(one) != 1 or not many or any(ord(char) in found or _is_simplified(char) for char in many):
            sentence = say("简体应为一个字，繁体不能空着、重复或本身是简体字，请改正或删去这一行")
            raise refuse("table", sentence, "traditional")
        found.update(dict.fromkeys(map(ord, many), one))

    load_lines(text, name, COLUMNS, take)
    return found


@cache
def _packaged() -> Mapping[int, str]:
    return load_traditional(packaged("traditional.csv"), "traditional.csv")


def simplified(text: str) -> str:
    """Return a text with each traditional character in its simplified form, as long as it was."""
    return text if _is_simplified(text) else text.translate(_packaged())


def _is_simplified(text: str) -> bool:
    """Tell whether no traditional character can stand in a text, as is so of nearly every one, without the table."""
    try:
        _REST.sub("", text).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
