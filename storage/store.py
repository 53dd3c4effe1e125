"""One centre's file: where it lies, opening it safely, setting it up, and who works there."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cases.numbers import FORM, check_station_code
from cases.people import Account, Role, Station
from cases.refusal import refuse
from cases.text import one_line, say
from storage.faults import plainly
from storage.prepared import Prepared
from storage.sqlite import APPLICATION_ID, SCHEMA, connect, read_header
from storage.tables import AccountRow, SettingRow, StationRow

FILE = "bangfu.db"
ONE_PERSON = "one_person"
"""The setting by which a handler may check the closing of their own cases: `ON` or empty."""
ON = "on"


def data_folder(given: str | None = None) -> Path:
    """Return the data folder: the one given, else `BANGFU_DATA`, else the user's own."""
    if chosen := given or os.environ.get("BANGFU_DATA"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("bangfu")


class Store:
    """An open data file. Queries run on `db`; every write is one `writing()`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.db = connect(self.path)

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open a centre's file, bringing an older one up to date.

        Raises `Refused`: `no_data` where there is none yet; `not_ours`, `empty_file` or `newer` where the file must not
        be touched, and it is not; `store` where the disk says no.
        """
        with plainly():
            check_file(folder / FILE)
            store = cls(folder)
            store._bring_up_to_date()
            return store

    @classmethod
    def create(
        cls, folder: Path, *, centre: str, station: str, account: str, name: str, one_person: bool = False
    ) -> "Store":
        """Make a centre's file with one station and one supervisor, who works for all stations.

        one_person: whether that supervisor may also check the closing of their own cases.
        The file is there when it is whole, and not before: whatever goes wrong, one can try again.
        """
        code = check_station_code(station)
        centre, account, name = (one_line(text) for text in (centre, account, name))
        for field, label, value in (
            ("centre", say("中心名称"), centre),
            ("account", say("账号"), account),
            ("name", say("姓名"), name),
        ):
            if not value:
                raise refuse("needed", say("请填写“{field}”", field=label), field)
        with plainly():
            if (folder / FILE).exists():
                raise refuse("has_data", say("这个文件夹里已经有数据，请直接打开，或另选一个空文件夹"))
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with TemporaryDirectory(prefix=".new-", dir=folder) as fresh:
                store = cls._empty(Path(fresh))
                with store.writing():
                    store.set("centre", centre)
                    store.set("number_form", FORM)
                    store.set(ONE_PERSON, ON if one_person else "")
                    store.add_station(Station(code, centre, "centre"))
                    store.add_account(Account(account, name, Role.SUPERVISOR, code, everywhere=True))
                store.close()
                _put(store.path, folder / FILE)
        return cls(folder)

    @classmethod
    def _empty(cls, folder: Path) -> "Store":
        os.close(os.open(folder / FILE, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        store = cls(folder)
        store.run(f"PRAGMA application_id = {APPLICATION_ID}")
        store._bring_up_to_date()
        return store

    def _bring_up_to_date(self) -> None:
        if self.db.pragma("user_version") < SCHEMA:
            from storage.migrate import migrate

            migrate(self.db)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run one write: all of it or nothing, waiting for other writers, with faults said plainly."""
        with plainly(), self.db.atomic("IMMEDIATE"):
            yield

    def run(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Run SQL that peewee cannot say as well, and return its cursor."""
        execute: Any = self.db.execute_sql
        return execute(sql, tuple(values))

    def close(self) -> None:
        """Close this thread's connection."""
        self.db.close()

    def get(self, name: str, default: str = "") -> str:
        """Return a setting of the centre."""
        row = SettingRow.select(SettingRow.value).where(SettingRow.name == name).tuples().execute(self.db)
        return next((value for (value,) in row), default)

    def set(self, name: str, value: str) -> None:
        """Change a setting of the centre."""
        self.run(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def add_station(self, station: Station) -> None:
        """Add a station."""
        StationRow.insert(code=station.code, name=station.name, level=station.level).execute(self.db)

    def add_account(self, account: Account) -> None:
        """Add somebody who works at the desk."""
        AccountRow.insert(
            account=account.account,
            name=account.name,
            role=account.role.value,
            station=account.station,
            everywhere=account.everywhere,
            active=account.active,
        ).execute(self.db)

    def stations(self) -> tuple[Station, ...]:
        """Return the stations, in the order of their codes."""
        return tuple(Station(*row) for row in _stations.run(self.db))

    def accounts(self) -> tuple[Account, ...]:
        """Return everybody who works or worked here, in the order of account names."""
        return tuple(
            Account(account, name, Role(role), station, bool(everywhere), bool(active))
            for account, name, role, station, everywhere, active in _accounts.run(self.db)
        )

    def account(self, name: str) -> Account:
        """Return an active account by its own or its person's name. Raises `Refused` (rule `unknown_account`)."""
        asked = one_line(name)
        active = [each for each in self.accounts() if each.active]
        found = [each for each in active if each.account == asked] or [each for each in active if each.name == asked]
        if len(found) != 1:
            raise refuse("unknown_account", say("没有唯一的账号“{name}”，请核对账号名或姓名", name=asked[:30]))
        return found[0]


def _put(made: Path, place: Path) -> None:
    """Put a finished file in its place, never over one that somebody else has put there meanwhile."""
    try:
        os.link(made, place)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links
        made.rename(place)


@Prepared
def _stations() -> Any:
    return StationRow.select().order_by(StationRow.code)


@Prepared
def _accounts() -> Any:
    return AccountRow.select().order_by(AccountRow.account)


def check_file(path: Path) -> None:
    """Refuse a file that must not be touched, by its first bytes: `no_data`, `empty_file`, `not_ours` or `newer`."""
    if not path.exists():
        raise refuse("no_data", say("这里还没有数据；运行 bangfu 建立，或 bangfu demo 看演示"))
    if path.stat().st_size == 0:
        raise refuse("empty_file", say("数据文件是空的，没有打开；请用备份恢复，或换一个文件夹"))
    is_sqlite, owner, version = read_header(path)
    if not is_sqlite or owner != APPLICATION_ID:
        raise refuse("not_ours", say("这个数据文件不是帮扶程序的文件，没有打开；请用 --data 指定正确的文件夹"))
    if version > SCHEMA:
        raise refuse("newer", say("数据文件来自更新的版本，没有打开；请先升级本程序"))
