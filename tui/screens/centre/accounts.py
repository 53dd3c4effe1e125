"""The people who work here, for the administrator: added, given a password, disabled and enabled again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, NamedTuple

from textual.screen import Screen
from textual.widget import Widget

from cases.staff.people import Account, Role, Station
from cases.values.text import Label, Sentence, say
from cases.views.rows import Held
from storage.staff.colleagues import can_handle
from tui.dialogs.confirm import Confirm
from tui.dialogs.menu import Menu
from tui.screens.base import Base
from tui.screens.centre.leaver import NOTHING, Leaver, _Then, ask_leaver
from tui.screens.door.password import NewPassword
from tui.screens.door.recovery import Recovery
from tui.screens.small import AGAIN, LEAVE, PASSWORD, Blank, Small
from tui.widgets import columns
from tui.widgets.detail import Detail
from tui.widgets.rows import ListLine, Rows
from tui.words.choices import Choice
from tui.words.keys import Act, bindings, register
from tui.words.language import _, show_line

ACCOUNTS = register(
    (
        Act("accounts.add", "add", say("新建账号"), say("为一位同事新建账号"), "", ("f6",), 20),
        Act("accounts.station", "station", say("新建站点"), say("新建一个站点"), "", ("f7",), 30),
        Act("accounts.password", "password", say("重置密码"), say("重置光标所在账号的密码"), "", ("f8",), 40),
        Act("accounts.move", "move", say("改角色"), say("更改光标所在账号的角色、站点和范围"), "", ("f2", "enter"), 45),
        Act("accounts.recovery", "recovery", say("换密钥"), say("作废旧的恢复密钥，换一个新的"), "", ("ctrl+y",), 60),
        Act("accounts.idle", "idle", say("锁屏时间"), say("几分钟没有按键就锁屏"), "", ("f11", "ctrl+e"), 70),
        Act("accounts.files", "files", say("文件天数"), say("各人的收件和发件保留几天"), "", ("ctrl+f",), 80),
        Act("accounts.zone", "zone", say("时区"), say("本中心按哪个时区算时间"), "", ("ctrl+t",), 85),
        Act("accounts.disable", "disable", say("停用"), say("停用光标所在的账号，或重新启用"), "", ("delete",), 50),
    )
)


class Post(NamedTuple):
    """A role, and whether it sees the cases of all stations."""

    role: Role
    everywhere: bool
    label: Sentence


POSTS = (
    Post(Role.STAFF, False, say("工作人员：本站的案件")),
    Post(Role.SUPERVISOR, False, say("主管：本站的案件")),
    Post(Role.STAFF, True, say("工作人员：全部站点的案件")),
    Post(Role.SUPERVISOR, True, say("主管：全部站点的案件")),
    Post(Role.AUDITOR, True, say("审计员：只看，全部站点")),
    Post(Role.ADMINISTRATOR, True, say("管理员：管理账号，不办案")),
)


class Accounts(Base[None]):
    """A list of the accounts."""

    BINDINGS = bindings((*ACCOUNTS, *LEAVE))
    DEFAULT_CSS = """
    Accounts Rows { margin: 1 1 0 1; }
    Accounts Detail { height: 2; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.accounts: Sequence[Account] = ()
        self.stations: Sequence[Station] = ()

    def heading(self) -> object:
        return say("账号和站点")

    def body(self) -> Iterable[Widget]:
        yield Rows()
        yield Detail()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()
        self.read()

    def read(self) -> None:
        """Read the list again."""
        desk = self.desk
        self.fetch("accounts", lambda: (desk.staffing.everyone(), desk.store.stations()), self._show)

    def _show(self, found: tuple[Sequence[Account], Sequence[Station]]) -> None:
        self.accounts, self.stations = found
        names = {each.code: each.name for each in self.stations}
        lines = [ListLine(each.account, self._cells(each, names), dim=not each.active) for each in self.accounts]
        rows = self.query_one(Rows)
        rows.show_lines(columns.ACCOUNTS, lines, rows.key)
        self.query_one(Detail).tell((say("站点：{stations}", stations=self._stations()), ""))

    def _stations(self) -> tuple[object, ...]:
        return tuple(say("{name}（{code}）", name=each.name, code=each.code) for each in self.stations)

    @staticmethod
    def _cells(each: Account, names: Mapping[str, str]) -> tuple[str, ...]:
        reach = _("全部") if each.everywhere else _("本站")
        state = _("在用") if each.active else _("停用")
        station = names.get(each.station, each.station)
        return each.account, each.name, show_line(each.role.label), station, reach, state

    @property
    def current(self) -> Account | None:
        """The account under the cursor."""
        at = self.query_one(Rows).cursor
        return self.accounts[at] if at < len(self.accounts) else None

    def action_back(self) -> None:
        self.dismiss(None)

    def action_add(self) -> None:
        """Ask what the colleague does, where, and then for the names."""
        self._ask_post(lambda post, station: self._then(NewAccount(post, station)))

    def _ask_post(self, then: Callable[[Post, Station], None]) -> None:
        """Ask what somebody does, and where."""
        posts = [Choice(str(at), each.label, also=(each.role.label,)) for at, each in enumerate(POSTS)]

        def chosen(key: str | None) -> None:
            if key is not None:
                self._ask_station(lambda station: then(POSTS[int(key)], station))

        self.app.push_screen(Menu(say("工作角色"), posts), chosen)

    def _ask_station(self, then: Callable[[Station], None]) -> None:
        if len(self.stations) == 1:
            then(self.stations[0])
            return
        choices = [Choice(str(at), each.name, each.code) for at, each in enumerate(self.stations)]

        def chosen(key: str | None) -> None:
            if key is not None:
                then(self.stations[int(key)])

        self.app.push_screen(Menu(say("在哪个站点"), choices), chosen)

    def action_move(self) -> None:
        """Give the account under the cursor another role, station or reach, after asking."""
        account = self.current
        if account:
            self._ask_post(lambda post, station: self._held(account, post, station))

    def _held(self, account: Account, post: Post, station: Station) -> None:
        staffing, told = self.desk.staffing, {"name": account.name, "station": station.name, "post": post.label}

        def move(then: _Then) -> int:
            return staffing.move(account.account, post.role, station.code, everywhere=post.everywhere, then=then)

        asked = say("{name}改为：{station}，{post}。改后其已打开的程序马上退出，须重新登录。", **told)
        leaver = Leaver(account, say("改角色"), asked, say("更改"), move)
        if _leaves(account, post, station):
            self.fetch("hand", lambda: staffing.held(account.account), lambda held: self._leave(leaver, held))
        else:
            self._leave(leaver, NOTHING)

    def _leave(self, leaver: Leaver, held: Held) -> None:
        ask_leaver(self, leaver, held, self.read)

    def action_station(self) -> None:
        levels = [Choice(level, label) for level, label in LEVELS.items()]

        def chosen(level: str | None) -> None:
            if level is not None:
                self._then(NewStation(level))

        self.app.push_screen(Menu(say("哪一级"), levels), chosen)

    def action_password(self) -> None:
        if self.current:
            self._then(NewPassword(self.current))

    def action_disable(self) -> None:
        """Disable the account, after asking; one that is disabled is enabled again by a new password."""
        account = self.current
        if account is None:
            return
        if not account.active:
            self._then(NewPassword(account))
            return

        staffing = self.desk.staffing
        asked = say("停用后，{name}马上不能再登录和办理；登记的内容都保留，可以重新启用。", name=account.name)
        leaver = Leaver(
            account, say("停用账号"), asked, say("停用"), lambda then: staffing.disable(account.account, then=then)
        )
        self.fetch("hand", lambda: staffing.held(account.account), lambda held: self._leave(leaver, held))

    def action_idle(self) -> None:
        self._then(Idle())

    def action_files(self) -> None:
        self._then(FileDays())

    def action_zone(self) -> None:
        self._then(Zone())

    def action_recovery(self) -> None:
        """Make a new recovery key, after asking, and show it once."""

        def sure(yes: bool | None) -> None:
            if yes:
                self.fetch("recovery", self.desk.staffing.renew_recovery, self._written_down)

        question = say("换新后，旧的恢复密钥马上作废；以前的备份仍用旧的。新密钥只显示一次，请备好纸笔。")
        self.app.push_screen(Confirm(say("换密钥"), question, say("换新")), sure)

    def _written_down(self, key: str) -> None:
        self.app.push_screen(Recovery(key), lambda _done: self.bangfu.tell(say("恢复密钥已换新")))

    def _then(self, screen: Screen[bool]) -> None:
        self.app.push_screen(screen, lambda _done: self.read())


def _leaves(account: Account, post: Post, station: Station) -> bool:
    """Tell whether somebody cannot work on all of their cases any more after a move."""
    moved = replace(account, role=post.role, station=station.code, everywhere=post.everywhere)
    return not can_handle(moved, account.station) or (account.everywhere and not post.everywhere)


class NewAccount(Small[bool]):
    """A colleague's account."""

    BINDINGS = bindings(LEAVE)
    ASKS = (
        Blank("account", say("账号"), say("登录用的短名，例如 zhang")),
        Blank("name", say("姓名"), say("写进办理经过")),
        PASSWORD,
        AGAIN,
    )

    def __init__(self, post: Post, station: Station) -> None:
        super().__init__()
        self.post, self.station = post, station

    def heading(self) -> object:
        return say("新建账号")

    def told(self) -> Iterable[Sentence]:
        yield say("{station}，{post}", station=self.station.name, post=self.post.label)
        yield say("请当面告知本人，并请其登录后用菜单“修改密码”修改。")

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        post, station = self.post, self.station.code
        made = Account(typed["account"], typed["name"], post.role, station, everywhere=post.everywhere)
        return lambda: self.desk.staffing.add(made, typed["password"])

    def done(self, result: Any) -> None:
        self.bangfu.tell(say("账号已新建"))
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(None)


class Setting(Small[bool]):
    """A setting of the centre. NAME: its own. SAID: what is said once it is set."""

    BINDINGS = bindings(LEAVE)
    NAME: ClassVar[Sentence]
    SAID: ClassVar[Sentence]

    def heading(self) -> object:
        return self.NAME

    def done(self, result: Any) -> None:
        self.bangfu.tell(self.SAID)
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(None)


class Idle(Setting):
    """After how many minutes a desk that is left alone is locked."""

    NAME, SAID = say("锁屏时间"), say("已设定，各人下次登录时生效")
    ASKS = (Blank("minutes", say("几分钟没有按键就锁屏"), say("1 到 60，平常是 5")),)

    def filled(self) -> Mapping[str, str]:
        return {"minutes": f"{self.bangfu.idle_seconds / 60:.0f}"}

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: self.desk.staffing.set_idle(typed["minutes"])


class FileDays(Setting):
    """For how many days everybody's own files stay."""

    NAME, SAID = say("文件天数"), say("已设定，对已有的文件也生效")
    ASKS = (Blank("days", say("收件和发件写入几天后删除"), say("1 到 90，平常是 7")),)

    def filled(self) -> Mapping[str, str]:
        return {"days": str(self.desk.folders.days)}

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: self.desk.staffing.set_file_days(typed["days"])


class Zone(Setting):
    """The time zone of the centre."""

    NAME, SAID = say("时区"), say("时区已设定")
    ASKS = (Blank("time_zone", say("时区"), say("例如 Asia/Shanghai（北京时间）、Asia/Urumqi")),)

    def told(self) -> Iterable[Sentence]:
        yield say("本中心的日期和时间都按这个时区，与电脑自己的时区无关。以前的记录不变。")

    def filled(self) -> Mapping[str, str]:
        return {"time_zone": self.desk.day.zone}

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: self.desk.day.set_zone(typed["time_zone"])


LEVELS = {
    "centre": Label("中心", "Centre"),
    "station": Label("站", "Station"),
    "point": Label("点", "Point"),
}


class NewStation(Small[bool]):
    """A station."""

    BINDINGS = bindings(LEAVE)
    ASKS = (
        Blank("code", say("站点代码"), say("1 到 6 个字母，写在案号里，例如 YT")),
        Blank("name", say("站点名称"), say("例如：某某街道职工帮扶站")),
    )

    def __init__(self, level: str) -> None:
        super().__init__()
        self.level = level

    def heading(self) -> object:
        return say("新建站点")

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: self.desk.staffing.add_station(typed["code"], typed["name"], self.level)

    def done(self, result: Any) -> None:
        self.bangfu.tell(say("站点已新建"))
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(None)
