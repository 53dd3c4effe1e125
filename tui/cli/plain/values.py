"""The values behind the keys of `tui.cli.plain.jsonkeys`."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cases.due.agenda import Duty, limit_of
from cases.due.clocks import Clock, State
from cases.due.clocksteps import steps
from cases.due.limitation import limited
from cases.events import Ask, Event, Opened, Spec
from cases.file.case import Case
from cases.file.involved import Applicant
from cases.file.members import Member, hide_member
from cases.file.parties import hide_party
from cases.file.parts import FORMER
from cases.file.ties import Sent
from cases.hiding.mask import Mask
from cases.hiding.pieces import DataSort
from cases.law.answers.paychain import Answers, answering
from cases.law.eligibility import Judged, assess
from cases.law.rulebook import RuleBook, id_of
from cases.personal.gathered import of_case
from cases.personal.reading import Reading, said_in
from cases.standing import dues
from cases.values.money import write_sum
from cases.values.spans import Dated, DaySpan, is_until, told_day
from cases.values.sums import dump_sum
from cases.views.casefile import CaseFile, HistoryLine
from cases.views.clockwords import standing_in
from cases.views.hardship import former_causes
from cases.views.ledger import ledger
from cases.views.matters import ASKED_OF_SOME, DAYS
from cases.views.rows import Row
from cases.views.team import hide_aide
from cases.views.wording import GIVEN, NextStep, step_of_row
from tui.cli.plain.jsonkeys import (
    ANSWER_KEYS,
    CRITERION_KEYS,
    ELSEWHERE_KEYS,
    LINK_KEYS,
    MONEY_KEYS,
    PARTY_KEYS,
    TEAM_KEYS,
)
from tui.cli.plain.money import ledger_values
from tui.words.language import show

PERSONAL = {"id_number": DataSort.NUMBER, "phone": DataSort.PHONE, "address": DataSort.ADDRESS}
"""What of the applicant is told besides the name, by sort."""


def row_values(row: Row, today: date, book: RuleBook) -> dict[str, Any]:
    """Return a row of a queue by `ROW_KEYS`."""
    return {
        "number": row.number,
        "kind": row.kind,
        "stage": row.stage.value,
        "applicant": row.applicant,
        "groups": list(row.groups),
        "cause": row.cause,
        "handler": row.handler or None,
        "next_actor": row.next_actor.value,
        "next_due": _day(row.next_due),
        "days_left": row.days_left(today),
        "version": row.version,
        "restricted": row.restricted,
        **_next_values(step_of_row(row, today, book), row.next_rule, row.next_who),
    }


def _next_values(step: NextStep, rule: str, who: str) -> dict[str, Any]:
    """Return what is next on a case, and which right ends next. rule: behind the step, as rows tell it."""
    right, due = step.right, step.due
    return {
        "next_event": step.lead.event or None if step.lead else None,
        "next_rule": id_of(rule) or None,
        "next_what": show(step.what) or None,
        "next_who": who or None,
        "overdue": due is not None and due.far.late,
        "next_right": show(right.what) if right else None,
        "right_rule": right.rule.id if right and right.rule else None,
        "right_on": _day(right.on) if right else None,
        "right_days_left": right.far.days if right else None,
    }


def head_values(file: CaseFile, today: date, mask: Mask) -> dict[str, Any]:
    """Return a whole case as a queue would list it, by `ROW_KEYS`."""
    case, next_due = file.case, file.next_due
    due, step = next_due.on if next_due else None, Reading(file, mask, show).next(today)
    rule = next_due.clock.rule.id if next_due and next_due.clock else next_due.sort.value if next_due else ""
    return {
        "number": case.number,
        "kind": case.intake.kind,
        "stage": case.stage.value,
        "applicant": mask.name(case.parties.applicant.name),
        "groups": list(case.intake.groups),
        "cause": case.intake.cause,
        "handler": case.handler or None,
        "next_actor": case.acts_next.value,
        "next_due": _day(due),
        "days_left": (due - today).days if due else None,
        "version": case.version,
        "restricted": case.restricted,
        **_next_values(step, rule, next_due.who if next_due else ""),
    }


def case_values(file: CaseFile, today: date, mask: Mask) -> dict[str, Any]:
    """Return a whole case by `CASE_KEYS`."""
    case, mask = file.case, of_case(file, mask)
    plan, told = case.due(dues.Sort.PLAN), ledger(file, today)
    codes = ("employment", "project", "taxi_model")
    return head_values(file, today, mask) | {
        **{name: case.said(name) or None for name in ("station", "channel")},
        "people": dump_sum(case.parties.people),
        **{name: case.said(name) or None for name in codes},
        "facts": mask.text(case.intake.facts),
        "request": mask.text(case.intake.request),
        "matter": _matter(case, mask),
        **{name: _day(case.said(name)) for name in DAYS},
        "opened_on": _day(case.opened_on),
        "accepted_on": _day(case.accepted_on),
        "plan": mask.text(plan.text) or None if plan else None,
        "plan_on": _day(plan.on) if plan else None,
        "parties": parties(file, mask),
        "history": [_history_values(line, mask) for line in file.history],
        "hearing_on": _day(case.day_of(dues.Sort.HEARING)),
        "held_until": _day(case.day_of(dues.Sort.SUSPENSION)),
        "limit_on": _day(limit_of(case, file.clocks)),
        "agenda": [_duty_values(duty, mask) for duty in file.ahead(today)],
        "clocks": [_clock_values(clock, file, today, mask) for clock in file.clocks],
        "money": {name: dump_sum(told.of(name)) for name in MONEY_KEYS},
        "ledger": ledger_values(told, case, mask),
        **{name: dump_sum(getattr(case.money, name)) for name in GIVEN},
        **{name: case.said(name) or None for name in ("grade", "review")},
        "reviewed_on": _day(case.hardship.reviewed_on),
        "former_causes": [[cause, _day(until)] for cause, until in former_causes(case)],
        **{name: case.said(name) or None for name in ("outcome", "ending", "ground", "objected_to")},
        "closed_on": _day(case.closing.closed_on),
        "first_closed_on": _day(case.closing.first_closed_on),
        "reach": case.privacy.reach,
        "consents": list(case.privacy.consents),
        "assessed": case.assessment.assessed or None,
        "team": [*_team(file, mask)],
        "answers": [_answers(each) for each in answering(case)],
        "eligibility": [_criterion(each) for each in assess(limited(case, file.clocks, today), today).findings],
        "compared": case.ties.compared or None,
        "links": [dict(zip(LINK_KEYS, link, strict=True)) for link in case.ties.links],
        "elsewhere": [_sent(each, mask) for each in case.elsewhere.sent],
        "hold": case.privacy.legal_hold,
        "satisfaction": case.closing.satisfaction or None,
    }


def _matter(case: Case, mask: Mask) -> dict[str, Any]:
    """Return what the intake asks of some groups and causes alone, as far as it was told."""
    asks = ((ask, said_in(case, ask)) for ask in Opened.asks if ask.name in ASKED_OF_SOME)
    return {ask.name: ask.kind.told(ask.kind.seen(value, mask)) for ask, value in asks if value != ask.kind.empty}


def _sent(sent: Sent, mask: Mask) -> dict[str, Any]:
    values = (sent.entry, sent.how, sent.refer_to, mask.text(sent.body), sent.answer or None)
    return dict(zip(ELSEWHERE_KEYS, values, strict=True))


def _team(file: CaseFile, mask: Mask) -> Iterator[dict[str, Any]]:
    nothing = dict.fromkeys(TEAM_KEYS, None)
    for account in file.case.team.helpers:
        yield nothing | {"account": account, "name": file.names.get(account, account)}
    for each in file.case.team.aides:
        shown = {name: value or None for name, value in hide_aide(each, mask)._asdict().items()}
        yield nothing | shown


def _answers(each: Answers) -> dict[str, Any]:
    values = (each.code, show(each.why), each.basis, each.status, each.missing, list(each.claims))
    return dict(zip(ANSWER_KEYS, values, strict=True))


def _criterion(finding: Judged) -> dict[str, Any]:
    criterion = finding.criterion
    values = (criterion.id, finding.state.value, criterion.basis, not criterion.unconfirmed)
    return dict(zip(CRITERION_KEYS, values, strict=True))


def _day(day: Dated | None) -> str | None:
    return told_day(day) if day else None


def parties(file: CaseFile, mask: Mask) -> list[dict[str, str | None]]:
    """Return everybody in a case by `PARTY_KEYS`."""
    case, nothing = file.case, dict.fromkeys(PARTY_KEYS, None)
    told = {name: mask.piece(sort, case.said(name)) or None for name, sort in PERSONAL.items()}
    applicant = {"role": "applicant", "name": mask.name(case.parties.applicant.name), **told}
    others = (
        nothing | {"role": party.role, "name": mask.text(hide_party(party, mask.piece))}
        for party in (*case.parties.others, *case.parties.respondents)
    )
    members = (nothing | {"role": "member", **_member(hide_member(each, mask.piece))} for each in case.parties.members)
    former = (nothing | {"role": FORMER, **_former(each, mask)} for each in case.parties.former)
    return [applicant, *former, *others, *members]


def _former(each: Applicant, mask: Mask) -> dict[str, str | None]:
    told = {name: mask.piece(sort, getattr(each, name)) or None for name, sort in PERSONAL.items()}
    return {"name": mask.name(each.name), **told}


def _member(member: Member) -> dict[str, str | None]:
    return {"name": member.name, "id_number": member.id_number or None, "phone": member.phone or None}


def _history_values(line: HistoryLine, mask: Mask) -> dict[str, Any]:
    entry = line.entry
    return {
        "seq": entry.seq,
        "on": None if is_until(entry.day) else _day(entry.on),
        "on_as_known": _day(entry.day),
        "at": entry.at.isoformat(timespec="seconds"),
        "by": entry.by,
        "event": entry.event.spec.code,
        "fields": fields(entry.event, mask),
        "voided": line.voided_by is not None,
    }


def fields(event: Event, mask: Mask) -> dict[str, Any]:
    """Return what was filled in, by field name, as it is shown."""
    told = ((ask, getattr(event.hidden(mask), ask.name)) for ask in event.spec.asks if ask.kind.outward)
    return {ask.name: ask.kind.told(value) for ask, value in told if value != ask.kind.empty}


def _duty_values(duty: Duty, mask: Mask) -> dict[str, Any]:
    return {
        "on": _day(duty.on),
        "sort": duty.sort.value,
        "rule": duty.clock.rule.id if duty.clock else None,
        "what": mask.text(duty.text) or show(duty.label),
        "who": duty.who or None,
        "whose": duty.whose.value,
        "entry": duty.entry or None,
    }


def _clock_values(clock: Clock, file: CaseFile, today: date, mask: Mask) -> dict[str, Any]:
    stands = standing_in(file, clock, today)
    only_latest = isinstance(clock.due_known, DaySpan)
    return {
        "rule": clock.rule.id,
        "label": show(clock.rule.label),
        "starts": None if only_latest else _day(clock.starts),
        "natural_due": None if only_latest else _day(clock.natural),
        "due": None if clock.rests_on(today) or only_latest else _day(clock.due),
        "against": mask.text(clock.against) or None,
        "workers": [mask.name(each) for each in clock.whom.names],
        "others": clock.whom.unnamed,
        "provisional": clock.provisional,
        "basis": clock.rule.basis,
        "confirmed": not clock.rule.unconfirmed,
        "status": stands.state.value,
        "told": show(stands.in_full),
        "whose": clock.rule.whose.value,
        "started_by": clock.started_by,
        "ended_by": stands.ended_by,
        "lapses": show(stands.lapses) or None,
        "met_on": _day(clock.met_on),
        "latest_due": None if clock.rests_on(today) else _day(clock.latest),
        "question": show(stands.question) or None,
        "short": None if clock.short is None else write_sum(clock.short),
        "steps": [show(step) for step in steps(clock.reckoning, clock.slack)],
        "days_left": clock.days_left(today) if clock.running and stands.state is not State.NOT_NEEDED else None,
    }


def event_values(spec: Spec, today: date) -> dict[str, Any]:
    """Return a declared event by `EVENT_KEYS`."""
    return {
        "code": spec.code,
        "label": show(spec.label),
        "key": spec.key or None,
        "from": [stage.value for stage in spec.at],
        "to": spec.to.value if spec.to else None,
        "by": spec.by.value,
        "then": spec.then.value if spec.then else None,
        "fields": [_field_values(ask, today) for ask in spec.asks if not ask.automatic],
    }


def _field_values(ask: Ask, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {
        "name": ask.name,
        "label": show(ask.label),
        "needed": ask.needed,
        "kind": ask.kind.name,
    }
    if ask.kind.choices is not None:
        values["choices"] = [{"code": code.code, "label": show(code.label)} for code in ask.kind.choices.on(today)]
    return values
