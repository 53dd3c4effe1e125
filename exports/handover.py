"""工作交接单: the cases, deadlines and tasks that somebody hands over to a colleague, to be signed by three people."""

from collections.abc import Iterator
from datetime import date

from docx.oxml.table import CT_Tbl
from docx.shared import Mm
from docx.text.parfmt import ParagraphFormat

from cases.hiding.mask import Mask
from cases.law.rulebook import RuleBook
from cases.staff.outgoing import Out
from cases.values.text import CHINESE
from cases.views.rows import Ahead, Handover, Row
from cases.views.wording import applicant, ground_of, numbered, step_of_row, what_of
from exports.page.official import day
from exports.page.paper import Block, write_docx
from exports.page.paragraphs import body, section, subtitle, title
from exports.page.styles import Style
from exports.page.tables import PaperColumn, TableRow, label_table, table
from exports.printing import about_print, grounds

TITLE = "工作交接单"
CASES = (
    PaperColumn("序号", 10.5, Style.CELL_NUMBER),
    PaperColumn("案号", 36.5),
    PaperColumn("申请人", 31),
    PaperColumn("阶段", 17),
    PaperColumn("下一步", 34.5),
    PaperColumn("期限", 26.5),
)
AHEAD = (
    PaperColumn("日期", 26.5),
    PaperColumn("事项", 34.5),
    PaperColumn("案号", 36.5),
    PaperColumn("依据", 32),
    PaperColumn("登记于", 26.5),
)
STAYS = (PaperColumn("案号", 36.5), PaperColumn("原因", 119.5))
SIGNATURES = (PaperColumn("", 22), PaperColumn("签名", 74), PaperColumn("日期", 60))
ROOM = Mm(14)
"""Height of a row that somebody signs in."""


def write_handover(
    out: Out,
    handover: Handover,
    book: RuleBook,
    *,
    mask: Mask,
    printed_by: str,
    printed_on: date,
    anchor: str = "",
) -> None:
    """Write a handover as a Word file. mask: through which it was seen.

    Raises `Refused` (rule `file`) where the file cannot be written.
    """
    about = about_print(TITLE, mask=mask, printed_by=printed_by, printed_on=printed_on, anchor=anchor)
    write_docx(out, about, _note(handover, book))


def _note(told: Handover, book: RuleBook) -> Iterator[Block]:
    yield title(TITLE)
    yield subtitle(f"{told.giver} 移交 {told.taker}　{day(told.on)}")
    pairs = (("移交人", told.giver), ("接收人", told.taker), ("交接日期", day(told.on)), ("批准人", told.by))
    yield label_table((*pairs, ("理由", told.reason)))
    yield section(f"一、在办案件（{len(told.cases)} 件）")
    yield table(CASES, (_case(place, row, told.on, book) for place, row in enumerate(told.cases, 1)))
    yield section(f"二、期限和待办（{len(told.ahead)} 项）")
    if told.ahead:
        yield table(AHEAD, (_ahead(item, book) for item in told.ahead))
    else:
        yield from body("没有未到的期限和待办。")
    if told.stays:
        yield section(f"三、没有交接，仍在移交人名下（{len(told.stays)} 件）")
        yield table(STAYS, (TableRow((each.number, CHINESE(each.why))) for each in told.stays))
    yield section("四、签字" if told.stays else "三、签字")
    yield _signatures()


def _case(place: int, row: Row, today: date, book: RuleBook) -> TableRow:
    step = step_of_row(row, today, book)
    due, what = step.due.on.isoformat() if step.due else "—", CHINESE(step.what) or "—"
    if right := step.right:
        due, what = f"{due}\n{right.on.isoformat()}", f"{what}\n权利：{CHINESE(right.what)}"
    who = CHINESE(applicant(row.applicant, row.people))
    return TableRow((str(place), numbered(row), who, row.stage.label.zh, what, due))


def _ahead(item: Ahead, book: RuleBook) -> TableRow:
    article, doubtful = ground_of(item, book)
    told = grounds(article, doubtful=doubtful)
    cells = (item.on.isoformat(), CHINESE(what_of(item, book)), numbered(item.case), told, item.entered_on.isoformat())
    return TableRow(cells)


def _signatures() -> CT_Tbl:
    """Return rows high enough to sign in, all of them on the same page."""
    made = table(SIGNATURES, (TableRow((who, "", "")) for who in ("移交人", "接收人", "监交人")))
    head, *rows = made.tr_lst
    for row in rows:
        row.trHeight_val = ROOM
    for row in (head, *rows[:-1]):
        for cell in row.tc_lst:
            for each in cell.p_lst:
                ParagraphFormat(each).keep_with_next = True
    return made
