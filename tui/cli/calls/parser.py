"""Reading the words of a call with argparse, in the reader's language."""

import argparse
import re
from argparse import SUPPRESS
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from cases.values.refusal import Problem, Refused
from cases.values.text import Sentence, one_line, say
from tui.words.language import _


class BadCall(Refused):
    """The words make no call. usage: how the verb is called, if there is one."""

    def __init__(self, sentence: Sentence, usage: str = "") -> None:
        super().__init__(Problem("call", sentence))
        self.usage = usage


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Help with our word for usage, not wrapped: argparse counts characters, and Chinese ones take two cells."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=20, width=500)

    def add_usage(
        self,
        usage: str | None,
        actions: Sequence[argparse.Action],  # type: ignore[override]
        groups: Sequence[argparse._MutuallyExclusiveGroup],  # type: ignore[override]
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("用法：") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """The words of one verb. `word` and `option` add to it; `read` reads. ending: gives the end of its help."""

    def __init__(self, usage: str, about: str) -> None:
        super().__init__("bangfu", usage, about, formatter_class=_Layout, add_help=False, allow_abbrev=False)
        self.ending: Callable[[], str] = str
        self._titles = [_("参数"), _("选项"), _("通用选项")]
        words, options, common = map(self.add_argument_group, self._titles)
        self.word, self.option = words.add_argument, options.add_argument
        self._add_common(common.add_argument)

    @staticmethod
    def _add_common(common: Callable[..., argparse.Action]) -> None:
        common("--data", metavar="DIR", help=_("数据文件夹，默认为 BANGFU_DATA 或用户目录"))
        common("--as", dest="account", metavar="NAME", help=_("以哪个账号办理，默认为 BANGFU_AS"))
        common("--lang", metavar="zh|en", type=one_of("--lang", ("zh", "en")), help=_("语言，默认为 BANGFU_LANG 或 zh"))
        common("-h", "--help", action="help", help=_("显示这份说明"))

    def out(self, what: str, *, required: bool = True) -> None:
        """Add the option that says to which file something goes, and the one to replace a file. what: is said of it."""
        self.option("-o", dest="out", metavar="FILE", type=Path, required=required, help=what)
        self.force()

    def force(self) -> None:
        """Add the option to replace a file that is there."""
        self.option("--force", action="store_true", help=_("已有同名文件时替换它"))

    def json(self) -> None:
        """Add the option that asks for JSON."""
        self.option("--json", action="store_true", help=_("输出 JSON，供程序使用"))

    def names(self) -> None:
        """Add the option that asks for names and numbers in full; `--full` is what it was called before."""
        told = _("姓名和号码不隐去；须有权查看，并记入日志")
        self.option("--names", action="store_true", help=told)
        self.option("--full", dest="names", action="store_true", help=SUPPRESS)

    def hides(self) -> None:
        """Add the options of a paper: names in full, or words that are hidden besides."""
        self.names()
        self.hide()

    def hide(self) -> None:
        """Add the option of words that are hidden besides."""
        self.option("--hide", metavar="TEXT", action="append", default=[], help=_("另外要隐去的文字，可写多次"))

    def look(self, what: str) -> None:
        """Add the options of a paper that can be looked at before it is written; see `Call.look`."""
        self.hides()
        self.look_only(what)

    def look_only(self, what: str) -> None:
        """Add the options that say where a paper goes, or that it is only looked at."""
        self.option("--look", action="store_true", help=_("只看：列出会隐去什么、仍可读到什么，不写文件"))
        self.out(what, required=False)

    def format_help(self) -> str:
        """Return the help, with the colon of the reader's language after headings."""
        self.epilog = self.ending()
        text = super().format_help()
        for title in self._titles:
            text = text.replace(f"\n{title}:\n", "\n" + _("{label}：", label=title) + "\n")
        return text

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Read the words, options standing anywhere among them; after `--` there are none. Raises `BadCall`."""
        try:
            return self.parse_args(words) if "--" in words else self.parse_intermixed_args(words)
        except BadCall as bad:
            bad.usage = bad.usage or self.usage or ""
            raise

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SAID.items():
            if found := re.fullmatch(pattern, message, re.DOTALL):
                raise BadCall(say(sentence.template, what=one_line(found[1])[:60]))
        raise BadCall(say("命令写得不对：{what}", what=one_line(message)[:200]))


_SAID: Mapping[str, Sentence] = {
    r"the following arguments are required: (.+)": say("还缺少 {what}"),
    r"unrecognized arguments: (.+)": say("不认识“{what}”，请对照用法"),
    r"argument (.+?): expected .+": say("{what} 后面还要写内容"),
    r"argument (.+?): ignored explicit argument .+": say("{what} 后面不带内容"),
}
"""What argparse says, and how we say it."""


def one_of(name: str, choices: Sequence[str]) -> Callable[[str], str]:
    """Return a reader of words that takes one of the choices."""

    def read(text: str) -> str:
        if text in choices:
            return text
        known = " ".join(choices)
        raise BadCall(say("{name} 不能是“{text}”，可选：{known}", name=name, text=one_line(text)[:40], known=known))

    return read


def whole(name: str, least: int, most: int) -> Callable[[str], int]:
    """Return a reader of words that takes a whole number between two bounds."""

    def read(text: str) -> int:
        if re.fullmatch("[0-9]{1,9}", text) and least <= int(text) <= most:
            return int(text)
        raise BadCall(say("{name} 须是 {least} 到 {most} 之间的整数", name=name, least=least, most=most))

    return read
