"""期限规则: every clock that the centre goes by, found by number, name or article; what moves it, and how sure."""

from collections.abc import Iterable, Iterator

from cases.due.rulewords import act, papers, which
from cases.law.clockrules import ClockRule
from cases.law.rulebook import RuleBook
from cases.law.rulekeys import ACT, NEEDED, OTHER_FIELD, PARTS, asked, chosen, example
from cases.values.tables import STATUSES
from cases.values.text import Sentence, say
from tui.dialogs.read import Read
from tui.screens.finding import FindingScreen
from tui.widgets import columns
from tui.widgets.moves import STEPS
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled
from tui.words.keys import Act, bindings, register
from tui.words.language import show_line

RULES = register(
    (
        Act("rules.open", "open", say("细看"), say("看这条规则的全部内容"), "", ("enter",), 10, first=True),
        Act("rules.keys", "keys", say("写法"), say("自己写规则时每个字段是什么意思，附一个例子"), "", ("f2",), 12),
        Act("rules.back", "back", say("返回"), say("回到前一屏"), "", ("escape",), 15),
    )
)

_MOVES: tuple[tuple[str, Sentence], ...] = (
    ("start", say("起算")),
    ("unless", say("没有此期限")),
    ("counts_from", say("起算日")),
    ("at_once", say("收到即生效")),
    ("stop", say("完成事项")),
    ("overtaken", say("不再需要")),
    ("restart", say("中断")),
    ("suspend", say("中止")),
    ("resume", say("恢复计算")),
    ("extend", say("延长")),
    ("revive", say("重新起算")),
)
_WAYS: tuple[tuple[str, Sentence], ...] = (
    ("before", say("从起算日往前倒数")),
    ("named", say("最后一日由文书载明")),
    ("opens", say("最后一日起才可以办理")),
    ("each", say("对每个对方当事人各算各的")),
    ("once", say("一案只起算一次")),
    ("quiet", say("只在案内显示，不列入待办")),
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
        self.rows.show_lines(columns.RULES, [ListLine(str(at), _cells(each)) for at, each in enumerate(self.found)])
        self.tell(say("{n} 条；本中心自己的规则用 bangfu rules 设定，写法按 F2", n=len(self.found)))

    def action_open(self) -> None:
        """Show all there is to the rule under the cursor."""
        if self.rows.key:
            rule = self.found[int(self.rows.key)]
            self.app.push_screen(Read(say("{id} {label}", id=rule.id, label=rule.label), tuple(told(rule))))

    def action_keys(self) -> None:
        """Show what each key of a rule says, for whoever writes rules for the centre."""
        self.app.push_screen(Read(say("自己写规则"), tuple(written())))


def written() -> Iterator[Labelled]:
    """Yield the page of the keys of a rule, and its example."""
    yield Labelled("", say("规则写在一个 TOML 文件里，一条一个 [[rule]]；带 * 的必填。"))
    for part in PARTS:
        yield Labelled("", say("{label}：", label=part.label))
        yield from (Labelled(f"{key}*" if key in NEEDED else key, told) for key, told in part.keys.items())
        if part is ACT:
            yield Labelled("…", OTHER_FIELD)
    for key, values in chosen():
        yield Labelled("", say("{label}：", label=key))
        yield from (Labelled(value, told) for value, told in values)
    yield Labelled("", say("{label}：", label="given"))
    yield from (Labelled(name, told) for name, told in asked())
    yield Labelled("", example())


def _text(rule: ClockRule) -> str:
    return " ".join((rule.id, *rule.label, rule.basis, rule.note)).lower()


def _cells(rule: ClockRule) -> tuple[str, ...]:
    return tuple(map(show_line, (rule.id, rule.label, rule.length_said, rule.basis_said, STATUSES[rule.status])))


def told(rule: ClockRule) -> Iterator[Labelled]:
    """Yield all there is to say of a rule."""
    yield Labelled(say("长度"), rule.length_said)
    yield Labelled(say("由谁"), say("{actor}（{whose}）", actor=rule.actor_label, whose=rule.whose.label))
    yield from _listed(say("适用"), _which(rule))
    if not rule.start:
        yield Labelled(say("起算"), say("不自动起算，可用 bangfu clock 计算"))
    for name, label in _MOVES:
        yield from _listed(label, map(act, getattr(rule, name)))
    yield from _listed(say("算法"), (each for name, each in _WAYS if getattr(rule, name)))
    yield from _ends(rule)


def _listed(label: Sentence, told: Iterable[object]) -> Iterator[Labelled]:
    """Yield what belongs under one label, on a line each; nothing for none."""
    if lines := [show_line(each) for each in told]:
        yield Labelled(label, "\n".join(lines))


def _which(rule: ClockRule) -> Iterator[object]:
    for label, values in which(rule):
        yield say("{label}：{value}", label=label, value=values)
    if found := papers(rule):
        yield say("持以下文书提出的：{papers}", papers=found)
    if rule.since or rule.until:
        yield say("{since} 至 {until}", since=rule.since or "…", until=rule.until or "…")


def _ends(rule: ClockRule) -> Iterator[Labelled]:
    if rule.extension:
        yield Labelled(say("可延长"), rule.length_of(rule.extension))
    yield Labelled(say("后果"), rule.lapses)
    yield Labelled(say("依据"), say("{basis}（{status}）", basis=rule.basis_said, status=STATUSES[rule.status]))
    if rule.remind:
        yield Labelled(say("提醒"), rule.reminds)
    if rule.note:
        yield Labelled(say("说明"), rule.note)
    if rule.decided_by:
        yield Labelled(say("本中心规则"), rule.decided)
