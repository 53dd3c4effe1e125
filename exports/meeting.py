"""会议材料: a cover, the list of cases, then the summary of each on a page of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from itertools import chain
from typing import Any

from cases.hiding.mask import Mask
from cases.law.rulebook import RuleBook
from cases.staff.outgoing import Out
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.text import CHINESE, say
from cases.views.casefile import CaseFile
from cases.views.rows import Row
from cases.views.wording import UNASSIGNED, Upcoming, applicant, numbered, step_of_row
from exports.page.official import day
from exports.page.paper import Block, write_docx
from exports.page.paragraphs import body, cover
from exports.page.paragraphs import title as page_title
from exports.page.styles import Style
from exports.page.tables import PaperColumn, TableRow, table
from exports.printing import about_print, care
from exports.summary import summary

MOST_CASES = 500
"""Cases in one bundle: more than that no meeting reads and no word processor opens with ease."""


_COVER = "个人信息已隐去，隐去了哪些见各页页脚"
"""On the cover, where nobody knows yet what will be hidden in the pages."""


class Cancelled(Exception):
    """Whoever asked for the bundle no longer wants it."""


def check_size(rows: Sequence[Row]) -> None:
    """Raise `Refused` (rule `too_many`) for more than `MOST_CASES` rows."""
    if len(rows) > MOST_CASES:
        raise refuse("too_many", say("一份会议材料最多 {most} 件案件，请缩小范围再导出", most=MOST_CASES))


@dataclass(frozen=True)
class Meeting:
    """What is written for a meeting, and how it is printed.

    rows: the list. files: the same cases in full, taken one by one as they are printed. book: the rules in force.
    mask, printed_by, printed_on and anchor: as for a summary. progress: told after each case how many are done, and of
    how many. cancelled: asked before each case; once it says yes nothing is written.
    """

    title: str
    station: str
    period: str
    rows: Sequence[Row]
    files: Iterable[CaseFile]
    book: RuleBook
    _: KW_ONLY
    mask: Mask
    printed_by: str
    printed_on: date
    anchor: str = ""
    progress: Callable[[int, int], object] | None = None
    cancelled: Callable[[], bool] | None = None

    def one_by_one(self) -> Iterator[CaseFile]:
        """Yield cases as they are printed, and tell after each how many are done. Raises `Cancelled`."""
        for done, file in enumerate(self.files, 1):
            if self.cancelled and self.cancelled():
                raise Cancelled
            yield file
            if self.progress:
                self.progress(done, len(self.rows))

    def write(self, out: Out, blocks: Iterable[Block], **about: Any) -> bool:
        """Write these blocks as one Word file; return whether it was written, False if cancelled.

        about: see `about_print`. Raises `Refused` where the file cannot be written (rule `file`).
        """
        by, on = self.printed_by, self.printed_on
        told = about_print(self.title, mask=self.mask, printed_by=by, printed_on=on, anchor=self.anchor, **about)
        try:
            write_docx(out, told, blocks)
        except Cancelled:
            return False
        return True


def write_meeting(out: Out, meeting: Meeting) -> bool:
    """Write the bundle; return whether it was written, False if cancelled.

    Raises `Refused` as `Meeting.write` does, and for more than `MOST_CASES` rows (rule `too_many`).
    """
    rows, mask, today = meeting.rows, meeting.mask, meeting.printed_on
    check_size(rows)
    summaries = (summary(file, mask=mask, today=today, new_page=True) for file in meeting.one_by_one())
    told = (meeting.station, meeting.period, f"共 {len(rows)} 件")
    front = cover(meeting.title, told, (_COVER if mask.on else care(mask), day(today)))
    listed = _list(rows, meeting.book, mask=mask, today=today)
    return meeting.write(out, chain(front, listed, chain.from_iterable(summaries)), cover=True)


LIST = (
    PaperColumn("序号", 10, Style.CELL_NUMBER),
    PaperColumn("案号", 36.5),
    PaperColumn("申请人", 16),
    PaperColumn("群体", 15),
    PaperColumn("案由", 18),
    PaperColumn("阶段", 13.5),
    PaperColumn("承办人", 13.5),
    PaperColumn("下一步和权利", 33.5),
)


def _list(rows: Sequence[Row], book: RuleBook, *, mask: Mask, today: date) -> Iterator[Block]:
    yield page_title("案件清单", new_page=True)
    if not rows:
        yield from body("没有符合条件的案件。")
        return
    yield table(LIST, (_list_line(at, row, book, mask=mask, today=today) for at, row in enumerate(rows, 1)))


def _list_line(at: int, row: Row, book: RuleBook, *, mask: Mask, today: date) -> TableRow:
    return TableRow(
        (
            str(at),
            numbered(row),
            CHINESE(applicant(mask.name(row.applicant), row.people)),
            CHINESE(tuple(codes("group").label(group) for group in row.groups)),
            CHINESE(codes("cause").label(row.cause)),
            row.stage.label.zh,
            row.handler_name or UNASSIGNED.zh,
            _next(row, today, book),
        )
    )


def _next(row: Row, today: date, book: RuleBook) -> str:
    """Return the next step and the next right that ends, each with its day."""
    step = step_of_row(row, today, book)
    told = [_dated(step.what, step.due)] if step.what else []
    told += [f"权利：{_dated(step.right.what, step.right)}"] if step.right else []
    return "\n".join(told) or "—"


def _dated(what: object, coming: Upcoming | None) -> str:
    if coming is None:
        return CHINESE(what)
    return f"{CHINESE(what)}\n{coming.on.isoformat()}\n{CHINESE(coming.far.told)}"
