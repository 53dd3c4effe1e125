"""`export person`: what is held about a person, for that person."""

from pathlib import Path

from cases.text import say
from tui.answer import write_person
from tui.cli.call import Call
from tui.cli.output import tell
from tui.cli.parser import Parser
from tui.cli.verb import Verb
from tui.language import _


def _arguments(parser: Parser) -> None:
    parser.word("number", metavar="NUMBER", help=_("这个人的一件案件：案号，或其中独有的一段"))
    parser.option("-o", dest="out", metavar="FILE", type=Path, required=True, help=_("写到哪个文件（docx）"))


def _run(call: Call) -> int:
    out = call.options.out.expanduser()
    with call.desk() as desk:
        written = write_person(desk, desk.resolve(call.options.number), out)
    tell([_("已写入 {path}，共 {n} 件", path=out, n=written)])
    return 0


ABOUT = say("应本人要求，把中心所存的其个人信息写成答复单，内容不隐去")
VERB = Verb("export person NUMBER -o FILE", ABOUT, _arguments, _run)
