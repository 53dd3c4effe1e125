"""期限规则: every clock that the centre goes by, found by number, name or article; what moves it, and how sure."""

from collections.abc import Iterator

from cases.events import CATALOGUE
from cases.law.clockrules import ClockRule, Trigger
from cases.law.rulebook import RuleBook
from cases.values.codes import codes
from cases.values.tables import STATUSES
from cases.values.text import Sentence, say
from tui.dialogs.read import Read
from tui.screens.finding import FindingScreen
from tui.widgets.fit import Column
from tui.widgets.moves import STEPS
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled
from tui.words.keys import Act, bindings, register
from tui.words.language import _, show, show_line

RULES = register(
    (
        Act("rules.open", "open", say("细看"), say("看这条规则的全部内容"), "", ("enter",), 10, first=True),
        Act("rules.back", "back", say("返回"), say("回到前一屏"), "", ("escape",), 15),
    )
)

_MOVES: tuple[tuple[str, Sentence], ...] = (
    ("start", say("起算")),
    ("stop", say("办理")),
    ("restart", say("中断")),
    ("suspend", say("中止")),
    ("resume", say("恢复")),
    ("extend", say("延长")),
)


class RulesScreen(FindingScreen):
    """One field and the rules that fit it; empty it shows them all."""

    BINDINGS = bindings((*RULES, *STEPS))
    HINT = say("编号、名称或依据里的几个字，如 L20、上诉、工伤")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[ClockRule] = []

    def heading(self) -> object:
        return say("期限规则")

    def on_mount(self) -> None:
        super().on_mount()
        self.find()

    def find(self) -> None:
        typed = self.typed.lower()
        self.fetch("rules", lambda: self.desk.rules.book, lambda book: self._show(typed, book))

    def _show(self, typed: str, book: RuleBook) -> None:
        self.found = [rule for rule in book.rules if typed in _text(rule)]
        shown = [
            Column("id", _("编号"), 6, 16),
            Column("label", _("名称"), 16, 34),
            Column("length", _("长度"), 6, 12, right=True),
            Column("basis", _("依据"), 12, 48, rank=1),
            Column("sure", _("核实"), 6, 24, rank=2),
        ]
        self.rows.show_lines(shown, [ListLine(str(at), _cells(each)) for at, each in enumerate(self.found)])
        self.tell(say("{n} 条；本中心自己的规则用 bangfu rules 设定", n=len(self.found)))

    def action_open(self) -> None:
        """Show all there is to the rule under the cursor."""
        if self.rows.key:
            rule = self.found[int(self.rows.key)]
            self.app.push_screen(Read(say("{id} {label}", id=rule.id, label=rule.label), tuple(told(rule))))


def _text(rule: ClockRule) -> str:
    return " ".join((rule.id, *rule.label, rule.basis, rule.note)).lower()


def _cells(rule: ClockRule) -> tuple[str, ...]:
    return tuple(map(show_line, (rule.id, rule.label, rule.length_said, rule.basis, STATUSES[rule.status])))


def told(rule: ClockRule) -> Iterator[Labelled]:
    """Yield all there is to say of a rule."""
    yield Labelled(say("长度"), rule.length_said)
    yield Labelled(say("由谁"), rule.actor_label)
    for name, label in _MOVES:
        for place, trigger in enumerate(getattr(rule, name)):
            yield Labelled("" if place else label, _trigger(trigger))
    if not rule.start:
        yield Labelled(say("起算"), say("不自动起算，可用 bangfu clock 计算"))
    if rule.extension:
        yield Labelled(say("可延长"), rule.length_of(rule.extension))
    yield Labelled(say("期满"), rule.lapses)
    yield Labelled(say("依据"), say("{basis}（{status}）", basis=rule.basis, status=STATUSES[rule.status]))
    if rule.since or rule.until:
        yield Labelled(say("适用"), say("{since} 至 {until}", since=rule.since or "…", until=rule.until or "…"))
    if rule.remind:
        yield Labelled(say("提醒"), rule.reminds)
    if rule.note:
        yield Labelled(say("说明"), rule.note)
    if rule.decided_by:
        yield Labelled(say("本中心规则"), rule.decided)


def _trigger(trigger: Trigger) -> object:
    spec = CATALOGUE[trigger.event].spec
    held = tuple(_code(trigger.event, name, code) for name, allowed in trigger.when.items() for code in allowed)
    ask = spec.ask(trigger.on) if trigger.on else None
    told = say("{event}（{held}）", event=spec.label, held=held) if held else spec.label
    if trigger.paid:
        told = say("{event}，付清的", event=told)
    if trigger.counts_as:
        told = say("{event}，视为{cause}", event=told, cause=codes("limitation_act").label(trigger.counts_as))
    return say("{event}，按“{field}”", event=told, field=ask.label) if ask else told


def _code(event: str, name: str, code: str) -> object:
    ask = CATALOGUE[event].spec.ask(name)
    choices = ask.kind.choices if ask else None
    return show(code) if choices is None else choices.label(code)
