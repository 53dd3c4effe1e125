"""Asking where a file goes, and whether names stand in it in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from cases.text import say
from tui.dialogs.base import Dialog, button, buttons, text
from tui.show import content


@dataclass(frozen=True)
class Target:
    """Where to write, and whether personal data is hidden in it."""

    path: Path
    masked: bool


class Save(Dialog[Target]):
    """A file name and how to write it. An existing file is replaced only after a second press.

    endings: that the name may have; one without gets the first.
    """

    def __init__(self, title: object, what: object, default: Path, endings: Sequence[str] = (".docx",)) -> None:
        super().__init__(title)
        self.endings = endings
        self.what, self.default = what, default
        self._warned: Path | None = None

    def body(self) -> Iterable[Widget]:
        yield text(self.what)
        yield text(say("文件名（可改）："), "hint")
        yield Input(str(self.default), id="path", select_on_focus=False)
        yield text("", "hint")
        yield buttons(
            button(say("不，返回"), "no"), button(say("写出，隐去姓名"), "masked"), button(say("写出，含全名"), "full")
        )

    def on_mount(self) -> None:
        self.query_one("#no", Button).focus()

    @on(Input.Submitted)
    def _to_buttons(self) -> None:
        self.query_one("#masked", Button).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "no":
            self.dismiss(None)
            return
        path = self._path()
        if path is None:
            self._hint(say("请填写文件名"))
        elif path.is_dir():
            self._hint(say("给出的位置是一个文件夹，请在后面加上文件名"))
        elif path.exists() and path != self._warned:
            self._warned = path
            self._hint(say("已有同名文件：再按一次就替换它，或改一个文件名"))
        else:
            self.dismiss(Target(path, masked=event.button.id == "masked"))

    def _path(self) -> Path | None:
        typed = self.query_one("#path", Input).value.strip()
        if not typed:
            return None
        path = Path(typed).expanduser()
        named = path.suffix.lower() in self.endings or path.is_dir()
        return path if named else path.with_name(path.name + self.endings[0])

    def _hint(self, part: object) -> None:
        self.query(".hint").last(Static).update(content(part))
