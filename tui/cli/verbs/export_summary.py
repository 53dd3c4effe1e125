"""`export summary`: one case on paper."""


from cases.text import say
from tui.cli.call import Call
from tui.cli.output import tell
from tui.cli.parser import Parser
from tui.cli.verb import Verb
from tui.language import _
from tui.papers.onecase import write_case


def _arguments(parser: Parser) -> None:
    parser.word("number", metavar="NUMBER", help=_("案号，或其中独有的一段"))
    parser.out(_("写到哪个文件（docx）"))


def _run(call: Call) -> int:
    out = call.place(call.options.out)
    with call.desk() as desk:
        write_case(desk, out, desk.file(desk.resolve(call.options.number)), masked=True)
    tell([_("已写入 {path}", path=out.path)])
    return 0


ABOUT = say("把案件情况摘要写成 Word 文件，个人信息已隐去")
VERB = Verb("export summary NUMBER -o FILE", ABOUT, _arguments, _run)
