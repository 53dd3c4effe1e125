"""`hand-over`: all that somebody works on goes to a colleague, with a note to sign."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cases.refusal import refuse
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
    out = _place(options.out) if options.out else None
    with call.desk() as desk:
        done = desk.handing.over(options.giver, options.taker, options.reason)
        _tell(done, as_json=options.json)  # before the note: whatever becomes of that, this has happened
        if out:
            write_note(desk, out, done, masked=True)
    if out and not options.json:
        tell([_("已写入 {path}", path=out)])
    return 0


def _place(path: Path) -> Path:
    """Return where the note goes; refused where it cannot go there, as long as nothing has been handed over yet."""
    path = path.expanduser()
    if path.is_dir():
        raise refuse("file", say("给出的位置是一个文件夹，请在后面加上文件名"))
    if not path.parent.is_dir():
        raise refuse("file", say("目标文件夹不存在，请先建好文件夹或换一个位置"))
    if not os.access(path.parent, os.W_OK):
        raise refuse("file", say("没有权限写入这个位置，请换一个自己能写的文件夹"))
    return path


def _tell(done: "Handover", *, as_json: bool) -> None:
    if as_json:
        cases, ahead = [row.number for row in done.cases], len(done.ahead)
        tell_json({"giver": done.giver, "taker": done.taker, "cases": cases, "ahead": ahead})
        return
    names, counts = {"giver": done.giver, "taker": done.taker}, {"n": len(done.cases), "m": len(done.ahead)}
    tell([_("{giver}的 {n} 件案件、{m} 项期限和待办已交给{taker}", **names, **counts)])


ABOUT = say("把一个人的全部案件、期限和待办交给同事")
VERB = Verb("hand-over FROM TO --reason TEXT [-o FILE] [--json]", ABOUT, _arguments, _run)
