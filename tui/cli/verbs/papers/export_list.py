"""`export list`: a queue, what a search finds, people, employers, outside handlers or the log, as a spreadsheet."""

from typing import TYPE_CHECKING

from cases.directory.records import Employer, Outsider, Person
from cases.values.text import say
from cases.views.rows import View
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall, Parser, one_of
from tui.cli.calls.verb import Verb
from tui.cli.leaving import leave
from tui.cli.plain.lists import views
from tui.papers.asked import AskedPaper
from tui.papers.listing import MOST, cases_paper, log_paper, records_paper
from tui.papers.meeting import rows_of
from tui.words.language import _

if TYPE_CHECKING:
    from storage.desk import Desk

_RECORDS = {"people": Person.kind, "employers": Employer.kind, "outsiders": Outsider.kind}
_AUDIT = "audit"
FOUND = 1000
"""Cases of one search."""


def _arguments(parser: Parser) -> None:
    parser.option("--queue", metavar="VIEW", type=one_of("VIEW", tuple(View)), help=_("哪个列表，见下"))
    of = one_of("--of", (*_RECORDS, _AUDIT))
    parser.option("--of", metavar="KIND", type=of, help=_("people、employers、outsiders 或 audit"))
    parser.option("--search", metavar="TEXT", default="", help=_("只要找到的：案件，或与 --of 合用"))
    parser.hides()
    parser.out(_("导出到哪个文件（xlsx）"))
    parser.ending = views


def _run(call: Call) -> int:
    with call.desk() as desk:
        leave(call, desk, call.place(call.options.out), _paper(desk, call))
    return 0


def _paper(desk: "Desk", call: Call) -> AskedPaper:
    options = call.options
    if options.of == _AUDIT:
        return log_paper(desk)
    if options.of:
        return records_paper(desk, _RECORDS[options.of], options.search)
    if options.search:
        rows = desk.search.find(options.search, FOUND)
        return cases_paper(desk, say("搜索“{typed}”", typed=options.search), rows)
    if not options.queue:
        raise BadCall(say("请用 --queue、--search 或 --of 写明要哪个名单"))
    view = View(options.queue)
    return cases_paper(desk, view.label, rows_of(desk, view, MOST))


ABOUT = say("把列表、搜索结果、人员、单位、协办人员或日志导出为表格（xlsx）")
VERB = Verb("export list [--queue VIEW] [--of KIND] [--names] -o FILE", ABOUT, _arguments, _run)
