"""The own files of whoever is at the desk: what they are, what may be read and written, and how long they stay."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cases.staff.ownfiles import USUAL, Direction, OwnFile, read_days
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.engine.faults import plainly
from storage.host.guard import is_of_others
from storage.outgoing.folders import Folders, sweep
from storage.outgoing.writer import of_others
from storage.seat import Seat
from storage.store.clock import doubt_of

FILE_DAYS = "file_days"
"""The setting of for how many days they stay."""


class OwnFolders:
    """The folders of whoever is at the desk."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store
        self._folders = Folders(seat.store.folder, seat.account.account)

    @property
    def days(self) -> int:
        """For how many days files stay; what is no such number counts as the usual one."""
        try:
            return read_days(self._store.get(FILE_DAYS))
        except Refused:
            return USUAL

    def files(self) -> tuple[OwnFile, ...]:
        """Return the files, the latest first."""
        return self._folders.files(self.days)

    def remove(self, each: OwnFile) -> None:
        """Delete a file. Raises `Refused` (rule `store`) where it cannot be."""
        with plainly(), suppress(FileNotFoundError):
            self._folders.remove(each.side, each.name)

    def place(self, side: Direction, typed: str) -> Path:
        """Return the place that somebody means: a name alone stands in their own folder."""
        path = Path(typed).expanduser()
        return self._folders.path(side) / path if typed and path.name == typed else path

    def holds(self, path: Path) -> bool:
        """Tell whether a path leads into these folders."""
        return self._folders.holds(path)

    def check(self, path: Path) -> None:
        """Refuse (rule `file`) the files of another account and, for who is confined, whatever is not in theirs."""
        if self.holds(path):
            return
        if is_of_others(self._seat.ground, path.resolve()):
            raise of_others()
        if self._seat.confined:
            raise refuse("file", say("从远程登录只能读写您自己的收件夹和发件夹；请只写文件名"))

    def sweep(self, now: datetime) -> int:
        """Delete the files of everybody whose days are over, and return how many. now: with its time zone.

        None is deleted while nobody knows which day it is.
        """
        if doubt_of(self._store, self._seat.now()):
            return 0
        return sweep(self._store.folder, self.days, now)
