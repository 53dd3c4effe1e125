"""日程表: what is due on a day or in a week, with its article and when it was entered, for the wall or the bag."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cases.hiding.mask import Mask
from cases.law.clockrules import Ownership
from cases.law.owning import OURS
from cases.law.rulebook import RuleBook
from cases.staff.outgoing import Out
from cases.values.dates import WEEKDAYS
from cases.values.text import CHINESE
from cases.views.rows import Ahead
from cases.views.wording import applicant, ground_of, item_far_off, numbered, what_of, who_of
from exports.page.official import day
from exports.page.paper import Block, write_docx
from exports.page.paragraphs import body, note, section, subtitle, title
from exports.page.tables import PaperColumn, TableRow, table
from exports.printing import about_print, doubtful_note, grounds

TITLE = "日程表"
COLUMNS = (
    PaperColumn("事项", 25),
    PaperColumn("案号和申请人", 36.5),
    PaperColumn("由谁办理", 16.5),
    PaperColumn("依据", 25),
    PaperColumn("期限", 26.5),
    PaperColumn("登记于", 26.5),
)


@dataclass(frozen=True)
class Span:
    """What a list is of: the days, whose duties, and whether more are due than it holds."""

    first: date
    last: date
    whose: str
    cut: bool = False


def write_agenda(
    out: Out,
    items: Sequence[Ahead],
    span: Span,
    book: RuleBook,
    *,
    mask: Mask,
    printed_by: str,
    printed_on: date,
    anchor: str = "",
) -> None:
    """Write what is due between two days as a Word file, day by day; what is overdue stands first.

    mask: through which the items were seen.

    Raises as `Out.write` does.
    """
    about = about_print(TITLE, mask=mask, printed_by=printed_by, printed_on=printed_on, anchor=anchor)
    write_docx(out, about, _agenda(items, span, book, printed_on))


def _agenda(items: Sequence[Ahead], span: Span, book: RuleBook, today: date) -> Iterator[Block]:
    yield title(TITLE)
    days = day(span.first) if span.first == span.last else f"{day(span.first)}至{day(span.last)}"
    yield subtitle(f"{span.whose}　{days}")
    before = [item for item in items if item.on < span.first]
    for heading, whose in _BEFORE:
        if some := [item for item in before if item.whose in whose]:
            yield section(heading)
            yield table(COLUMNS, (_line(item, book, today) for item in some))
    for on, due in groupby((item for item in items if item.on >= span.first), key=lambda item: item.on):
        yield section(f"{day(on)}　{WEEKDAYS[on.weekday()].zh}")
        yield table(COLUMNS, (_line(item, book, today) for item in due))
    if not items:
        yield from body("这几天没有期限和待办。")
    if span.cut:
        yield note(f"只列出最先的 {len(items)} 项，后面还有；请缩短日期范围再导出。")
    if any(ground_of(item, book)[1] for item in items):
        yield doubtful_note()


_BEFORE = (
    ("已逾期", OURS),
    ("到期的权利", (Ownership.RIGHT,)),
    ("未见记录，可催问", (Ownership.OTHER,)),
)
"""Under which headings what has passed is told: late is only what is the centre's own."""


def _line(item: Ahead, book: RuleBook, today: date) -> TableRow:
    article, doubtful = ground_of(item, book)
    who = applicant(item.case.applicant, item.case.people)
    return TableRow(
        (
            CHINESE(what_of(item, book)),
            f"{numbered(item.case)}\n{CHINESE(who)}",
            CHINESE(who_of(item, book)),
            grounds(article, doubtful=doubtful),
            f"{item.on.isoformat()}\n{CHINESE(item_far_off(item, today, book).told)}",
            item.entered_on.isoformat(),
        )
    )
