"""Cases found by their cause and groups: a spoken word finds those of the official one, whatever their text says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from storage.engine.statements.prepared import among, at
from storage.engine.tables import CaseRow
from storage.search.meant import Meant, meant
from storage.search.words import terms
from storage.staff.scope import Onlooker, Reaching, within
from storage.store.store import Store

_PAGE, _PAGES = 20_000, 10
"""How many cases within reach are looked at by their codes at a time, the newest first, and how often until enough are
found: no index has them. More than all of these no centre has open at once; the READMEs say how far back one finds.
"""
_NONE_BEFORE = 2**62
_WORDS = 4
"""Words of a search that are taken for codes."""

Holding = Callable[[str, int], Mapping[int, Sequence[int]]]
"""From words to the cases that hold them in one document, at most so many, each with which documents these are."""


def by_code(
    store: Store, reader: Onlooker, typed: str, limit: int, holding: Holding
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield cases whose cause or groups one or more of the words mean, the newest first, and what holds the others."""
    asked = tuple(dict.fromkeys(terms(typed)))
    coded = {term: found for term in asked[:_WORDS] if (found := meant(term))}
    whole = meant(typed) if len(asked) > 1 else None
    if whole:
        yield from _alone(store, reader, [whole], limit)
    for many in range(1, len(coded) + 1):
        for some in combinations(coded, many):
            sought = [coded[term] for term in some]
            if rest := " ".join(term for term in asked if term not in some):
                yield from _beside(store, reader, sought, holding(rest, limit * _WORDS))
            else:
                yield from _alone(store, reader, sought, limit)


def _alone(store: Store, reader: Onlooker, sought: Sequence[Meant], limit: int) -> Iterator[tuple[int, Sequence[int]]]:
    rows = _back(store, reader)
    found = (case_id for case_id, cause, groups in rows if all(each.of(cause, groups) for each in sought))
    yield from ((case_id, ()) for case_id, _ in zip(found, range(limit), strict=False))


def _back(store: Store, reader: Onlooker) -> Iterator[tuple[int, str, str]]:
    """Yield cases with their codes, the newest first, no more of them read than are looked at."""
    before = _NONE_BEFORE
    for _ in range(_PAGES):
        rows = list(_newest.run(store.db, reader, most=_PAGE, before=before))
        yield from rows
        if len(rows) < _PAGE:
            return
        before = rows[-1][0]


def _beside(
    store: Store, reader: Onlooker, sought: Sequence[Meant], held: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, Sequence[int]]]:
    for case_id, cause, groups in _these.run(store.db, reader, asked=list(held)):
        if all(each.of(cause, groups) for each in sought):
            yield case_id, held[case_id]


_TOLD = (CaseRow.id, CaseRow.cause, CaseRow.groups)


@Reaching
def _newest(reader: Onlooker) -> Any:
    query = CaseRow.select(*_TOLD).where(CaseRow.id < at("before"))
    return within(query, reader).order_by(CaseRow.id.desc()).limit(at("most"))


@Reaching
def _these(reader: Onlooker) -> Any:
    return within(CaseRow.select(*_TOLD).where(CaseRow.id.in_(among("asked"))), reader)
