"""Who belongs to a collective case by all that was told of that, in the order of days and not of typing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import NamedTuple

from cases.events.people.renaming import workers_called_anew
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.involved import Listing
from cases.file.members import SUMS, Member, filled_in, left_out, pairs, resummed
from cases.file.money import Departed, GoesAlone, Roll
from cases.values.sums import Heads, in_all, most_of, together, with_at_least, without_so_many

STAY, LEFT = "stay", "left"
"""What became of those who stood on a roster and are not named in the next: codes of `roster_rest`."""


class _Listed(NamedTuple):
    """Who belongs to a case by what was told until a day: see `CaseParties` and `CaseMoney`."""

    people: Heads
    members: tuple[Member, ...] = ()
    rolls: tuple[Roll, ...] = ()
    departed: tuple[Departed, ...] = ()


def relisted(case: Case, told: Listing) -> Case:
    """Return the case after one more of what tells who belongs to it."""
    parties = case.parties
    steps = sorted((*_steps(case), told), key=_by_day)
    if steps[-1] is told:
        case = workers_called_anew(case, _renamed(parties.members, told.members))
        now = _after(_Listed(parties.people, parties.members, case.money.rolls, case.money.departed), told, steps)
    else:
        now = _reduced(case, steps, steps)
    parties = altered(
        parties, people=now.people, members=now.members, listings=tuple(steps), listed_on=max(steps[-1].on, told.on)
    )
    departed = tuple(_with_heirs(each, case) for each in now.departed)
    return altered(case, parties=parties, money=altered(case.money, rolls=now.rolls, departed=departed))


def _renamed(before: Sequence[Member], now: Sequence[Member]) -> Mapping[str, str]:
    """Return who has the same number and another name on a roster than before, and under the old name is nobody."""
    there = {each.name for each in now}
    same = ((before[old].name, now[new].name) for new, old in pairs(before, now, by_number=True).items())
    return {old: new for old, new in same if old != new and old not in there}


def members_before(case: Case, told: Listing) -> tuple[Member, ...]:
    """Return who belonged to the case when something of a day is told that is not told yet."""
    steps = _steps(case)
    return _reduced(case, [step for step in steps if _by_day(step) < _by_day(told)], steps).members


def recounted(case: Case, entry: int) -> Case:
    """Return a case whose number of workers an entry has corrected: as of all that was told until then."""
    parties = case.parties
    if not parties.listings:
        return case
    return relisted(case, Listing(parties.listed_on, entry, parties.listed_on, people=parties.people))


def _by_day(step: Listing) -> tuple[date, date, int]:
    return step.on, step.first, step.entry


def _steps(case: Case) -> tuple[Listing, ...]:
    """Return all that was told, first what the case was before: as told by the intake, or by rosters of old."""
    parties = case.parties
    if parties.listings:
        return parties.listings
    on = parties.listed_on
    return (Listing(on, 0, on, parties.members, people=parties.people, rolls=case.money.rolls),)


def _reduced(case: Case, some: Iterable[Listing], steps: Sequence[Listing]) -> _Listed:
    before = next((step.people for step in _steps(case) if not step.entry), None)
    start = _Listed(case.parties.people if before is None else before)
    return reduce(lambda listed, step: _after(listed, step, steps), some, start)


def _after(before: _Listed, step: Listing, steps: Sequence[Listing]) -> _Listed:
    """Return who belongs to it after one more step. steps: all of them, those that were typed later too."""
    if step.gone:
        staying = tuple(each for each in before.members if each.name not in step.gone)
        gone = before._replace(departed=(*before.departed, _departed(before, step)))
        return _counted(gone, staying, len(step.gone), _less(before.rolls, staying))
    if step.people is not None:
        return _as_told(before, step)
    named = tuple(each for each in step.members if each.name not in _split_since(step, steps))
    out = left_out(before.members, named, by_number=True)
    columns = tuple(name for name in SUMS if any(getattr(each, name) is not None for each in named))
    if step.rest == STAY:
        members = filled_in(before.members, named, by_number=True)
    else:
        unheard_of = () if step.rest == LEFT else _unheard_of(out, step, steps)
        members = (*resummed(before.members, named, columns), *unheard_of)
    left = len(out) if step.rest == LEFT else 0
    rolls = _less(before.rolls, members) if left else before.rolls
    return _counted(before, members, left, _anew(rolls, step, members, columns))


def _as_told(before: _Listed, step: Listing) -> _Listed:
    """Return who belongs to it by a step that tells how many there are, and who is known of them besides."""
    if not step.members:
        return before._replace(people=step.people or before.people)
    members = (*step.members, *left_out(before.members, step.members, by_number=True))
    rolls = {each.name: each for each in (*before.rolls, *step.rolls)}
    for more in _anew((), step, members[len(step.members) :], SUMS):
        told = next((each for each in step.rolls if each.name == more.name), None)
        rolls[more.name] = _both(told, more) if told else more
    people = with_at_least(step.people or before.people, len(members))
    return before._replace(people=people, members=members, rolls=tuple(rolls.values()))


def _both(one: Roll, other: Roll) -> Roll:
    amount = together(one.amount, other.amount) or one.amount
    return one._replace(amount=amount, told=one.told + other.told, listed=one.listed + other.listed)


def _split_since(step: Listing, steps: Sequence[Listing]) -> frozenset[str]:
    """Return who had gone on in a case of their own by then, which whoever told this did not know yet."""
    late = (each.gone for each in steps if each.entry > step.entry and _by_day(each) < _by_day(step))
    return frozenset(name for names in late for name in names)


def _unheard_of(out: Iterable[Member], step: Listing, steps: Sequence[Listing]) -> Iterator[Member]:
    """Yield those whom a roster that was typed later tells: nobody has said of them that they left."""
    late = {each.name for some in steps if some.entry > step.entry for each in some.members}
    return (each for each in out if each.name in late)


def _departed(before: _Listed, step: Listing) -> Departed:
    there = {each.name: each for each in before.members}
    told = (there.get(name, Member(name)) for name in step.gone)
    workers = tuple(GoesAlone(each.name, each.claimed, received=each.received) for each in told)
    return Departed(step.entry, step.on, workers)


def _with_heirs(departed: Departed, case: Case) -> Departed:
    return departed._replace(workers=tuple(with_heirs(each, case) for each in departed.workers))


def with_heirs(worker: GoesAlone, case: Case) -> GoesAlone:
    """Return a worker who leaves with whoever went on in their place."""
    heirs = (name for each in case.parties.successions if each.of == worker.name for name in each.by)
    return worker._replace(heirs=tuple(dict.fromkeys(heirs)))


def _counted(before: _Listed, members: tuple[Member, ...], left: int, rolls: tuple[Roll, ...]) -> _Listed:
    """Return it with these members: who are all of them where all were known by name before."""
    if len(before.members) >= most_of(before.people):
        people: Heads = max(len(members), 1)
    else:
        people = with_at_least(without_so_many(before.people, left), len(members))
    return before._replace(people=people, members=members, rolls=rolls)


def _anew(
    rolls: Iterable[Roll], step: Listing, members: Sequence[Member], columns: Collection[str]
) -> tuple[Roll, ...]:
    """Return what rosters told with what the members have in these columns, as a step tells it."""
    found = (_roll(Roll(name, step.entry, step.on, 0, 0, 0), members) for name in columns)
    return (*(each for each in rolls if each.name not in columns), *filter(None, found))


def _less(rolls: Iterable[Roll], staying: Sequence[Member]) -> tuple[Roll, ...]:
    """Return what rosters told without what those had who are gone."""
    return tuple(filter(None, (_roll(each, staying) for each in rolls)))


def _roll(roll: Roll, members: Sequence[Member]) -> Roll | None:
    """Return what a roster told as these members have it; None where none of them has any."""
    told = [amount for each in members if (amount := getattr(each, roll.name)) is not None]
    whole = in_all(told)
    return None if whole is None else roll._replace(amount=whole, told=len(told), listed=len(members))
