"""Other bodies: they work along (协办), are to take the case over (移送), and answer, also after it has ended here."""

from collections.abc import Iterator, Mapping
from datetime import date

from cases.events.declare import EndedBy, Entry, Event, ask, happens
from cases.events.handling.working import Work, worked
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.ties import CONSENT_SINCE, JOINT, TRANSFER, Sent
from cases.kinds import Day, EntryNumber, Line, Pick, Prose, YesNo
from cases.standing.dues import Due, Promise, Sort
from cases.standing.stages import ANY, OPEN, Actor, By, Stage
from cases.values.refusal import Problem
from cases.values.text import say


@worked(JOINT, ("请求协办", "Request joint work"), "C", counts_as="document")
class JointWork(Work):
    """Another body is asked to work along; the case stays here and goes on. Several may be asked at once."""

    refer_to: str = ask(("协办单位类型", "Sort of body"), Pick("refer_to"))
    body: str = ask(("协办单位", "Name of the body"), Line(120))
    what: str = ask(("请求协办的事项", "What is asked of it"), Prose(2000))
    reply_by: date | None = ask(
        ("答复期限", "To be answered by"), Day(coming=True), default=None, promises=Promise(Sort.REPLY, text="body")
    )
    consent: bool = ask(
        ("申请人已同意提供资料", "The applicant consents"),
        YesNo(),
        default=False,
        hint=("向其他单位提供个人信息须单独同意", "Needed where personal data is given"),
    )

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from _before_intake(case, entry)

    def change(self, case: Case, entry: "Entry") -> Case:
        return _asking(case, Sent(entry.seq, JOINT, self.refer_to, self.body), entry)


def _before_intake(case: Case, entry: Entry) -> Iterator[Problem]:
    """Yield that the centre cannot have asked another body about a case that it did not have."""
    if entry.precedes(case.opened_on):
        why = say("本案 {day} 才接案，不能在此之前移送或请求协办；请核对发生日期", day=case.opened_on)
        yield Problem("before_intake", why, "on")


def _asking(case: Case, sent: Sent, entry: Entry) -> Case:
    return altered(case, elsewhere=case.elsewhere.asking(sent, entry.latest))


@happens(
    TRANSFER,
    ("移送", "Transfer"),
    at=(Stage.INTAKE, Stage.ASSIGNMENT, Stage.FOLLOW_UP),
    by=By.SUPERVISOR,
)
class Transferred(Event):
    """Another body is to take the case over. Until it has decided the case stays open here, and it acts next.

    Handing over personal data needs the applicant's own consent (个人信息保护法 23).
    """

    refer_to: str = ask(("移送单位类型", "Sort of body"), Pick("refer_to"))
    body: str = ask(("受移送单位", "Name of the body"), Line(120))
    ground: str = ask(("移送理由", "Ground"), Prose(2000))
    reply_by: date | None = ask(
        ("答复期限", "To be answered by"), Day(coming=True), default=None, promises=Promise(Sort.REPLY, text="body")
    )
    consent: bool = ask(
        ("申请人已同意转交资料", "The applicant consents"),
        YesNo(),
        hint=("须单独征得同意", "Asked for separately"),
        needed_since=CONSENT_SINCE,
    )

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        if case.elsewhere.transfer is None:
            return None
        return Problem("transfer_waits", say("本案已经移送，对方还没有答复；改送别处请先登记“移送未成”"))

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from _before_intake(case, entry)

    def change(self, case: Case, entry: "Entry") -> Case:
        return _asking(case, Sent(entry.seq, TRANSFER, self.refer_to, self.body), entry)


def _no_transfer(case: Case) -> Problem | None:
    if case.elsewhere.transfer:
        return None
    return Problem("no_transfer", say("本案没有等待对方答复的移送；请先登记“移送”"))


@happens(
    "transfer_accepted",
    ("对方接收移送", "Transfer accepted"),
    at=OPEN,
    to=Stage.CLOSED,
    by=By.SUPERVISOR,
    then=Actor.NOBODY,
)
class TransferAccepted(Event):
    """The other body takes the case; here it is closed. What becomes of it there is told as a reply."""

    reference: str = ask(("对方编号", "Their reference"), Line(80), default="")
    what: str = ask(("接收情况", "How it was taken"), Prose(2000))

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return _no_transfer(case)

    def change(self, case: Case, entry: "Entry") -> Case:
        sent = case.elsewhere.transfer
        return altered(case, elsewhere=case.elsewhere.answered(sent.entry, "accepted")) if sent else case

    def ending(self, case: Case) -> EndedBy:
        sent = case.elsewhere.transfer
        return EndedBy(self.spec.code, sent.refer_to if sent else "")


@happens("transfer_ended", ("移送未成", "Transfer fell through"), at=OPEN, by=By.SUPERVISOR)
class TransferEnded(Event):
    """The other body does not take the case, or it is taken back before that: work goes on here."""

    result: str = ask(("结果", "Result"), Pick("transfer_end"))
    what: str = ask(("说明", "Why"), Prose(2000))

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return _no_transfer(case)

    def change(self, case: Case, entry: "Entry") -> Case:
        sent = case.elsewhere.transfer
        if sent is None:
            return case
        return altered(case, elsewhere=case.elsewhere.answered(sent.entry, self.result))

    def fulfils(self, due: Due, case: Case, on: date) -> bool:
        return _has_answer(due, case)


def _has_answer(due: Due, case: Case) -> bool:
    return due.sort is Sort.REPLY and case.elsewhere.is_answered(due.entry)


@happens("replied", ("对方答复", "Reply"), "P", at=ANY, by=By.STAFF)
class Replied(Event):
    """Another body says what it did of what it was asked for; it may do so after the case has ended here."""

    request: int = ask(
        ("答复第几条", "Which request"), EntryNumber(), hint=("协办、移送或转办的序号", "Its number in the history")
    )
    result: str = ask(("办理结果", "Result"), Pick("reply_result"))
    what: str = ask(("答复内容", "What it says"), Prose())

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        if case.elsewhere.sent:
            return None
        return Problem("nothing_sent", say("本案没有请求协办，也没有移送或转办过，没有要答复的"))

    @classmethod
    def at_first(cls, case: Case, entry: int) -> Mapping[str, str]:
        asked = [each.entry for each in case.elsewhere.sent]
        waiting = [each.entry for each in case.elsewhere.waiting] or asked
        return {"request": str(entry if entry in asked else waiting[-1])} if waiting else {}

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        known = {each.entry: each for each in case.elsewhere.sent}
        if self.request not in known:
            told = "、".join(map(str, known))
            sentence = say("第 {n} 条没有请求别的单位办理，请求过的是第 {known} 条", n=self.request, known=told)
            yield Problem("nothing_sent", sentence, "request")
        elif case.elsewhere.transfer == known[self.request]:
            yield Problem("transfer_waits", say("对移送的答复请登记“对方接收移送”或“移送未成”"), "request")
        elif known[self.request].fell_through:
            why = say("第 {n} 条移送没有成，没有要答复的；又有往来的请登记“收发文书”", n=self.request)
            yield Problem("fell_through", why, "request")

    def change(self, case: Case, entry: "Entry") -> Case:
        return altered(case, elsewhere=case.elsewhere.answered(self.request, self.result))

    def fulfils(self, due: Due, case: Case, on: date) -> bool:
        return _has_answer(due, case)


__all__ = ["JointWork", "Replied", "TransferAccepted", "TransferEnded", "Transferred"]
