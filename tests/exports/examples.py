"""Case files to print, made through the events themselves: one with everything in it that a page must cope with."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from cases.due.agenda import Duty, agenda
from cases.due.starting import clocks
from cases.events import (
    Accepted,
    Assigned,
    Closed,
    Closing,
    Contact,
    Corrected,
    Entry,
    Event,
    Filed,
    Money,
    Note,
    Opened,
    Ruling,
    Voided,
)
from cases.file.parties import Party
from cases.history.lifecycle import admit, after, open_case, voided
from cases.law.rulebook import rulebook
from cases.money.items import just
from cases.staff.people import Role, Station
from cases.values.codes import codes
from cases.views.casefile import CaseFile, HistoryLine
from cases.views.rows import RightAhead, Row

STATION = Station("YT", "烟台市总工会职工维权帮扶中心", "centre")
NAMES = {"liming": "李明", "wangfang": "王芳"}
TODAY = date(2026, 6, 30)
START = date(2026, 1, 5)
ID_NUMBER = "11010519491231002X"
CARD = "6222021234567890123"
HOSTILE = "\x1b[31m红\x1b[0m\u202e反向\u202c[/b]<w:p>&amp;\x0b换行\x00 𠮷㛃 👨\u200d👩\u200d👧 \ud800\ufffe"


def first(list_name: str) -> str:
    """Return the first code of a list."""
    return codes(list_name).on(TODAY)[0].code


OPENED = Opened(
    applicant="张伟",
    id_number=ID_NUMBER,
    phone="13800138000、05356688123",
    address="山东省烟台市芝罘区幸福街道幸福小区12号楼3单元501",
    kind="legal_aid",
    channel="visit",
    groups=("migrant", "dispatched"),
    people=35,
    employment="dispatch",
    respondents=(
        Party("employer", "山东齐某建筑劳务有限公司烟台分公司第三项目部"),
        Party("labour_contractor", "赵大壮"),
    ),
    project="滨海广场二期",
    cause=first("cause"),
    claimed=just(120_000_050),
    facts="张伟等35人自2025年3月起做工，电话13800138000。\n\n　　赵大壮于2025年9月失联。" + "工资一拖再拖，" * 150,
    request="支付2025年3月至8月拖欠的工资1,200,000.50元。",
)


class History:
    """A history in the making."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, after: int, *events: Event, boss: bool = False, late: int = 0) -> "History":
        """Record events that happened some days after the start, on that day or some days late."""
        on = START + timedelta(after)
        by, role = ("wangfang", Role.SUPERVISOR) if boss else ("liming", Role.STAFF)
        at = datetime.combine(on + timedelta(late), time(9, 30))
        for event in events:
            self.entries.append(Entry(len(self.entries) + 1, on, at, by, role, event))
        return self


def worked(notes: int) -> History:
    """Return the history of a case that is being worked, with everything in it and as many notes as asked for."""
    history = History().add(0, OPENED)
    history.add(2, typed(Accepted, ground=first("accept_ground")), boss=True)
    history.add(3, typed(Assigned, handler="liming"), boss=True)
    history.add(4, Contact(mode=first("contact_mode"), what=f"电话联系张伟，{HOSTILE}"))
    history.add(5, Note(what=f"误登的一条，卡号{CARD}。"), Voided(entry=5, why="登错案件"))
    history.add(6, Corrected(field="phone", old=OPENED.phone, new="13900139000", reason="换号"))
    history.add(7, typed(Filed, forum="arbitration", what="申请仲裁，请求支付工资"), late=3)
    for n in range(notes):
        said = f"第{n + 1}次跟进。" + "与单位负责人沟通工资支付安排。" * (1 + n % 5)
        history.add(8 + n * 100 // notes, Note(what=said))
    ruled = {"sort": first("ruling_kind"), "result": first("ruling_result"), "awarded": "100万", "what": "大部分支持"}
    paid = {"nature": "received", "amount": "500,000.25", "next_step": "催第二笔", "next_on": "2026-07-02"}
    return history.add(110, typed(Ruling, **ruled), typed(Money, **paid))


def closed() -> History:
    """Return the history of a case that was worked and closed."""
    sums = {"claimed": "120万", "awarded": "100万", "received": "100万", "differs": "尾款当面付清。"}
    sums |= {"rest": "已付清。"}
    told = {"outcome": "award_full", "summary": "张伟已拿到工资。", **sums}
    checks = ",".join(code.code for code in codes("quality_check").on(TODAY))
    return worked(2).add(120, typed(Closing, **told)).add(121, typed(Closed, checks=checks), boss=True)


def typed(event: type[Event], **fields: str) -> Event:
    """Return an event as a form reads it."""
    return event.read(fields, TODAY)


def case_file(history: History, number: str = "〔2026〕YT0001") -> CaseFile:
    """Return the file that a history adds up to."""
    entries = history.entries
    case = open_case(number, STATION.code, entries[0])
    for at, entry in enumerate(entries[1:], 1):
        entries[at] = admit(case, entries[:at], entry)
        case = after(case, entries[:at], entries[at])
    void = {seq: by.seq for seq, by in voided(entries).items()}
    running = clocks(case, entries, rulebook())
    lines = tuple(HistoryLine(entry, NAMES[entry.by], void.get(entry.seq)) for entry in entries)
    return CaseFile(1, case, STATION, lines, running, agenda(case, running), NAMES)


def row(file: CaseFile) -> Row:
    """Return the row of a file in a queue."""
    case, due = file.case, file.next_due
    return Row(
        id=file.id,
        number=case.number,
        station=case.station,
        kind=case.intake.kind,
        stage=case.stage,
        applicant=case.parties.applicant.name,
        people=case.parties.people,
        groups=case.intake.groups,
        cause=case.intake.cause,
        handler=case.handler,
        handler_name=file.handler_name,
        next_actor=case.acts_next,
        next_due=due.on if due else None,
        next_rule=_key(due) if due else "",
        rights=tuple(RightAhead(each.on, _key(each)) for each in file.rights),
        opened_on=case.opened_on,
        closed_on=case.closing.closed_on,
        last_on=file.history[-1].entry.on,
        version=case.version,
    )


def _key(duty: Duty) -> str:
    return duty.clock.rule.id if duty.clock else duty.sort.value


def rows(files: Sequence[CaseFile]) -> list[Row]:
    """Return the rows of files."""
    return [row(file) for file in files]
