"""What the Desk asks before people come into a case or a record: duplicates, conflicts of interest, contradictions.

Every way in is asked the same, and answers the same: with a decision (`Compared`) that is kept with what was seen.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from cases.directory.against import doubts_of_sums
from cases.directory.contradictions import Doubt, Somebody, codes_of, doubts, doubts_of_case, impossible, of_person
from cases.directory.records import Person, Record
from cases.events import Compared, Event, Whom
from cases.events.asking.seen import Seen
from cases.file.case import Case
from cases.file.involved import CaseParties
from cases.file.parts import parts
from cases.values.identity import told_by
from cases.values.refusal import Problem, Refused, refuse
from cases.values.spans import law_of
from cases.values.text import Sentence, say
from storage.directory.alike import Looking
from storage.seat import Seat

_SAID = 5
"""Cases that a question names."""


def ask(
    seat: Seat,
    event: Event,
    before: Case | None,
    after: Case,
    case_id: int,
    compared: Compared | None,
    told: Sequence[Doubt] = (),
) -> tuple[str, ...]:
    """Return the sorts of contradictions that somebody has looked at, as codes.

    What an event would make of a case is refused, within its write, until it can be and somebody has decided on it.

    before: None for a new case. case_id: 0 for a new one. compared: what was decided. told: what else is to be asked.
    Raises `Refused`: `identity` for who cannot have been born then; `alike` and `contradiction`, naming the field of
    the decision, for what somebody should look at.
    """
    found = [*told, *(doubts_of_sums(before, after) if before and not event.voids else ())]
    if not event.spec.compares:
        if found and not (compared and compared.on_doubts):
            raise Refused(_against(found))
        return codes_of(found)
    if wrong := tuple(_impossible(event, before, after)):
        raise Refused(*wrong)
    known = doubts_of_case(before) if before else ()
    found += [each for each in doubts_of_case(after) if each not in known]
    if problems := tuple(asked(_alike(seat, event, before, after, case_id), found, compared)):
        raise Refused(*problems)
    return codes_of(found)


def asked(alike: Sequence[Seen], doubtful: Sequence[Doubt], compared: Compared | None) -> Iterator[Problem]:
    """Yield what somebody should look at and has not decided on: cases of the same people, and contradictions."""
    if alike and not (compared and compared.on_people):
        numbers = {each.number: each.said for each in reversed(alike)}
        told = tuple(numbers.values())[::-1][:_SAID]
        sentence = say(
            "{n} 件案件疑似重复或有利益冲突，请看过后在“查重结论”中选一项：{told}",
            n=len(numbers),
            told=told,
        )
        yield Problem("alike", sentence, "decision")
    if doubtful and not (compared and compared.on_doubts):
        if alike:
            yield _beside(doubtful)
        else:
            told = _told(doubtful)
            sentence = say("{told}；请核对，无误请在“查重结论”中选“矛盾之处已核对”", told=told)
            yield Problem("contradiction", sentence, "decision")


def _beside(doubtful: Sequence[Doubt]) -> Problem:
    """Return the question about contradictions where the decision is on something else, or on nothing."""
    sentence = say("{told}；请核对，无误请填“矛盾已核对”", told=_told(doubtful))
    return Problem("contradiction", sentence, "checked")


def _against(doubtful: Sequence[Doubt]) -> Problem:
    """Return the question about contradictions where a form has no place for a decision: it is answered by itself."""
    sentence = say("{told}；请核对，确实如此再照此登记（命令行加 checked=是）", told=_told(doubtful))
    return Problem("contradiction", sentence, "checked")


def _told(doubtful: Sequence[Doubt]) -> tuple[Sentence, ...]:
    said = [each.said for each in doubtful]
    return tuple(each for at, each in enumerate(said) if each not in said[:at])


def _alike(seat: Seat, event: Event, before: Case | None, after: Case, case_id: int) -> tuple[Seen, ...]:
    """Return what somebody should decide on because of who comes in; for an enquiry that becomes a case, of everybody.

    What was seen when something was decided on this case before is not asked about again.
    """
    if event.spec.compares is Whom.EVERYBODY:
        fresh = parts(after) if before and before.intake.kind != after.intake.kind else ()
    else:
        known = {part._replace(place=0) for part in parts(before)} if before else set()
        fresh = tuple(part for part in parts(after) if part._replace(place=0) not in known)
    found = Looking(seat).look(fresh, case_id, decisive=True).to_decide if fresh else ()
    return tuple(each for each in found if each.number not in after.ties.seen)


def ask_of_record(record: Record, before: Record | None, today: date, compared: Compared | None) -> dict[str, Any]:
    """Refuse a record of the directory as `ask` refuses a case; return what is kept of the answer with the edit.

    before: the record as it was, None for a new one. Only the contradictions of people are asked about.
    """
    if not isinstance(record, Person):
        return {}
    who, known = of_person(record, today), of_person(before, today) if isinstance(before, Person) else None
    if (known is None or who.known_birth != known.known_birth) and (why := impossible(who)):
        raise refuse("identity", why, "id_number" if told_by(record.id_number) else "born")
    old = tuple(doubts(known)) if known else ()
    found = [each for each in doubts(who) if each not in old]
    if found and not (compared and compared.on_doubts):
        raise Refused(_beside(found))
    return {"checked": codes_of(found), "reason": compared.reason} if found and compared else {}


def _impossible(event: Event, before: Case | None, after: Case) -> Iterator[Problem]:
    own, members = event.typed_in("id_number"), event.typed_in("members")
    was, now = before.parties if before else CaseParties(), after.parties
    known = {was.applicant.id_number, *(each.id_number for each in was.members)}
    for number, field in ((now.applicant.id_number, own), *((each.id_number, members) for each in now.members)):
        if number not in known and (why := impossible(Somebody(law_of(after.opened_on), number))):
            yield Problem("identity", why, field)
