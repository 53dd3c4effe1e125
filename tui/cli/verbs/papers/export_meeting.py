"""`export meeting`: a queue as a bundle for a meeting."""

from dataclasses import replace

from cases.values.text import say
from cases.views.rows import View
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser, one_of, whole
from tui.cli.calls.verb import Verb
from tui.cli.leaving import leave, tell_said
from tui.cli.output import tell
from tui.cli.plain.lists import views
from tui.papers.meeting import MOST, meeting_paper
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    limit = whole("--limit", 1, MOST)
    parser.option("--queue", metavar="VIEW", type=one_of("VIEW", tuple(View)), required=True, help=_("哪个列表，见下"))
    parser.option("--limit", metavar="N", type=limit, default=MOST, help=_("最多几件，默认 {n}", n=MOST))
    parser.option("--all", action="store_true", help=_("连同封面和各案摘要"))
    parser.look(_("导出到哪个文件（docx）"))
    parser.ending = views


def _run(call: Call) -> int:
    view, out = View(call.options.queue), call.paper_place()
    with call.desk() as desk:
        count, most = desk.queues.counts()[view], call.options.limit
        paper = meeting_paper(desk, view, count, most=most, full=call.options.all)
        paper = replace(paper, endings=(".docx",))
        hidden = leave(call, desk, out, paper)
        if out and count > most:
            tell([_("列表共有 {n} 件，其余没有导出", n=count)])
    tell_said(hidden)
    return 0


ABOUT = say("把一个列表导出为会议清单，或连同各案摘要的会议材料")
VERB = Verb("export meeting --queue VIEW [--limit N] [--all] [--names] -o FILE", ABOUT, _arguments, _run)
