"""`export summary`: one case on paper."""

from pathlib import Path

from cases.text import say
from tui.cli.call import Call
from tui.cli.output import tell
from tui.cli.parser import Parser
from tui.cli.verb import Verb
from tui.language import _


def _arguments(parser: Parser) -> None:
    parser.word("number", metavar="NUMBER", help=_("案号，或其中独有的一段"))
    parser.option("-o", dest="out", metavar="FILE", type=Path, required=True, help=_("写到哪个文件（docx）"))


def _run(call: Call) -> int:
    from exports.summary import write_summary

    with call.desk() as desk:
        file, who, today = desk.file(desk.resolve(call.options.number)), desk.account.name, desk.today
        anchor = desk.trail.export("summary", case=file.id, masked=True)
    out = call.options.out.expanduser()
    write_summary(out, file, masked=True, printed_by=who, printed_on=today, anchor=anchor.short)
    tell([_("已写入 {path}", path=out)])
    return 0


VERB = Verb("export summary NUMBER -o FILE", say("把案件情况摘要写成 Word 文件，个人信息已隐去"), _arguments, _run)
