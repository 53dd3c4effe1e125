"""案件情况摘要: one case on paper, for whoever decides on it or takes it over."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from cases.due.clocks import Clock
from cases.events import CATALOGUE, Entry
from cases.file.members import SUMS, hide_member, time_of
from cases.file.parts import FORMER, role_label
from cases.hiding.mask import Mask
from cases.history.lifecycle import standing
from cases.law.answers.paychain import Answers, answering
from cases.law.clockrules import ClockRule, Ownership
from cases.personal.reading import Reading
from cases.staff.outgoing import Out
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.spans import say_day
from cases.values.sums import say_heads
from cases.values.text import CHINESE
from cases.views.casefile import CaseFile, HistoryLine
from cases.views.chain import CHAIN, how
from cases.views.clockwords import ClockStanding, interruptions, standing_in
from cases.views.hardship import hardship
from cases.views.ledger import ledger, money_lines
from cases.views.matters import ASKED_OF_SOME, DAYS
from cases.views.pending import pending
from cases.views.team import team
from cases.views.wording import CASE_SUMS, RESTRICTED
from exports.page.official import day
from exports.page.paper import Block, write_docx
from exports.page.paragraphs import body, note, section, subsection, subtitle, title
from exports.page.styles import Style
from exports.page.tables import Marked, Pair, PaperColumn, TableRow, label_table, needed, table
from exports.printing import about_print, doubtful_note, grounds
from exports.shares import share_table

TITLE = "案件情况摘要"


def write_summary(out: Out, file: CaseFile, *, mask: Mask, printed_by: str, printed_on: date, anchor: str = "") -> None:
    """Write the summary of one case as a Word file.

    mask: how personal data is shown. printed_by: the name of whoever prints; printed_on: the day, from which days left
    are counted. anchor: where the audit log stood, for the foot of the pages. Raises `Refused` (rule `file`)
    where the file cannot be written.
    """
    name = f"{TITLE} {file.case.number}"
    about = about_print(name, mask=mask, printed_by=printed_by, printed_on=printed_on, anchor=anchor)
    write_docx(out, about, summary(file, mask=mask, today=printed_on))


def summary(file: CaseFile, *, mask: Mask, today: date, new_page: bool = False) -> Iterator[Block]:
    """Yield the paragraphs and tables of a summary, beginning a new page if asked."""
    reading = Reading(file, mask)
    yield title(TITLE, new_page=new_page)
    yield subtitle(f"{file.case.number}　{file.station.name}")
    if file.case.restricted:
        yield subtitle(f"{RESTRICTED.zh}：{codes('reach').label(file.case.privacy.reach).zh}")
    for at, (heading, blocks) in zip(_NUMERALS, _parts(reading, today), strict=False):
        yield section(f"{at}、{heading}")
        yield from blocks


_NUMERALS = "一二三四五六七"


def _parts(reading: Reading, today: date) -> Iterator[tuple[str, Iterator[Block]]]:
    """Yield each part by its heading: what came of a case first of all that is told of it."""
    yield "基本情况", iter([label_table(_basics(reading))])
    if reading.case.stage is Stage.CLOSED:
        yield "办理结果", iter([label_table(_result(reading, today))])
    if answering(reading.case) or reading.case.parties.members:
        yield "责任与成员", chain(_chain(reading), _members(reading))
    yield "诉求与事实", _asked(reading)
    yield "办理经过", iter([table(HISTORY, (_history_line(reading, line) for line in reading.file.history))])
    yield "款项", chain([table(MONEY, _money(reading, today))], share_table(reading, today))
    yield "期限与下一步", _ahead(reading, today)


def _asked(reading: Reading) -> Iterator[Block]:
    for heading, name in (("（一）诉求", "request"), ("（二）事实", "facts")):
        yield subsection(heading)
        yield from body(reading.now(name))


def look_through(files: Iterable[CaseFile], mask: Mask, today: date) -> Iterator[CaseFile]:
    """Read all that the summaries of cases say through a mask, so that it tells before what is hidden and what stays.

    Yields each case once it is read.
    """
    for file in files:
        for _block in summary(file, mask=mask, today=today):
            pass
        yield file


ANSWERS = (PaperColumn("当事人", 28), PaperColumn("怎样负责", 84), PaperColumn("依据", 44))


def _chain(reading: Reading) -> Iterator[Block]:
    """Yield who answers, the first one first, each with the article."""
    if found := answering(reading.case):
        yield subsection(CHINESE(CHAIN))
        yield table(ANSWERS, map(_answers, found))


def _answers(each: Answers) -> TableRow:
    role = Marked(each.role.zh, "还没有登记" if each.missing else "")
    return TableRow((role, CHINESE(how(each)), grounds(each.basis, doubtful=each.unconfirmed)))


MEMBERS = (
    PaperColumn("序号", 11, Style.CELL_NUMBER),
    PaperColumn("姓名", 40),
    PaperColumn("证件号码", 55),
    PaperColumn("起止", 50),
)


def _members(reading: Reading) -> Iterator[Block]:
    """Yield the members of a collective case; their sums stand with the money, by worker and item."""
    members = reading.case.parties.members
    if not members:
        return
    listed, people = len(members), reading.case.parties.people
    count = f"{listed} 人" if listed == people else f"共 {CHINESE(say_heads(people))}，列出 {listed} 人"
    yield subsection(f"成员名册（{count}）")
    yield table(MEMBERS, _member_lines(reading))


def _member_lines(reading: Reading) -> Iterator[TableRow]:
    for at, each in enumerate(reading.case.parties.members, 1):
        member = hide_member(each, reading.mask.piece)
        time = CHINESE(time_of(member)).replace(" ", "") if member.since or member.until else ""
        yield TableRow((str(at), member.name, member.id_number, time))


_TOLD = (
    *("groups", "employment", "kind", "channel", "cause"),
    *ASKED_OF_SOME,
    *DAYS,
    *("others", "respondents"),
)
"""The fields of the intake that the first table tells, in its order."""


def _basics(reading: Reading) -> Iterator[Pair]:
    case = reading.case
    for name in ("applicant", "id_number", "phone", "address"):
        yield from _filled(reading, name)
    for each in case.parties.former:
        yield role_label(FORMER).zh, reading.mask.name(each.name)
    if case.parties.several:
        yield reading.label("people"), CHINESE(say_heads(case.parties.people))
    for name in _TOLD:
        yield from _filled(reading, name)
    for number, relation in case.ties.links:
        yield codes("relation_kind").label(relation).zh, number
    yield "当前阶段", case.stage.label.zh
    yield from ((label.zh, CHINESE(told)) for label, told in hardship(case))
    yield from ((each.label.zh, CHINESE(each.told)) for each in pending(case, reading.mask))
    yield "承办人", reading.handler
    yield from ((CHINESE(label), CHINESE(told)) for label, told in team(reading.file, reading.mask))
    yield "接案日期", day(case.opened_on)
    if case.accepted_on:
        yield "受理日期", day(case.accepted_on)
    if case.closing.closed_on:
        yield "结案日期", day(case.closing.closed_on)


def _filled(reading: Reading, name: str) -> Iterator[Pair]:
    if value := reading.now(name):
        yield reading.label(name), value


HISTORY = (
    PaperColumn("序号", 11, Style.CELL_NUMBER),
    PaperColumn("日期", 26.5),
    PaperColumn("事项", 20),
    PaperColumn("内容", 81.5),
    PaperColumn("登记人", 17),
)


def _history_line(reading: Reading, line: HistoryLine) -> TableRow:
    entry = line.entry
    return TableRow(
        (
            str(entry.seq),
            Marked(CHINESE(say_day(entry.day)), f"{day(entry.at.date())}补记" if entry.backdated else ""),
            Marked(entry.event.spec.label.zh, f"已作废\n见第{line.voided_by}条" if line.voided_by else ""),
            _told(reading, entry),
            line.by_name,
        ),
        struck=line.voided_by is not None,
    )


def _told(reading: Reading, entry: Entry) -> str:
    """Return what an entry says; the intake is told at length above, so it only points there."""
    event = entry.event
    if event.elsewhere:
        return CHINESE(event.elsewhere)
    fields = list(reading.fields(event, entry.on))
    if len(fields) == 1:
        return fields[0][1]
    return "\n".join(f"{label}：{text}" for label, text in fields)


MONEY = (PaperColumn("款项", 31), PaperColumn("金额", 62, Style.CELL_NUMBER), PaperColumn("说明", 63))


def _money(reading: Reading, today: date) -> Iterator[TableRow]:
    for line in money_lines(ledger(reading.file, today), reading.case, reading.mask):
        label, amount, why = (reading.mask.text(CHINESE(each)) for each in (line.label, line.amount, line.why))
        yield TableRow((label, _whole_figures(amount), why))


def _whole_figures(amount: str) -> str:
    """Return a sum so that no figure of it is broken over a line: of two the second goes on the next where need be."""
    return amount.replace(" 至 ", "\n至 ") if needed([amount]) > MONEY[1].share else amount


CLOCKS = (
    PaperColumn("期限", 27),
    PaperColumn("由谁办理", 17),
    PaperColumn("依据", 29),
    PaperColumn("起算日", 26.5),
    PaperColumn("届满日", 26.5),
    PaperColumn("状态", 30),
)


WHOSE = {
    Ownership.RIGHT: "法定期限",
    Ownership.CENTRE: "法定期限",
    Ownership.OTHER: "他方期限",
    Ownership.STEP: "本中心步骤",
}
"""What a paper calls a clock: only what the law sets the worker or the centre is a 法定期限 of this side."""

UNCHECKED = "期限"
"""What it calls one of this side of which nobody has confirmed that the law sets it: beside it stands that."""


def _ahead(reading: Reading, today: date) -> Iterator[Block]:
    """Yield what comes next, then the clocks with their legal basis."""
    for sentence in reading.ahead(today):
        yield from body(f"{CHINESE(sentence)}。")
    if more := tuple(map(CHINESE, reading.promised(today))):
        yield from body(f"另有：{'；'.join(more)}。")
    if not (clocks := reading.file.clocks):
        return
    yield table(CLOCKS, (_clock_line(clock, reading, today) for clock in clocks))
    for clock in clocks:
        if told := "；".join(map(CHINESE, interruptions(clock))):
            yield from body(f"{CHINESE(reading.clock_name(clock))}的经过：{told}。")
    if any(clock.rule.unconfirmed for clock in clocks):
        yield doubtful_note()
    if any(clock.provisional and clock.running for clock in clocks):
        yield note("标“暂定”的届满日涉及尚未公布放假安排的日子，公布后可能变动。")


def _whose(rule: ClockRule) -> str:
    called = WHOSE[rule.whose]
    return UNCHECKED if rule.unconfirmed and called == WHOSE[Ownership.RIGHT] else called


def _clock_line(clock: Clock, reading: Reading, today: date) -> TableRow:
    rule, stands = clock.rule, standing_in(reading.file, clock, today)
    due = "—" if clock.rests_on(today) else CHINESE(say_day(clock.due_known))
    return TableRow(
        (
            f"{reading.clock_name(clock)}\n{CHINESE(rule.length_said)}",
            f"{CHINESE(reading.acts_by(clock))}\n{_whose(rule)}",
            grounds(rule.basis, doubtful=rule.unconfirmed),
            CHINESE(say_day(clock.slack.starts if clock.slack else clock.starts)),
            Marked(due, "、".join(each.zh for each in stands.remarks)),
            _standing(stands),
        )
    )


def _standing(stands: ClockStanding) -> str:
    told = map(CHINESE, (stands.told, stands.ended, stands.lapses, stands.missing, stands.question))
    lines = tuple(told)
    return "\n".join(line for line in lines if line)


def _result(reading: Reading, today: date) -> Iterator[Pair]:
    case = reading.case
    entries = list(standing([line.entry for line in reading.file.history]))
    yield "结案情形", CATALOGUE[case.closing.ending].spec.label.zh
    if case.closing.closed_on:
        yield "结案日期", day(case.closing.closed_on)
    if case.closing.first_closed_on and case.closing.first_closed_on != case.closing.closed_on:
        yield "首次结案", day(case.closing.first_closed_on)
    if case.closing.satisfaction:
        yield "满意度", _satisfaction(entries, case.closing.satisfaction)
    ending = _last(entries, case.closing.ending)
    asked = _last(entries, ending.event.spec.decides_on) if ending else None
    for entry in (asked, ending):
        if entry:
            sums = {ask.label.zh for ask in entry.event.spec.asks if ask.name in SUMS}
            yield from (pair for pair in reading.fields(entry.event, entry.on) if pair[0] not in sums)
    yield from _whole_sums(reading, today)


def _whole_sums(reading: Reading, today: date) -> Iterator[Pair]:
    told = ledger(reading.file, today)
    for name, label in CASE_SUMS.items():
        if (amount := told.of(name)) is not None:
            yield label.zh, CHINESE(say_sum(amount))


def _satisfaction(entries: list[Entry], code: str) -> str:
    """Return how content somebody was, in the words of the day on which they said so."""
    told = next((entry for entry in reversed(entries) if entry.event.spec.ask("satisfaction")), None)
    now = codes("satisfaction")
    return (now.worded_on(told.on) if told else now).label(code).zh


def _last(entries: list[Entry], code: str) -> Entry | None:
    return next((entry for entry in reversed(entries) if entry.event.spec.code == code), None)
