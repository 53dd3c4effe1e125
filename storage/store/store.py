"""A centre's store: its open file, with what the centre has set for itself and who works there."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from cases.staff.people import Account, Role, Station
from cases.values.refusal import refuse
from cases.values.text import one_line, say
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import AccountRow, SettingRow, StationRow
from storage.store.datafile import DataFile
from storage.store.seals import moving

ONE_PERSON = "one_person"
"""The setting by which a handler may check the closing of their own cases: `ON` or empty."""
ON = "on"

_SET = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


class Store(DataFile):
    """An open data file, with its settings, stations and accounts.

    recovery: the recovery key of a centre that was made just now, to be shown once; empty ever after.
    """

    def __init__(self, folder: Path, key: bytes, *, plain: bool) -> None:
        super().__init__(folder, key, plain=plain)
        self.recovery = ""

    def get(self, name: str, default: str = "") -> str:
        """Return a setting of the centre."""
        row = _setting.run(self.db, name=name).fetchone()
        return row[0] if row else default

    def set(self, name: str, value: str) -> None:
        """Change a setting of the centre."""
        with self.writing(), moving(self, "setting", "name = ?", (name,)):
            self.run(_SET, (name, value))

    def unset(self, name: str) -> None:
        """Let a setting be as if it had never been made."""
        with self.writing(), moving(self, "setting", "name = ?", (name,)):
            SettingRow.delete().where(SettingRow.name == name).execute(self.db)

    def add_station(self, station: Station) -> None:
        """Add a station."""
        with self.writing(), moving(self, "station", "code = ?", (station.code,)):
            StationRow.insert(code=station.code, name=station.name, level=station.level).execute(self.db)

    def add_account(self, account: Account) -> None:
        """Add somebody who works at the desk."""
        columns = asdict(account) | {"role": account.role.value}
        with self.writing(), moving(self, "account", "account = ?", (account.account,)):
            AccountRow.insert(**columns).execute(self.db)

    def stations(self) -> tuple[Station, ...]:
        """Return the stations, in the order of their codes."""
        return tuple(Station(*row) for row in _stations.run(self.db))

    def accounts(self) -> tuple[Account, ...]:
        """Return everybody who works or worked here, in the order of account names."""
        return tuple(
            Account(account, name, Role(role), station, bool(everywhere), bool(active), stamp)
            for account, name, role, station, everywhere, active, stamp in _accounts.run(self.db)
        )

    def account(self, name: str) -> Account:
        """Return an active account by its own or its person's name. Raises `Refused` (rule `unknown_account`)."""
        asked = one_line(name)
        active = [each for each in self.accounts() if each.active]
        found = [each for each in active if each.account == asked] or [each for each in active if each.name == asked]
        if len(found) != 1:
            raise refuse("unknown_account", say("没有账号“{name}”，或有重名；请核对账号或姓名", name=asked[:30]))
        return found[0]


@Prepared
def _setting() -> Any:
    return SettingRow.select(SettingRow.value).where(SettingRow.name == at("name"))


@Prepared
def _stations() -> Any:
    return StationRow.select().order_by(StationRow.code)


@Prepared
def _accounts() -> Any:
    return AccountRow.select().order_by(AccountRow.account)
