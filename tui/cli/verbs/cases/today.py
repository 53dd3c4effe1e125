"""`today`: what one is reminded of: overdue, due today, and near by its rule."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cases.law.clockrules import Ownership
from cases.law.owning import OURS
from cases.values.text import Sentence, say
from cases.views.rows import View
from cases.views.shown import hide_ahead, worded
from cases.views.wording import article, item_far_off, marked, what_of, who_of
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import complain, tell, tell_json
from tui.cli.plain.cells import table
from tui.cli.plain.clockvalues import ahead_values
from tui.words.language import _, show, show_line

if TYPE_CHECKING:
    from cases.law.rulebook import RuleBook
    from cases.views.rows import Ahead


def _arguments(parser: Parser) -> None:
    parser.option("--all", action="store_true", help=_("全部可见的案件，不只是自己的"))
    parser.names()
    parser.json()


def _run(call: Call) -> int:
    from storage.queues.agenda import MOST

    with call.desk() as desk:
        who = None if call.options.all else desk.account.account
        found, today, book = desk.agenda.reminders(who, MOST + 1), desk.today, desk.rules.book
        stale, deciding = desk.rules.changed, desk.queues.counts()[View.DECIDE]
        mask = call.mask(desk, "agenda", {each.case.id for each in found[:MOST]})
        shown, more = hide_ahead(found[:MOST], mask, desk.cases.known(worded(found[:MOST]))), len(found) > MOST
    if stale:
        complain([_("期限规则或放假安排变了，期限还没有重新计算：打开工作台即自动重算")])
    if call.options.json:
        items = [ahead_values(each, today, book) for each in shown]
        told = {"items": items, "more": more, "stale": stale, "deciding": deciding}
        tell_json({"day": today.isoformat(), **told})
        return 0
    if deciding:
        tell([_("有 {n} 件等您决定：bangfu queue {view}", n=deciding, view=View.DECIDE.value)])
    tell(_lines(shown, today, book))
    if more:
        tell([_("还有更多，只列出最先的 {n} 项", n=MOST)])
    return 0


def _lines(found: "Sequence[Ahead]", today: date, book: "RuleBook") -> Iterator[str]:
    if not found:
        yield _("今天没有要提醒的期限和待办")
    passed = [each for each in found if each.on < today]
    groups: tuple[tuple[Sentence, list[Ahead]], ...] = (
        (say("已逾期"), [each for each in passed if each.whose in OURS]),
        (say("到期的权利"), [each for each in passed if each.whose is Ownership.RIGHT]),
        (say("未见记录，可催问"), [each for each in passed if each.whose is Ownership.OTHER]),
        (say("今天到期"), [each for each in found if each.on == today]),
        (say("临近"), [each for each in found if each.on > today]),
    )
    for label, items in groups:
        if items:
            yield _("{label}（{n}）", label=label, n=len(items))
            yield from (f"  {row}" for row in table([_cells(each, today, book) for each in items]))


def _cells(item: "Ahead", today: date, book: "RuleBook") -> list[str]:
    rule, what = book.of(item.rule), show(what_of(item, book))
    basis = show_line(article(rule)) if rule else ""
    number, left = show_line(marked(item.case)), show(item_far_off(item, today, book).told)
    return [item.on.isoformat(), left, number, what, show(who_of(item, book)), basis]


VERB = Verb("today [--all] [--names] [--json]", say("今天要提醒的期限和待办"), _arguments, _run)
