"""Reading the first page while the screen is still being built, so that it can be drawn at once."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from cases.staff.people import Account, Role
from cases.views.rows import Page, View

if TYPE_CHECKING:
    from storage.desk import Desk

MOMENT = 0.05
"""Seconds that the first drawing waits for its rows."""


def first_view(account: Account) -> View:
    """Return the queue that somebody begins with."""
    return {Role.STAFF: View.MINE, Role.SUPERVISOR: View.OPEN}.get(account.role, View.ALL)


def read_ahead(desk: "Desk") -> Future[Page]:
    """Begin to read, in a thread, the page that the desk opens with."""
    reading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead")
    page = reading.submit(lambda: desk.queues.page(first_view(desk.account)))
    reading.shutdown(wait=False)
    return page


def read_by_now(page: "Future[Page] | None") -> Page | None:
    """Return the page if it is there, or within a moment that nobody notices; None where it is not or was refused.

    To wait a moment is quicker than not to: it lets the thread run, which would otherwise get its turns between ours.
    """
    if page is None:
        return None
    wait([page], MOMENT)
    return page.result() if page.done() and not page.exception() else None
