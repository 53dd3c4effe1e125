"""`events`: the catalogue of all that can be recorded."""

from collections.abc import Iterator
from datetime import date

from cases.events import CATALOGUE, Ask, Spec
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.values import event_values
from tui.words.language import _, show

MOST_CHOICES = 12
"""Choices of a field that are listed in plain text."""


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
    kind = show(ask.kind.called)
    kind = _("{kind}，必填", kind=kind) if ask.needed else kind
    line = _("{name} {label}（{kind}）", name=ask.name, label=ask.label, kind=kind)
    if ask.kind.choices is None:
        return line
    codes = ask.kind.choices.on(today)
    shown = " ".join(f"{code.code}={show(code.label)}" for code in codes[:MOST_CHOICES])
    if len(codes) > MOST_CHOICES:
        shown += " " + _("……共 {n} 项，见 events --json", n=len(codes))
    return _("{label}：{value}", label=line, value=shown)


VERB = Verb("events [--json]", say("列出可以登记的事项和各自的字段"), _arguments, _run)
