"""Passwords: one's own, and those that the administrator sets."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cases.staff.people import Account
from cases.values.text import Sentence, say
from tui.screens.small import AGAIN, LEAVE, PASSWORD, Blank, Small
from tui.words.keys import bindings


class OwnPassword(Small[bool]):
    """Changing one's own password."""

    BINDINGS = bindings(LEAVE)
    ASKS = (Blank("old", say("现在的密码"), say("输入时显示为圆点"), secret=True), PASSWORD, AGAIN)

    def heading(self) -> object:
        return say("修改密码")

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: self.desk.staffing.change_own(typed["old"], typed["password"])

    def done(self, result: Any) -> None:
        self.bangfu.tell(say("密码已修改"))
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(None)


class NewPassword(Small[bool]):
    """Setting somebody's password; a disabled account is enabled again by it."""

    BINDINGS = bindings(LEAVE)
    ASKS = (PASSWORD, AGAIN)

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.account = account

    def heading(self) -> object:
        return say("为{name}（{account}）重置密码", name=self.account.name, account=self.account.account)

    def told(self) -> Iterable[Sentence]:
        yield say("请当面告知本人，并请其登录后用菜单“修改密码”修改。")

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        staffing, name = self.desk.staffing, self.account.account
        change = staffing.set_password if self.account.active else staffing.enable
        return lambda: change(name, typed["password"])

    def done(self, result: Any) -> None:
        self.bangfu.tell(say("密码已重置"))
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(None)
