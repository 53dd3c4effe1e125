"""`hand-over`: all that somebody works on goes to a colleague, with a note to sign."""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.text import say
from tui.agendafile import write_note
from tui.cli.call import Call
from tui.cli.output import tell, tell_json
from tui.cli.parser import Parser
from tui.cli.verb import Verb
from tui.language import _

if TYPE_CHECKING:
    from cases.views import Handover


def _arguments(parser: Parser) -> None:
    parser.word("giver", metavar="FROM", help=_("移交人的账号或姓名"))
    parser.word("taker", metavar="TO", help=_("接手人的账号或姓名"))
    parser.option("--reason", metavar="TEXT", required=True, help=_("理由"))
    parser.option("-o", dest="out", metavar="FILE", type=Path, help=_("把交接单写到哪个文件（docx）"))
    parser.json()


def _run(call: Call) -> int:
    options = call.options
    with call.desk() as desk:
        done = desk.handing.over(options.giver, options.taker, options.reason)
        if options.out:
            write_note(desk, options.out.expanduser(), done, masked=True)
    if options.json:
        tell_json({"giver": done.giver, "taker": done.taker, "cases": [row.number for row in done.cases]})
        return 0
    told = _("{giver}的 {n} 件案件、{m} 项期限和待办已交给{taker}", giver=done.giver, taker=done.taker, **_counts(done))
    tell([told, *([_("已写入 {path}", path=options.out.expanduser())] if options.out else [])])
    return 0


def _counts(done: "Handover") -> dict[str, int]:
    return {"n": len(done.cases), "m": len(done.ahead)}


ABOUT = say("把一个人的全部案件、期限和待办交给同事")
VERB = Verb("hand-over FROM TO --reason TEXT [-o FILE] [--json]", ABOUT, _arguments, _run)
