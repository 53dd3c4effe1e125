"""Which column of a sheet holds what: the header is looked for, and the kind of ledger is guessed from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cases.ledgers.cells import LedgerSheet, shown
from cases.ledgers.columns.headers import header, unit_above
from cases.ledgers.columns.heads import Head, Title, heads
from cases.ledgers.columns.matching import FULL, Match, match
from cases.ledgers.columns.words import LEFT_OUT, SERIAL
from cases.ledgers.kinds import LEDGERS, Ledger, LedgerField, ledger
from cases.values.refusal import Refused, refuse
from cases.values.text import say


class ReadColumn(NamedTuple):
    """A column that is read. at: counted from 0. factor: yuan in the unit of its amounts."""

    at: int
    field: str
    factor: int = 1


class Given(NamedTuple):
    """What somebody said a header stands for; no field to leave it out. factor: yuan in its unit, 0 as it says."""

    fields: tuple[str, ...]
    factor: int = 0


@dataclass(frozen=True)
class ColumnMap:
    """What the headers of a ledger stand for, by their keys, so that it holds for the next file like it."""

    kind: str
    by_header: Mapping[str, Given]


@dataclass(frozen=True)
class Columns:
    """What the columns of a sheet hold.

    header_rows: their numbers as people count. keys, seen: for each column its header, as it is remembered and as
    people read it. serial: the column that numbers the rows. unknown: headers of columns that are left out.
    """

    kind: str
    header_rows: tuple[int, ...]
    fields: tuple[ReadColumn, ...]
    keys: tuple[str, ...]
    seen: tuple[str, ...]
    serial: int | None
    unknown: tuple[str, ...]

    @property
    def ledger(self) -> Ledger:
        return LEDGERS[self.kind]

    @property
    def map(self) -> ColumnMap:
        """What to remember of it: every header, those that are left out too."""
        read: dict[str, Given] = {key: Given(()) for key in self.keys if key}
        for column in self.fields:
            key = self.keys[column.at]
            said = column.factor == (header(key).factor or 1)
            read[key] = Given((*read[key].fields, column.field), 0 if said else column.factor)
        return ColumnMap(self.kind, read)


def find_columns(sheet: LedgerSheet, kind: str | None = None, given: ColumnMap | None = None) -> Columns:
    """Find the header of a sheet and what its columns hold.

    kind: of the ledger; guessed if not given. given: what to go by before anything that we know of headers.
    Raises `Refused` (rule `columns`) where there is no header or no column for what each row needs, and (rule
    `ledger`) for a kind that there is not.
    """
    found = _best(sheet, _wanted(kind, given), given)
    if found is None:
        raise _no_header(kind or (given.kind if given else None))
    return found[1]


def find_sheet(
    sheets: Iterable[LedgerSheet], kind: str | None = None, given: ColumnMap | None = None
) -> tuple[LedgerSheet, Columns]:
    """Return the sheet whose header says most, and its columns. Raises `Refused` as `find_columns` does."""
    wanted = _wanted(kind, given)
    found = [(*best, sheet) for sheet in sheets if (best := _best(sheet, wanted, given))]
    if not found:
        raise _no_header(kind or (given.kind if given else None))
    _, columns, sheet = max(found, key=lambda each: each[0])
    return sheet, columns


def _wanted(kind: str | None, given: ColumnMap | None) -> tuple[Ledger, ...]:
    if given and kind and given.kind != kind:
        sentence = say(
            "列对应表是给“{theirs}”用的，这里要导入“{ours}”；请换一个列对应表或台账种类",
            theirs=ledger(given.kind).label,
            ours=ledger(kind).label,
        )
        raise refuse("columns", sentence, "kind")
    named = kind or (given.kind if given else None)
    return (ledger(named),) if named else tuple(LEDGERS.values())


def _no_header(kind: str | None) -> Refused:
    if kind is None:
        return refuse("columns", say("没有认出表头，请核对是不是选错了文件，或指定台账种类和列对应表"))
    needed = next(each for each in ledger(kind).fields if each.needed)
    sentence = say(
        "没有找到“{field}”这一列，不能当作“{ledger}”导入；请核对表头，或用列对应表指明哪一列是它",
        field=needed.label,
        ledger=ledger(kind).label,
    )
    return refuse("columns", sentence, needed.name)


_Score = tuple[int, int, int, int]
"""How much a header tells; whether its last row can be nothing else; the fewer rows and the higher up, the better."""


def _best(sheet: LedgerSheet, wanted: tuple[Ledger, ...], given: ColumnMap | None) -> tuple[_Score, Columns] | None:
    """Return the header that tells most; of two, the one of the kind named first."""
    best: tuple[_Score, Columns] | None = None
    for head in heads(sheet):
        for each in wanted:
            columns = _columns(sheet, head, each, given)
            if _enough(columns, guessed=len(wanted) > 1):
                score = _score(sheet, head, columns)
                if best is None or score > best[0]:
                    best = score, columns
    return best


def _enough(columns: Columns, *, guessed: bool) -> bool:
    """Tell whether a header has what each row needs, and if the kind is guessed, something that tells it."""
    found = _found(columns)
    if not any(each.needed for each in found):
        return False
    tells = not columns.ledger.special or any(each.telling for each in found)
    return tells and len(found) > 1 if guessed else True


def _found(columns: Columns) -> list[LedgerField]:
    names = {column.field for column in columns.fields}
    return [each for each in columns.ledger.fields if each.name in names]


def _score(sheet: LedgerSheet, head: Head, columns: Columns) -> _Score:
    told = sum(2 if each.telling else 1 for each in _found(columns))
    return told, int(len(head.rows) > 1 and _continues(sheet, head, columns)), -len(head.rows), -head.rows[0]


def _continues(sheet: LedgerSheet, head: Head, columns: Columns) -> bool:
    """Tell whether the last row of a header is one: texts alone, and nothing where each row has to say something."""
    row = sheet.rows[head.rows[-1]]
    needed = {each.name for each in columns.ledger.fields if each.needed}
    under = [row[column.at] for column in columns.fields if column.field in needed and column.at < len(row)]
    texts = [cell for cell in row if cell is not None]
    return len(texts) > 1 and all(isinstance(cell, str) for cell in texts) and not any(map(shown, under))


def _columns(sheet: LedgerSheet, head: Head, of: Ledger, given: ColumnMap | None) -> Columns:
    matches = [_match(title, of, given) for title in head.titles]
    taken = _taken(matches, of)
    unit = max((unit_above(shown(cell)) for row in sheet.rows[: head.rows[0]] for cell in row), default=0)
    fields = tuple(
        ReadColumn(at, name, (_factor(head.titles[at], given) or unit or 1) if of.by_name[name].kind.money else 1)
        for at, name in sorted(taken)
    )
    return Columns(
        kind=of.kind,
        header_rows=tuple(row + 1 for row in head.rows),
        fields=fields,
        keys=tuple(title.whole.key for title in head.titles),
        seen=tuple(title.seen for title in head.titles),
        serial=next((at for at, each in enumerate(matches) if each and each.fields == (SERIAL,)), None),
        unknown=tuple(_unknown(head.titles, matches, {index for index, _ in taken})),
    )


def _match(title: Title, of: Ledger, given: ColumnMap | None) -> Match | None:
    if given and title.whole.key in given.by_header:
        said = given.by_header[title.whole.key].fields
        return Match(-1, said) if said else match(title, of.kind) if _serial(title, of) else None
    return match(title, of.kind)


def _serial(title: Title, of: Ledger) -> bool:
    found = match(title, of.kind)
    return found is not None and found.fields == (SERIAL,)


def _factor(title: Title, given: ColumnMap | None) -> int:
    said = given.by_header.get(title.whole.key) if given else None
    return (said.factor if said else 0) or title.last.factor or title.whole.factor


def _taken(matches: list[Match | None], of: Ledger) -> set[tuple[int, str]]:
    """Return the columns that are read, each with its field: a field from the column that tells it most surely."""
    taken: set[tuple[int, str]] = set()
    sure: dict[str, int] = {}
    ranked = sorted((each.rank, index, each.fields) for index, each in enumerate(matches) if each)
    for rank, index, names in ranked:
        for name in names:
            field = of.by_name.get(name)
            if field and (name not in sure or (field.kind.joint and rank <= FULL)):
                sure.setdefault(name, rank)
                taken.add((index, name))
    return taken


def _unknown(titles: tuple[Title, ...], matches: list[Match | None], read: set[int]) -> Iterator[str]:
    for index, (title, found) in enumerate(zip(titles, matches, strict=True)):
        passed = found is not None and found.fields in ((SERIAL,), (LEFT_OUT,))
        if title.seen and index not in read and not passed:
            yield title.seen
