"""Papers that leave the desk: for whom it is, where they may go, and the line in the log that follows the file."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from cases.staff.audit import Anchor, AuditAction
from cases.staff.outgoing import Check, Fill, Place
from cases.staff.permissions import Action
from storage.log.trail import Trail
from storage.outgoing import writer
from storage.outgoing.own_folders import OwnFolders
from storage.seat import Seat
from storage.staff.scope import check_still
from storage.store import audit


@dataclass(frozen=True)
class Leaving:
    """A file on its way out; `Out`. what: is written, as a code. cases, records: that it is about.

    masked: whether personal data is hidden in it. anchor: where the log stood as it was begun, for its foot.
    """

    seat: Seat
    place: Place
    what: str
    masked: bool
    cases: Collection[int] = ()
    records: Collection[int] = ()
    anchor: Anchor = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "anchor", audit.anchor(self.seat.store))

    def write(self, ending: str, fill: Fill, check: Check) -> None:
        """Write the file, and note it once it is whole."""
        with self.seat.refusals(self.what):
            OwnFolders(self.seat).check(self.place.path)
            writer.write_whole(self.seat.ground, self.place, ending, fill, check, self._note)

    def stopped(self) -> None:
        """Note that somebody began this and stopped it, so that nothing was written."""
        Trail(self.seat).give(AuditAction.STOPPED, self.what, self.cases, self.records, masked=int(self.masked))

    def _note(self) -> None:
        """Note it, unless whoever began it may no longer be here, or know of all of it: then nothing is given out."""
        masked, anchor = int(self.masked), self.anchor.short
        with self.seat.store.writing():
            self.seat.here()
            check_still(self.seat.store, self.seat.account, self.cases, self.records)
            Trail(self.seat).give(
                AuditAction.EXPORTED, self.what, self.cases, self.records, masked=masked, anchor=anchor
            )


class Papers:
    """Files as one person writes them."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def look(self, place: Place, *endings: str) -> Path:
        """Return where a file would go, or refuse the place before anything is done. Raises `Refused` as `Out`.

        endings: that its name may have.
        """
        OwnFolders(self._seat).check(place.path)
        return writer.look(self._seat.ground, place, *endings)

    def check(self, what: str, cases: Collection[int] = (), records: Collection[int] = ()) -> None:
        """Refuse, as `check_still` does, what was read before and is about to be told. what: as for `out`."""
        with self._seat.refusals(what):
            check_still(self._seat.store, self._seat.account, cases, records)

    def out(
        self,
        place: Place,
        what: str,
        cases: Collection[int] = (),
        records: Collection[int] = (),
        *,
        masked: bool,
        action: Action = Action.EXPORT,
    ) -> Leaving:
        """Return the way out for a file about these cases and records.

        what: is written, as a code. masked: whether personal data is hidden in it. action: what it is part of.
        Raises `Refused`: `role` for who may not do that, and as `check_still` where any of it is out of reach by now.
        """
        self._seat.allow(action, what, cases)
        self.check(what, cases, records)
        return Leaving(self._seat, place, what, masked, cases, records)
