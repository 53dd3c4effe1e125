"""The locked screen: whoever was here gives their password and goes on where they were."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cases.values.text import Sentence, say
from tui.screens.small import Blank, Small
from tui.words.keys import Act, bindings, register

_OTHER = say("退出登录，换人来用，先问一声")
LOCK = register((Act("lock.sign_out", "app.sign_out", say("换人"), _OTHER, "", ("f6",), 20),))


class Lock(Small[bool]):
    """Covers everything; says whose desk it is and nothing else."""

    COVERS = True
    BINDINGS = bindings(LOCK)
    ASKS = (Blank("password", say("密码"), say("输入时显示为圆点"), secret=True),)
    BUTTON = say("继续（F2）")

    def heading(self) -> object:
        return say("已锁屏")

    def corner(self) -> object:
        return say("帮扶")

    def told(self) -> Iterable[Sentence]:
        who = self.desk.account
        yield say("{name}（{account}）请输入密码继续；换人请按 F6。", name=who.name, account=who.account)

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: self.desk.session.prove(typed["password"])

    def done(self, result: Any) -> None:
        self.bangfu.unlock()
