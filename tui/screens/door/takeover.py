"""Taking over data from before there were passwords: one account gets the first, and the recovery key is shown."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.values.text import Sentence, say
from storage.host.progress import Report
from tui.screens.door.recovery import Recovery
from tui.screens.door.upgrading import OpensData
from tui.screens.small import AGAIN, PASSWORD, Blank

if TYPE_CHECKING:
    from storage.store.store import Store


class TakeOver(OpensData):
    """The first screen over data that has no keyring yet."""

    ASKS = (Blank("account", say("您的账号"), say("原来在用的主管或管理员账号")), PASSWORD, AGAIN)
    BUTTON = say("设置密码并打开（F2）")

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.account = ""

    def heading(self) -> object:
        return say("这份数据建于有密码之前：请先设置密码")

    def told(self) -> Iterable[Sentence]:
        yield say("原有记录一条不少；数据文件仍不加密，请管好这个文件夹：{folder}", folder=self.folder)
        yield say("其他账号的密码由管理员重置；没有管理员的中心，用恢复密钥运行 bangfu recover。")

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        from storage.opening.adopting import adopt  # as in signing in: the question stands first

        self.account = typed["account"]

        def opens(report: Report) -> Any:
            return adopt(self.folder, self.account, typed["password"], self.bangfu.now(), report=report)

        return self.opening(opens)

    def done(self, result: "Store") -> None:
        account = result.account(self.account)
        self.app.push_screen(Recovery(result.recovery), lambda _sure: self.bangfu.sit_down(result, account))
