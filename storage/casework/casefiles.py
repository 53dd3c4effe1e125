"""Reading cases: found by their numbers, and told with all that one person may know of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from cases.hiding.known.people import Known
from cases.history.lifecycle import Option, options
from cases.staff.audit import AuditAction
from cases.views.casefile import CaseFile
from cases.views.rows import Row
from storage.casefile.files import Told, read_told
from storage.casefile.hearing import heard
from storage.casefile.rows import read_row
from storage.casefile.serials import find_number
from storage.casework.telling import around, known_in
from storage.engine.faults import plainly
from storage.seat import Seat
from storage.staff.scope import check_reach


class CaseFiles:
    """Cases as one person reads them."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    def resolve(self, typed: str) -> int:
        """Return the case whose number has this part; see `find_number`."""
        self._seat.here()
        with plainly():
            return find_number(self._store, self._seat.account, typed)

    def file(self, case_id: int) -> CaseFile:
        """Return all that is known of a case."""
        with plainly(), self._seat.refusals("read", case_id):
            file = self.of(case_id, read_told(self._store, self.row(case_id)))
        if file.case.restricted:
            with self._store.writing():
                self._seat.note(AuditAction.READ, case=case_id)
        return file

    def known(self, rows: Iterable[Row]) -> Mapping[int, Known]:
        """Return what is known of the people in cases that were read, by case, to be hidden in what is said of them."""
        with plainly():
            return known_in(self._store, {row.id for row in rows})

    def options(self, file: CaseFile) -> tuple[Option, ...]:
        """Return what may happen now to a case, and why the rest may not."""
        return options(file.case, self._seat.account.account, self._seat.account.role)

    def row(self, case_id: int) -> dict[str, Any]:
        """Return the row of a case within reach. Raises `Refused` (rule `unknown_case`) for any other."""
        self._seat.here()
        row = read_row(self._store, case_id)
        check_reach(self._seat.account, row)
        return row

    def of(self, case_id: int, whole: Told) -> CaseFile:
        """Return what this person may know of a case within their reach that was told."""
        station, known = self._seat.station_of(whole.case.station), around(self._store, case_id, whole.history)
        return heard(self._store, self._seat.account, whole).file(case_id, station, self._seat.names, known)
