"""`queue`: a page of a queue."""

from cases.staff.audit import APPLICANTS
from cases.values.text import say
from cases.views.rows import Page, View
from cases.views.shown import hide_row
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser, one_of, whole
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.lists import listed, views
from tui.cli.plain.values import row_values
from tui.words.language import _

MOST = 1000


def _arguments(parser: Parser) -> None:
    parser.word("view", metavar="VIEW", type=one_of("VIEW", tuple(View)), help=_("哪个队列，见下"))
    parser.option("--limit", metavar="N", type=whole("--limit", 1, MOST), default=50, help=_("最多几件，默认 50"))
    parser.option("--after", metavar="CURSOR", help=_("从上一页给出的 after 往后"))
    parser.names()
    parser.json()
    parser.ending = views


def _run(call: Call) -> int:
    view, limit = View(call.options.view), call.options.limit
    with call.desk() as desk:
        page, count, today = desk.queues.page(view, call.options.after, limit), desk.queues.counts()[view], desk.today
        book = desk.rules.book
        mask = call.mask(desk, f"list {view.value}", [row.id for row in page.rows], APPLICANTS)
        listing = [hide_row(row, mask) for row in desk.queues.heard(page.rows)]
    if call.options.json:
        rows = [row_values(row, today, book) for row in listing]
        tell_json({"view": view.value, "rows": rows, "after": page.after, "count": count})
        return 0
    title = _("{view}：共 {n} 件", view=view.label, n=count)
    tell([title, *listed(listing, today, book), *_more(view, page, limit)])
    return 0


def _more(view: View, page: Page, limit: int) -> list[str]:
    if not page.after:
        return []
    return [_("后面还有：bangfu queue {view} --limit {n} --after {after}", view=view.value, n=limit, after=page.after)]


VERB = Verb("queue VIEW [--limit N] [--after CURSOR] [--names] [--json]", say("列出一个队列中的案件"), _arguments, _run)
