"""Search in everything a case says, the newest cases first."""

from collections.abc import Iterator
from typing import Any

from cases.numbers import read_fragment
from cases.people import Account
from cases.text import half_width, one_line
from cases.views import Row
from storage.queues import Queues
from storage.scope import finds_restricted, within
from storage.serials import by_part
from storage.store import Store
from storage.tables import WAITING, CaseRow

SHIFT = 20
"""Bits of a document's number that hold the entry; the case stands above them, so that newer cases come first."""

INDEXES = ("case_text", "record_text")
"""The full-text indexes: of cases, and of the directory."""

_HIDDEN = "SELECT id FROM case_row WHERE restricted > 0 AND (restricted = 2 OR handler <> ?)"
_FIND = f"""SELECT rowid FROM case_text WHERE case_text MATCH ?
AND NOT EXISTS (SELECT 1 FROM case_row WHERE id = case_text.rowid >> 20 AND ABS(batch) IN {WAITING})
ORDER BY rowid DESC"""  # noqa: S608
_WITHIN = "SELECT rowid FROM case_text WHERE case_text MATCH ? AND rowid BETWEEN ? AND ?"
"""The twenty is `SHIFT`."""


def scope_word(station: str) -> str:
    """Return the word by which the index knows a station."""
    return f"station{station.lower()}"


class Search:
    """Finding cases for one person."""

    def __init__(self, store: Store, account: Account, queues: Queues) -> None:
        self._store = store
        self._account = account
        self._queues = queues

    def find(self, typed: str, limit: int = 50) -> tuple[Row, ...]:
        """Return cases that hold every typed word, the newest first.

        A word may be two Chinese characters of anything, pinyin or initials of a name, digits of a phone, an identity
        number or a case number. Only cases within this person's reach are found.
        """
        found = {*self._in_words(typed, limit, _FIND), *self._by_number(typed, limit)}
        return self._queues.rows(sorted(found, reverse=True)[:limit]) if found else ()

    def _in_words(self, typed: str, limit: int, sql: str, *values: int) -> list[int]:
        from storage.words import match

        query = match(typed)
        if query is None:
            return []
        if not self._account.everywhere:
            query = f"scope : {scope_word(self._account.station)} AND ({query})"
        found: list[int] = []
        hidden = self._hidden()
        cursor: Any = self._store.run(sql, (query, *values))
        for (rowid,) in cursor:
            case_id = rowid >> SHIFT
            if case_id not in hidden and (not found or found[-1] != case_id):
                found.append(case_id)
            if len(found) == limit:
                break
        cursor.close()
        return found

    def _by_number(self, typed: str, limit: int) -> Iterator[int]:
        """Yield cases that have one of the words as part of their number, and the others in their text.

        The index knows the numbers of cases that were opened one by one; an import gives them all at once, at its end.
        """
        terms = half_width(one_line(typed)).split()
        for place, term in enumerate(terms):
            part = read_fragment(term)
            if part is None or part.serial is None:
                continue
            others = " ".join((*terms[:place], *terms[place + 1 :]))
            here = within(CaseRow.select(CaseRow.id, CaseRow.number), self._account)
            for case_id, _ in by_part(self._store, here, part, limit):
                if not others or self._in_words(others, 1, _WITHIN, case_id << SHIFT, (case_id + 1 << SHIFT) - 1):
                    yield case_id

    def _hidden(self) -> frozenset[int]:
        """Return the restricted cases that this person does not find."""
        if finds_restricted(self._account):
            return frozenset()
        return frozenset(case_id for (case_id,) in self._store.run(_HIDDEN, (self._account.account,)))
