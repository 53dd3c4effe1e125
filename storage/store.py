"""One centre's file: where it lies, opening it safely with its key, setting it up, and who works there."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any

from cases.numbers import FORM, check_station_code
from cases.passwords import check_password
from cases.people import Account, Role, Station
from cases.refusal import Refused, refuse
from cases.text import one_line, say
from storage.engine.faults import plainly, takes_nothing
from storage.engine.prepared import Prepared
from storage.engine.shape import SCHEMA, Marks, mark_ours, marks, shape_of
from storage.engine.sqlite import (
    at_rest,
    at_rest_uri,
    can_encipher,
    connect,
    errors,
    open_raw,
    starts_as_sqlite,
)
from storage.keyring import FILE as KEYS
from storage.keyring import Keyring, alone
from storage.outgoing.guard import BACKUPS
from storage.outgoing.scratch import scratch, sweep
from storage.queueing import first_in_line
from storage.replaced import REPLACED, noted, which
from storage.sealing import USUAL, Cost
from storage.seals import moving
from storage.tables import AccountRow, SettingRow, StationRow
from storage.writes import Write, settle

if TYPE_CHECKING:  # the rules are read with the first whole case
    from zoneinfo import ZoneInfo

    from cases.rulebook import RuleBook
    from storage.files import Told
    from storage.migrate import Report
    from storage.replaced import Which

FILE = "bangfu.db"
ONE_PERSON = "one_person"
"""The setting by which a handler may check the closing of their own cases: `ON` or empty."""
ON = "on"


_SET = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


def data_folder(given: str | None = None) -> Path:
    """Return the data folder: the one given, else `BANGFU_DATA`, else the user's own."""
    if chosen := given or os.environ.get("BANGFU_DATA"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("bangfu")


@dataclass(frozen=True)
class Founding:
    """What a centre begins with: its name, its first station, and an account for all stations.

    one_person: whether a supervisor may also check the closing of their own cases.
    """

    centre: str
    station: str
    account: str
    name: str
    role: Role = Role.ADMINISTRATOR
    one_person: bool = False

    def cleaned(self) -> "Founding":
        """Return it in the form in which it is kept. Raises `Refused`: `station_code` or `needed`."""
        code = check_station_code(self.station)
        centre, account, name = (one_line(text) for text in (self.centre, self.account, self.name))
        for field, label, value in (
            ("centre", say("中心名称"), centre),
            ("account", say("账号"), account),
            ("name", say("姓名"), name),
        ):
            if not value:
                raise refuse("needed", say("请填写“{field}”", field=label), field)
        return replace(self, centre=centre, station=code, account=account, name=name)


class Store:
    """An open data file. Queries run on `db`; every write is one `writing()`.

    key: the key of the data. plain: whether the file is not enciphered under it; the key then only signs.
    book: the rules of the centre as they were last read, with their stamp; `storage.rules` keeps it. told: cases as
    they were last told, by id; `storage.files` keeps them.
    zone: the time zone of the centre as it was last read; `storage.clock` keeps it.
    recovery: the recovery key of a centre that was made just now, to be shown once; empty ever after.
    """

    def __init__(self, folder: Path, key: bytes, *, plain: bool) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.key, self.plain = key, plain
        self.recovery = ""
        self.book: tuple[str, RuleBook] | None = None
        self.told: dict[int, Told] = {}
        self.zone: ZoneInfo | None = None
        if not plain and not can_encipher():
            raise refuse("no_cipher", say("这台机器没有加密组件 sqlcipher3，打不开加密的数据；请安装后再试"))
        self.db = connect(self.path, self.cipher_key)
        self._mine = local()
        self._which: Which | None = None

    @property
    def cipher_key(self) -> bytes | None:
        """What the file is enciphered with, None where it is plain."""
        return None if self.plain else self.key

    @classmethod
    def open(
        cls, folder: Path, key: bytes, at: datetime | None = None, report: "Report | None" = None
    ) -> "Store":
        """Open a centre's file with its key, bringing an older one up to date.

        at: the moment, for the line of the audit log that tells of it; None for that of the line before.
        report: is told how far that is, and stops it by raising, as if nothing had been done.
        Raises `Refused`: `no_data` where there is none yet; `not_ours`, `empty_file`, `not_enciphered` or `newer` where
        the file must not be touched, and it is not; `store` where the key does not fit or the disk says no.
        """
        with plainly():
            plain = Keyring(folder).plain if (folder / FILE).exists() else True
            check_file(folder / FILE, plain=plain)
            check_shape(folder / FILE, None if plain else key)
            store = cls(folder, key, plain=plain)
            try:
                store._bring_up_to_date(at, report)
            except BaseException:
                store.close()
                raise
            store._which = which(store.path, store.db)
            sweep(folder, own=True)
            sweep(folder / BACKUPS, own=True)
            return store

    @classmethod
    def create(
        cls,
        folder: Path,
        founding: Founding,
        password: str,
        *,
        plain: bool = False,
        cost: Cost = USUAL,
        at: datetime | None = None,
    ) -> "Store":
        """Make a centre's data. The first account gets this password.

        at: the moment, for the audit log.
        plain: whether the file is not enciphered, because somebody has said so. cost: what guessing shall cost.
        The file is there when it is whole, and not before: whatever goes wrong, one can try again.
        """
        founding = founding.cleaned()
        password = check_password(password, founding.account)
        from storage.migrate import bring_up_to_date

        with plainly():
            if (folder / FILE).exists():
                raise _has_data()
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            sweep(folder, own=True)
            with scratch(folder) as fresh:
                _ring, key, recovery = Keyring.create(fresh, founding.account, password, plain=plain, cost=cost)
                store = cls._empty(fresh, key, plain=plain)
                with store.writing():
                    bring_up_to_date(store, at)
                    _found(store, founding)
                    _reckoned(store)
                store.close()
                _settle(fresh, folder)
        made = cls(folder, key, plain=plain)
        made.recovery = recovery
        made._which = which(made.path, made.db)
        return made

    @classmethod
    def _empty(cls, folder: Path, key: bytes, *, plain: bool) -> "Store":
        os.close(os.open(folder / FILE, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        store = cls(folder, key, plain=plain)
        mark_ours(store.db)
        return store

    def _bring_up_to_date(self, at: datetime | None, report: "Report | None") -> None:
        if shape_of(self.db) < SCHEMA:
            from storage.migrate import bring_up_to_date

            bring_up_to_date(self, at, report)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run one write: all of it or nothing, after the writers who came before, with faults said plainly.

        Its lines of the audit log are written at its end, and what it changed is sealed with them.
        """
        outer: Write | None = getattr(self._mine, "write", None)
        mine = Write()
        with plainly(), self._written(), self._begun(within=outer is not None):
            self.zone = None  # another desk may have changed it
            self._mine.write = mine
            try:
                yield
            finally:
                self._mine.write = outer
            if outer is None:
                settle(self.db, self.key, mine)
            else:
                outer.take(mine)

    @contextmanager
    def _begun(self, *, within: bool) -> Iterator[None]:
        """Begin once all who came before have begun. within: another write, whose turn it is already."""
        with ExitStack() as line:
            if not within and not getattr(self._mine, "alone", False):
                line.enter_context(first_in_line(self.path))
            with self.db.atomic("IMMEDIATE"):
                line.close()
                if not within:
                    self.check_same()
                yield

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Take the data from everybody else: who wrote has ended, and nobody else begins until this is over."""
        with first_in_line(self.path):
            self._mine.alone = True
            try:
                with self.writing():
                    pass
                yield
            finally:
                self._mine.alone = False

    def check_same(self) -> None:
        """Raise `Refused` (rule `session`) where a restore has put other data in the place of what was opened."""
        if self._which is not None and which(self.path, self.db) != self._which:
            raise refuse("session", say("数据刚刚用备份替换过，请重新登录，核对后再办理"))

    @property
    def replaced(self) -> str:
        """When this data was replaced by a restore, and by whom; nothing for data that is worked on."""
        return self.get(REPLACED) or noted(self.folder)

    @contextmanager
    def _written(self) -> Iterator[None]:
        """Say what the disk is, where it took nothing when this thread connected and still does not."""
        if self.db.only_reads and not self.db.in_transaction():
            self.db.close()
            self.db.connect()
            if self.db.only_reads:
                raise refuse("store", takes_nothing(self.folder))
        yield

    @property
    def write(self) -> Write:
        """What the write that this thread is in brings along. Only within `writing()`."""
        mine: Write | None = getattr(self._mine, "write", None)
        if mine is None:
            raise RuntimeError("the audit log and the seals are written only within a write")
        return mine

    def run(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Run SQL that peewee cannot say as well, and return its cursor."""
        return self.db.run(sql, values)

    def rows(self, query: Any) -> Any:
        """Run a query that reads, and return its cursor: the values as the file holds them, taken for nothing else."""
        return self.run(*query.sql())

    def close(self) -> None:
        """Close this thread's connection."""
        self.db.close()

    def get(self, name: str, default: str = "") -> str:
        """Return a setting of the centre."""
        row = SettingRow.select(SettingRow.value).where(SettingRow.name == name).tuples().execute(self.db)
        return next((value for (value,) in row), default)

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
            raise refuse("unknown_account", say("没有唯一的账号“{name}”，请核对账号名或姓名", name=asked[:30]))
        return found[0]


def _found(store: Store, founding: Founding) -> None:
    with store.writing():
        store.set("centre", founding.centre)
        store.set("number_form", FORM)
        store.set(ONE_PERSON, ON if founding.one_person else "")
        store.add_station(Station(founding.station, founding.centre, "centre"))
        store.add_account(
            Account(founding.account, founding.name, founding.role, founding.station, everywhere=True)
        )


def _reckoned(store: "Store") -> None:
    """Note that nothing is reckoned by other rules than those of now."""
    from storage.rules import RECKONED, print_of

    store.set(RECKONED, print_of(store))


def _settle(fresh: Path, folder: Path) -> None:
    """Put a finished centre in its place, never over one that somebody else has put there meanwhile."""
    with alone(folder):
        if (folder / FILE).exists():
            raise _has_data()
        for name in (KEYS, FILE):  # the data last: keys without data are nobody's
            (fresh / name).replace(folder / name)


@Prepared
def _stations() -> Any:
    return StationRow.select().order_by(StationRow.code)


@Prepared
def _accounts() -> Any:
    return AccountRow.select().order_by(AccountRow.account)


def check_file(path: Path, *, plain: bool) -> None:
    """Refuse a file that must not be touched, by its first bytes.

    plain: whether it is meant to be one that is not enciphered. Raises `no_data`, `empty_file`, `not_ours` or
    `not_enciphered`.
    """
    if not path.exists():
        raise refuse("no_data", say("这里还没有数据；运行 bangfu 建立，或 bangfu demo 看演示"))
    if path.stat().st_size == 0:
        raise refuse("empty_file", say("数据文件是空的，没有打开；请用备份恢复，或换一个文件夹"))
    is_sqlite = starts_as_sqlite(path)
    if is_sqlite and not plain:
        raise refuse("not_enciphered", say("数据文件本应加密，却没有加密，没有打开；请用备份恢复，或换一个文件夹"))
    if plain and not is_sqlite:
        raise not_ours()


def check_shape(path: Path, key: bytes | None) -> None:
    """Refuse a file of another program (`not_ours`) or of a newer version of ours (`newer`), having only read it."""
    try:
        told = _shape(f"{path.resolve().as_uri()}?mode=ro", key)
    except errors():
        if not at_rest(path):
            raise
        told = _shape(at_rest_uri(path), key)
    if not told.ours:
        raise not_ours()
    if told.shape > SCHEMA:
        raise refuse("newer", say("数据文件来自更新的版本，没有打开；请先升级本程序"))


def _shape(uri: str, key: bytes | None) -> Marks:
    with closing(open_raw(uri, key, uri=True, timeout=10)) as connection:
        return marks(connection.execute)


def _has_data() -> Refused:
    return refuse("has_data", say("这个文件夹里已经有数据，请直接打开，或另选一个空文件夹"))


def not_ours() -> Refused:
    """Return the refusal of a file that another program made."""
    return refuse("not_ours", say("这个数据文件不是帮扶程序的文件，没有打开；请用 --data 指定正确的文件夹"))
