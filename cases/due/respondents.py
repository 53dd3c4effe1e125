"""Against whom entries are, by the names that the respondents have now: one who was renamed is no other."""

from collections.abc import Iterable, Mapping, Sequence

from cases.events import Entry
from cases.file.case import Case
from cases.file.parties import Party
from cases.history.lifecycle import standing
from cases.law.clockrules import ClockRule

_FIELD = "respondents"


def against_now(case: Case, entries: Iterable[Entry], history: Sequence[Entry]) -> list[tuple[str, ...] | None]:
    """Return for each entry the respondents, as they are called now, against whom alone it moves clocks; None for all.

    Who is no respondent any more is left out. history: tells who was renamed since.
    """
    whom = [entry.event.moves_against(case) for entry in entries]
    names = {party.name for party in case.parties.respondents}
    if all(each is None or names.issuperset(each) for each in whom):
        return whom
    now = _renamed(standing(history))
    return [each if each is None else tuple(name for name in map(now.called, each) if name in names) for each in whom]


def sides_of(rule: ClockRule, against: str, case: Case, entry: int) -> frozenset[str]:
    """Return whom of the respondents alone a clock of a rule is about, nobody where it is about all.

    against: the one it runs against, where the rule runs for each. entry: what set it running.
    """
    if rule.each:
        return frozenset({against})
    return _bound_by(case, entry) if rule.restart else frozenset()


def concerns(sides: frozenset[str], whom: tuple[str, ...] | None) -> bool:
    """Tell whether what was done against some respondents, or against all, moves a clock about these sides."""
    return whom is None or not sides.isdisjoint(whom)


def _bound_by(case: Case, entry: int) -> frozenset[str]:
    """Return the respondents whom alone a paper binds, by the sums that it fixes; nobody where it does not say."""
    fixed = next((each.items for each in case.money.instruments if each.entry == entry), ())
    sides = frozenset(item.against for item in fixed)
    return frozenset() if "" in sides else sides


class _Names:
    """What was called otherwise since."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self._told = told

    def called(self, name: str) -> str:
        """Return what somebody is called now."""
        seen = set[str]()
        while name in self._told and name not in seen:
            seen.add(name)
            name = self._told[name]
        return name


def _renamed(entries: Iterable[Entry]) -> _Names:
    """Return what respondents were called before corrections that left each in their place and role."""
    told: dict[str, str] = {}
    for entry in entries:
        old, new = _before_and_after(entry)
        if [each.role for each in old] == [each.role for each in new]:
            told |= {one.name: other.name for one, other in zip(old, new, strict=True) if one.name != other.name}
    return _Names(told)


def _before_and_after(entry: Entry) -> tuple[Sequence[Party], Sequence[Party]]:
    """Return the respondents as an entry corrects them, nobody where it does not."""
    texts = [(about, text) for about, text in entry.event.retyped if about.name == _FIELD and text]
    old, new = [about.kind.read(text, entry.on) for about, text in texts] if len(texts) == _BOTH else ((), ())
    return old, new


_BOTH = 2
