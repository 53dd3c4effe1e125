"""个人信息查询答复单: what is held about a person, for that person, on their request (个人信息保护法 45)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cases.directory.listed import Edit, RecordFile
from cases.events import Opened
from cases.file.members import LABELS, SUMS, cell_text
from cases.file.parts import role_label
from cases.hiding.mask import FULL
from cases.history.lifecycle import voided
from cases.law.retention import Term
from cases.personal.answering import NOWHERE, HeldData, Standing, of_one
from cases.personal.reading import Reading
from cases.staff.audit import AuditAction, AuditLine
from cases.staff.outgoing import Out
from cases.values.codes import codes
from cases.values.money import write_sum
from cases.values.spans import say_day
from cases.values.text import CHINESE
from exports.page.official import day
from exports.page.paper import Block, write_docx
from exports.page.paragraphs import body, note, section, subsection, subtitle, title
from exports.page.tables import Pair, PaperColumn, TableRow, label_table, table
from exports.printing import about_print

TITLE = "个人信息查询答复单"
GIVEN = {AuditAction.EXPORTED: "导出为文件", AuditAction.REVEALED: "完整显示", AuditAction.READ: "查看限定案件"}
"""What of the audit log tells a person who looked at or took away their data."""

WHAT = {
    "summary": "案件情况摘要",
    "meeting": "会议材料",
    "list": "案件名单",
    "list person": "人员名单",
    "agenda": "日程",
    "handover": "工作交接单",
    "person": TITLE,
    "returned": "未通过的导入行",
    "case": "案件",
    "record": "名录中的资料",
    "search": "搜索结果",
    "calendar": "日程",
}
"""What was written or shown, by its code in the log; lists on the screen are called by their queue there."""

KEPT = (
    PaperColumn("案号", 36.5),
    PaperColumn("身份", 24),
    PaperColumn("阶段", 20),
    PaperColumn("已同意的用途", 43.5),
    PaperColumn("保管到", 32),
)
USES = (PaperColumn("时间", 30), PaperColumn("案号", 36.5), PaperColumn("用途", 51.5), PaperColumn("由谁", 38))
EDITS = (PaperColumn("时间", 30), PaperColumn("由谁", 28), PaperColumn("改动", 98))
PASSAGES = (PaperColumn("日期", 26.5), PaperColumn("事项", 26), PaperColumn("与您有关的文字", 103.5))
HISTORY = (PaperColumn("日期", 26.5), PaperColumn("事项", 26), PaperColumn("内容", 103.5))


def write_answer(
    out: Out, held: HeldData, people: Mapping[str, str], *, centre: str, printed_by: str, printed_on: date, anchor: str
) -> None:
    """Write all that is held about a person as a Word file, their own data in full and nobody else's.

    people: what those who work at the centre are called, by account. Raises `Refused` (rule `file`) where the file
    cannot be written.
    """
    about = about_print(TITLE, mask=FULL, printed_by=printed_by, printed_on=printed_on, anchor=anchor)
    write_docx(out, about, _answer(held, people, centre, printed_on))


def look_through(held: HeldData, today: date) -> None:
    """Read all that the answer will say, so that what is held tells before what of others stays readable."""
    for _block in _answer(held, {}, "", today):
        pass


def _answer(held: HeldData, people: Mapping[str, str], centre: str, today: date) -> Iterator[Block]:
    yield title(TITLE)
    yield subtitle(f"{held.name}　{day(today)}")
    yield section("一、处理者与依据")
    yield from body(
        f"{centre}为办理案件处理以下个人信息。您有权查阅、复制、更正、补充，并可撤回同意或请求删除"
        "（个人信息保护法第十五条、第四十五条至第四十七条）。"
    )
    yield from body(_searched(held))
    yield section("二、您在哪些案件中")
    yield from _table(KEPT, [_kept(each, held.terms) for each in held.standings], "没有。")
    yield section("三、查看和提供记录")
    yield from _table(USES, [_use(line, people) for line in held.uses], "没有记录。")
    yield section("四、名录中的资料")
    for file in held.records:
        yield from _record(held, file)
    if not held.records:
        yield from body("没有。")
    yield section("五、案件内容")
    yield from body("其他人的姓名、号码和住址不属于您的个人信息，认得出的以“某某”和“***”代替。")
    for standing in held.standings:
        yield from _own_case(held, standing) if standing.applies else _part(held, standing)


def _table(columns: Sequence[PaperColumn], lines: Sequence[TableRow], none: str) -> Iterator[Block]:
    yield from [table(columns, lines)] if lines else body(none)


def _searched(held: HeldData) -> str:
    if held.whole:
        return "以下内容查自本中心全部站点。"
    return "以下内容只查自本站点；其他站点或限定查看的案件中如有您的信息，须另向中心主管提出查询。"


def _kept(standing: Standing, terms: Sequence[Term]) -> TableRow:
    case = standing.file.case
    agreed = "、".join(codes("consent_purpose").label(each).zh for each in case.privacy.consents) or "没有登记"
    term = next((each for each in terms if each.kind == case.intake.kind), None)
    if case.privacy.legal_hold:
        until = "暂缓销毁"
    elif term and case.closing.closed_on:
        until = day(term.end(case.closing.closed_on)) + ("（建议数）" if term.proposed else "")
    else:
        until = "结案后起算"
    return TableRow((case.number, _role(standing), case.stage.label.zh, agreed if standing.applies else "—", until))


def _role(standing: Standing) -> str:
    if standing.part is None:
        named = "、".join(label.zh for label in standing.roles)
        return f"登记中写到（{named}）" if named else "正文提到" if standing.place == NOWHERE else ""
    role = role_label(standing.part.role).zh
    return f"{role}（曾登记）" if standing.before else role


def _use(line: AuditLine, people: Mapping[str, str]) -> TableRow:
    code, several = str(line.detail.get("what", "")), int(line.detail.get("cases", 1))
    what = WHAT.get(code, "案件名单" if code.startswith("list") else "")
    hidden = "，姓名和号码已隐去" if line.detail.get("masked") else ""
    told = f"{GIVEN[line.action]}：{what}{hidden}" if what else f"{GIVEN[line.action]}{hidden}"
    return TableRow((f"{line.at:%Y-%m-%d %H:%M}", line.case or f"{several} 件之一", told, people.get(line.by, line.by)))


def _record(held: HeldData, file: RecordFile) -> Iterator[Block]:
    mask = held.mask_alone
    told = file.record.completed().hidden(mask).shown(masked=False)
    yield label_table((label.zh, "、".join(map(CHINESE, parts))) for label, parts in told)
    edits = [TableRow((f"{each.at:%Y-%m-%d %H:%M}", each.by_name, _edit(held, each))) for each in file.edits]
    if edits:
        yield subsection("这些资料的改动")
        yield table(EDITS, edits)


def _edit(held: HeldData, edit: Edit) -> str:
    mask, told = held.mask_alone, [edit.label.zh]
    for change in edit.changes():
        kind = change.ask.kind
        old, new = (kind.seen(each, mask) for each in (change.before, change.after))
        was, now = (kind.cell(kind.show(each), CHINESE) if each else "空" for each in (old, new))
        told.append(f"{change.ask.label.zh}：{was} 改为 {now}")
    return "\n".join(told)


def _own_case(held: HeldData, standing: Standing) -> Iterator[Block]:
    """Yield all of a case that is the person's own, but for other people."""
    file, reading = standing.file, Reading(standing.file, held.mask(standing))
    yield subsection(f"{file.case.number}　申请人")
    yield label_table(_filled(reading))
    for name in ("request", "facts"):
        yield note(reading.label(name))
        yield from body(reading.now(name))
    void = voided([line.entry for line in file.history])
    lines = []
    for line in file.history[1:]:
        event = of_one(line.entry.event, standing)
        told = "\n".join(f"{label}：{text}" for label, text in reading.fields(event, line.entry.on))
        label = event.spec.label.zh + ("（已作废）" if line.entry.seq in void else "")
        lines.append(TableRow((CHINESE(say_day(line.entry.day)), label, told)))
    yield from _table(HISTORY, lines, "登记后没有别的记录。")


