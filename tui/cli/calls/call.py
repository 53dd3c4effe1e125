"""One call of the command line: its words, whose data it is about, who makes it and when."""

import os
from argparse import Namespace
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cases.staff.outgoing import Place
from cases.staff.people import Account
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from cases.values.zones import at_usual
from tui.cli.calls.parser import BadCall
from tui.cli.calls.secret import password
from tui.cli.output import complain
from tui.cli.progress import upgrading
from tui.host.clock import Now
from tui.words.language import show_line

if TYPE_CHECKING:
    from cases.hiding.mask import Mask
    from storage.desk import Desk
    from storage.host.doubt import Doubtful
    from storage.host.guard import Ground
    from storage.host.progress import Report
    from storage.store.store import Store


@contextmanager
def _doubt_told(doubt: "Doubtful | None") -> Iterator[None]:
    """Say of a clock in doubt that it is, after what was done; where something is refused because of that, once."""
    try:
        yield
    except Refused as refused:
        doubt = None if refused.by("clock") else doubt
        raise
    finally:
        if doubt:
            complain([show_line(doubt.sentence)])


@dataclass(frozen=True)
class Call:
    """What was asked. options: the words as the verb's parser read them. now: the clock of the host. verb: its name.

    The storage is imported only by what opens data: not every verb does.
    """

    options: Namespace
    now: Now
    verb: str = ""

    @property
    def folder(self) -> Path:
        """The data folder that was asked for."""
        from storage.store.datafile import data_folder

        return data_folder(self.options.data)

    @property
    def ground(self) -> "Ground":
        """What is not read or written where files are named. Raises `Refused` as `who` does."""
        from storage.host.guard import Ground

        return Ground(self.folder, self.who())

    def place(self, path: Path) -> Place:
        """Return where a file was asked for, and whether it may replace another."""
        return Place(path.expanduser(), self.options.force)

    def paper_place(self) -> Place | None:
        """Return where a paper was asked for, None where it is only looked at. Raises `BadCall` where it is neither."""
        if self.options.look:
            return None
        if self.options.out is None:
            raise BadCall(say("还缺少 -o；先看会隐去什么可加 --look"))
        return self.place(self.options.out)

    @property
    def today(self) -> date:
        """The day it is where nothing is known of a centre."""
        return at_usual(self.now()).date()

    @property
    def account(self) -> str:
        """The account or person that was asked for, empty where none was."""
        return self.options.account or os.environ.get("BANGFU_AS", "").strip()

    @contextmanager
    def store(self) -> Iterator["Store"]:
        """Open the centre's data as whoever was asked for, as long as it is needed. Raises `Refused`."""
        with self._signed_in() as (store, _account):
            yield store

    @contextmanager
    def desk(self, *, warns: bool = True) -> Iterator["Desk"]:
        """Sit down at the desk as whoever was asked for. Raises `Refused`.

        warns: whether it is said, as one leaves, where the clock is in doubt.
        """
        from storage.desk import Desk
        from storage.engine.faults import plainly

        with self._signed_in() as (store, account), plainly():
            desk = Desk(store, account, self.now)
            with _doubt_told(desk.day.doubt if warns else None), desk.refusals_by_role(self.verb):
                if self.names:
                    with desk.refusals("names"):
                        check(account.role, Action.REVEAL)
                yield desk

    @property
    def names(self) -> bool:
        """Whether names and numbers were asked for in full."""
        return bool(getattr(self.options, "names", False))

    @property
    def paper(self) -> "Mask":
        """How a paper shows people: hidden, with the words of `--hide` besides, or in full where that was asked for."""
        from cases.hiding.mask import Mask

        return Mask(on=not self.names, also=self.options.hide)

    def mask(self, desk: "Desk", where: str, cases: Collection[int], tells: str = "") -> "Mask":
        """Return how people in these cases are shown: hidden, or in full where that was asked for, which is noted.

        tells: as for `Trail.reveal`.
        """
        from cases.hiding.mask import FULL, Mask

        if not self.names:
            return Mask()
        desk.trail.reveal(where, cases, tells=tells)
        return FULL

    def coming(self, password: str, report: "Report | None" = None) -> "tuple[Store, Account]":
        """Sign in whoever was asked for. report: see `storage.opening.open_centre`."""
        from storage.opening.door import sign_in

        return sign_in(self.folder, self.who(), password, self.now(), report or upgrading())

    def who(self) -> str:
        """Return the account that was asked for, or the only one that there is.

        Raises `Refused`: `no_data` where nothing was set up yet, `who` where it could be several.
        """
        from storage.keys.keyring import Keyring
        from storage.opening.door import check_folder

        check_folder(self.folder)
        if self.account:
            return self.account
        known = Keyring(self.folder).accounts()
        if len(known) == 1:
            return next(iter(known))
        raise refuse("who", say("请指明账号：在命令前加 --as 账号，或设置环境变量 BANGFU_AS"))

    @contextmanager
    def _signed_in(self) -> "Iterator[tuple[Store, Account]]":
        from storage.engine.faults import plainly
        from storage.ledgers.batches import sweep_in_passing
        from storage.store.replaced import looked_at, replacement

        self.who()
        store, account = self.coming(password())
        try:
            with plainly():
                if told := replacement(store):
                    complain([show_line(looked_at(told))])
            yield store, account
        finally:
            sweep_in_passing(store)
            store.close()
