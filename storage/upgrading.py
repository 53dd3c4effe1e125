"""Bringing a file to the newest shape: all that is missing, in one transaction with its record.

For large data that takes a while: it says how far it is, and whoever it says so to may stop it by raising. Then, as
after a kill, the file is as it was.
"""

from datetime import datetime

from cases.audit import Deed
from storage import writes
from storage.clock import local
from storage.engine.shape import SCHEMA, mark_newest, migrate, shape_of
from storage.parts import link_all
from storage.progress import Report
from storage.renewing import index_anew, renew, seal_entries
from storage.seals import moving_all
from storage.setting_apart import set_apart
from storage.store import Store

_LOG, _DIRECTORY, _APART, _SEARCH = 2, 3, 7, 10
"""The shapes since which the store has an audit log, knows who has a part in its cases, shares no record between
stations, and seals what is searched."""
_SEALED_ONCE = "SELECT 1 FROM audit WHERE deed IN (?, ?) LIMIT 1"


class _Going:
    """Counts the cases as they are brought up to date; called with each, it tells now and then how far that is."""

    def __init__(self, store: Store, before: int, *, new: bool, report: Report | None) -> None:
        rounds = (0 < before < _DIRECTORY) + (0 < before < _SEARCH or (before > 0 and new))
        count = store.run("SELECT COUNT(*) FROM case_row").fetchone()[0] if rounds else 0
        self._done, self._total, self._report = 0, rounds * count, report
        self._tell()

    def __call__(self) -> None:
        self._done += 1
        if self._done % _EVERY == 0 or self._done == self._total:
            self._tell()

    def _tell(self) -> None:
        if self._report and self._total:
            self._report(self._done, self._total)


_EVERY = 20


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
        with moving_all(store, 0 if new else before):
            migrate(store.db)
            shown = local(store, at) if at else None
            if new:  # once sealed, a file without its seal is none to trust
                sealed_once = store.run(_SEALED_ONCE, (Deed.FOUNDED.value, Deed.UPGRADED.value)).fetchone()
                writes.begin(store.db, store.key, sound=not sealed_once)
        if 0 < before < _DIRECTORY:
            link_all(store, going)
        if before and new:
            renew(store, going)
            if before < _LOG:
                seal_entries(store, shown)
        elif 0 < before < _SEARCH:
            index_anew(store, going)
        if 0 < before < _APART:
            set_apart(store, shown)
        mark_newest(store.db)
        deed, detail = (Deed.UPGRADED, {"from": before, "to": SCHEMA}) if before else (Deed.FOUNDED, {})
        store.write.lines.append(writes.Line(shown, "", deed, detail=detail))
