"""The queues: a page at a time by keyset, and their counts from the tallies."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Any

from cases.values.refusal import refuse
from cases.values.text import say
from cases.views.rows import LIMIT_AHEAD, STALE_AFTER, Page, Row, View
from storage.casefile.listed import LISTED, ListedCase
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import CaseRow
from storage.queues.counting import counts, near
from storage.queues.pages import PagePart, Placed, decides, order_of, parts, prepared, write_cursor
from storage.seat import Seat
from storage.staff.scope import check_reach, finds, finds_restricted, whole

PAGE = 50
MOST = 1000


class Queues:
    """What is waiting, for one person on one day."""

    def __init__(self, seat: Seat) -> None:
        self._store, self._account = seat.store, seat.account
        self._today, self._names, self._seat = seat.today, seat.names, seat

    def page(self, view: View, after: str | None = None, limit: int = PAGE, whose: str = "") -> Page:
        """Return up to `limit` rows of a queue, from its start or after a cursor that an earlier page gave.

        whose: the account whose cases are meant by `View.MINE`; empty for one's own. Of a colleague's, those alone are
        shown that are within one's own reach.
        Deadlines that come first stand first; the closed ones by closing day and all cases by age, the latest first.
        Raises `Refused` (rule `cursor` or `limit`) for a bad cursor or limit.
        """
        if not 1 <= limit <= MOST:
            raise refuse("limit", say("每页条数须在 1 到 {most} 之间", most=MOST), "limit")
        order = order_of(view)
        found: list[Placed] = []
        for part, places in parts(order, after):
            if len(found) <= limit:
                asked = places | {"most": limit + 1 - len(found), "whose": whose or self._account.account}
                found += self._read(view, part, asked)
        more = found[limit - 1] if len(found) > limit else None
        rows = tuple(each.case.shown(self._names) for each in found[:limit])
        return Page(rows, write_cursor(more) if more else None)

    def standing(self, view: View, case_ids: Iterable[int], whose: str = "") -> frozenset[int]:
        """Return which of these cases stand in a queue now, on whatever page. whose: see `page`."""
        asked = list(dict.fromkeys(case_ids))
        places = {"asked": asked, "most": len(asked), "whose": whose or self._account.account}
        return frozenset(each.case.id for each in self._read(view, PagePart.AMONG, places))

    def _read(self, view: View, part: PagePart, places: Mapping[str, Any]) -> list[Placed]:
        first, last = near(view)
        known = {
            "account": self._account.account,
            "decides": decides(self._account),
            "station": self._account.station,
            "today": self._today.isoformat(),
            "first": self._ahead(first),
            "last": self._ahead(last),
            "limit": self._ahead(LIMIT_AHEAD),
            "stale": self._ahead(-STALE_AFTER),
        }
        kind = (self._account.everywhere, finds_restricted(self._account))
        queries = [
            prepared(view, part, *kind),
            *([prepared(view, part, *kind, helped=True)] if view is View.MINE else []),
        ]
        found = [Placed.read(each) for query in queries for each in query.run(self._store.db, **known, **places)]
        if len(queries) == 1:
            return found
        return sorted(found, key=lambda each: (each.case.due, each.case.id))[: places["most"]]

    def _ahead(self, days: int) -> str:
        return (self._today + timedelta(days=days)).isoformat()

    def row(self, case_id: int) -> Row:
        """Return one case as a queue lists it. Raises `Refused` (rule `unknown_case`) where it is out of reach."""
        return self.heard(self.rows([case_id]))[0]

    def heard(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Return rows that were read with the versions that whoever is here hears of, by `storage.casefile.hearing`."""
        from storage.casefile.hearing import as_heard  # of a page, which a start shows, nothing is heard yet

        return as_heard(self._store, self._account, rows)

    def rows(self, case_ids: list[int]) -> tuple[Row, ...]:
        """Return these cases as a queue lists them, in the order given; see `row`."""
        places = {f"id{place}": case_id for place, case_id in enumerate(case_ids)}
        listed = [ListedCase(*each) for each in _these(len(case_ids)).run(self._store.db, **places)]
        found = {each.id: each for each in listed}
        for case_id in case_ids:
            check_reach(self._account, found[case_id]._asdict() if case_id in found else {})
        return tuple(found[case_id].shown(self._names) for case_id in case_ids)

    def reached(self, case_ids: Iterable[int]) -> frozenset[int]:
        """Return which of these cases, read before, are within reach by now."""
        return finds(self._store, self._account, case_ids)

    def counts(self) -> dict[View, int]:
        """Return how many cases each queue holds."""
        return counts(self._seat)


@lru_cache(maxsize=PAGE + 1)
def _these(many: int) -> Prepared:
    places = [at(f"id{place}") for place in range(many)]
    return Prepared(lambda: CaseRow.select(*LISTED).where(CaseRow.id.in_(places), whole()))
