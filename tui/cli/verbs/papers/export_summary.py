"""`export summary`: one case on paper."""

from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.leaving import leave, tell_said
from tui.papers.onecase import summary_paper
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    parser.word("number", metavar="NUMBER", help=_("案号，或其中独有的一段"))
    parser.look(_("导出到哪个文件（docx）"))


def _run(call: Call) -> int:
    out = call.paper_place()
    with call.desk() as desk:
        file = desk.cases.file(desk.cases.resolve(call.options.number))
        hidden = leave(call, desk, out, summary_paper(desk, file))
    tell_said(hidden)
    return 0


ABOUT = say("把案件情况摘要导出为 Word 文件")
VERB = Verb("export summary NUMBER [--names] [--look] -o FILE", ABOUT, _arguments, _run)
