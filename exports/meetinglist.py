"""会议清单: one line for each case, with room for what is decided, on sheets that lie across."""

from collections.abc import Iterator
from datetime import date

from cases.hiding.mask import Mask
from cases.law.rulebook import RuleBook
from cases.staff.outgoing import Out
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.sums import Sum
from cases.values.text import CHINESE
from cases.views.casefile import CaseFile
from cases.views.ledger import ledger
from cases.views.rows import Row
from cases.views.wording import CASE_SUMS, UNASSIGNED, Upcoming, applicant, numbered, step_of_row
from exports.meeting import Meeting, check_size
from exports.page.official import ACROSS
from exports.page.paper import Block
from exports.page.paragraphs import body, subtitle, title
from exports.page.styles import Style
from exports.page.tables import PaperColumn, TableRow, table

LIST = (
    PaperColumn("序号", 12, Style.LIST_NUMBER),
    PaperColumn("案号", 34, Style.LIST),
    PaperColumn("申请人", 25, Style.LIST),
    PaperColumn("案由", 29, Style.LIST),
    PaperColumn("承办人", 18, Style.LIST),
    PaperColumn("金额（元）", 41, Style.LIST),
    PaperColumn("下一步", 42, Style.LIST),
    PaperColumn("先届满的权利", 37, Style.LIST),
    PaperColumn("会议决定", 29, Style.LIST),
)

SUMS = ("claimed", "awarded", "received")
"""The whole sums that a line tells."""


def write_meeting_list(out: Out, meeting: Meeting) -> bool:
    """Write the list as one Word file; see `write_meeting`. Cases are taken for their sums."""
    check_size(meeting.rows)
    return meeting.write(out, _blocks(meeting), sheet=ACROSS)


def _blocks(meeting: Meeting) -> Iterator[Block]:
    yield title(meeting.title)
    yield subtitle(f"{meeting.station}　{meeting.period}　共 {len(meeting.rows)} 件")
    if meeting.rows:
        yield table(LIST, _lines(meeting), ACROSS.text)
    else:
        yield from body("没有符合条件的案件。")


def _lines(meeting: Meeting) -> Iterator[TableRow]:
    for at, (row, file) in enumerate(zip(meeting.rows, meeting.one_by_one(), strict=True), 1):
        yield _line(at, row, file, meeting.book, mask=meeting.mask, today=meeting.printed_on)


def _line(at: int, row: Row, file: CaseFile, book: RuleBook, *, mask: Mask, today: date) -> TableRow:
    step = step_of_row(row, today, book)
    return TableRow(
        (
            str(at),
            numbered(row),
            CHINESE(applicant(mask.name(row.applicant), row.people)),
            CHINESE(codes("cause").label(row.cause)),
            row.handler_name or UNASSIGNED.zh,
            "\n".join(_sums(file, today)) or "—",
            _step(step.who, step.what, step.due) if step.what else "—",
            _step("", step.right.what, step.right) if step.right else "—",
            "",
        )
    )


def _sums(file: CaseFile, today: date) -> Iterator[str]:
    """Yield what is claimed, fixed and received, as far as anybody has said."""
    told = ledger(file, today)
    for name in SUMS:
        amount: Sum | None = told.of(name)
        if amount is not None:
            yield f"{CASE_SUMS[name].zh} {CHINESE(say_sum(amount))}"


def _step(who: object, what: object, coming: Upcoming | None) -> str:
    told = f"{CHINESE(who)}：{CHINESE(what)}" if who else CHINESE(what)
    return f"{told}\n{coming.on.isoformat()} {CHINESE(coming.far.told)}" if coming else told
