"""Which headers stand for which field, in each kind of ledger. Data, see data/columns.csv."""

from collections.abc import Iterator, Mapping
from functools import cache

from cases.ledgers.columns.headers import folded
from cases.ledgers.kinds import LEDGERS, Ledger
from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged
from cases.values.text import say

COLUMNS = ("field", "kinds", "header", "note")
SERIAL, LEFT_OUT = "#", "-"
"""What stands for a field where a column numbers the rows, and where it is never read."""

Words = Mapping[str, Mapping[str, str]]
"""For each kind of ledger, fields by the folded header that stands for them."""


def load_words(text: str, name: str) -> Words:
    """Read headers from CSV with the header `COLUMNS`; name: the file's, for the refusal.

    A line holds for the kinds it names, or for all that have the field. Raises `Refused` (rule `table`) with every
    bad line.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in LEDGERS}

    def take(values: Mapping[str, str]) -> None:
        key = folded(values["header"])
        if not key:
            raise refuse("table", say("缺少 header，请填表头的文字"), "header")
        for kind, field in _places(values):
            if key in found[kind]:
                sentence = say("表头“{header}”在 {kind} 里重复，请删去一行", header=values["header"], kind=kind)
                raise refuse("table", sentence, "header")
            found[kind][key] = field

    load_lines(text, name, COLUMNS, take)
    return found


def _places(values: Mapping[str, str]) -> list[tuple[str, str]]:
    kinds = values["kinds"].split() or list(LEDGERS)
    for kind in kinds:
        if kind not in LEDGERS:
            raise refuse("table", say("没有台账 {kind}，请填 {known} 之内的", kind=kind, known=tuple(LEDGERS)), "kinds")
    places = [(kind, field) for kind in kinds for field in _fields(LEDGERS[kind], values["field"])]
    if not places:
        raise refuse("table", say("没有台账有字段 {field}，请改正", field=values["field"]), "field")
    return places


def _fields(ledger: Ledger, names: str) -> Iterator[str]:
    """Yield the first of the names that the ledger has, for a field that goes by two."""
    known = (name for name in names.split() if name in (SERIAL, LEFT_OUT) or name in ledger.by_name)
    yield from list(known)[:1]


@cache
def _packaged() -> Words:
    return load_words(packaged("columns.csv"), "columns.csv")


@cache
def labels(kind: str) -> Mapping[str, str]:
    """Return the fields of a kind of ledger by their folded labels and names."""
    return {folded(label): each.name for each in LEDGERS[kind].fields for label in (*each.label, each.name)}


@cache
def words(kind: str) -> Mapping[str, str]:
    """Return the fields of a kind of ledger by folded header: the labels, and what comes with the program."""
    return dict(labels(kind)) | dict(_packaged()[kind])
