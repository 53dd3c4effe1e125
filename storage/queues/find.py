"""Search in everything a case says, the newest cases first."""

from collections.abc import Iterator
from contextlib import closing

from cases.standing.numbers import read_fragment
from cases.values.text import half_width, one_line
from cases.views.rows import Hit, Row
from storage.casefile.serials import by_part
from storage.engine.statements.helpers import helped_in_words
from storage.engine.text import texts
from storage.engine.text.matching import All, Phrase
from storage.queues.coded import by_code
from storage.queues.queues import Queues
from storage.search.words import match, scope_word
from storage.seat import Seat
from storage.staff.scope import finds_restricted

_HIDDEN = f"""SELECT id FROM case_row
WHERE restricted > 0 AND (restricted = 2 OR (handler <> ? AND NOT {helped_in_words()}))"""  # noqa: S608 - our own words


class Search:
    """Finding cases for one person."""

    def __init__(self, seat: Seat) -> None:
        self._store, self._account, self._queues = seat.store, seat.account, Queues(seat)

    def find(self, typed: str, limit: int = 50) -> tuple[Row, ...]:
        """Return cases that hold every typed word, the newest first; see `look`."""
        return tuple(each.row for each in self.look(typed, limit))

    def look(self, typed: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return cases that hold every typed word, the newest first, and what of them does.

        A word may be two Chinese characters of anything, pinyin or initials of a name, digits of a phone, an identity
        number or a case number, and what a cause or a group is called. Only cases within this person's reach are found.
        """
        entries = self._in_words(typed, limit)
        for case_id, found in by_code(self._store, self._account, typed, limit, self._in_words):
            entries.setdefault(case_id, [*found])
        numbers = sorted({*entries, *self._by_number(typed, limit)}, reverse=True)[:limit]
        rows = self._queues.rows(numbers) if numbers else ()
        return tuple(Hit(row, tuple(entries.get(row.id, ()))) for row in rows)

    def _in_words(self, typed: str, limit: int, within: int = 0) -> dict[int, list[int]]:
        """Return cases that have every typed word in one document, the newest first, each with which these are.

        within: see `find_documents`.
        """
        search = match(typed)
        if search is None:
            return {}
        if not self._account.everywhere:
            search = All((Phrase("scope", (scope_word(self._account.station),)), search))
        hidden, cases = self._hidden(), dict[int, list[int]]()
        with closing(texts.find_documents(self._store.db, search, within)) as found:
            for case_id, entry in found:
                if case_id in hidden:
                    continue
                if case_id not in cases and len(cases) == limit:
                    break
                cases.setdefault(case_id, []).append(entry)
        return cases

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
            for case_id, _ in by_part(self._store, self._account, part, limit):
                if not others or self._in_words(others, 1, case_id):
                    yield case_id

    def _hidden(self) -> frozenset[int]:
        """Return the restricted cases that this person does not find."""
        if finds_restricted(self._account):
            return frozenset()
        return frozenset(case_id for (case_id,) in self._store.run(_HIDDEN, 2 * (self._account.account,)))
