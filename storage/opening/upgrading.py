"""Bringing a file to the newest shape: all that is missing, in one transaction with its record.

For large data that takes a while: it says how far it is, and whoever it says so to may stop it by raising. Then, as
after a kill, the file is as it was.
"""

from datetime import datetime
from math import ceil

from cases.staff.audit import AuditAction
from storage.engine.shape import SCHEMA, mark_newest, migrate, shape_of
from storage.host.progress import Report
from storage.opening.renewing import index_anew, renew, seal_entries
from storage.records.parts import link_all
from storage.records.setting_apart import set_apart
from storage.store import audit, writes
from storage.store.clock import local
from storage.store.seals import moving_all, rows_covered
from storage.store.store import Store

_LOG, _DIRECTORY, _APART, _SEARCH = 2, 3, 7, 17
"""The shapes since which the store has an audit log, knows who has a part in its cases, shares no record between
stations, and finds a case and a record by all that it finds them by today."""
_SEALED_ONCE = "SELECT 1 FROM audit WHERE deed IN (?, ?) LIMIT 1"


_RECORDS, _ROWS = 40, 1000
"""So many records are made searchable, and so many rows added up, in the time that a case takes."""


class _Going:
    """Counts in cases how far all is, and tells it now and then: other work counts as cases that take as long.

    before: the shape so far, 0 for a new file, of which there is nothing to tell. new: whether nothing was sealed yet.
    """

    def __init__(self, store: Store, before: int, *, new: bool, report: Report | None) -> None:
        self._report, self._done, self._told, self._total = report if before else None, 0.0, 0, 0
        if self._report is None:
            return
        indexing = new or before < _SEARCH
        rounds = (before < _DIRECTORY) + indexing
        cases = _count(store, "case_row")
        records = _count(store, "record") if before >= _DIRECTORY else 2 * cases
        summing = rows_covered(store) * (1 if new else 2)
        self._total = ceil(rounds * cases + indexing * records / _RECORDS + summing / _ROWS)
        self.tell()

    def case(self) -> None:
        """Count a case that is done."""
        self._go(1)

    def records(self, n: int) -> None:
        """Count records that can be searched."""
        self._go(n / _RECORDS)

    def rows(self, n: int) -> None:
        """Count rows that were added up."""
        self._go(n / _ROWS)

    def over(self) -> None:
        """Tell that all is done, however long it was taken to be."""
        self._done = self._total
        self.tell()

    def _go(self, on: float) -> None:
        self._done += on
        if self._done >= self._told + _EVERY:
            self.tell()

    def tell(self) -> None:
        """Tell how far it is; raises what whoever is told raises to stop it."""
        self._told = min(int(self._done), self._total)
        if self._report and self._total:
            self._report(self._told, self._total)


_EVERY = 20


def _count(store: Store, table: str) -> int:
    ((n,),) = store.run(f"SELECT COUNT(*) FROM {table}").fetchall()  # noqa: S608 - words of this program
    return int(n)


def bring_up_to_date(store: Store, at: datetime | None = None, report: Report | None = None) -> None:
    """Apply what is missing, in order, and tell the log. Two processes that open an old file at once take turns.

    What a file of before there were seals holds is sealed as it is; later shapes keep what their seals find wrong.
    report: is told how far it is, first of all that it begins.
    """
    with store.writing():
        before = shape_of(store.db)
        if before == SCHEMA:
            return
        new = not store.db.table_exists("seal")
        going = _Going(store, before, new=new, report=report)
        with store.db.watched(going.tell):
            shown = _bring(store, before, at, going, new=new)
            going.over()
        action, detail = (AuditAction.UPGRADED, {"from": before, "to": SCHEMA}) if before else (AuditAction.FOUNDED, {})
        audit.add(store, shown, "", action, detail=detail)


def _bring(store: Store, before: int, at: datetime | None, going: _Going, *, new: bool) -> datetime | None:
    """Do all of it, and return the moment as the centre's clock shows it."""
    with moving_all(store, 0 if new else before, going.rows):
        migrate(store.db)
        shown = local(store, at) if at else None
        if new:  # once sealed, a file without its seal is none to trust
            sealed_once = store.run(_SEALED_ONCE, (AuditAction.FOUNDED.value, AuditAction.UPGRADED.value)).fetchone()
            writes.begin(store.db, store.key, sound=not sealed_once)
    if 0 < before < _DIRECTORY:
        link_all(store, going.case)
    if before and new:
        renew(store, going.case, going.records)
        if before < _LOG:
            seal_entries(store, shown)
    elif 0 < before < _SEARCH:
        index_anew(store, going.case, going.records)
    if 0 < before < _APART:
        set_apart(store, shown)
    mark_newest(store.db)
    return shown
