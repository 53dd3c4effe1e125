"""Enquiries (咨询): answered while somebody is there, in one go, and made a case later without typing them again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cases.events.declare import Entry, Event, ask, happens
from cases.events.intake import Answered, Opened
from cases.events.spec import Whom
from cases.file.case import Case
from cases.kinds import PERSON, PHONES, Pick, PickMany, Prose
from cases.kinds.fields import Fields, declared
from cases.standing.leads import ENQUIRY
from cases.standing.stages import Actor, By, Stage
from cases.values.masking import ANONYMOUS
from cases.values.refusal import Problem
from cases.values.text import Label, say

_REQUEST = "咨询"
"""What is asked for with an enquiry that was answered at once."""


@dataclass(frozen=True)
class Enquiry(Fields):
    """What the counter asks where an enquiry is answered while somebody is there."""

    label: ClassVar[Label] = Label("答复咨询", "Answer an enquiry")
    code: ClassVar[str] = ENQUIRY
    """As what its draft is kept."""

    channel: str = ask(("来源", "Channel"), Pick("channel"))
    applicant: str = ask(
        ("咨询人", "Who asks"), PERSON, default="", hint=("不愿留名的不填", "Empty if no name is given")
    )
    phone: str = ask(("电话", "Phone"), PHONES, default="")
    groups: tuple[str, ...] = ask(("群体", "Groups"), PickMany("group"))
    cause: str = ask(("案由", "Cause"), Pick("cause"))
    facts: str = ask(("咨询内容", "What was asked"), Prose())
    answer: str = ask(("答复内容", "Answer given"), Prose())

    @property
    def opened(self) -> Opened:
        """The case that it opens."""
        return Opened(
            applicant=self.applicant or ANONYMOUS,
            phone=self.phone,
            kind=ENQUIRY,
            channel=self.channel,
            groups=self.groups,
            cause=self.cause,
            facts=self.facts,
            request=_REQUEST,
        )

    @property
    def answered(self) -> Answered:
        """The answer that closes it."""
        return Answered(answer=self.answer)


Enquiry.asks = declared(Enquiry)


@happens(
    "converted",
    ("转为案件", "Make it a case"),
    at=(Stage.CLOSED,),
    to=Stage.INTAKE,
    by=By.STAFF,
    then=Actor.STAFF,
    compares=Whom.EVERYBODY,
)
class Converted(Event):
    """Who had asked something wants the centre to act: all that was typed then is the case's, its number too."""

    as_kind: str = ask(("转为", "As"), Pick("kind"))
    applicant: str = ask(
        ("申请人", "Applicant"), PERSON, default="", hint=("当时不愿留名的，填写姓名", "If no name was given then")
    )
    phone: str = ask(("电话", "Phone"), PHONES, default="")

    @property
    def tells_who(self) -> bool:
        return bool(self.applicant)

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        if case.closing.ending == Answered.spec.code:
            return None
        return Problem("no_enquiry", say("只有答复后结案的咨询可以转为案件；确需再办请主管“重新办理”"))

    def problems(self, case: Case, entry: Entry) -> Iterator[Problem]:
        if self.as_kind == ENQUIRY:
            yield Problem("kind", say("请在“转为”中选维权、法律援助或帮扶救助"), "as_kind")
        if case.parties.applicant.name == ANONYMOUS and not self.applicant:
            yield Problem("needed", say("咨询时没有留名，转为案件请填写“申请人”"), "applicant")

    def change(self, case: Case, entry: Entry) -> Case:
        told = {"applicant": self.applicant, "phone": self.phone, "kind": self.as_kind}
        for name, value in told.items():
            case = case.saying(name, value) if value else case
        return case
