"""`queue`: a page of a queue."""

from typing import TYPE_CHECKING

from cases.staff.audit import APPLICANTS
from cases.values.text import say
from cases.views.rows import Load, Page, View
from cases.views.shown import hide_row, told_next
from cases.views.wording import queue_name
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall, Parser, one_of, whole
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.lists import listed, views
from tui.cli.plain.values import row_values
from tui.words.language import _

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 1000

_MANY = 50
"""As many cases as are told where nobody says how many."""


def _arguments(parser: Parser) -> None:
    parser.word("view", metavar="VIEW", type=one_of("VIEW", tuple(View)), help=_("哪个列表，见下"))
    parser.option(
        "--limit", metavar="N", type=whole("--limit", 1, MOST), default=_MANY, help=_("最多几件，默认 {n}", n=_MANY)
    )
    parser.option("--of", metavar="WHO", help=_("哪位同事的案件，只用于 mine"))
    parser.option("--after", metavar="M", help=_("从上一页给出的 after 往后"))
    parser.names()
    parser.json()
    parser.ending = views


def _run(call: Call) -> int:
    view, limit = View(call.options.view), call.options.limit
    if call.options.of and view is not View.MINE:
        raise BadCall(say("--of 只用于 mine：bangfu queue mine --of 账号"))
    with call.desk() as desk:
        whose = _load(desk, call.options.of) if call.options.of else None
        account, today = whose.account.account if whose else "", desk.today
        page = desk.queues.page(view, call.options.after, limit, account)
        count = whose.open_cases if whose else desk.queues.counts()[view]
        book = desk.rules.book
        mask = call.mask(desk, f"list {view.value}", [row.id for row in page.rows], APPLICANTS)
        heard = desk.queues.heard(page.rows)
        known = desk.cases.known(told_next(heard))
        listing = [hide_row(row, mask, known) for row in heard]
    if call.options.json:
        rows = [row_values(row, today, book) for row in listing]
        tell_json({"view": view.value, "rows": rows, "after": page.after, "count": count})
        return 0
    title = _("{view}：共 {n} 件", view=queue_name(view, whose.account if whose else None), n=count)
    tell([title, *listed(listing, today, book), *_more(view, account, page, limit)])
    return 0


def _load(desk: "Desk", typed: str) -> Load:
    """Return a colleague, also one who no longer works here, with what they have in hand."""
    account = desk.colleagues.find(typed, "of", gone=True)
    return next((each for each in desk.colleagues.busy() if each.account == account), Load(account, 0, 0))


def _more(view: View, whose: str, page: Page, limit: int) -> list[str]:
    if not page.after:
        return []
    queue = f"{view.value} --of {whose}" if whose else view.value
    return [_("后面还有：bangfu queue {view} --limit {n} --after {after}", view=queue, n=limit, after=page.after)]


VERB = Verb(
    "queue VIEW [--of WHO] [--limit N] [--after M] [--names] [--json]",
    say("列出一个列表中的案件"),
    _arguments,
    _run,
)
