"""Against whom entries are, by the names that the respondents have now: one who was renamed is no other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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

    Who is no respondent any more is left out; who became one since is not one of those against all of whom it was.
    history: tells who was renamed or came since.
    """
    told = [(entry, entry.event.moves_against(case)) for entry in entries]
    names = {party.name for party in case.parties.respondents}
    found = _renamed(history)
    if not found.told and all(whom is None or (whom and names.issuperset(whom)) for _entry, whom in told):
        return [whom for _entry, whom in told]
    return [_whom_now(entry, whom, case, found.since(entry.seq)) for entry, whom in told]


def _whom_now(entry: Entry, whom: tuple[str, ...] | None, case: Case, later: "_Names") -> tuple[str, ...] | None:
    """Return the same for one entry. whom: by the names of today. later: who was renamed or came since it was told."""
    whom = entry.event.moves_against(later.before(case)) if later.told else whom
    if whom is None and any(entry.event.spec.ask(name) for name in _TELLS_WHOM):
        whom = later.there
    names = [party.name for party in case.parties.respondents]
    now = whom if whom is None else tuple(name for name in map(later.called, whom) if name in names)
    return None if whom is not None and whom == later.there and (not now or len(now) == len(names)) else now


_TELLS_WHOM = ("against", "payer")
"""The fields in which an event tells against whom it is: left empty, it is against all whom the case then named."""


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
    """Who the respondents were before each correction since, in the order of typing, with what was called otherwise.

    told: by which entry, who they were, and of each old name the new one.
    """

    def __init__(self, told: Sequence[tuple[int, Sequence[Party], Mapping[str, str]]]) -> None:
        self.told = told

    def since(self, entry: int) -> "_Names":
        """Return those of which entries after one tell."""
        return _Names([each for each in self.told if each[0] > entry])

    @property
    def there(self) -> tuple[str, ...] | None:
        """Whom the case named before all of these, by the names of then; None where it named none, or none changed."""
        return tuple(party.name for party in self.told[0][1]) or None if self.told else None

    def called(self, name: str) -> str:
        """Return what somebody is called now."""
        for _entry, _parties, names in self.told:
            name = names.get(name, name)
        return name

    def before(self, case: Case) -> Case:
        """Return a case with its respondents as they were then."""
        parties = tuple(self.told[0][1]) if self.told else case.parties.respondents
        return altered(case, parties=altered(case.parties, respondents=parties))


def _renamed(history: Sequence[Entry]) -> _Names:
    """Return who the respondents were before each correction; each is called otherwise who kept place and role."""
    found = list[tuple[int, Sequence[Party], Mapping[str, str]]]()
    for entry in standing(history):
        if entry.event.retyped and (pair := _before_and_after(entry)):
            old, new = pair
            found.append((entry.seq, old, dict(_called_otherwise(old, new))))
    return _Names(found)


def _called_otherwise(old: Sequence[Party], new: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Yield the old and the new name of each who kept place and role: who is there under the old one too is another."""
    if [each.role for each in old] != [each.role for each in new[: len(old)]]:
        return
    before, after = {each.name for each in old}, {each.name for each in new}
    for one, other in zip(old, new, strict=False):
        if one.name not in after and other.name not in before:
            yield one.name, other.name


def _before_and_after(entry: Entry) -> tuple[Sequence[Party], Sequence[Party]] | None:
    """Return the respondents before and after an entry corrects them, None where it does not."""
    texts = [(about, text) for about, text in entry.event.retyped if about.name == _FIELD]
    if len(texts) != _BOTH:
        return None
    old, new = (tuple(about.kind.read(text, entry.on)) if text else () for about, text in texts)
    return old, new


_BOTH = 2
