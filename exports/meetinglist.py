"""会议清单: one line for each case, with room for what is decided, on sheets that lie across."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
from exports.meeting import Cancelled, check_size, one_by_one
from exports.page.official import ACROSS
from exports.page.paper import Block, write_docx
from exports.page.paragraphs import body, subtitle, title
from exports.page.styles import Style
from exports.page.tables import PaperColumn, TableRow, table
from exports.summary import about_print

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


def write_meeting_list(  # noqa: PLR0913 - what stands above the list, what in it, and how it is printed
    out: Out,
    heading: str,
    station: str,
    period: str,
    rows: Sequence[Row],
    files: Iterable[CaseFile],
    book: RuleBook,
    *,
    mask: Mask,
    printed_by: str,
    printed_on: date,
    anchor: str = "",
    progress: Callable[[int, int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Write the list as one Word file; return whether it was written, False if cancelled. The rest is as in `meeting`.

    files: the same cases in full, taken one by one for their sums.
    """
    check_size(rows)
    about = about_print(heading, mask=mask, printed_by=printed_by, printed_on=printed_on, anchor=anchor, sheet=ACROSS)

    def lines() -> Iterator[TableRow]:
        printed = one_by_one(files, len(rows), progress, cancelled)
        for at, (row, file) in enumerate(zip(rows, printed, strict=True), 1):
            yield _line(at, row, file, book, mask=mask, today=printed_on)

    def blocks() -> Iterator[Block]:
        yield title(heading)
        yield subtitle(f"{station}　{period}　共 {len(rows)} 件")
        if rows:
            yield table(LIST, lines(), ACROSS.text)
        else:
            yield from body("没有符合条件的案件。")

    try:
        write_docx(out, about, blocks())
    except Cancelled:
        return False
    return True


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