def _filled(reading: Reading) -> Iterator[Pair]:
    for ask in Opened.spec.asks:
        if ask.name not in ("request", "facts") and (value := reading.now(ask.name)):
            yield ask.label.zh, value


def _part(held: HeldData, standing: Standing) -> Iterator[Block]:
    """Yield what a case of others says of the person: their line on its roster, and the sentences that name them."""
    file, part = standing.file, standing.part
    yield subsection(f"{file.case.number}　{_role(standing)}")
    if part:
        yield label_table(_told(standing))
    sentences = [
        TableRow((CHINESE(say_day(line.entry.day)), line.entry.event.spec.label.zh, f"{label.zh}：{text}"))
        for line, label, text in held.passages(standing)
    ]
    yield from _table(PASSAGES, sentences, "正文中没有提到您。")
    yield note("本案是他人的案件，只列出其中与您有关的内容，其余没有列出。")


def _told(standing: Standing) -> Iterator[Pair]:
    part = standing.part
    if part is None:
        return
    member = next(standing.members, None)
    yield LABELS["name"].zh, part.name
    if member is None:
        return
    for name, label in LABELS.items():
        value = getattr(member, name)
        if name != "name" and value not in ("", None):
            yield label.zh, f"{write_sum(value)} 元" if name in SUMS else cell_text(name, value)
