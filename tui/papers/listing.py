"""Lists as spreadsheets: a queue, what a search found, people or employers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from cases.directory.listed import RecordLine
from cases.directory.records import RECORDS
from cases.hiding.mask import Mask
from cases.law.rulebook import RuleBook
from cases.personal.gathered import of_record
from cases.staff.audit import AuditLine
from cases.staff.outgoing import Place
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.spans import DaySpan
from cases.values.sums import Heads, write_heads
from cases.values.text import CHINESE, say
from cases.views.rows import Row
from cases.views.shown import hide_row, told_next
from cases.views.wording import numbered, step_of_row
from tui.papers.asked import AskedPaper, listing

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 50_000
"""Rows of one list."""

_Cell = str | int | date | None

_PAGE = 500
_AHEAD = ("由谁", "下一步", "期限", "权利", "权利届满")
_CASES = ("案号", "申请人", "人数", "群体", "案由", "类别", "阶段", "承办人", *_AHEAD, "接案日期", "结案日期")


def cases_paper(desk: "Desk", title: object, rows: Sequence[Row]) -> AskedPaper:
    """Return cases as a spreadsheet."""

    def write(place: Place, mask: Mask) -> int:
        return write_cases(desk, place, CHINESE(title), rows, mask=mask)

    return listing(desk, title, write, restricted=sum(row.restricted for row in rows))


def records_paper(desk: "Desk", kind: str, typed: str = "") -> AskedPaper:
    """Return people or employers that a search finds, or all of them, as a spreadsheet."""

    def write(place: Place, mask: Mask) -> int:
        return write_records(desk, place, kind, typed, mask=mask)

    return listing(desk, say("{kind}名单", kind=RECORDS[kind].label), write)


def log_paper(desk: "Desk") -> AskedPaper:
    """Return the audit log as a spreadsheet."""
    return listing(desk, say("审计日志"), lambda place, _mask: write_lines(desk, place), masks=False)


def write_cases(desk: "Desk", place: Place, title: str, rows: Sequence[Row], *, mask: Mask) -> int:
    """Write cases as a spreadsheet, and return how many. Raises `Refused`: `role` or `file`."""
    from exports.lists import write_list

    out = desk.papers.out(place, "list", [row.id for row in rows], masked=mask.on)
    foot, book = _foot(desk, out.anchor.short, masked=mask.on), desk.rules.book
    write_list(out, title, _CASES, (_case(row, desk.today, book) for row in _seen(desk, rows, mask)), foot)
    return len(rows)


def _seen(desk: "Desk", rows: Sequence[Row], mask: Mask) -> Iterator[Row]:
    """Yield rows as they leave, part by part: of whom what is next tells is read for one part at a time."""
    for at in range(0, len(rows), _PAGE):
        part = rows[at : at + _PAGE]
        known = desk.cases.known(told_next(part))
        yield from (hide_row(row, mask, known) for row in part)


def write_records(desk: "Desk", place: Place, kind: str, typed: str = "", *, mask: Mask) -> int:
    """Write people or employers that a search finds, or all of them, and return how many."""
    from exports.lists import write_list

    lines = list(_all(desk, kind, typed))
    out = desk.papers.out(place, f"list {kind}", records=[line.id for line in lines], masked=mask.on)
    label, asks = RECORDS[kind].label.zh, RECORDS[kind].asks
    headers = [*(ask.label.zh for ask in asks), "在办", "案件", "涉及人数"]
    rows = (_record(line, mask) for line in lines)
    write_list(out, f"{label}名单", headers, rows, _foot(desk, out.anchor.short, masked=mask.on))
    return len(lines)


_LINES = ("序号", "时间", "时差", "账号", "事项", "案号", "细节")


def write_lines(desk: "Desk", place: Place) -> int:
    """Write the audit log, which never tells what cases say of people, the latest lines first; return how many.

    Where there are more than a list holds, it says so.
    """
    from exports.lists import write_list

    out = desk.papers.out(place, "list audit", masked=True)
    lines = list(islice(_read_lines(desk), MOST))
    left = lines[-1].seq - 1 if lines else 0
    cut = (f"只有最近的 {MOST} 行，更早的 {left} 行没有导出",) if left else ()
    write_list(out, "审计日志", _LINES, map(_line, lines), (*cut, *_foot(desk, out.anchor.short, masked=True)))
    return len(lines)


def _read_lines(desk: "Desk") -> Iterator[AuditLine]:
    before = 0
    while before != 1:
        page = desk.trail.lines(before=before, most=_PAGE)
        yield from page
        if not page:
            return
        before = page[-1].seq


def _line(line: AuditLine) -> Sequence[_Cell]:
    told = " ".join(f"{name}={value}" for name, value in line.detail.items())
    return line.seq, line.at, line.utc, line.by, line.action.label.zh, line.case, told


def _all(desk: "Desk", kind: str, typed: str) -> Iterator[RecordLine]:
    before = 0
    for _ in range(MOST // _PAGE):
        page = desk.directory.page(kind, typed, before, _PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        before = page[-1].id


def _case(row: Row, today: date, book: RuleBook) -> Sequence[_Cell]:
    step = step_of_row(row, today, book)
    due, right = step.due, step.right
    return (
        numbered(row).replace("\n", " "),
        row.applicant,
        _heads(row.people),
        _labels("group", row.groups),
        codes("cause").label(row.cause).zh,
        codes("kind").label(row.kind).zh,
        row.stage.label.zh,
        row.handler_name,
        CHINESE(step.who) if row.stage is not Stage.CLOSED else "",
        CHINESE(step.what),
        due.on if due else None,
        CHINESE(right.what) if right else "",
        right.on if right else None,
        *(str(each) if isinstance(each, DaySpan) else each for each in (row.opened_on, row.closed_on)),
    )


def _heads(people: Heads) -> int | str:
    """Return a number of workers as a cell: a figure where it is exact."""
    return people if isinstance(people, int) else write_heads(people)


def _labels(name: str, chosen: Iterable[str]) -> str:
    return "、".join(codes(name).label(each).zh for each in chosen)


def _record(line: RecordLine, mask: Mask) -> Sequence[_Cell]:
    record = of_record(line.record.completed(), mask)
    told = (ask.kind.cell(record.said(ask.name, masked=False), CHINESE) for ask in record.asks)
    return (*told, line.open_cases, line.all_cases, _heads(line.people))


def _foot(desk: "Desk", anchor: str, *, masked: bool) -> Sequence[str]:
    care = "已隐去个人信息" if masked else "含个人信息，请妥善保管，用后删除"
    return (f"导出：{desk.account.name}　{desk.today.isoformat()}　{care}　审计 {anchor}",)
