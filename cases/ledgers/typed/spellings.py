"""How ledgers write the codes of our lists: 健康 for 良好, √ for 是. Data, see data/spellings.csv."""

from collections.abc import Mapping
from functools import cache

from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged
from cases.values.text import half_width, one_line, say

COLUMNS = ("list", "code", "text")

Spellings = Mapping[str, Mapping[str, str]]
"""For each list, the codes by the text that stands for them."""


def folded(text: str) -> str:
    """Return a text in the form in which spellings are compared."""
    return "".join(half_width(one_line(text)).lower().split())


def load_spellings(text: str, name: str) -> Spellings:
    """Read spellings from CSV with the header `COLUMNS`. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[str, dict[str, str]] = {}

    def take(values: Mapping[str, str]) -> None:
        _check(values)
        of_list = found.setdefault(values["list"], {})
        spelling = folded(values["text"])
        if not spelling or spelling in of_list:
            raise refuse("table", say("text 是空的或与前面重复，请改正或删去这一行"), "text")
        of_list[spelling] = values["code"]

    load_lines(text, name, COLUMNS, take)
    return found


def _check(values: Mapping[str, str]) -> None:
    try:
        known = codes(values["list"])
    except KeyError:
        raise refuse("table", say("没有清单 {list}，请改正", list=values["list"]), "list") from None
    if values["code"] not in known:
        sentence = say("清单 {list} 里没有代码 {code}，请改正", list=values["list"], code=values["code"])
        raise refuse("table", sentence, "code")


@cache
def _packaged() -> Spellings:
    return load_spellings(packaged("spellings.csv"), "spellings.csv")


def spelled(list_name: str, text: str) -> str:
    """Return the code that a spelling stands for, or the text as it is."""
    return _packaged().get(list_name, {}).get(folded(text), text)
