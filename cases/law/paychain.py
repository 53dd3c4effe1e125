"""Who of several respondents answers for wages, in which order and by which article; and who is still missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.file.case import Case
from cases.values.codes import codes
from cases.values.text import Label, Sentence, say

_MIGRANTS = frozenset({"migrant", "new_migrant"})
_SITE = frozenset({"developer", "general_contractor", "subcontractor", "labour_contractor"})


@dataclass(frozen=True)
class Answers:
    """A role that answers, or that should be named and is not. why: how, in a sentence. basis: the article."""

    role: Label
    why: Sentence
    basis: str
    missing: bool = False


def answering(case: Case) -> tuple[Answers, ...]:
    """Return who answers, the first one first.

    Sources, all read in the text of the law: 保障农民工工资支付条例 第十八条、第二十九条、第三十条、第三十六条;
    劳动争议调解仲裁法 第二十二条; 劳动合同法 第九十二条.
    """
    roles = {party.role for party in case.parties.respondents}
    site = roles & _SITE or (case.intake.site.project and _MIGRANTS & set(case.intake.groups))
    return (*(_site(roles) if site else ()), *(_dispatch(case, roles) if _dispatched(case, roles) else ()))


def _site(roles: set[str]) -> Iterator[Answers]:
    yield _answers(
        roles,
        "general_contractor",
        say("分包单位拖欠或工程转包的，由总包单位先行清偿，再去追偿"),
        "保障农民工工资支付条例 第三十条",
    )
    yield _answers(
        roles,
        "developer",
        say("没有按约拨付工程款致使拖欠的，建设单位以未结清的工程款为限先行垫付"),
        "保障农民工工资支付条例 第二十九条",
    )
    if "subcontractor" in roles:
        sentence = say("作为用人单位支付；先由总包单位清偿的，由总包单位向其追偿")
        yield _answers(roles, "subcontractor", sentence, "保障农民工工资支付条例 第三十条")
    if "labour_contractor" in roles:
        sentence = say("工程发包给个人或没有资质的单位的，由建设单位或总包单位清偿")
        yield _answers(roles, "labour_contractor", sentence, "保障农民工工资支付条例 第三十六条")


def _dispatched(case: Case, roles: set[str]) -> bool:
    named = roles & {"dispatch_agency", "user_employer"}
    return bool(named) or case.intake.employment == "dispatch" or "dispatched" in case.intake.groups


def _dispatch(case: Case, roles: set[str]) -> Iterator[Answers]:
    both = say("派遣单位和用工单位为仲裁的共同当事人")
    for role in ("dispatch_agency", "user_employer"):
        yield _answers(roles, role, both, "劳动争议调解仲裁法 第二十二条")
    if "user_employer" in roles:
        sentence = say("用工单位给派遣工造成损害的，与派遣单位承担连带责任")
        yield _answers(roles, "user_employer", sentence, "劳动合同法 第九十二条")
    if _MIGRANTS & set(case.intake.groups):
        sentence = say("使用个人或无证单位派遣的农民工而拖欠的，由用工单位清偿")
        yield _answers(roles, "user_employer", sentence, "保障农民工工资支付条例 第十八条")


def _answers(roles: set[str], role: str, why: Sentence, basis: str) -> Answers:
    return Answers(codes("party_role").label(role), why, basis, missing=role not in roles)
