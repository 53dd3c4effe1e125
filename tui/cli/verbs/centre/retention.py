"""`retention`: closed files that have been kept long enough."""

from cases.law.retention import BASIS
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.spans import say_day, told_day
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.cells import table
from tui.words.language import _, show


def _arguments(parser: Parser) -> None:
    parser.option("--set", metavar="KIND=YEARS", default="", help=_("管理员：定一类案件结案后保管几年"))
    parser.json()


def _run(call: Call) -> int:
    with call.desk() as desk:
        if change := call.options.set:
            kind, equals, years = change.partition("=")
            if not equals:
                raise refuse("call", say("--set 请写成 类别=年数，如 rights=30"))
            desk.retention.set_term(kind, years)
        terms, expired = desk.retention.terms(), desk.retention.expired()
    if call.options.json:
        tell_json(
            {
                "terms": [{"kind": each.kind, "years": each.years, "proposed": each.proposed} for each in terms],
                "expired": [
                    {
                        "number": each.number,
                        "kind": each.kind,
                        "closed_on": told_day(each.closed_on),
                        "ended_on": each.ended_on.isoformat(),
                        "hold": each.hold,
                    }
                    for each in expired
                ],
            }
        )
        return 0
    for term in terms:
        kind = codes("kind").label(term.kind)
        line = _("{kind}：结案后保管 {n} 年", kind=kind, n=term.years)
        tell([_("{line}（建议年限，本单位尚未确定）", line=line) if term.proposed else line])
    tell([_("依据 {basis}", basis=BASIS), ""])
    head = [[_("案号"), _("类别"), _("结案日期"), _("期满日"), _("暂缓销毁")]]
    rows = [
        [
            each.number,
            show(codes("kind").label(each.kind)),
            show(say_day(each.closed_on)),
            each.ended_on.isoformat(),
            _("是") if each.hold else "",
        ]
        for each in expired
    ]
    tell(table([*head, *rows]) if rows else [_("没有保管期满的案卷")])
    return 0


ABOUT = say("保管期满、待鉴定销毁的案卷；不会自动销毁")
VERB = Verb("retention [--set KIND=YEARS] [--json]", ABOUT, _arguments, _run)
