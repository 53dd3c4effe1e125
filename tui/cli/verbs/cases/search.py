"""`search`: finding cases, with the passages that hold the words, and people and employers."""

from typing import TYPE_CHECKING

from cases.directory.listed import RecordLine
from cases.directory.records import RECORDS
from cases.hiding.mask import Mask
from cases.staff.audit import APPLICANTS
from cases.values.text import say
from cases.views.shown import hide_row, told_next
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser, whole
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.found import passage_lines, passage_values, record_lines, record_values
from tui.cli.plain.lists import listed
from tui.cli.plain.values import row_values
from tui.words.language import _, show

if TYPE_CHECKING:
    from storage.desk import Desk

_MANY = 50
"""As many cases as are told where nobody says how many."""


def _arguments(parser: Parser) -> None:
    parser.word("text", metavar="TEXT", nargs="+", help=_("姓名、拼音首字母、电话几位、单位或内容中的两个字"))
    parser.option(
        "--limit", metavar="N", type=whole("--limit", 1, 1000), default=_MANY, help=_("最多几件，默认 {n}", n=_MANY)
    )
    parser.names()
    parser.json()


def _run(call: Call) -> int:
    text, limit = " ".join(call.options.text), call.options.limit
    with call.desk() as desk:
        found, today, book = desk.search.look(text, limit), desk.today, desk.rules.book
        passages, records = desk.passages.of(found, text, Mask(), show), _records(desk, text, limit)
        mask = call.mask(desk, "search", [each.row.id for each in found], APPLICANTS)
        heard = desk.queues.heard([each.row for each in found])
        known = desk.cases.known(told_next(heard))
        rows = [hide_row(row, mask, known) for row in heard]
    if call.options.json:
        values = {"rows": [row_values(row, today, book) for row in rows]}
        values |= {"passages": passage_values(rows, passages), "records": record_values(records)}
        tell_json(values)
        return 0
    parts = (listed(rows, today, book), list(passage_lines(rows, passages)), record_lines(records))
    told = [line for part in parts if part for line in ("", *part)][1:]
    tell(told or [_("没有找到；可以换两个字、拼音首字母、电话后四位或案号再试")])
    return 0


def _records(desk: "Desk", text: str, limit: int) -> list[RecordLine]:
    return [line for kind in RECORDS for line in desk.directory.page(kind, text, limit=limit)]


VERB = Verb("search TEXT [--limit N] [--names] [--json]", say("按姓名、拼音、电话、单位或内容搜索"), _arguments, _run)
