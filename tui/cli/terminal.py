"""The desk on the terminal: here alone the command line opens a screen, and loads what draws it."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from cases.staff.people import Account
from cases.values.refusal import refuse
from tui.cli.progress import upgrading
from tui.guard.typedahead import waiting
from tui.host.clock import Now
from tui.host.environment import wants_backups
from tui.host.loading import begin_loading
from tui.host.longwork import STOPPED

if TYPE_CHECKING:
    from storage.host.progress import Report
    from storage.store.store import Store

Coming = Callable[["Report"], "tuple[Store, Account]"]
"""Signing somebody in, which takes a moment; told how to report how far data of an earlier version is."""


def on_terminal() -> bool:
    """Tell whether there is somebody to show a screen to."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_desk(folder: Path, account: str, now: Now, *, confined: bool = False) -> int:
    """Ask who one is, or set a centre up in a folder without data; return the exit code.

    confined: whether files are read and written only in the own folders of whoever sits down.
    """
    begin_loading()
    with waiting():
        return _open_desk(folder, account, now, confined=confined)


def _open_desk(folder: Path, account: str, now: Now, *, confined: bool) -> int:
    from tui import app

    made = app.BangfuApp(folder=folder, account=account, now=now, backups=wants_backups(), confined=confined)
    return app.run_app(made)


def open_for(coming: Coming, now: Now) -> int:
    """Open the desk for somebody who is being signed in while the screens are loaded; return the exit code.

    Raises `Refused` before anything is drawn where the password or the file is not the right one.
    """
    begin_loading()
    with waiting():
        return _open_for(coming, now)


def _open_for(coming: Coming, now: Now) -> int:
    from storage.keys import sealing

    told, stopped = upgrading(), Event()

    def report(done: int, total: int) -> None:
        if stopped.is_set():
            raise refuse("stopped", STOPPED)
        told(done, total)

    sealing.load()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="coming") as hashing:
        signed_in = hashing.submit(_apart, lambda: coming(report))
        try:
            from storage.desk import Desk
            from tui import app

            app.load_desk()
            store, account = signed_in.result()
        except BaseException:  # an interrupt too, which reaches this thread alone
            stopped.set()
            raise
    return app.run_app(app.BangfuApp(Desk(store, account, now), now=now, backups=wants_backups()))


def _apart(coming: "Callable[[], tuple[Store, Account]]") -> "tuple[Store, Account]":
    """Sign in and leave no connection of this thread behind."""
    store, account = coming()
    store.close()
    return store, account
