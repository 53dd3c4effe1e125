"""`audit`: who did what and when."""

from typing import Any

from cases.staff.audit import AuditLine
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser, whole
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.cells import table
from tui.words.language import _, show


def _arguments(parser: Parser) -> None:
    parser.option("--case", metavar="NUMBER", default="", help=_("只看这件案件：案号或其中独有的一段"))
    parser.option("--who", metavar="ACCOUNT", default="", help=_("只看这个账号"))
    parser.option("--limit", metavar="N", type=whole("--limit", 1, 1000), default=50, help=_("最多几行，默认 50"))
    parser.option("--before", metavar="SEQ", type=whole("--before", 1, 999_999_999), default=0, help=_("从这一行往前"))
    parser.option("--sign", action="store_true", help=_("主管核签：记下已看过，给出要抄在纸上的校验码"))
    parser.json()


def _run(call: Call) -> int:
    options = call.options
    with call.desk() as desk:
        signed = desk.trail.sign_off() if options.sign else None
        lines = desk.trail.lines(number=options.case, who=options.who, before=options.before, most=options.limit)
        anchor = signed or desk.trail.anchor()
    if options.json:
        tell_json({"anchor": anchor.short, "lines": [_values(line) for line in lines]})
        return 0
    head = [[_("序号"), _("时间"), _("账号"), _("事项"), _("案号"), _("细节")]]
    tell(table([*head, *map(_cells, lines)]))
    tell(["", _("日志的校验码：{anchor}", anchor=anchor.short)])
    return 0


def _values(line: AuditLine) -> dict[str, Any]:
    at = line.at.isoformat(timespec="seconds") + line.utc
    told = {"seq": line.seq, "at": at, "by": line.by, "deed": line.action.value, "case": line.case or None}
    return told | {"detail": dict(line.detail)}


def _cells(line: AuditLine) -> list[str]:
    detail = " ".join(f"{name}={value}" for name, value in line.detail.items())
    return [str(line.seq), line.moment, line.by, show(line.action.label), line.case, detail]


ABOUT = say("审计日志：谁在什么时候做了什么，最近的在前")
VERB = Verb("audit [--case N] [--who NAME] [--sign] [--json]", ABOUT, _arguments, _run)
