"""`export person`: what is held about a person, for that person."""

from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.leaving import leave, tell_said
from tui.papers.answer import answer_paper
from tui.papers.held import held_in
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    parser.word("number", metavar="NUMBER", help=_("这个人的一件案件：案号，或其中独有的一段"))
    parser.option("--who", metavar="NAME", default="", help=_("案件中的哪个人：姓名或证件号码；不写为申请人"))
    parser.hide()
    parser.look_only(_("导出到哪个文件（docx）"))


def _run(call: Call) -> int:
    out, options = call.paper_place(), call.options
    with call.desk() as desk:
        held = held_in(desk, desk.cases.resolve(options.number), options.who)
        hidden = leave(call, desk, out, answer_paper(desk, lambda: held))
    tell_said(hidden)
    return 0


ABOUT = say("应本人申请，把本中心保存的其个人信息导出为答复单，不含他人的")
VERB = Verb("export person NUMBER [--who NAME] [--look] -o FILE", ABOUT, _arguments, _run)
