"""`export list`: a queue, what a search finds, people, employers or the audit log, as a spreadsheet."""

from typing import TYPE_CHECKING

from cases.directory.records import Employer, Person
from cases.values.text import say
from cases.views.rows import View
from tui.cli.call import Call
from tui.cli.lists import views
from tui.cli.output import tell
from tui.cli.parser import BadCall, Parser, one_of
from tui.cli.verb import Verb
from tui.papers.listing import MOST, write_cases, write_lines, write_records
from tui.papers.meeting import rows_of
from tui.words.language import _

if TYPE_CHECKING:
    from storage.desk import Desk

_RECORDS = {"people": Person.kind, "employers": Employer.kind}
_AUDIT = "audit"
FOUND = 1000
"""Cases of one search."""


def _arguments(parser: Parser) -> None:
    parser.option("--queue", metavar="VIEW", type=one_of("VIEW", tuple(View)), help=_("哪个队列，见下"))
    of = one_of("--of", (*_RECORDS, _AUDIT))
    parser.option("--of", metavar="people|employers|audit", type=of, help=_("人员或单位的名单，或审计日志"))
    parser.option("--search", metavar="TEXT", default="", help=_("只要找到的：案件，或与 --of 合用"))
    parser.hides()
    parser.out(_("写到哪个文件（xlsx）"))
    parser.ending = views


def _run(call: Call) -> int:
    with call.desk() as desk:
        written = _write(desk, call)
    tell([_("已写入 {path}，共 {n} 行", path=call.options.out.expanduser(), n=written)])
    return 0


def _write(desk: "Desk", call: Call) -> int:
    options, out = call.options, call.place(call.options.out)
    mask = call.paper
    if options.of == _AUDIT:
        return write_lines(desk, out)
    if options.of:
        return write_records(desk, out, _RECORDS[options.of], options.search, mask=mask)
    if options.search:
        rows = desk.search.find(options.search, FOUND)
        return write_cases(desk, out, f"查找“{options.search}”", rows, mask=mask)
    if not options.queue:
        raise BadCall(say("请用 --queue、--search 或 --of 写明要哪个名单"))
    view = View(options.queue)
    return write_cases(desk, out, view.label.zh, rows_of(desk, view, MOST), mask=mask)


ABOUT = say("把队列、查找结果、人员、单位或日志写成表格（xlsx）")
VERB = Verb("export list [--queue VIEW] [--of KIND] [--names] -o FILE", ABOUT, _arguments, _run)
