"""Histories in the making: the people of a centre, the least that each event needs, and cases at every stage."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from cases.due.clocks import Clock, Counted
from cases.due.slack import Slack
from cases.events import Assigned, Entry, Event, Opened, event_class
from cases.file.case import Case
from cases.history.lifecycle import admit, after, open_case
from cases.law.reckoning import Reckoning
from cases.staff.people import Role
from cases.standing.stages import Stage
from cases.values.calendar import Calendar
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.values.spans import Dated

NUMBER, STATION = "〔2026〕YT0001", "YT"
DAY = date(2026, 3, 2)
ROLES = {
    "li": Role.STAFF,
    "zhao": Role.STAFF,
    "wang": Role.SUPERVISOR,
    "chen": Role.SUPERVISOR,
    "admin": Role.ADMINISTRATOR,
    "audit": Role.AUDITOR,
}
CHECKS = ",".join(code.code for code in codes("quality_check").on(DAY))

LEAST: Mapping[str, Mapping[str, str]] = {
    "opened": {
        "applicant": "张伟",
        "kind": "rights",
        "channel": "visit",
        "groups": "migrant",
        "cause": "2025-205-5",
        "facts": "2025年做工，工资未付。",
        "request": "支付工资。",
    },
    "answered": {"answer": "可以向劳动监察投诉。"},
    "converted": {"as_kind": "rights"},
    "asked_more": {"items": "身份证复印件\n欠条"},
    "accepted": {"ground": "rights_wages"},
    "declined": {"ground": "out_of_scope", "reason": "不是劳动争议。", "remedy_told": "是"},
    "succeeded": {"ground": "death", "name": "李秀英"},
    "joined": {"name": "杜文", "capacity": "lawyer", "what": "出庭。"},
    "stepped_out": {"name": "杜文", "reason": "办结。"},
    "assigned": {"handler": "li"},
    "handed_back": {"reason": "另有任务。"},
    "contact": {"mode": "phone", "what": "问了情况。"},
    "note": {"what": "核对工资表。"},
    "filed": {"forum": "arbitration", "what": "请求支付工资。"},
    "mediation": {"result": "ongoing", "what": "双方到场。"},
    "hearing": {"forum": "arbitration", "what": "庭审结束。"},
    "document": {"direction": "sent", "sort": "evidence", "what": "交了证据。"},
    "ruling": {"sort": "nonfinal_award", "result": "partial", "what": "支持一部分。"},
    "money": {"nature": "received", "amount": "300"},
    "benefit": {"sort": "living", "amount": "500"},
    "fact": {"what": "去年开始欠薪。"},
    "called_back": {"mode": "phone", "satisfaction": "satisfied"},
    "closing": {
        "outcome": "mediated",
        "summary": "已经付清。",
        "claimed": "1000",
        "awarded": "900",
        "received": "800",
        "rest": "余款放弃。",
    },
    "returned": {"comment": "缺送达回证。"},
    "closed": {"checks": CHECKS},
    "reopened": {"reason": "又有新情况。"},
    "withdrawn": {"ground": "own"},
    "terminated": {"ground": "own_lawyer", "reason": "自己请了律师。"},
    "referred": {"refer_to": "inspection", "body": "劳动监察大队", "ground": "属监察职权。", "consent": "是"},
    "voided": {"entry": "2", "why": "记错了。"},
    "compared": {"decision": "different"},
    "released": {"reason": "离职。"},
    "assessed": {"decision": "accept"},
    "roster": {"members": "张伟 | 11010519491231002X | 13800000000 | 2024-03 | 2025-01 | 12000 | 9000\n李静"},
    "split_off": {"names": "张伟", "reason": "请求不同。"},
    "linked": {"number": "〔2025〕YT0007", "relation": "earlier"},
    "consent": {"purpose": "sensitive", "state": "given", "way": "written"},
    "hold": {"state": "on", "reason": "有人申请复查。"},
    "erased": {"ground": "expired"},
    "reach": {"who": "restricted", "reason": "涉及个人隐私。"},
    "objected": {"to_whom": "centre", "why": "确实是被拖欠工资。"},
    "objection_rejected": {"reason": "不是劳动争议。"},
    "objection_upheld": {"reason": "属于受案范围。"},
    "joint": {"refer_to": "inspection", "body": "劳动监察大队", "what": "协助核查工资台账。"},
    "transferred": {"refer_to": "other_union", "body": "栖州市总工会", "ground": "用工地在栖州。", "consent": "是"},
    "transfer_accepted": {"what": "来函同意接收。"},
    "transfer_ended": {"result": "refused", "what": "对方认为不归其管。"},
    "replied": {"request": "2", "result": "done", "what": "已经责令支付。"},
    "hardship_changed": {"cause": "u-hardship-illness", "what": "查出重病。"},
    "hardship_reviewed": {"result": "continues", "what": "入户核实，仍然困难。"},
    "limitation": {"act": "demand", "what": "发了催告函。"},
    "task": {"what": "取回工资表。", "by_day": "2026-03-20"},
    "task_done": {"task": "2"},
    "paused": {"until": "2099-12-31", "reason": "等鉴定结论。"},
    "resumed": {"what": "结论已到。"},
    "handed_over": {"giver": "li", "taker": "zhao", "reason": "调离。"},
    "corrected": {"field": "phone", "old": "", "new": "13800000000", "reason": "漏填。"},
}
"""What each event needs at least, as typed; from a case in the right stage nothing more is asked for."""


def made(code: str, on: date = DAY, **fields: str) -> Event:
    """Return an event with its least fields and these."""
    return event_class(code).read({**LEAST[code], **fields}, on)


class Story:
    """A case and its history, growing entry by entry; every entry a day later than the one before unless told."""

    def __init__(self, **fields: str) -> None:
        self.day = DAY
        self.history: tuple[Entry, ...] = ()
        self.case: Case
        self.add(Opened.read({**LEAST["opened"], **fields}, DAY))

    def add(
        self, what: str | Event, /, by: str = "li", *, on: Dated | None = None, at: date | None = None, **fields: str
    ) -> Case:
        """Record an event: on the next day, unless `on` or the day of recording `at` is given."""
        self.day = at or (self.day + timedelta(1) if self.history else self.day)
        event = made(what, self.day, **fields) if isinstance(what, str) else what
        moment = datetime.combine(self.day, time(9, 30))
        entry = Entry(len(self.history) + 1, self.day, moment, by, ROLES[by], event).dated(on or self.day)
        if self.history:
            entry = admit(self.case, self.history, entry)
            self.case = after(self.case, self.history, entry)
        else:
            self.case = open_case(NUMBER, STATION, entry)
        self.history = (*self.history, entry)
        return self.case


def at_stage(stage: Stage, handler: str = "li", **fields: str) -> Story:
    """Return a case that came to a stage the straight way. In intake and assignment it has no handler yet."""
    story = Story(**fields)
    path = (("accepted", "wang"), (Assigned(handler=handler), "wang"), ("closing", handler), ("closed", "chen"))
    stages = (Stage.INTAKE, Stage.ASSIGNMENT, Stage.FOLLOW_UP, Stage.CLOSURE, Stage.CLOSED)
    for what, by in path[: stages.index(stage)]:
        story.add(what, by)
    return story


FIELD: Mapping[str, tuple[str | None, ...]] = {
    "against": ("against", "filer"),
    "checks": ("remark",),
    "correct_field": ("field",),
    "correct_old": ("old",),
    "correct_same": ("new",),
    "erase_open": (None,),
    "file_days": ("days",),
    "hold": (None,),
    "hold_end": ("until",),
    "kind": ("as_kind",),
    "link_itself": ("number",),
    "link_twice": ("number",),
    "minutes": ("minutes",),
    "no_consent": ("purpose",),
    "no_hold": (None,),
    "no_hardship": (None,),
    "no_objection": (None,),
    "same_hardship": ("cause",),
    "no_transfer": (None,),
    "nothing_sent": ("request", None),
    "no_refusal": (None,),
    "no_roster": (None,),
    "no_task": ("task", None),
    "not_theirs": ("giver",),
    "only_enquiry": (None,),
    "opening": (None,),
    "order": ("on",),
    "override": ("override",),
    "own_case": (None,),
    "password_common": ("password",),
    "password_length": ("password",),
    "reason": ("reason",),
    "role": (None,),
    "same_handler": ("handler", "taker", "helper", "name"),
    "same_hold": ("state",),
    "same_applicant": ("name",),
    "same_reach": ("who",),
    "terms": ("terms",),
    "seal_open": ("who",),
    "no_helper": ("helper", "name", None),
    "one_of": ("helper",),
    "roster_rest": ("rest",),
    "hearing_day": ("hearing_on",),
    "enforced_short": ("outcome",),
    "whose_request": ("result",),
    "claimed_as": ("claimed_as",),
    "of_payment": ("of_payment",),
    "sealed": (None,),
    "split_all": ("names",),
    "split_unknown": ("names",),
    "stage": (None,),
    "station_code": ("code",),
    "time_zone": ("time_zone",),
    "transfer_waits": ("request", None),
    "void_author": ("entry",),
    "void_holds": ("entry",),
    "void_opening": ("entry",),
    "void_twice": ("entry",),
    "void_unknown": ("entry",),
    "void_void": ("entry",),
    "works_here": (None,),
}
"""At which field of a form each rule is told: None for those that are about no field. A few are told at one of two."""


def refusal(act: Callable[[], object]) -> str:
    """Return the rule by which something is refused, empty if it is done.

    What is said must be a whole sentence with nothing left out of it, and stand at the field that it is about.
    """
    try:
        act()
    except Refused as refused:
        for problem in refused.problems:
            assert len(str(problem.sentence)) >= 6, problem
            assert None not in problem.sentence.values.values(), problem
            assert problem.rule not in FIELD or problem.field in FIELD[problem.rule], problem
        return refused.problems[0].rule
    return ""


def clock_of(found: Reckoning, slack: Slack | None = None) -> Clock:
    """Return a clock that was reckoned so."""
    acts = tuple(turn.act for turn in found.turns)
    acts += (found.ended,) if found.ended and found.ended not in acts else ()
    clock = Clock(Counted(found.rule, found.starts, acts, Calendar()), 1, slack=slack)
    vars(clock)["reckoning"] = found
    return clock
