"""Heirs or a guardian go on in the place of a worker who died or lost capacity (接续)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Self

from cases.events.declare import Entry, Event, Whom, ask, happens
from cases.events.spec import PartOf
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.involved import Applicant, Succession
from cases.file.parties import Parties, Party
from cases.file.parts import stranger
from cases.kinds import ADDRESS, DOCUMENT, PERSON, PHONES, Line, Pick, Prose, RoughDay, StandIn
from cases.standing.stages import ANY, By
from cases.values.masking import GONE
from cases.values.refusal import Problem
from cases.values.spans import Dated
from cases.values.text import say


@happens("succeeded", ("接续办理", "Go on in their place"), at=ANY, by=By.STAFF, compares=Whom.NEWCOMERS)
class Succeeded(Event):
    """A worker died or lost capacity: heirs or a guardian go on, and who that was stays known.

    Of several workers it may be another than the applicant, who then goes on applying for all.

    For either an arbitration is suspended (劳动人事争议仲裁办案规则 47). Of data of the dead, kin have the rights of
    the person (个人信息保护法 49).
    """

    ground: str = ask(("接续原因", "Why"), Pick("succession_ground"))
    whose: str = ask(
        ("接续谁", "In whose place"),
        PERSON,
        default="",
        hint=("几名工人的案件填工人姓名；不填为申请人", "Of several workers; the applicant if left empty"),
        rank=8,
    )
    since: Dated | None = ask(("死亡或丧失能力之日", "Since"), RoughDay(), default=None)
    name: str = ask(("接续人", "Who goes on"), PERSON, hint=("继承人或监护人的姓名", "Name of the heir or guardian"))
    relation: str = ask(
        ("与原申请人的关系", "Relation"), Line(40), default="", tells_of="name", hint=("如配偶、子女", "Such as spouse")
    )
    id_number: str = ask(("证件号码", "ID number"), DOCUMENT, default="", tells_of="name")
    phone: str = ask(("电话", "Phone"), PHONES, default="", tells_of="name")
    address: str = ask(("住址", "Address"), ADDRESS, default="", tells_of="name")
    others: tuple[Party, ...] = ask(
        ("其他接续人", "Others who go on"),
        Parties("own_role", "heir"),
        default=(),
        hint=("一行一个，不写身份的为继承人", "One a line, heirs unless stated otherwise"),
    )
    what: str = ask(("说明", "What happened"), Prose(2000), default="")

    @property
    def part_of(self) -> PartOf:
        return PartOf(whom=frozenset((self.whose,) if self.whose else ()))

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if self._of_another(case):
            yield from stranger(case, self.whose, "whose")
            if self.name == self.whose:
                yield Problem("same_applicant", say("接续人就是被接续的工人；请填写继承人或监护人"), "name")
            return
        now = case.parties.applicant
        if self.name == now.name and (not self.id_number or self.id_number == now.id_number):
            yield Problem("same_applicant", say("接续人就是现在的申请人；请填写继承人或监护人"), "name")

    def _of_another(self, case: Case) -> bool:
        return self.whose not in ("", case.parties.applicant.name)

    def change(self, case: Case, entry: "Entry") -> Case:
        parties = case.parties
        of = self.whose or parties.applicant.name
        beside = self.others
        applicant, former = parties.applicant, parties.former
        if self._of_another(case):
            beside = (Party("guardian" if self.ground == "capacity" else "heir", self.name), *beside)
        else:
            applicant = Applicant(self.name, self.id_number, self.phone, self.address)
            former = (*former, parties.applicant)
        on = Succession(of, (self.name, *(each.name for each in self.others)))
        now = altered(
            parties,
            applicant=applicant,
            former=former,
            others=(*parties.others, *beside),
            successions=(*parties.successions, on),
        )
        return altered(case, parties=now)

    def nameless(self, stand_in: StandIn, opened_on: date) -> Self:
        return replace(super().nameless(stand_in, opened_on), name=GONE)
