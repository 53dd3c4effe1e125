"""The session that is over, by itself or by signing out: why, and signing in anew, as whoever one is."""

from collections.abc import Iterable
from pathlib import Path

from cases.values.text import Sentence, say
from tui.screens.door.signin import SignIn


class Ended(SignIn):
    """Covers everything until somebody signs in; what lies beneath is never shown again."""

    COVERS = True
    WITHOUT = ("sign_out",)

    def __init__(self, folder: Path, why: Sentence) -> None:
        super().__init__(folder)
        self.why = why

    def heading(self) -> object:
        return say("您的登录已失效")

    def corner(self) -> object:
        return say("帮扶")

    def told(self) -> Iterable[Sentence]:
        yield self.why
        yield say("没有保存的内容已留作草稿。请重新登录，换人也可以；要退出按 Ctrl+Q。")


class SignedOut(SignIn):
    """Covers everything from the moment of signing out, while what was typed is still being kept."""

    COVERS = True
    WITHOUT = ("sign_out",)

    def corner(self) -> object:
        return say("帮扶")

    def told(self) -> Iterable[Sentence]:
        yield say("已退出登录，没有保存的内容已留作草稿。请登录，换人也可以；要退出程序按 Ctrl+Q。")
