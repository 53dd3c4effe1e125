"""Asking where a file goes, and whether names stand in it in full."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.staff.ownfiles import Direction
from cases.values.refusal import Refused
from cases.values.text import Sentence, say
from tui.dialogs.base import Dialog, button, buttons, text
from tui.dialogs.confirm import Confirm
from tui.frame.oneline import OneLine
from tui.words.language import show
from tui.words.show import content

ENDING = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{1,5}")
"""What tells the format of a file at the end of its name; what follows another dot belongs to the name."""


@dataclass(frozen=True)
class Target:
    """Where to write, and whether personal data is hidden in it. also: words that are hidden besides.

    more: whether what was offered beside is to stand in it.
    """

    place: Place
    masked: bool
    also: tuple[str, ...] = ()
    more: bool = False

    @property
    def mask(self) -> Mask:
        """How people are shown in it."""
        return Mask(on=self.masked, also=self.also)


class Save(Dialog[Target]):
    """A file name and how to write it. An existing file is replaced only after a question of its own.

    endings: that the name may have; one without any gets the first, one with another is refused. masks: whether names
    can be hidden in it. more: what may stand in it besides, if somebody ticks that; None for nothing.
    """

    def __init__(
        self,
        title: object,
        what: object,
        default: Path,
        endings: Sequence[str] = (".docx",),
        *,
        masks: bool = True,
        more: object = None,
    ) -> None:
        super().__init__(title)
        self.endings, self.masks, self.besides, self.more_asked = endings, masks, more, False
        self.what, self.default = what, default

    def body(self) -> Iterable[Widget]:
        yield text(self.what)
        yield text(say("文件名（可改；只写文件名就放进您的发件夹）："), "hint")
        yield OneLine(str(self.default), id="path", select_on_focus=False)
        if self.besides:
            yield button(self._holds, "more")
        yield text("", "hint")
        ways = [button(say("导出（隐去姓名）"), "masked"), button(say("导出（含全名）"), "full")]
        yield buttons(button(say("不，返回"), "no"), *(ways if self.masks else [button(say("导出"), "full")]))

    @property
    def _holds(self) -> Sentence:
        """Say what will stand in the file, and that pressing changes it."""
        return say("导出内容：{what}（按回车换）", what=self.besides if self.more_asked else say("清单"))

    def on_mount(self) -> None:
        self.query_one("#no", Button).focus()

    @on(Input.Submitted)
    def _to_buttons(self) -> None:
        self.query_one("#masked" if self.masks else "#full", Button).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        path = self._path()
        if event.button.id == "more":
            self.more_asked = not self.more_asked
            event.button.label = show(self._holds)
        elif event.button.id == "no":
            self.dismiss(None)
        elif path is None:
            self._hint(say("请填写文件名"))
        else:
            self._choose(path, masked=event.button.id == "masked")

    def _choose(self, path: Path, *, masked: bool) -> None:
        """Answer with the place, if it is one, after asking whether a file that is there may be replaced."""
        try:
            there = self.desk.papers.look(Place(path, replace=True), *self.endings).exists()
        except Refused as refused:
            self._hint(refused.problems[0].sentence)
            return
        target = Target(Place(path, replace=there), masked, more=self.more_asked)

        def sure(yes: bool | None) -> None:
            if yes:
                self.dismiss(target)

        if there:
            question = say("已有同名文件“{name}”，要替换吗？", name=path.name)
            self.app.push_screen(Confirm(self.heading, question, say("替换")), sure)
        else:
            self.dismiss(target)

    def _path(self) -> Path | None:
        typed = self.query_one("#path", Input).value.strip()
        if not typed:
            return None
        path = self.desk.folders.place(Direction.OUTGOING, typed)
        named = ENDING.fullmatch(path.suffix) or path.is_dir()
        return path if named else path.with_name(path.name + self.endings[0])

    def _hint(self, part: object) -> None:
        self.query(".hint").last(Static).update(content(part))
