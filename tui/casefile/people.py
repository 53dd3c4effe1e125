"""当事人: who the case is for and against, and what it is about."""

from collections.abc import Iterable, Iterator

from cases.events import Opened
from cases.file.accounts import by_ledger
from cases.file.involved import Applicant
from cases.file.members import LABELS, SUMS, Members, total
from cases.file.parties import Party, hide_party
from cases.file.parts import FORMER, role_label
from cases.hiding.pieces import DataSort
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.text import say
from cases.views.chain import chain
from cases.views.hardship import hardship
from cases.views.ledger import ledger
from cases.views.matters import ASKED_OF_SOME, DAYS
from cases.views.pending import ended, pending
from cases.views.team import team
from tui.casefile.eligible import eligible
from tui.casefile.reading import OnScreen
from tui.casefile.tab import Tab
from tui.widgets.sheet import Labelled

_PERSON = ("applicant", "id_number", "phone", "address", "groups", "people", "others", "employment", "taxi_model")
_MATTER = tuple(name for name in ASKED_OF_SOME if name not in _PERSON)
_CASE = ("kind", "channel", "cause", "claimed", *_MATTER, *DAYS)
_TOLD = ("request", "facts")


class PeopleTab(Tab):
    """A page to read: the applicant, the other side, the case, the story."""

    id = "people"
    label = say("当事人")
    lists_entries = False

    def detail(self, reading: OnScreen, key: str) -> Iterable[Labelled]:
        yield Labelled("", say("申请人"), "$text-accent bold")
        yield from _fields(reading, _PERSON)
        yield from _former(reading)
        yield Labelled("", "")
        yield Labelled("", say("对方当事人"), "$text-accent bold")
        yield from _parties(reading)
        yield from _told_later(reading)
        yield Labelled("", "")
        yield from eligible(reading.case, reading.file.clocks, reading.today)
        yield from _members(reading)
        yield from _linked(reading)
        yield Labelled("", say("案件"), "$text-accent bold")
        yield from _case(reading)
        yield from _kept(reading)
        for name in _TOLD:
            yield Labelled("", "")
            yield from _story(reading, name)


def _fields(reading: OnScreen, names: Iterable[str]) -> Iterator[Labelled]:
    for name in names:
        if (ask := Opened.spec.ask(name)) and (text := reading.now(name)):
            yield Labelled(ask.label, text)


def _former(reading: OnScreen) -> Iterator[Labelled]:
    """Tell who applied before somebody went on in their place."""
    for each in reading.case.parties.former:
        told = (reading.mask.name(each.name), *_numbers(reading, each))
        yield Labelled(role_label(FORMER), tuple(filter(None, told)))


def _numbers(reading: OnScreen, who: Applicant) -> Iterator[str]:
    yield reading.mask.piece(DataSort.NUMBER, who.id_number)
    yield reading.mask.piece(DataSort.PHONE, who.phone)


def _parties(reading: OnScreen) -> Iterator[Labelled]:
    if not reading.case.parties.respondents:
        yield Labelled("", say("没有登记；按 G 更正补上"), "$text-muted")
    for party in reading.case.parties.respondents:
        yield Labelled(codes("party_role").label(party.role), _name(reading, party))
    for each in chain(reading.case):
        yield Labelled(each.role, each.told, "$text-warning" if each.missing else "$text-muted")


def _told_later(reading: OnScreen) -> Iterator[Labelled]:
    """Tell whom entries name as having a part, each with its entry, where the case does not name them itself."""
    known = {*reading.case.parties.others, *reading.case.parties.respondents}
    for line in reading.file.history[1:]:
        event = line.entry.event
        for ask in event.spec.parts if line.voided_by is None else ():
            others = tuple(each for each in getattr(event, ask.name) if each not in known)
            for told in ask.kind.show(ask.kind.seen(others, reading.mask)):
                yield Labelled(ask.label, say("{who}（第 {n} 条）", who=told, n=line.entry.seq))


def _members(reading: OnScreen) -> Iterator[Labelled]:
    """Tell the members of a collective case, with what the ledger comes to for each, and the totals of these sums."""
    members = by_ledger(reading.case, ledger(reading.file, reading.today))
    if not members:
        return
    yield Labelled("", say("成员 {n} 人", n=len(members)), "$text-accent bold")
    kind = Members()
    for at, told in enumerate(kind.mask(members) if reading.masked else kind.show(members), 1):
        yield Labelled(str(at), told)
    for name in SUMS:
        if (amount := total(members, name)) is not None:
            yield Labelled(say("合计"), say("{label} {sum}", label=LABELS[name], sum=say_sum(amount)))
    yield Labelled("", "")


def _linked(reading: OnScreen) -> Iterator[Labelled]:
    """Tell the cases that belong to this one."""
    if not reading.case.ties.links:
        return
    yield Labelled("", say("相关案件"), "$text-accent bold")
    for number, relation in reading.case.ties.links:
        yield Labelled(codes("relation_kind").label(relation), number)
    yield Labelled("", "")


def _name(reading: OnScreen, party: Party) -> str:
    return hide_party(party) if reading.masked else party.name


def _case(reading: OnScreen) -> Iterator[Labelled]:
    case = reading.case
    yield from _fields(reading, _CASE)
    yield from (Labelled(label, told) for label, told in hardship(case))
    yield from (Labelled(each.label, each.told, "$text-warning") for each in pending(case, reading.mask))
    yield Labelled(say("站点"), reading.file.station.name)
    yield Labelled(say("承办人"), reading.handler)
    yield from (Labelled(label, told) for label, told in team(reading.file, reading.mask))
    for label, day in (
        (say("接案日期"), case.opened_on),
        (say("受理日期"), case.accepted_on),
        (say("首次结案"), case.closing.first_closed_on),
        (say("结案日期"), case.closing.closed_on),
    ):
        if day:
            yield Labelled(label, day)
    yield from (Labelled(each.label, each.told) for each in ended(case))


def _kept(reading: OnScreen) -> Iterator[Labelled]:
    """Say who may see the file, to what the person agrees, and whether it must be kept."""
    case = reading.case
    yield Labelled(say("查看范围"), codes("reach").label(case.privacy.reach))
    agreed = tuple(codes("consent_purpose").label(each) for each in case.privacy.consents)
    yield Labelled(say("已同意"), agreed or say("没有登记"))
    if case.privacy.legal_hold:
        yield Labelled(say("暂缓销毁"), say("是"))


def _story(reading: OnScreen, name: str) -> Iterator[Labelled]:
    if ask := Opened.spec.ask(name):
        yield Labelled("", ask.label, "$text-accent bold")
        yield Labelled("", reading.now(name))
