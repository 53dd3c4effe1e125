"""Setting a centre up, once: four fields, and the desk opens."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from cases.people import Account
from cases.refusal import Problem, Refused
from cases.text import Sentence, one_line, say
from tui.dialogs.base import button
from tui.keys import Act, bindings, register
from tui.language import show
from tui.screens.base import Base
from tui.show import content

if TYPE_CHECKING:
    from storage.store import Store

SETUP = register((Act("setup.save", "save", say("建立"), say("建立数据文件并打开案台"), "", ("f2", "ctrl+s"), 5),))

_FIELDS: tuple[tuple[str, Sentence, Sentence], ...] = (
    ("centre", say("中心名称"), say("例如：某某市总工会职工服务中心")),
    ("station", say("站点代码"), say("1 到 6 个字母，写在案号里，例如 YT")),
    ("account", say("您的账号"), say("登录用的短名，例如 zhang")),
    ("name", say("您的姓名"), say("写在办理记录里")),
)
_AT = {"code": "station"}
"""Where a problem's field has another name here."""


class Setup(Base[None]):
    """The first screen in an empty folder."""

    BINDINGS = bindings(SETUP)
    DEFAULT_CSS = """
    Setup VerticalScroll { padding: 1 2; }
    Setup .label { margin-top: 1; text-style: bold; height: auto; }
    Setup .problem { color: $text-error; height: auto; display: none; }
    Setup .problem.-on { display: block; }
    Setup Static { height: auto; }
    Setup Button { margin-top: 1; }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def heading(self) -> object:
        return say("第一次使用：建立本中心的数据文件")

    def corner(self) -> object:
        return say("帮扶")

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            yield Static(content(say("数据只存在这个文件夹：{folder}", folder=self.folder)))
            yield Static(content(say("建好后您是主管，可以受理、指派和审核结案。")))
            for name, label, hint in _FIELDS:
                yield Static(content(label), classes="label")
                yield Input(placeholder=show(hint), id=name, select_on_focus=False)
                yield Static("", id=f"problem-{name}", classes="problem")
            yield button(say("建立（F2）"), "save")

    def on_mount(self) -> None:
        self.query_one("#centre", Input).focus()

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    @on(Button.Pressed)
    def action_save(self) -> None:
        typed = {name: one_line(self.query_one(f"#{name}", Input).value) for name, _label, _hint in _FIELDS}
        self.fetch("save", lambda: _create(self.folder, typed), self._opened, self._refused)

    def _opened(self, made: "tuple[Store, Account]") -> None:
        self.bangfu.sit_down(*made)
        self.bangfu.tell(say("已建立"))

    def _refused(self, refused: Refused) -> None:
        """Put each sentence under its field, and go to the first of them."""
        names = [name for name, _label, _hint in _FIELDS]
        by_field = {_AT.get(each.field or "", each.field or ""): each.sentence for each in reversed(refused.problems)}
        for name in names:
            line = self.query_one(f"#problem-{name}", Static)
            line.update(content(by_field.get(name, "")))
            line.set_class(name in by_field, "-on")
        first = next((name for name in names if name in by_field), None)
        if first:
            self.query_one(f"#{first}", Input).focus()
        else:
            self.bangfu.refuse(refused)


def _create(folder: Path, typed: dict[str, str]) -> "tuple[Store, Account]":
    """Make the centre's file. Every empty field is told at once, not one after the other."""
    from cases.numbers import check_station_code
    from storage.store import Store

    empty = [(name, label) for name, label, _hint in _FIELDS if not typed[name]]
    problems = [Problem("needed", say("请填写“{field}”", field=label), name) for name, label in empty]
    if typed["station"]:
        try:
            check_station_code(typed["station"])
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    store = Store.create(
        folder, centre=typed["centre"], station=typed["station"], account=typed["account"], name=typed["name"]
    )
    return store, store.account(typed["account"])
