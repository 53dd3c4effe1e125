"""What the intake tells of the matter itself, and what corrections have mended of it since."""

from dataclasses import dataclass
from datetime import date

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
    agreement_until: date | None = None
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
    licence_until: date | None = None
    insured: str = ""


@dataclass(frozen=True)
class CaseIntake:
    """What somebody came with.

    kind, channel, groups, cause, employment: codes of their lists. wronged_on, ended_on, injured_on: when they knew of
    the wrong, when the employment ended, when they were hurt, as well as they know. site, dispatch, taxi: filled where
    they are of such groups.
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
