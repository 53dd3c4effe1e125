"""`today`: what one is reminded of: overdue, due today, and near by its rule."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cases.dates import distance
from cases.masking import mask_text
from cases.text import Sentence, say
from tui.cli.call import Call
from tui.cli.cells import table
from tui.cli.clockvalues import ahead_values
from tui.cli.output import complain, tell, tell_json
from tui.cli.parser import Parser
from tui.cli.verb import Verb
from tui.language import _, show, show_line

if TYPE_CHECKING:
    from cases.rulebook import RuleBook
    from cases.views import Ahead


def _arguments(parser: Parser) -> None:
    parser.option("--all", action="store_true", help=_("全部可见的案件，不只是自己的"))
    parser.json()


def _run(call: Call) -> int:
    with call.desk() as desk:
        who = None if call.options.all else desk.account.account
        found, today, book, stale = desk.agenda.reminders(who), desk.today, desk.rules.book, desk.rules.changed
    if stale:
        complain([_("期限规则或放假安排变了，期限还没有重新计算：打开案台即自动重算")])
    if call.options.json:
        tell_json({"day": today.isoformat(), "items": [ahead_values(each, today, book) for each in found]})
    else:
        tell(_lines(found, today, book))
    return 0


def _lines(found: "Sequence[Ahead]", today: date, book: "RuleBook") -> Iterator[str]:
    if not found:
        yield _("今天没有要提醒的期限和待办")
    groups: tuple[tuple[Sentence, list[Ahead]], ...] = (
        (say("已逾期"), [each for each in found if each.on < today]),
        (say("今天到期"), [each for each in found if each.on == today]),
        (say("临近"), [each for each in found if each.on > today]),
    )
    for label, items in groups:
        if items:
            yield _("{label}（{n}）", label=label, n=len(items))
            yield from (f"  {row}" for row in table([_cells(each, today, book) for each in items]))


def _cells(item: "Ahead", today: date, book: "RuleBook") -> list[str]:
    versions = book.by_id.get(item.rule, ())
    what = mask_text(item.text) or show(versions[-1].label if versions else item.sort.label)
    basis = show_line(versions[-1].basis) if versions else ""
    return [item.on.isoformat(), show(distance(item.days_left(today))), item.case.number, what, item.who_name, basis]


VERB = Verb("today [--all] [--json]", say("今天要提醒的期限和待办"), _arguments, _run)
