"""Saying who one is, before the desk opens."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from cases.values.text import Sentence, say
from storage.host.progress import Report
from tui.screens.door.upgrading import OpensData
from tui.screens.small import Blank


class SignIn(OpensData):
    """An account and its password."""

    ASKS = (
        Blank("account", say("账号"), say("新建账号时取的短名")),
        Blank("password", say("密码"), say("输入时显示为圆点"), secret=True),
    )
    BUTTON = say("登录（F2）")

    def __init__(self, folder: Path, account: str = "") -> None:
        super().__init__()
        self.folder, self.account = folder, account

    def heading(self) -> object:
        return say("请登录")

    def told(self) -> Iterable[Sentence]:
        yield say("忘记密码请管理员重置；管理员密码也遗忘的，用恢复密钥运行 bangfu recover。")

    def filled(self) -> Mapping[str, str]:
        return {"account": self.account}

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        from storage.opening.door import sign_in  # the question stands before what opens data is loaded

        def opens(report: Report) -> Any:
            return sign_in(self.folder, typed["account"], typed["password"], self.bangfu.now(), report)

        return self.opening(opens)

    def done(self, result: Any) -> None:
        self.bangfu.sit_down(*result)
