"""`events`: the catalogue of all that can be recorded."""

from collections.abc import Iterator
from datetime import date

from cases import kinds
from cases.events import CATALOGUE, Ask, Spec
from cases.kinds import Pick, PickMany
from cases.members import Members
from cases.parties import Parties
from cases.text import Sentence, say
from tui.cli.call import Call
from tui.cli.output import tell, tell_json
from tui.cli.parser import Parser
from tui.cli.values import event_values, kind_name
from tui.cli.verb import Verb
from tui.language import _, show

MOST_CHOICES = 12
"""Choices of a field that are listed in plain text."""

_KINDS: dict[type[object], Sentence] = {
    kinds.Line: say("文字"),
    kinds.Prose: say("长文"),
    kinds.Day: say("日期"),
    kinds.RoughDay: say("年月日"),
    kinds.Amount: say("金额"),
    kinds.Whole: say("整数"),
    kinds.YesNo: say("是或否"),
    kinds.Pick: say("选一项"),
    kinds.PickMany: say("可多选"),
    kinds.Lines: say("每行一项"),
    Parties: say("每行一个当事人"),
    Members: say("每行一名成员"),
    kinds.Colleague: say("账号或姓名"),
    kinds.EntryNumber: say("经过序号"),
    kinds.FieldName: say("接案登记的字段"),
}


def _arguments(parser: Parser) -> None:
    parser.json()


def _run(call: Call) -> int:
    today = call.today
    specs = [event.spec for event in CATALOGUE.values()]
    if call.options.json:
        tell_json([event_values(spec, today) for spec in specs])
    else:
        tell(line for spec in specs for line in _lines(spec, today))
    return 0


def _lines(spec: Spec, today: date) -> Iterator[str]:
    start = show(tuple(stage.label for stage in spec.at)) or _("新案件")
    end = show(spec.to.label) if spec.to else _("阶段不变")
    route = _("{start} → {end}，由{who}登记", start=start, end=end, who=spec.by.label)
    yield _("{label}：{value}", label=f"{spec.code} {show(spec.label)}", value=route)
    for ask in spec.asks:
        if not ask.automatic:
            yield f"    {_field(ask, today)}"
    yield ""


def _field(ask: Ask, today: date) -> str:
    kind = show(_KINDS.get(type(ask.kind), kind_name(ask.kind)))
    kind = _("{kind}，必填", kind=kind) if ask.needed else kind
    line = _("{name} {label}（{kind}）", name=ask.name, label=ask.label, kind=kind)
    if not isinstance(ask.kind, Pick | PickMany):
        return line
    codes = ask.kind.list.on(today)
    shown = " ".join(f"{code.code}={show(code.label)}" for code in codes[:MOST_CHOICES])
    if len(codes) > MOST_CHOICES:
        shown += " " + _("……共 {n} 项，见 events --json", n=len(codes))
    return _("{label}：{value}", label=line, value=shown)


VERB = Verb("events [--json]", say("列出可以登记的事项和各自的字段"), _arguments, _run)
