"""个人信息查询答复单: what is held about a person, for that person, on their request (个人信息保护法 45)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cases.audit import AuditLine, Deed
from cases.codes import codes
from cases.outgoing import Out
from cases.records import Record
from cases.retention import Term
from cases.text import CHINESE
from cases.views import CaseFile
from exports.official import day
from exports.paper import Block, write_docx
from exports.paragraphs import body, section, subtitle, title
from exports.styles import Style
from exports.summary import about_print, summary
from exports.tables import Column, Line, label_table, table

TITLE = "个人信息查询答复单"
GIVEN = {Deed.EXPORTED: "导出为文件", Deed.REVEALED: "完整显示", Deed.READ: "查看限定案件"}
"""What of the audit log tells a person who looked at or took away their data."""


@dataclass(frozen=True)
class Held:
    """All that is held about a person.

    files: the cases that they applied in. record: what the directory has of them. terms: how long each kind is kept.
    uses: lines of the audit log about these cases.
    """

    files: Sequence[CaseFile]
    record: Record
    terms: Sequence[Term]
    uses: Sequence[AuditLine]


def write_answer(out: Out, held: Held, *, centre: str, printed_by: str, printed_on: date, anchor: str) -> None:
    """Write all that is held about a person as a Word file, nothing hidden.

    Raises as `Out.write` does.
    """
    about = about_print(TITLE, masked=False, printed_by=printed_by, printed_on=printed_on, anchor=anchor)
    write_docx(out, about, _answer(held, centre, printed_on))


def _answer(held: Held, centre: str, today: date) -> Iterator[Block]:
    files, terms = held.files, held.terms
    yield title(TITLE)
    yield subtitle(f"{files[0].case.applicant}　{day(today)}")
    yield section("一、处理者与依据")
    yield from body(
        f"{centre}为办理您的案件处理以下个人信息。您有权查阅、复制、更正、补充，并可撤回同意或请求删除"
        "（个人信息保护法第十五条、第四十五条至第四十七条）。"
    )
    yield section("二、同意和保管期限")
    yield table(KEPT, (_kept(file, terms) for file in files))
    yield section("三、查看和提供记录")
    seen = [Line((f"{line.at:%Y-%m-%d %H:%M}", line.case, GIVEN[line.deed], line.by)) for line in held.uses]
    yield from [table(USES, seen)] if seen else body("没有记录。")
    yield section("四、名录中的资料")
    told = held.record.completed().shown(masked=False)
    yield label_table((label.zh, "、".join(map(CHINESE, parts))) for label, parts in told)
    yield section("五、案件内容")
    yield from body("各案件的内容逐件附后。")
    for file in files:
        yield from summary(file, masked=False, today=today, new_page=True)


KEPT = (Column("案号", 36), Column("阶段", 22), Column("已同意的用途", 60), Column("保管到", 38))
USES = (Column("时间", 40), Column("案号", 40), Column("用途", 44), Column("账号", 32, Style.CELL))


def _kept(file: CaseFile, terms: Sequence[Term]) -> Line:
    case = file.case
    agreed = "、".join(codes("consent_purpose").label(each).zh for each in case.consents) or "没有登记"
    term = next((each for each in terms if each.kind == case.kind), None)
    if case.hold:
        until = "暂缓销毁"
    elif term and case.closed_on:
        until = day(term.end(case.closed_on)) + ("（建议数）" if term.proposed else "")
    else:
        until = "结案后起算"
    return Line((case.number, case.stage.label.zh, agreed, until))
