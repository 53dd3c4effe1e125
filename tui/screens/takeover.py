"""Taking over data from before there were passwords: one account gets the first, and the recovery key is shown."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.refusal import Refused
from cases.text import Sentence, say
from tui.dialogs.progress import Report
from tui.screens.recovery import Recovery
from tui.screens.small import AGAIN, PASSWORD, Ask, Small
from tui.screens.upgrading import Opens, at_once, in_sight, takes_long

if TYPE_CHECKING:
    from storage.store import Store


class TakeOver(Small[None]):
    """The first screen over data that has no keyring yet."""

    ASKS = (Ask("account", say("您的账号"), say("原来在用的主管或管理员账号")), PASSWORD, AGAIN)
    BUTTON = say("设密码并打开（F2）")

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.account = ""
        self._opens: Opens

    def heading(self) -> object:
        return say("这份数据建于有密码之前：请先设一个密码")

    def told(self) -> Iterable[Sentence]:
        yield say("原有记录一条不少；数据文件仍不加密，请管好这个文件夹：{folder}", folder=self.folder)
        yield say("其他账号的密码由管理员设；没有管理员的中心，用 bangfu recover 和恢复密钥。")

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        from storage.adopting import adopt

        self.account = typed["account"]

        def opens(report: Report) -> Any:
            return adopt(self.folder, self.account, typed["password"], self.bangfu.now(), report=report)

        self._opens = opens
        return lambda: at_once(opens)

    def refused(self, refused: Refused) -> None:
        """Say what was refused; go on in sight where only the data must be brought up to date first."""
        if takes_long(refused):
            in_sight(self, self._opens, self.done)
        else:
            super().refused(refused)

    def done(self, result: "Store") -> None:
        account = result.account(self.account)
        self.app.push_screen(Recovery(result.recovery), lambda _sure: self.bangfu.sit_down(result, account))
