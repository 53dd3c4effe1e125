"""`search`: finding cases."""

from cases.staff.audit import APPLICANTS
from cases.values.text import say
from cases.views.shown import hide_row, told_next
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser, whole
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.lists import listed
from tui.cli.plain.values import row_values
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    parser.word("text", metavar="TEXT", nargs="+", help=_("姓名、拼音首字母、电话几位、单位或内容中的两个字"))
    parser.option("--limit", metavar="N", type=whole("--limit", 1, 1000), default=50, help=_("最多几件，默认 50"))
    parser.names()
    parser.json()


def _run(call: Call) -> int:
    text = " ".join(call.options.text)
    with call.desk() as desk:
        found, today, book = desk.search.find(text, call.options.limit), desk.today, desk.rules.book
        mask = call.mask(desk, "search", [row.id for row in found], APPLICANTS)
        heard = desk.queues.heard(found)
        known = desk.cases.known(told_next(heard))
        rows = [hide_row(row, mask, known) for row in heard]
    if call.options.json:
        tell_json({"rows": [row_values(row, today, book) for row in rows]})
        return 0
    tell(listed(rows, today, book) or [_("没有找到；可以换两个字、拼音首字母、电话后四位或案号再试")])
    return 0


VERB = Verb("search TEXT [--limit N] [--names] [--json]", say("按姓名、拼音、电话、单位或内容查找"), _arguments, _run)
