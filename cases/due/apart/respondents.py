"""Against whom entries are, by the names that the respondents have now: one who was renamed is no other."""

from collections.abc import Iterable, Mapping, Sequence

from cases.events import Entry
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.parties import Party
from cases.history.lifecycle import standing
from cases.law.clockrules import ClockRule
from cases.money.items import Item

_FIELD = "respondents"


def against_now(case: Case, entries: Iterable[Entry], history: Sequence[Entry]) -> list[tuple[str, ...] | None]:
    """Return for each entry the respondents, as they are called now, against whom alone it moves clocks; None for all.

    Who is no respondent any more is left out. history: tells who was renamed since.
    """
    told = [(entry, entry.event.moves_against(case)) for entry in entries]
    names = {party.name for party in case.parties.respondents}
    if all(whom is None or (whom and names.issuperset(whom)) for _entry, whom in told):
        return [whom for _entry, whom in told]
    renamed = _renamed(history)
    return [_whom_now(entry, whom, case, renamed.since(entry.seq)) for entry, whom in told]


def _whom_now(entry: Entry, whom: tuple[str, ...] | None, case: Case, later: "_Names") -> tuple[str, ...] | None:
    """Return the same for one entry. whom: by the names of today. later: who was renamed since it was told."""
    whom = entry.event.moves_against(later.before(case)) if later.told else whom
    names = {party.name for party in case.parties.respondents}
    return whom if whom is None else tuple(name for name in map(later.called, whom) if name in names)


def sides_of(rule: ClockRule, against: str, case: Case, entry: int, history: Sequence[Entry]) -> frozenset[str]:
    """Return whom of the respondents alone a clock of a rule is about, nobody where it is about all.

    against: the one it runs against, where the rule runs for each. entry: what set it running. history: see
    `against_now`.
    """
    if rule.each:
        return frozenset({against})
    sides = _bound_by(case, entry)
    if sides <= {party.name for party in case.parties.respondents}:
        return sides
    return frozenset(map(_renamed(history).since(entry).called, sides))


def concerns(sides: frozenset[str], whom: tuple[str, ...] | None) -> bool:
    """Tell whether what was done against some respondents, or against all, moves a clock about these sides."""
    return whom is None or not sides.isdisjoint(whom)


def are_others(mine: Sequence[str] | None, theirs: Sequence[str] | None, papers: Iterable[int], case: Case) -> bool:
    """Tell whether what goes on before a body is against none of those whom something else is about.

    mine, theirs: the respondents whom each is about, None for all. papers: with which one went there: where nothing
    else is said, against those whom these bind.
    """
    bound = [_bound_by(case, each) for each in papers] if theirs is None else []
    there = frozenset(theirs or ()) or (frozenset().union(*bound) if all(bound) else frozenset())
    return bool(mine and there) and there.isdisjoint(mine or ())


def _bound_by(case: Case, entry: int) -> frozenset[str]:
    """Return the respondents whom alone a paper binds, by the sums that it fixes; nobody where it does not say."""
    fixed = next((each for each in case.money.instruments if each.entry == entry), None)
    if fixed is None:
        return frozenset()
    sides = [frozenset(item.sides) or frozenset(fixed.sides) for item in fixed.items or (Item(),)]
    return frozenset().union(*sides) if all(sides) else frozenset()


class _Names:
    """What was called otherwise since: by which entry, and of each old name the new one, in the order of typing."""

    def __init__(self, told: Sequence[tuple[int, Mapping[str, str]]]) -> None:
        self.told = told

    def since(self, entry: int) -> "_Names":
        """Return those of which entries after one tell."""
        return _Names([each for each in self.told if each[0] > entry])

    def called(self, name: str) -> str:
        """Return what somebody is called now."""
        for _entry, names in self.told:
            name = names.get(name, name)
        return name

    def before(self, case: Case) -> Case:
        """Return a case with its respondents as they were called then."""
        parties = case.parties.respondents
        for _entry, names in reversed(self.told):
            old = {new: before for before, new in names.items()}
            parties = tuple(party._replace(name=old.get(party.name, party.name)) for party in parties)
        return altered(case, parties=altered(case.parties, respondents=parties))


def _renamed(history: Sequence[Entry]) -> _Names:
    """Return what respondents were called before corrections that left each in their place and role."""
    found = list[tuple[int, Mapping[str, str]]]()
    for entry in standing(history):
        old, new = _before_and_after(entry)
        if old and [each.role for each in old] == [each.role for each in new]:
            pairs = zip(old, new, strict=True)
            found.append((entry.seq, {one.name: other.name for one, other in pairs if one.name != other.name}))
    return _Names(found)


def _before_and_after(entry: Entry) -> tuple[Sequence[Party], Sequence[Party]]:
    """Return the respondents as an entry corrects them, nobody where it does not."""
    texts = [(about, text) for about, text in entry.event.retyped if about.name == _FIELD and text]
    old, new = [about.kind.read(text, entry.on) for about, text in texts] if len(texts) == _BOTH else ((), ())
    return old, new


_BOTH = 2
