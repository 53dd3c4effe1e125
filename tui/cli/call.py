"""One call of the command line: its words, whose data it is about, who makes it and when."""

import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cases.people import Account
from cases.refusal import refuse
from cases.text import say

if TYPE_CHECKING:
    from storage.desk import Desk
    from storage.store import Store


@dataclass(frozen=True)
class Call:
    """What was asked. options: the words as the verb's parser read them. now: the clock on the wall."""

    options: Namespace
    now: Callable[[], datetime]

    @property
    def folder(self) -> Path:
        """The data folder that was asked for."""
        from storage.store import data_folder

        return data_folder(self.options.data)

    @property
    def account(self) -> str:
        """The account or person that was asked for, empty where none was."""
        return self.options.account or os.environ.get("BANGFU_AS", "").strip()

    @contextmanager
    def store(self) -> Iterator["Store"]:
        """Open the centre's file for as long as it is needed."""
        from storage.store import Store

        store = Store.open(self.folder)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def desk(self) -> Iterator["Desk"]:
        """Sit down at the desk as whoever was asked for. Raises `Refused`."""
        from storage.desk import Desk
        from storage.faults import plainly

        with self.store() as store, plainly():
            yield Desk(store, choose(store.accounts(), self.account) or store.account(self.account), self.now)


def choose(accounts: tuple[Account, ...], asked: str) -> Account | None:
    """Return the only account where nobody was asked for; None where somebody was.

    Raises `Refused` (rule `who`) where it could be several, naming them.
    """
    if asked:
        return None
    active = [each for each in accounts if each.active]
    if len(active) == 1:
        return active[0]
    names = " ".join(each.account for each in active[:20]) + (" ……" if len(active) > 20 else "")
    sentence = say("请写明由谁办理：在命令前加 --as 账号，或设置环境变量 BANGFU_AS；可用账号：{names}", names=names)
    raise refuse("who", sentence)
