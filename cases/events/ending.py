"""How a case ends, and how it comes back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Self

from cases.events.asking.deciding import objection_waits
from cases.events.asking.keeper import Keeper
from cases.events.declare import Entry, Event, ask, happens
from cases.file.accounts import Balance, accounts, missing, surely_missing
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.members import SUMS
from cases.file.money import Reported
from cases.file.ties import CONSENT_SINCE, REFERRAL, Sent
from cases.kinds import Amount, Colleague, Day, Line, Pick, PickMany, Prose, YesNo
from cases.standing.dues import Promise, Sort
from cases.standing.stages import OPEN, Actor, By, Stage
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.refusal import Problem
from cases.values.sums import NoMoney, Sum, bounds, less
from cases.values.text import say

_WON = frozenset(
    {
        *("settled", "mediated", "judicially_confirmed", "settled_withdrawn", "inspection", "payment_order"),
        *("arbitration_mediated", "award_full", "award_partial"),
        *("court_mediated", "judgment_won", "judgment_partial", "retrial_won"),
        *("enforced", "partly_performed", "in_instalments", "partly_enforced", "enforcement_ended_for_now"),
    }
)
"""The outcomes (`outcome`) by which money was agreed on, awarded or paid: how much that is can be told."""

_BY_LEDGER = ("不填按账目；没有的填 0，不清楚的填“不详”", "As recorded if empty; 0 if none, 不详 if unknown")


@happens(
    "closing",
    ("提请结案", "Request closure"),
    "x",
    at=(Stage.FOLLOW_UP,),
    to=Stage.CLOSURE,
    by=By.HANDLER,
    then=Actor.SUPERVISOR,
    bar=18,
    fulfils=(Sort.PLAN, Sort.SUSPENSION, Sort.FOLLOWED),
    works=True,
)
class Closing(Event):
    """The handler reports the outcome and asks a supervisor to check the file."""

    outcome: str = ask(("结案方式", "Outcome"), Pick("outcome"))
    summary: str = ask(("办理小结", "Summary"), Prose())
    claimed: Sum | None = ask(("主张金额", "Claimed"), Amount(), default=None, hint=_BY_LEDGER)
    awarded: Sum | None = ask(("确定金额", "Awarded"), Amount(), default=None, hint=_BY_LEDGER)
    received: Sum | None = ask(
        ("到账金额", "Received"),
        Amount(),
        default=None,
        hint=_BY_LEDGER,
        once=(("2026-11-30", ("实际到账", "Actually received")),),
    )
    differs: str = ask(
        ("与账目不同的原因", "Why it differs"),
        Prose(2000),
        default="",
        hint=("所填与已登记的款项不同时必填", "Required if a sum differs from the record"),
    )
    follow_on: date | None = ask(
        ("核实余款日期", "Check the rest on"),
        Day(coming=True),
        default=None,
        hint=("有余款未到账时填；结案后继续跟踪", "Where money is still outstanding; it is followed after closing"),
        promises=Promise(Sort.FOLLOWED),
        rank=8,
    )
    rest: str = ask(
        ("余款说明", "About the rest"),
        Prose(2000),
        default="",
        hint=(
            "不再跟踪的写明原因，如放弃、无财产可供执行",
            "Why it is not followed: waived, nothing to enforce",
        ),
        rank=8,
    )

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        if case.elsewhere.transfer is None:
            return None
        return Problem("transfer_waits", say("本案已经移送，对方还没有答复；请先登记“对方接收移送”或“移送未成”"))

    @classmethod
    def at_first(cls, case: Case, entry: int) -> Mapping[str, str]:
        asks, told = [each for each in cls.asks if each.name in SUMS], accounts(case)
        return {each.name: each.kind.write(amount) for each in asks if (amount := told.of(each.name)) is not None}

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        told = accounts(case)
        yield from self._differences({name: told.of(name) for name in SUMS})
        rest = missing(told)
        if self._says_more(told):
            rest = less(_first(self.awarded, told.awarded), _first(self.received, told.received))
        if rest is not None and _surely(rest) and self.outcome == "enforced":
            why = say(
                "还有 {sum} 未到账，不是执行到位：“结案方式”选部分到位、终结本次执行或分期履行中；已付的请先登记到账",
                sum=say_sum(rest),
            )
            yield Problem("enforced_short", why, "outcome")
        overdue = any(each.promised.on < entry.on for each in told.owed)
        planned = told.owed and not overdue and not _surely(told.unscheduled)
        if rest is not None and _surely(rest) and not (planned or self.follow_on or self.rest):
            sentence = say(
                "还有 {sum} 未到账：请填“核实余款日期”，结案后继续跟踪；不再跟踪的写明“余款说明”", sum=say_sum(rest)
            )
            yield Problem("follow", sentence, "follow_on")
        elif rest is None and not (self.follow_on or self.rest):
            yield from self._unsettled(told)
        elif not (case.money.payments or told.owed or self.received or self.follow_on or self.rest) and (
            surely_missing(case)
        ):
            unknown = say("有数额不详的款项没有到账：请填“核实余款日期”，结案后继续跟踪；不再跟踪的写明“余款说明”")
            yield Problem("follow", unknown, "follow_on")

    def _unsettled(self, told: Balance) -> Iterator[Problem]:
        """Yield that more is claimed than arrived, where money was won and nothing says for how much."""
        fixed = told.fixed or _first(self.awarded, told.awarded) is not None
        claimed, received = _first(self.claimed, told.claimed), _first(self.received, told.received)
        beyond = less(claimed, received)
        if self.outcome in _WON and not fixed and claimed is not None and beyond is not None and _surely(beyond):
            sentence = say(
                "主张的比到账的多 {sum}，没有登记谈妥或裁判的数额：请填“确定金额”；其余不再主张的写明“余款说明”",
                sum=say_sum(beyond),
            )
            yield Problem("unsettled", sentence, "awarded")

    def _says_more(self, told: Balance) -> bool:
        """Tell whether it reports another sum than what is recorded of the fixed and the arrived."""
        pairs = (self.awarded, told.awarded), (self.received, told.received)
        return any(_first(reported, recorded) != recorded for reported, recorded in pairs)

    def _differences(self, recorded: Mapping[str, Sum | None]) -> Iterator[Problem]:
        """Yield each sum that is not what is recorded, and was reported before, where no reason is given."""
        if self.differs:
            return
        for name, known in recorded.items():
            told: Sum | None = getattr(self, name)
            if told is not None and known is not None and told != known:
                label = next(each.label for each in self.asks if each.name == name)
                sentence = say(
                    "“{label}”填的是 {told}，按已登记的款项是 {known}；请核对，或写明“与账目不同的原因”",
                    label=label,
                    told=say_sum(told),
                    known=say_sum(known),
                )
                yield Problem("differs", sentence, name)

    def change(self, case: Case, entry: "Entry") -> Case:
        by_paper = case.money.instruments and not self.differs  # what becomes of the papers is told by them alone
        awarded = None if by_paper else self.awarded
        reported = Reported(entry.seq, entry.latest, self.claimed, awarded, self.received)
        if before := case.money.reported:  # what was reported at an earlier end stays, where this one leaves it empty
            told = [name for name in SUMS if getattr(self, name) is not None]
            reported = reported._replace(earlier=before.besides(told))
        money = altered(case.money, reported=reported)
        given_up = entry.seq if self.rest and not self.follow_on else 0
        return altered(case, closing=altered(case.closing, outcome=self.outcome, given_up_by=given_up), money=money)


def _surely(rest: Sum | None) -> bool:
    """Tell whether surely something is missing."""
    return rest is not None and not isinstance(rest, NoMoney) and bounds(rest).low > 0


def _first(reported: Sum | None, recorded: Sum | None) -> Sum | None:
    """Return what was reported, or what was recorded where nothing was."""
    return recorded if reported is None else reported


@happens(
    "returned",
    ("退回补办", "Return"),
    "r",
    at=(Stage.CLOSURE,),
    to=Stage.FOLLOW_UP,
    by=By.SUPERVISOR,
    then=Actor.HANDLER,
    bar=12,
)
class Returned(Event):
    """The supervisor finds the file incomplete and gives it back."""

    comment: str = ask(("退回意见", "Comment"), Prose(2000))

    def change(self, case: Case, entry: "Entry") -> Case:
        reported = case.money.reported and case.money.reported._replace(given_back=True)
        return altered(case, money=altered(case.money, reported=reported))


@happens(
    "closed",
    ("准予结案", "Close"),
    "o",
    at=(Stage.CLOSURE,),
    to=Stage.CLOSED,
    by=By.CHECKER,
    then=Actor.NOBODY,
    bar=11,
    decides_on="closing",
)
class Closed(Event):
    """A supervisor who did not handle the case has checked the file and closes it."""

    checks: tuple[str, ...] = ask(
        ("质量检查", "Quality checks"),
        PickMany("quality_check", whole=True),
        hint=("勾选已核实的各项，Ctrl+A 全选", "Tick what was verified; Ctrl+A ticks all"),
    )
    remark: str = ask(
        ("说明", "Remark"), Prose(2000), default="", hint=("有未勾选项时必填", "Required if a point is not ticked")
    )
    followed: bool = ask(("结案后跟踪履行", "Followed after closing"), YesNo(), default=False, automatic=True)
    self_check: bool = ask(
        ("单人中心自行审核", "Checked by the handler in a one-person centre"), YesNo(), default=False, automatic=True
    )

    def filled(self, case: Case, keeper: Keeper) -> "Closed":
        followed = bool(accounts(case).owed or case.due(Sort.FOLLOWED))
        return replace(self, followed=followed, self_check=keeper.one_person and case.handled_by(keeper.account))

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if case.handled_by(entry.by) and not self.self_check:
            yield Problem(
                "own_case",
                say("承办人不能审核自己的案件，请另一位主管审核；只有一人的可由管理员打开“单人中心”"),
            )
        open_points = [code for code in codes("quality_check").on(entry.on) if code.code not in self.checks]
        if open_points and not self.remark:
            first = open_points[0].label
            yield Problem(
                "checks",
                say(
                    "还有 {n} 项未勾选（如“{first}”）；请核实后勾选，或在“说明”中写明原因",
                    n=len(open_points),
                    first=first,
                ),
                "remark",
            )

    def change(self, case: Case, entry: "Entry") -> Case:
        return altered(case, closing=altered(case.closing, followed=self.followed))


@happens(
    "reopened",
    ("重新办理", "Reopen"),
    "R",
    at=(Stage.CLOSED,),
    to=Stage.FOLLOW_UP,
    by=By.SUPERVISOR,
    then=Actor.HANDLER,
    bar=11,
)
class Reopened(Event):
    """A supervisor takes a closed case up again. Its first closure stays in the figures."""

    reason: str = ask(("理由", "Reason"), Prose(2000))
    handler: str = ask(
        ("承办人", "Handler"), Colleague(), default="", hint=("原来没有承办人时必填", "Required if there was none")
    )

    def filled(self, case: Case, keeper: Keeper) -> Self:
        if not self.handler:
            keeper.check_handler(case, "handler")
        return self

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if not (self.handler or case.handler):
            yield Problem("needed", say("本案原来没有承办人，请填写“承办人”"), "handler")

    def change(self, case: Case, entry: "Entry") -> Case:
        case = case.led_by(self.handler or case.handler)
        return altered(case, closing=altered(case.closing, followed=False))


@happens(
    "withdrawn",
    ("撤回", "Withdraw"),
    "W",
    at=OPEN,
    to=Stage.CLOSED,
    by=By.STAFF,
    then=Actor.NOBODY,
    ground="ground",
)
class Withdrawn(Event):
    """The applicant withdraws, or counts as having withdrawn."""

    ground: str = ask(("撤回情形", "Ground"), Pick("withdraw_ground"))
    what: str = ask(("说明", "What happened"), Prose(2000), default="")


@happens(
    "terminated",
    ("终止", "Terminate"),
    "T",
    at=OPEN,
    to=Stage.CLOSED,
    by=By.SUPERVISOR,
    then=Actor.NOBODY,
    ground="ground",
)
class Terminated(Event):
    """The aid is ended on one of the eight grounds of the Legal Aid Law (法律援助法), article 48."""

    ground: str = ask(("终止情形", "Ground"), Pick("terminate_ground", grounded=True))
    reason: str = ask(("理由", "Reason"), Prose(2000))

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return objection_waits(case)


@happens(
    REFERRAL,
    ("转办", "Refer"),
    "F",
    at=OPEN,
    to=Stage.CLOSED,
    by=By.SUPERVISOR,
    then=Actor.NOBODY,
    ground="refer_to",
)
class Referred(Event):
    """Another body takes the case. Handing over personal data needs the applicant's own consent (个人信息保护法 23).

    Of the time before that law nobody need say that it was asked for.
    """

    refer_to: str = ask(("转往", "Referred to"), Pick("refer_to"))
    body: str = ask(("接收单位", "Name of the body"), Line(120))
    ground: str = ask(("转办理由", "Ground"), Prose(2000))
    consent: bool = ask(
        ("申请人已同意转交资料", "The applicant consents"),
        YesNo(),
        hint=("须单独征得同意", "Asked for separately"),
        needed_since=CONSENT_SINCE,
    )

    def change(self, case: Case, entry: "Entry") -> Case:
        asked = case.elsewhere.asking(Sent(entry.seq, REFERRAL, self.refer_to, self.body))
        return altered(case, elsewhere=asked)
