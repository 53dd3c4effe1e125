"""Forging as somebody does who has the key and knows how the proofs are made: afterwards sums, seal and log hold."""

from contextlib import closing
from datetime import date
from pathlib import Path

from cases.staff.audit import AuditAction
from cases.values.refusal import Refused
from storage.copies.backup import back_up
from storage.engine.file.data import FILE
from storage.engine.sqlite import open_raw
from storage.proof.check import examine
from storage.store import audit
from storage.store.store import Store
from storage.store.sums import COVERED, kept, sum_where, write_sums
from storage.store.writes import KEPT, bound, last_line
from tests.centre import Centre
from tests.storage.tampering import File, Tamper, unguarded


def reseal(store: Store, centre: Centre) -> None:
    """Add all up as it is now, and let a line of the log say so that tells of nothing else."""
    with store.writing():
        sums = {table: sum_where(store.db, store.key, table) for table in COVERED}
        text, last = write_sums(sums), last_line(store.db)
        bind = (text, last.seq, bound(store.key, text, last))
        store.run("UPDATE seal SET sums = ?, log = ?, bound = ?", bind)
        audit.add(store, centre.now, "wang", AuditAction.SIGNED_IN, detail={KEPT: kept(store.key, sums)})


class Backed(File):
    """A data file of which there is a backup, with some work since."""

    def __init__(self, centre: Centre, folder: Path) -> None:
        super().__init__(centre, folder)
        self._centre, self.backup = centre, folder / "one.bangfu"
        centre.store = self._open()
        centre.to(1)
        back_up(centre.store, self.backup, centre.now)
        centre.to(1)
        centre.assigned(applicant="后来的人")
        self._keep_sound(centre.store)

    def told(self, tamper: Tamper | None) -> list[str]:
        """Change the file, reseal it, return what is found, and put the file back."""
        if tamper:
            with closing(open_raw(self._data / FILE, self.key)) as connection:
                unguarded(connection, tamper.do)
        try:
            with closing(self._open()) as store:
                if tamper:
                    reseal(store, self._centre)
                return [str(each.what) for each in examine(store, date.max, (), [self.backup]) if not each.remark]
        except Refused as refused:  # no text any more: the engine itself reads it no longer
            return [str(refused)]
        finally:
            self._put_back()
