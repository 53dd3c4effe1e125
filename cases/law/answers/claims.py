"""What a case claims, by sorts for which different ones answer: pay, injury benefits, deposits and so on.

Which items and causes are of which sort is data, see data/claims.csv: lines of a sort, an item or a cause, and how sure
that is. A part of a cause that has no line is of the sorts of the whole.
"""

from collections.abc import Mapping
from functools import cache

from cases.file.accounts import accounts
from cases.file.case import Case
from cases.money.items import by_worker
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.tables import check_effect, load_lines, packaged
from cases.values.text import say

COLUMNS = ("sort", "of", "code", "source", "status", "note")
ITEM, CAUSE = "item", "cause"
_LISTS = {ITEM: "claim_item", CAUSE: "cause"}
_VAGUE = frozenset({"", "other"})
"""Items that do not say what they are: with them the cause is asked too."""

Sorts = frozenset[str]
"""Codes of the list `claim_sort`."""

_NONE: Sorts = frozenset()


class ClaimSorts:
    """Which items and causes are of which sorts."""

    def __init__(self, by_code: Mapping[tuple[str, str], Sorts]) -> None:
        self.by_code = by_code

    def of_item(self, code: str, of_cause: Sorts) -> Sorts:
        """Return the sorts of an item; where there are several and the cause is of some of them, these."""
        found = self.by_code.get((ITEM, code), _NONE)
        return found & of_cause or found

    def of_cause(self, code: str) -> Sorts:
        """Return what may be claimed under a cause, none where its table does not say."""
        found = self.by_code.get((CAUSE, code))
        if found is None and code in (causes := codes("cause")):
            parent = causes.get(code).parent
            return self.of_cause(parent) if parent else _NONE
        return found or _NONE

    def claimed(self, case: Case) -> Sorts | None:
        """Return what a case claims: by its items; by its cause where they do not say. None where nothing does."""
        by_cause = self.of_cause(case.intake.cause)
        items = {item.code for item in accounts(case).claim if not by_worker(item)}
        told = frozenset[str]().union(*(self.of_item(each, by_cause) for each in items))
        return (told | by_cause if items & _VAGUE or not told else told) or None


def load_claims(text: str, name: str) -> ClaimSorts:
    """Read which items and causes are of which sorts from CSV with the header `COLUMNS`.

    name: the file's, for the refusal. Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[tuple[str, str], Sorts] = {}

    def take(values: Mapping[str, str]) -> None:
        key = _key(values)
        found[key] = found.get(key, _NONE) | {values["sort"]}

    load_lines(text, name, COLUMNS, take)
    return ClaimSorts(found)


def _key(values: Mapping[str, str]) -> tuple[str, str]:
    if values["of"] not in _LISTS:
        raise refuse("table", say("{column} 请填 {known} 之一", column="of", known=tuple(_LISTS)), "of")
    for list_name, column in (("claim_sort", "sort"), (_LISTS[values["of"]], "code")):
        if not codes(list_name).had(values[column]):
            sentence = say("清单 {list} 里没有代码 {code}，请改正", list=list_name, code=values[column])
            raise refuse("table", sentence, column)
    check_effect(None, None, values["status"])
    return values["of"], values["code"]


@cache
def packaged_claims() -> ClaimSorts:
    """Return what comes with the program."""
    return load_claims(packaged("claims.csv"), "claims.csv")
