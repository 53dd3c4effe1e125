"""What stays as it is today where a backup is brought back: accounts, and numbers that were given."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from cases.staff.people import Account, Station
from storage.casefile.serials import SKIPPED, SerialGiven, paper_numbers, skip_to
from storage.copies.replacing import Today, opened_centre
from storage.engine.tables import AccountRow
from storage.store.clock import local
from storage.store.seals import moving
from storage.store.store import Store

AskNumbers = Callable[[Sequence[Station]], Sequence[str]]
"""Asks somebody for the last number on paper of each of these stations."""


@dataclass(frozen=True)
class Said:
    """What whoever restores has said of it.

    former: that a copy is wanted which a restore made of what it replaced; into a folder without data it comes to be
    looked at, and says so, where the last numbers are not told.
    last: the last numbers as they stand on paper, where no data that is there can tell which were given. ask: asks for
    them, where there is somebody to ask.
    """

    former: bool = False
    last: Sequence[str] = ()
    ask: AskNumbers | None = None

    def numbers(self, store: Store, year: int) -> SerialGiven:
        """Return them, read for the stations of a store. Raises `Refused` (rule `last_number`)."""
        return paper_numbers(store, self.last or (self.ask(store.stations()) if self.ask else ()), year)


NOTHING_SAID = Said()


def on_paper(fresh: Path, key: bytes, at: datetime, today: Today | None, said: Said, *, lost: bool) -> SerialGiven:
    """Return the last numbers as they stand on paper, where no data that is there can tell which it gave.

    lost: whether there was data that is gone. Raises `Refused` (rule `last_number`).
    """
    if today and today.given is not None:
        return {}
    if not (today or lost or said.last):
        return {}
    with opened_centre(fresh, key, at) as store:
        return said.numbers(store, local(store, at).year)


def keep_as_today(store: Store, today: Today, numbers: SerialGiven) -> dict[str, str | int]:
    """Leave accounts and numbers as they are today, within a write; return what the log is to say of it."""
    if today.key == store.key:
        known = {each.code for each in store.stations()}
        for station in today.stations:
            if station.code not in known:
                store.add_station(station)
        for account in today.accounts:
            _set_account(store, account)
    else:  # the same names may be other people: who is at rest today stays so all the same
        at_rest = {each.account for each in today.accounts if not each.active}
        for account in store.accounts():
            if account.account in at_rest:
                with moving(store, "account", "account = ?", (account.account,)):
                    AccountRow.update(active=False).where(AccountRow.account == account.account).execute(store.db)
    return skip(store, numbers)


def skip(store: Store, numbers: SerialGiven) -> dict[str, str | int]:
    """Never give again what these numbers say was given, within a write; return what the log is to say of it."""
    gaps = skip_to(store, numbers)
    return {SKIPPED: gaps} if gaps else {}


def _set_account(store: Store, account: Account) -> None:
    known = next((each for each in store.accounts() if each.account == account.account), None)
    if known is None:
        store.add_account(account)
    elif known != account:
        columns = asdict(account) | {"role": account.role.value}
        with moving(store, "account", "account = ?", (account.account,)):
            AccountRow.update(**columns).where(AccountRow.account == account.account).execute(store.db)
