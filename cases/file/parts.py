"""Who has a part in a case, on which side and in which role."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from cases.file.case import Case
from cases.file.members import Member
from cases.file.parties import Party, hide_party, is_person
from cases.file.team import Aide
from cases.kinds import Kind
from cases.values.codes import codes
from cases.values.masking import ANONYMOUS, GONE, mask_name
from cases.values.refusal import Problem
from cases.values.roles import Nature, Side, nature_of
from cases.values.text import Label, say


class Part(NamedTuple):
    """Somebody's part in a case.

    place: where in the case they stand, one number for each. role: `applicant`, or a code of `own_role` or
    `party_role`. kind: what record of the directory they are, a person or an employer.
    number, phone: of applicants, former ones too, and of members, and the phone of who works on it without an account;
    empty for the others: a case tells their name alone.
    """

    place: int
    side: Side
    role: str
    kind: str
    name: str
    number: str = ""
    phone: str = ""


FORMER = "former"
"""The role of an applicant in whose place somebody else went on."""

AIDE = "aide"
"""The role of somebody without an account who works on a case, or did."""

_FORMER, _OTHERS, _RESPONDENTS, _MEMBERS = 50, 100, 1_000, 1_000_000
"""The places of former applicants, of others beside the applicant, of the other side and of members begin here."""

_AIDES, _FORMER_AIDES = 10_000_000, 20_000_000
"""The places of those who work on the case without an account, and of those who did, begin here."""

OTHER_SIDE = (_RESPONDENTS, _MEMBERS - 1)
"""The first and the last place of those on the other side."""


def parts(case: Case) -> tuple[Part, ...]:
    """Return everybody in a case; nobody in one whose personal data was erased, and no applicant who left no name."""
    if case.parties.applicant.name == GONE:
        return ()
    return tuple(each for each in _parts(case) if each.name != ANONYMOUS)


def role_label(role: str) -> Label:
    """Return what a role in a case is called, on whichever side it is."""
    if role == "applicant":
        return Label("申请人", "Applicant")
    if role == AIDE:
        return Label("协办人员", "Outside handler")
    own = codes("own_role")
    return (own if role in own else codes("party_role")).label(role)


def record_kind(party: Party) -> str:
    """Return what record of the directory a party is; a body that is called like a person is one all the same."""
    if (nature := nature_of(party.role)) is Nature.EITHER:
        return "person" if is_person(party) else "employer"
    return "person" if nature is Nature.PERSON else "employer"


def side_of(place: int) -> Side:
    """Return the side of whoever stands at this place."""
    return Side.OTHER if OTHER_SIDE[0] <= place <= OTHER_SIDE[1] else Side.OWN


def works(place: int) -> bool:
    """Tell whether whoever stands at this place works on the case, which is none of their own."""
    return place >= _AIDES


def aide_at(case: Case, place: int) -> Aide:
    """Return who works on a case, or did, and stands at this place."""
    if place >= _FORMER_AIDES:
        return case.team.former_aides[place - _FORMER_AIDES]
    return case.team.aides[place - _AIDES]


_MOST = 12
"""Names that a refusal says at most."""


def strangers(case: Case, kind: Kind[Any], value: Any, field: str) -> Iterator[Problem]:
    """Yield what is wrong with the names in a field: workers and sides that the case does not know."""
    people = case.parties
    for name in kind.workers(value):
        yield from stranger(case, name, field)
    theirs = [each.name for each in people.respondents]
    for name in kind.sides(value):
        if name not in theirs:
            known = "、".join(map(hide_party, people.respondents[:_MOST])) or "—"
            sentence = say("对方当事人里没有“{name}”，请填 {known} 之一，或留空", name=name[:40], known=known)
            yield Problem("unknown_side", sentence, field)


def stranger(case: Case, name: str, field: str) -> Iterator[Problem]:
    """Yield what is wrong with a name that is to be of a worker, or of who stands for one.

    While not everybody is named whom it is for, by the roster or a paper, anybody may be one of them; but never two in
    one.
    """
    people, money = case.parties, case.money
    listed = [people.applicant.name, *[each.name for each in people.former], *[each.name for each in people.members]]
    ours = dict.fromkeys([*listed, *[each.name for each in people.others]])
    went_on = {each for told in people.successions for each in told.by}
    named = {*listed, *(item.worker for each in money.instruments for item in each.items if item.worker)}
    ours |= dict.fromkeys(sorted(named))
    gone = {each for told in money.departed for each in told.names}.difference(each.name for each in people.members)
    complete = len(named - went_on - gone) >= people.most
    if (complete or _SEVERAL.search(name)) and name not in ours:
        known = "、".join(map(mask_name, list(ours)[:_MOST]))
        sentence = say("本案的工人里没有“{name}”，一处写一人，如 {known}；或留空", name=name[:40], known=known)
        yield Problem("worker", sentence, field)


_SEVERAL = re.compile(r"[、，,]|(?<=[一-鿿])\s+(?=[一-鿿])")
"""What stands between the names of several people."""


def _parts(case: Case) -> Iterator[Part]:
    parties, who = case.parties, case.parties.applicant
    yield Part(0, Side.OWN, "applicant", "person", who.name, who.id_number, who.phone)
    for at, each in enumerate(parties.former):
        yield Part(_FORMER + at, Side.OWN, FORMER, "person", each.name, each.id_number, each.phone)
    for at, party in enumerate(parties.others):
        yield Part(_OTHERS + at, Side.OWN, party.role, "person", party.name)
    for at, party in enumerate(parties.respondents):
        yield Part(_RESPONDENTS + at, Side.OTHER, party.role, record_kind(party), party.name)
    for at, member in enumerate(parties.members):
        if not _is_applicant(member, case):
            yield Part(_MEMBERS + at, Side.OWN, "member", "person", member.name, member.id_number, member.phone)
    for first, aides in ((_AIDES, case.team.aides), (_FORMER_AIDES, case.team.former_aides)):
        for at, aide in enumerate(aides, first):
            yield Part(at, Side.OWN, AIDE, "outsider", aide.name, phone=aide.phone)


def _is_applicant(member: Member, case: Case) -> bool:
    """Tell whether a member is the one who speaks for all, and stands in the case already."""
    if member.id_number and case.parties.applicant.id_number:
        return member.id_number == case.parties.applicant.id_number
    return member.name == case.parties.applicant.name
