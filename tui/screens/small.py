"""A small form of plain lines: each field with its hint, what is wrong under it, and one button."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.containers import VerticalScroll
from textual.screen import ScreenResultType
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from cases.values.refusal import Problem, Refused
from cases.values.text import Sentence, clean, say
from tui.dialogs.base import button
from tui.frame.oneline import OneLine
from tui.screens.base import Base
from tui.widgets.paragraph import Paragraph
from tui.words.keys import Act, bindings, register
from tui.words.language import show
from tui.words.show import content

SMALL = register(
    (
        Act("small.save", "save", say("确定"), say("提交这张表"), "", ("f2", "ctrl+s"), 5),
        Act("small.next", "next", say("下一项"), say("到下一项；在按钮上则按下它"), "", ("enter",), first=True),
        Act("small.down", "go(1)", say("下移"), say("到下一项"), "", ("tab",), first=True),
        Act("small.up", "go(-1)", say("上移"), say("到上一项"), "", ("shift+tab",), first=True),
    )
)
LEAVE = register((Act("small.back", "back", say("返回"), say("不做，回到原处"), "", ("escape",), 10),))


@dataclass(frozen=True)
class Blank:
    """One line to fill in. secret: shown as dots, taken to the letter."""

    name: str
    label: Sentence
    hint: Sentence
    secret: bool = False


class Small(Base[ScreenResultType]):
    """A form that asks for `ASKS`, hands them to `work` in a thread, and its result to `done`."""

    BINDINGS = bindings(SMALL)
    DEFAULT_CSS = """
    Small VerticalScroll { padding: 1 2; }
    Small .label { margin-top: 1; text-style: bold; height: auto; }
    Small .problem { color: $text-error; height: auto; display: none; }
    Small .problem.-on { display: block; }
    Small Static { height: auto; }
    Small Button { margin-top: 1; }
    """
    ASKS: Sequence[Blank] = ()
    BUTTON: Sentence = say("确定（F2）")

    def told(self) -> Iterable[Sentence]:
        """Return what is said above the fields."""
        return ()

    def filled(self) -> Mapping[str, str]:
        """Return what the fields begin with."""
        return {}

    def corner(self) -> object:
        return super().corner() if self.bangfu.seated else say("帮扶")

    def body(self) -> Iterable[Widget]:
        filled = self.filled()
        with VerticalScroll(can_focus=False):
            yield from (Paragraph(each) for each in self.told())
            for ask in self.ASKS:
                yield Paragraph(ask.label, classes="label")
                given = filled.get(ask.name, "")
                yield OneLine(given, show(ask.hint), password=ask.secret, id=ask.name, select_on_focus=False)
                yield Paragraph("", id=f"problem-{ask.name}", classes="problem")
            yield button(self.BUTTON, "save")

    def on_mount(self) -> None:
        fields = list(self.query(Input))
        self.set_focus(next((each for each in fields if not each.value), fields[0]))

    def action_go(self, fields: int) -> None:
        """Go so many fields on before the next key is taken, so that no password typed quickly lands in the account."""
        self.focus_next() if fields > 0 else self.focus_previous()

    def action_next(self) -> None:
        """Go on; the last field, if it is secret, is handed in: no input method takes Enter there."""
        last = self.ASKS[-1]
        if isinstance(self.focused, Button):
            self.focused.press()
        elif last.secret and self.focused is self.query_one(f"#{last.name}", Input):
            self.action_save()
        else:
            self.action_go(1)

    @on(Button.Pressed)
    def action_save(self) -> None:
        """Hand in what was typed, once; what is missing is said under its field."""
        if any(each.group == "save" and each.node is self and not each.is_finished for each in self.workers):
            return
        fields = [(ask, self.query_one(f"#{ask.name}", Input).value) for ask in self.ASKS]
        typed = {ask.name: text if ask.secret else clean(text) for ask, text in fields}
        empty = [ask for ask in self.ASKS if not typed[ask.name]]
        problems = [Problem("needed", say("请填写“{field}”", field=ask.label), ask.name) for ask in empty]
        problems += self.problems(typed)
        if problems:
            self.refused(Refused(*problems))
        else:
            self.submit(typed)

    def submit(self, typed: Mapping[str, str]) -> None:
        """Do what is asked for with what was typed, in a thread."""
        self.fetch("save", self.work(typed), self.done, self.refused)

    def problems(self, typed: Mapping[str, str]) -> list[Problem]:
        """Return what can be seen to be wrong at once, beside empty fields."""
        again = typed.get("again")
        if again is None or again == typed["password"]:
            return []
        return [Problem("again", say("两次输入的密码不同，请重新输入"), "again")]

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        """Return what is to be done with what was typed, in a thread."""
        raise NotImplementedError

    def done(self, result: Any) -> None:
        """Go on with the result."""
        self.dismiss(result)

    def refused(self, refused: Refused) -> None:
        """Put each sentence under its field, and go to the first of them; a wrong password is typed anew."""
        by_field = {each.field or "": each.sentence for each in reversed(refused.problems)}
        for ask in self.ASKS:
            line = self.query_one(f"#problem-{ask.name}", Static)
            line.update(content(by_field.get(ask.name, "")))
            line.set_class(ask.name in by_field, "-on")
            of = PASSWORD.name if ask.name == AGAIN.name and PASSWORD.name in by_field else ask.name
            if ask.secret and of in by_field:
                self.query_one(f"#{ask.name}", Input).clear()
        first = next((ask.name for ask in self.ASKS if ask.name in by_field), None)
        if first:
            self.set_focus(self.query_one(f"#{first}", Input))
        else:
            self.bangfu.refuse(refused, self.mode)


PASSWORD = Blank("password", say("密码"), say("8 个字符以上；可以是一句话，输入时显示为圆点"), secret=True)
AGAIN = Blank("again", say("再输一次密码"), say("与上面相同"), secret=True)
