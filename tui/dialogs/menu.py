"""Choosing one of several things: what may not be chosen now stands there in grey, with its reason."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from cases.values.text import say
from tui.dialogs.base import Dialog, text
from tui.frame.oneline import OneLine
from tui.widgets.fit import Column
from tui.widgets.moves import STEPS
from tui.widgets.rows import ListLine, Rows
from tui.words.choices import Choice
from tui.words.keys import Act, bindings, register
from tui.words.language import _, show_line
from tui.words.pinyin import NEVER, farness
from tui.words.show import content

MENU = register((Act("menu.choose", "choose", say("选定"), say("选定光标所在的一项"), "", ("enter",), 5, first=True),))


class Menu(Dialog[str]):
    """A list of choices with a field above that narrows it down; the answer is the key of the chosen one."""

    BINDINGS = bindings((*MENU, *STEPS))
    DEFAULT_CSS = """
    Menu > Vertical { width: 64; height: auto; max-height: 90%; }
    Menu Input { margin-bottom: 1; }
    Menu Rows { height: auto; max-height: 16; }
    Menu .hint { margin-top: 1; height: 2; }
    """

    def __init__(self, title: object, choices: Sequence[Choice], *, ask: object = None) -> None:
        super().__init__(title)
        self.choices = choices
        self.ask = ask or say("输入汉字、拼音首字母或英文来缩小范围")
        self.offered: Sequence[Choice] = choices

    def body(self) -> Iterable[Widget]:
        yield OneLine(placeholder=_(str(self.ask)), id="narrow")
        rows = Rows(head=False)
        rows.can_focus = False
        yield rows
        yield text("", "hint")

    def on_mount(self) -> None:
        self._offer()

    def on_resize(self) -> None:
        self.query_one(Rows).styles.max_height = max(self.size.height * 9 // 10 - 11, 3)

    @on(Input.Changed, "#narrow")
    def narrow(self) -> None:
        """Offer what fits what is typed."""
        typed = self.query_one("#narrow", Input).value
        ranked = [(farness(typed, each.label, *each.also), each) for each in self.choices]
        found = [each for each in ranked if each[0] < NEVER]
        self.offered = [each for _rank, each in sorted(found, key=lambda each: each[0])]
        self._offer()

    def _offer(self) -> None:
        lines = [
            ListLine(str(at), (show_line(each.label), show_line(each.beside)), dim=each.why is not None)
            for at, each in enumerate(self.offered)
        ]
        rows = self.query_one(Rows)
        rows.show_lines([Column("label", "", 8, 60), Column("beside", "", 0, 16)], lines)
        rows.styles.height = max(len(lines), 1)
        self._hint()

    def action_step(self, how: str, by: int) -> None:
        """Move in the list; where nothing matches what is typed, take that away and show all."""
        if self.offered:
            super().action_step(how, by)
        else:
            self.query_one("#narrow", Input).value = ""

    @property
    def current(self) -> Choice | None:
        """The choice under the cursor."""
        at = self.query_one(Rows).cursor
        return self.offered[at] if at < len(self.offered) else None

    @on(Rows.Moved)
    def _hint(self) -> None:
        current = self.current
        if current is None:
            told: object = say("没有匹配的操作，请换个词，或按 ↓ 列出全部")
        else:
            told = current.tip if current.why is None else say("暂不能办理：{why}", why=current.why)
        self.query_one(".hint", Static).update(content(told))

    @on(Rows.Chosen)
    def action_choose(self) -> None:
        current = self.current
        if current is None or current.why is not None:
            self.app.bell()
        else:
            self.dismiss(current.key)
