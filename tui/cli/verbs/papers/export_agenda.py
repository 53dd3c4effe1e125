"""`export agenda`: what lies ahead, as a list to print or a calendar for a phone."""

from datetime import date, timedelta

from cases.values.dates import read_date
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser, whole
from tui.cli.calls.verb import Verb
from tui.cli.leaving import leave, tell_said
from tui.cli.output import tell
from tui.papers.agendafile import Stretch, agenda_paper
from tui.words.language import _

LONGEST = 366
"""Days of one list at most."""


def _arguments(parser: Parser) -> None:
    parser.option("--from", dest="first", metavar="DATE", default="", help=_("从哪天起，不写为今天"))
    parser.option("--days", metavar="N", type=whole("--days", 1, LONGEST), default=7, help=_("几天，默认 7"))
    parser.option("--all", action="store_true", help=_("全部可见的案件，不只是自己的"))
    parser.look(_("导出到哪个文件（docx 或 ics）"))


def _run(call: Call) -> int:
    from storage.queues.agenda import MOST

    options, out = call.options, call.paper_place()
    with call.desk() as desk:
        first = read_date(options.first, desk.today) if options.first else desk.today
        last = first + timedelta(days=options.days - 1)
        who = None if options.all else desk.account.account
        found = desk.agenda.between(date.min if first <= desk.today else first, last, who, MOST + 1)
        items, cut = found[:MOST], len(found) > MOST
        stretch = Stretch(first, last, desk.centre if options.all else desk.account.name, cut)
        hidden = leave(call, desk, out, agenda_paper(desk, items, stretch))
        if out and cut:
            tell([_("还有更多，只列出最先的 {n} 项", n=MOST)])
    tell_said(hidden)
    return 0


ABOUT = say("把日程导出为日程表（docx）或日历（ics）")
VERB = Verb("export agenda [--from DATE] [--days N] [--all] [--names] -o FILE", ABOUT, _arguments, _run)
