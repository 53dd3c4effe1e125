"""Pages of queues through the Desk, with the counts, against plain peewee queries of the same pages."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cases.staff.people import Account
from cases.views.rows import STALE_AFTER, View
from storage.casefile.listed import LISTED
from storage.desk import Desk
from storage.engine.tables import CaseRow
from storage.queues.queues import PAGE, Queues
from tests.benchmarks.bench import NOW, Bench
from tests.benchmarks.table import Measure
from tests.benchmarks.timing import side_by_side

EVERYWHERE, ONE_STATION = "supervisor", "staff"
FAR = 1000
"""The page that must cost what the first one does."""

SAME = 1.2
"""What still counts as the same."""


def pages(bench: Bench) -> Iterator[Measure]:
    """Measure the first page of every queue with the counts, for one who sees all and for one who sees a station."""
    for view in View:
        found = [_page(bench, view, account) for account in (EVERYWHERE, ONE_STATION)]
        yield max(found, key=lambda measure: measure.ratio)


def _page(bench: Bench, view: View, account: str) -> Measure:
    desk = bench.desk(bench.cases, account)

    def plain() -> object:
        return list(same_page(desk.account, view).tuples().execute(desk.store.db))

    ours, baseline = side_by_side(lambda: _seen(desk, view), plain, rounds=bench.rounds)
    return Measure(f"page and counts, {view} ({account})", ours, baseline, 2)


def _seen(desk: Desk, view: View) -> object:
    return desk.queues.page(view), desk.queues.counts()


def same_page(account: Account, view: View) -> Any:
    """Return the first page of a queue as anybody would ask for it with peewee."""
    today, stale = NOW.date().isoformat(), (NOW.date() - timedelta(days=STALE_AFTER)).isoformat()
    where = {
        View.MINE: (CaseRow.handler == account.account) & (CaseRow.is_open == 1),
        View.OVERDUE: (CaseRow.is_open == 1) & (CaseRow.due < today),
        View.STALE: (CaseRow.is_open == 1) & (CaseRow.last_on <= stale),
        View.OPEN: CaseRow.is_open == 1,
        View.CLOSED: CaseRow.is_open == 0,
        View.ALL: CaseRow.id > 0,
    }.get(view, CaseRow.stage == view.value)
    order = {
        View.STALE: (CaseRow.last_on, CaseRow.id),
        View.CLOSED: (CaseRow.closed_on.desc(), CaseRow.id.desc()),
        View.ALL: (CaseRow.id.desc(),),
    }.get(view, (CaseRow.due, CaseRow.id))
    query = CaseRow.select(*LISTED).where(where)
    if not account.everywhere:
        query = query.where(CaseRow.station == account.station)
    return query.order_by(*order).limit(PAGE)


def sizes(bench: Bench) -> Iterator[Measure]:
    """Measure a page of the largest store against as many rows of the smallest."""
    many, few = (bench.desk(cases, EVERYWHERE) for cases in (bench.cases, bench.small))
    for view in View:
        if rows := len(few.queues.page(view).rows):
            large, small = _of_two(many, few, view, rows, bench.rounds)
            yield Measure(f"page at {bench.cases} cases against {bench.small}, {view}", large, small, 1.5)


def _of_two(many: Desk, few: Desk, view: View, rows: int, rounds: int) -> list[float]:
    def read(desk: Desk) -> object:
        return desk.queues.page(view, limit=rows), desk.queues.counts()

    return side_by_side(lambda: read(many), lambda: read(few), rounds=rounds)


def far_pages(bench: Bench) -> Iterator[Measure]:
    """Measure the thousandth page, or the last full one of a shorter queue, against the first."""
    desk = bench.desk(bench.cases, EVERYWHERE)
    for view in View:
        cursor, number = _far(desk.queues, view)
        if cursor:
            yield _of_far(desk, view, cursor, number, bench.rounds)


def _of_far(desk: Desk, view: View, cursor: str, number: int, rounds: int) -> Measure:
    far, first = side_by_side(lambda: desk.queues.page(view, cursor), lambda: desk.queues.page(view), rounds=rounds)
    return Measure(f"page {number} against page 1, {view}", far, first, SAME)


def _far(queues: Queues, view: View) -> tuple[str | None, int]:
    """Return the cursor before the thousandth page or the last full one, and its number."""
    found: tuple[str | None, int] = (None, 1)
    after = queues.page(view).after
    for number in range(2, FAR + 1):
        if after is None:
            break
        page = queues.page(view, after)
        if len(page.rows) == PAGE:
            found = (after, number)
        after = page.after
    return found
