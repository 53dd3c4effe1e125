"""What the intake tells of the matter itself, what corrections have mended of it since, and what others have found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from cases.values.spans import Dated
from cases.values.sums import Sum


@dataclass(frozen=True)
class SiteWork:
    """Of work on a building site: where it was, and what is there to prove it.

    project: the works. real_name: whether the worker is on the real-name register. wage_account: whether the site has
    an account for wages. wage_note: whether there is a note of what is owed. The last three as codes of `yes_no`.
    """

    project: str = ""
    real_name: str = ""
    wage_account: str = ""
    wage_note: str = ""


@dataclass(frozen=True)
class DispatchWork:
    """Of work through an agency: the post and what stands behind it.

    post_nature: a code of its list. licence: of the agency. agreement_until: the last day of what agency and user
    agreed. equal_pay: whether it is paid as others are, a code of `yes_no`. sent_back: why the user sent the worker
    back. insured_at: where contributions are paid.
    """

    post_nature: str = ""
    licence: str = ""
    agreement_until: Dated | None = None
    equal_pay: str = ""
    sent_back: str = ""
    insured_at: str = ""


@dataclass(frozen=True)
class TaxiWork:
    """Of driving a taxi: on whose account, on what terms, and by which licence.

    taxi_model, taxi_contract, taxi_licence: codes of their lists. taxi_fee: a month. licence_until: the last day for
    which the driver is registered. insured: a code of `yes_no`.
    """

    taxi_model: str = ""
    taxi_contract: str = ""
    taxi_fee: Sum | None = None
    deposit: Sum | None = None
    taxi_licence: str = ""
    licence_until: Dated | None = None
    insured: str = ""


@dataclass(frozen=True)
class Maternity:
    """Of a woman with child (三期): where she stands, and the day of the birth.

    maternity: pregnant, on leave or nursing, a code of its list. birth_on: expected or actual, as `birth_day` says.
    """

    maternity: str = ""
    birth_on: Dated | None = None
    birth_day: str = ""


@dataclass(frozen=True)
class Injury:
    """Of somebody hurt at work, besides the day: when and where, and what authorities have said of it.

    injury_time: the hour, and what was being done. injury_recognition, injury_level: codes of their lists.
    injury_insured: whether there is insurance for it, a code of `yes_no`.
    """

    injury_time: str = ""
    injury_place: str = ""
    injury_recognition: str = ""
    injury_level: str = ""
    injury_insured: str = ""


@dataclass(frozen=True)
class PlatformWork:
    """Of work by orders from a platform: whose, on what terms, and how it is directed.

    platform, partner: names. order_kind, platform_relation: codes of their lists. control_facts: what speaks for being
    directed as an employee is, codes of `control_fact`.
    """

    platform: str = ""
    partner: str = ""
    order_kind: str = ""
    platform_relation: str = ""
    control_facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Internship:
    """Of a student who is in training: from which school, and on what terms; the last two codes of `yes_no`."""

    school: str = ""
    internship: str = ""
    internship_agreement: str = ""
    internship_insured: str = ""


@dataclass(frozen=True)
class DomesticWork:
    """Of work in a household: by whom employed, whether they live there and are insured, codes of their lists."""

    domestic_model: str = ""
    lives_in: str = ""
    domestic_insured: str = ""


@dataclass(frozen=True)
class OverAgeWork:
    """Of work past the age of retirement: pension, agreement in writing, insurance for injuries; codes of `yes_no`."""

    pension: str = ""
    over_age_agreement: str = ""
    over_age_insured: str = ""


class Stated(NamedTuple):
    """What a paper tells of a field of the intake. on: the day of the paper.

    rank: of one day, what is told of the higher rank comes after the rest. entry: by which it was told.
    """

    name: str
    on: date
    rank: int
    entry: int
    value: str


ASKED, PUT_OFF, DECIDED, REVIEWED = range(4)
"""How far something has come: it was asked for, is put off or goes on, was decided, was decided for the last time."""


class Finds(NamedTuple):
    """What a paper of a sort tells of a field of the intake. rank: how far it has come.

    value: what the field is then, a code; empty where the paper says it itself.
    """

    name: str
    rank: int
    value: str = ""


_NOTHING = ("", "none")


@dataclass(frozen=True)
class CaseIntake:
    """What somebody came with.

    kind, channel, groups, cause, employment: codes of their lists. wronged_on, ended_on, injured_on: when they knew of
    the wrong, when the employment ended, when they were hurt, as well as they know. site, dispatch, taxi and those
    after them: filled where they are of such groups, or such is the cause.
    """

    kind: str = ""
    channel: str = ""
    groups: tuple[str, ...] = ()
    cause: str = ""
    facts: str = ""
    request: str = ""
    employment: str = ""
    wronged_on: Dated | None = None
    ended_on: Dated | None = None
    injured_on: Dated | None = None
    site: SiteWork = SiteWork()
    dispatch: DispatchWork = DispatchWork()
    taxi: TaxiWork = TaxiWork()
    mother: Maternity = Maternity()
    injury: Injury = Injury()
    orders: PlatformWork = PlatformWork()
    training: Internship = Internship()
    domestic: DomesticWork = DomesticWork()
    over_age: OverAgeWork = OverAgeWork()
    findings: tuple[Stated, ...] = ()

    def finding(self, new: Stated, opened_on: date) -> "CaseIntake":
        """Return it with what a paper tells: the last by its day stands, whatever was typed first.

        What the intake told stands as of its day, opened_on, against what was only asked for or put off before that; a
        decision stands against it always.
        """
        told = getattr(self.injury, new.name)
        known = [each for each in self.findings if each.name == new.name]
        first = [] if known else [Stated(new.name, opened_on, PUT_OFF, 0, "" if told in _NOTHING else told)]
        findings = (*self.findings, *first, new)
        injury = replace(self.injury, **{new.name: _standing([*known, *first, new])})
        return replace(self, injury=injury, findings=findings)


def _standing(findings: Sequence[Stated]) -> str:
    """Return what stands of a field after all that was found; the first of it is what the intake told."""
    intake, *papers = findings
    if not any(each.rank >= DECIDED for each in papers) and intake.value:
        papers = [intake, *(each for each in papers if each.on >= intake.on)]
    valued = [each for each in papers if each.value]
    return max(valued, key=lambda each: (each.on, each.rank, each.entry)).value if valued else intake.value
