"""The recovery key: shown this once, and confirmed by copying a part of it back."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cases.values.refusal import Problem
from cases.values.text import Sentence, say
from tui.screens.small import Blank, Small


class Recovery(Small[bool]):
    """Eight groups to write down; the last of them is asked for, so that nobody goes on without having done so."""

    ASKS = (Blank("last", say("抄好后，请输入最后一组"), say("五个字符")),)
    BUTTON = say("已抄好（F2）")

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def heading(self) -> object:
        return say("恢复密钥：只显示这一次")

    def told(self) -> Iterable[Sentence]:
        groups = self.key.split("-")
        yield say("忘记所有密码时，只有它能打开数据和备份。请抄在纸上，锁进柜子，不要拍照，也不要存在这台电脑里。")
        yield say("前四组：{groups}", groups="-".join(groups[:4]))
        yield say("后四组：{groups}", groups="-".join(groups[4:]))

    def problems(self, typed: Mapping[str, str]) -> list[Problem]:
        from storage.keys.sealing import read_recovery_key  # cryptography, which a screen need not wait for

        if not typed["last"] or read_recovery_key(typed["last"]) == self.key.split("-")[-1]:
            return []
        return [Problem("last", say("与最后一组不一致；请对照上面检查抄写的内容，再输入一次"), "last")]

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: True
