"""Choosing who is at the desk, where several people work and nobody was named."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from cases.people import Account
from cases.text import say
from tui.keys import Act, bindings, register
from tui.language import _, show_line
from tui.pinyin import answers
from tui.screens.base import Base
from tui.widgets.detail import Detail
from tui.widgets.fit import Column
from tui.widgets.moves import STEPS
from tui.widgets.rows import Line, Rows

if TYPE_CHECKING:
    from storage.store import Store

SIGNIN = register(
    (Act("signin.choose", "choose", say("就是我"), say("以这个账号打开"), "", ("enter",), 5, first=True),)
)


class SignIn(Base[None]):
    """A list of the accounts, narrowed down by what is typed."""

    BINDINGS = bindings((*SIGNIN, *STEPS))
    DEFAULT_CSS = """
    SignIn #told { height: 3; margin: 1 1 0 1; }
    SignIn #narrow { margin: 0 2 1 2; }
    SignIn Rows { margin: 0 1; }
    """

    def __init__(self, store: "Store") -> None:
        super().__init__()
        self.store = store
        self.accounts: Sequence[Account] = ()
        self.offered: Sequence[Account] = ()

    def heading(self) -> object:
        return say("您是哪一位？")

    def corner(self) -> object:
        return say("帮扶")

    def body(self) -> Iterable[Widget]:
        yield Detail(id="told")
        yield Input(placeholder=_("输入姓名、拼音首字母或账号来缩小范围"), id="narrow")
        rows = Rows()
        rows.can_focus = False
        yield rows

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        told = say("请选择自己的账号。目前还没有密码：谁能打开这个文件夹，谁就能以任何账号办理，请管好这台电脑的登录。")
        self.query_one(Detail).tell((told, ""))
        self.fetch("accounts", self.store.accounts, self._offer)

    def _offer(self, accounts: tuple[Account, ...]) -> None:
        self.accounts = [each for each in accounts if each.active]
        self._show("")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        self.offered = [each for each in self.accounts if answers(typed, each.account, each.name)]
        columns = [
            Column("account", _("账号"), 8, 20),
            Column("name", _("姓名"), 8, 20),
            Column("role", _("角色"), 8, 16),
            Column("station", _("站点"), 2, 10, rank=1),
        ]
        lines = [
            Line(each.account, (each.account, each.name, show_line(each.role.label), each.station))
            for each in self.offered
        ]
        self.query_one(Rows).show_lines(columns, lines)

    @on(Rows.Chosen)
    def action_choose(self) -> None:
        at = self.query_one(Rows).cursor
        if at < len(self.offered):
            self.bangfu.sit_down(self.store, self.offered[at])
