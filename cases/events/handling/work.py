"""What happens while a case is worked: the handler meets people and does other work; what entries share."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from cases.events.declare import Entry, PartOf, ask
from cases.events.handling.working import Work, worked
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.intake import Stated
from cases.file.parties import hide_party
from cases.kinds import People, Pick, Prose, Someone
from cases.money.papers import Contest, Instrument
from cases.values.refusal import Problem
from cases.values.spans import first_day
from cases.values.text import say


def unknown_respondent(case: Case, name: str, field: str = "against") -> Iterator[Problem]:
    """Yield what is wrong with a name that is to be that of a respondent; nothing for none."""
    names = tuple(party.name for party in case.parties.respondents)
    if name and name not in names:
        known = "、".join(map(hide_party, case.parties.respondents)) or "—"
        sentence = say("对方当事人里没有“{name}”，请填 {known} 之一，或留空", name=name[:40], known=known)
        yield Problem("against", sentence, field)


def of_these_workers(*acts: str) -> Any:
    """Return the question for which workers alone somebody claimed, or was promised to: for them alone time is anew."""
    return ask(
        ("哪些工人的", "Which workers"),
        People(ours=True),
        default=(),
        hint=("只为其中几人的填，一行一人；其他人的时效照常", "If only of some: one a line; the others’ time runs on"),
        when={"act": acts},
        rank=10,
    )


def of_one_worker(case: Case) -> frozenset[str]:
    """Return that field where there is but one worker, so that it leaves nothing to ask."""
    return frozenset() if case.parties.several or case.parties.members else frozenset({"whom"})


@worked("contact", ("会见联系", "Contact"), "c", bar=15, interrupts={"act": ("demand", "promise")})
class Contact(Work):
    """The handler met or reached the applicant, the other side or a witness."""

    mode: str = ask(("方式", "How"), Pick("contact_mode"))
    what: str = ask(("内容", "What was said"), Prose())
    with_whom: str = ask(
        ("联系的是谁", "With whom"),
        Pick("contact_with"),
        default="",
        hint=("不填为申请人；填了主张或承诺的，为对方", "The applicant if empty; the respondent with a demand"),
        rank=8,
    )
    act: str = ask(
        ("主张或承诺", "Demand or promise"),
        Pick("claim_act"),
        default="",
        hint=("向对方催要过，或对方答应付款的，时效由此中断", "Either interrupts the limitation period"),
        rank=10,
    )
    against: str = ask(
        ("对哪个对方当事人", "Against whom"),
        Someone(120),
        default="",
        hint=("不填为全部", "All if empty"),
        when={"act": ("demand", "promise")},
        rank=10,
    )

    whom: tuple[str, ...] = of_these_workers("demand", "promise")

    @classmethod
    def moot(cls, case: Case) -> frozenset[str]:
        return super().moot(case) | of_one_worker(case)

    @property
    def part_of(self) -> PartOf:
        return PartOf(whom=frozenset(self.whom if self.act else ()))

    def moves_against(self, case: Case) -> tuple[str, ...] | None:
        return (self.against,) if self.act and self.against else None

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from unknown_respondent(case, self.against)


@worked("note", ("工作记录", "Note"), "g", bar=16)
class Note(Work):
    """Any other work on the case."""

    what: str = ask(("内容", "What was done"), Prose())


def unknown_instrument(case: Case, entry: int, *others: int) -> Iterator[Problem]:
    """Yield what is wrong with the number of an entry that is to fix a sum, or is one of others; nothing for none."""
    known = sorted((*(each.entry for each in case.money.instruments), *others))
    if entry and entry not in known:
        told = "、".join(map(str, known)) or "—"
        yield Problem("under", say("第 {n} 条没有约定或确定金额，可填：{known}", n=entry, known=told), "under")


def fixed(case: Case, entry: Entry, instrument: Instrument) -> Case:
    """Return the case with one more instrument, which an entry tells."""
    instrument = replace(instrument, last=entry.last)
    return altered(case, money=altered(case.money, instruments=(*case.money.instruments, instrument)))


def finding(case: Case, entry: Entry, sort: str, value: str = "") -> Case:
    """Return the case with what a paper of this sort tells of a field of the intake; value: what it says itself."""
    if told := entry.event.spec.finds.get(sort):
        finding = Stated(told.name, entry.on, told.rank, entry.seq, told.value or value)
        return altered(case, intake=case.intake.finding(finding, first_day(case.opened_on)))
    return case


def contested(case: Case, entry: Entry, act: Contest) -> Case:
    """Return the case with one more act by which papers are contested, which an entry tells."""
    act = act._replace(last=entry.last)
    return altered(case, money=altered(case.money, contests=(*case.money.contests, act)))


def those(case: Case, names: Collection[str]) -> tuple[str, ...] | None:
    """Return which respondents are of these names, None for all of them."""
    known = [party.name for party in case.parties.respondents]
    found = tuple(name for name in known if name in names)
    return None if len(found) == len(known) else found
