"""The rules that a centre goes by: those that ship, its own over them, and its calendar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple, Protocol

from cases.law.clockrules import ClockRule, Trigger
from cases.law.facts import RESTS_ON
from cases.law.rulefile.reading import shipped, shipped_alone
from cases.standing.triggers import INTAKE, SORTS, RuleKey
from cases.values.calendar import Calendar

_LATEST = "~"


def id_of(key: str) -> str:
    """Return the id of the rule of which `RuleBook.key` tells a version."""
    return key.partition(_LATEST)[0].partition("@")[0]


def latest_in(key: str) -> date | None:
    """Return the latest last day of a clock that such a key tells; None where its days are known exactly."""
    latest = key.partition(_LATEST)[2]
    return date.fromisoformat(latest) if latest else None


class RulesByKey(Protocol):
    """Rules as a list needs them: only those that it names."""

    def of(self, key: str) -> "ClockRule | None":
        """Return the version of a rule that a list tells by its `key`; None where no rule is called so."""


class Moving(NamedTuple):
    """How an event may move clocks of some rules.

    rules: by their identity. trigger: without what the sort of the event has answered. own: whether they are of the
    centre's own work. of_worker: whether they are rights of the worker, or limits on what they claim. once: whether it
    is the only one in which the event may move them.
    """

    rules: tuple[int, ...]
    what: str
    trigger: Trigger
    own: bool
    of_worker: bool
    once: bool = True

    @property
    def alike(self) -> tuple[object, ...]:
        """What must be the same for two rules to be moved alike."""
        by = self.trigger
        return self.what, replace(by, when={}), *by.when.items(), self.own, self.of_worker


class Starts(NamedTuple):
    """A rule that an event may set running, and by which trigger, without what the sort of the event has answered."""

    rule: ClockRule
    trigger: Trigger


@dataclass(frozen=True)
class RuleBook:
    """Clock rules, and the calendar by which they count."""

    rules: tuple[ClockRule, ...]
    calendar: Calendar = field(default_factory=Calendar)

    @cached_property
    def starts(self) -> Mapping[tuple[str, str], tuple[Starts, ...]]:
        """By event and the code that tells most of its sort (`SORTS`), or an empty one: the rules it may start."""
        found: dict[tuple[str, str], list[Starts]] = {}
        for rule in self.rules:
            for trigger in rule.start:
                name = next((name for name in SORTS if name in trigger.when), "")
                for code in trigger.when[name] if name else ("",):
                    found.setdefault((trigger.event, code), []).append(Starts(rule, _besides(trigger, name)))
        return {key: tuple(rules) for key, rules in found.items()}

    def starting(self, known: RuleKey) -> tuple[Starts, ...]:
        """Return the rules that what happens may start: by its codes alone, and by its sort too."""
        if known not in self._starting:
            codes, sort = known
            keys = [(code, each) for code in codes for each in (("", sort) if sort else ("",))]
            self._starting[known] = tuple(each for key in keys for each in self.starts.get(key, ()))
        return self._starting[known]

    @cached_property
    def _starting(self) -> dict[RuleKey, tuple[Starts, ...]]:
        return {}

    def moving(self, known: RuleKey) -> tuple["Moving", ...]:
        """Return how what happens may move clocks.

        Of several ways in which it may move those of one rule, the first that applies counts.
        """
        if known not in self._moving:
            self._moving[known] = tuple(_together(self._all_moving(known)))
        return self._moving[known]

    @cached_property
    def _moving(self) -> dict[RuleKey, tuple["Moving", ...]]:
        return {}

    def _all_moving(self, known: RuleKey) -> Iterator["Moving"]:
        codes, sort = known
        for rule in self.rules:
            for code in codes:
                for what, trigger in rule.moves.get(code, ()):
                    name = next((name for name in SORTS if name in trigger.when), "")
                    if not name or sort in trigger.when[name]:
                        yield Moving((id(rule),), what, _besides(trigger, name), rule.own, rule.of_worker)

    @cached_property
    def of_case(self) -> frozenset[str]:
        """What clocks rest on that the case itself tells: its kind and groups, and what its intake says by now."""
        triggers = [*(each for rule in self.rules for each in rule.start)]
        triggers += [each for rule in self.rules for moves in rule.moves.values() for _what, each in moves]
        told = [each for each in triggers if each.event == INTAKE]
        names = {name for each in told for name in (*each.when, *([each.on] if each.on else []))}
        facts = {name for rule in self.rules for fact in rule.given for name in RESTS_ON.get(fact, (fact,))}
        return frozenset({"kind", "groups", "respondents", "opened_on", *names, *facts})

    @cached_property
    def hung_on(self) -> frozenset[str]:
        """The bodies of which rules ask whether anything went on there, or goes on, before what starts a clock."""
        return frozenset(body for rule in self.rules for body in (*rule.after, *rule.not_during))

    @cached_property
    def acting(self) -> frozenset[str]:
        """The codes of events that set clocks running or move them."""
        return frozenset({code for code, _sort in self.starts} | {code for rule in self.rules for code in rule.moves})

    @cached_property
    def by_id(self) -> Mapping[str, tuple[ClockRule, ...]]:
        """The versions of each rule, the earliest first."""
        found: dict[str, tuple[ClockRule, ...]] = {}
        for rule in sorted(self.rules, key=lambda rule: rule.since or date.min):
            found[rule.id] = (*found.get(rule.id, ()), rule)
        return found

    def key(self, rule: ClockRule, latest: date | None = None) -> str:
        """Return what tells a version of a rule in a list: its id, and of a later one the day from which it holds.

        latest: of a clock that hangs on a day not known exactly the latest last day that it may have.
        """
        version = rule.id if rule.since == self.by_id[rule.id][0].since else f"{rule.id}@{rule.since}"
        return f"{version}{_LATEST}{latest}" if latest else version

    @cached_property
    def _by_key(self) -> Mapping[str, ClockRule]:
        return {self.key(rule): rule for versions in self.by_id.values() for rule in versions}

    def of(self, key: str) -> ClockRule | None:
        """Return the version of a rule that a list tells by its `key`; None where no rule is called so.

        Of a version that the centre has given up since, and by which the list is still to be reckoned, the first one.
        """
        return self._by_key.get(key.partition(_LATEST)[0]) or next(iter(self.by_id.get(id_of(key), ())), None)

    def version(self, rule_id: str, on: date) -> ClockRule | None:
        """Return the version of a rule that holds for a clock that starts on this day."""
        return next((rule for rule in self.by_id.get(rule_id, ()) if rule.in_force(on)), None)


def _besides(trigger: Trigger, name: str) -> Trigger:
    """Return a trigger without what it asks of one field, where the sort of an event has answered that."""
    return replace(trigger, when={asked: held for asked, held in trigger.when.items() if asked != name})


def _together(found: Iterable[Moving]) -> Iterator[Moving]:
    """Yield ways in which an event may move clocks, those together in which it moves several rules alike."""
    by_rule: dict[tuple[int, ...], list[Moving]] = {}
    for way in found:
        by_rule.setdefault(way.rules, []).append(way)
    alike: dict[object, list[list[Moving]]] = {}
    for ways in by_rule.values():
        alike.setdefault(tuple(way.alike for way in ways), []).append(ways)
    for several in alike.values():
        rules = tuple(rule for ways in several for rule in ways[0].rules)
        for way in several[0]:
            yield way._replace(rules=rules, once=len(several[0]) == 1)


def rulebook(own: Iterable[ClockRule] = (), calendar: Calendar | None = None) -> RuleBook:
    """Return the rules that ship with a centre's own over them: these hold in their time, those before and after it."""
    rules = list(shipped())
    for mine in own:
        rules = [left for rule in rules for left in _outside(rule, mine)] + [mine]
    return RuleBook(tuple(rules), calendar or Calendar())


@cache
def shipped_book() -> RuleBook:
    """Return the rules that ship, without anything of a centre's own."""
    return rulebook()


class ShippedByKey:
    """The rules that ship, as `shipped_book` knows them, but each read by itself when it is asked for.

    The first list names a few of them; to read them all would take longer than to draw it.
    """

    def of(self, key: str) -> ClockRule | None:
        return _alone(id_of(key)).of(key)


@cache
def _alone(rule_id: str) -> RuleBook:
    return RuleBook(shipped_alone(rule_id))


def _outside(rule: ClockRule, mine: ClockRule) -> list[ClockRule]:
    """Return what is left of a rule beside a newer one of the same id."""
    if rule.id != mine.id or not rule.overlaps(mine):
        return [rule]
    left = []
    if mine.since and (rule.since is None or rule.since < mine.since):
        left.append(replace(rule, until=mine.since - timedelta(days=1)))
    if mine.until and (rule.until is None or rule.until > mine.until):
        left.append(replace(rule, since=mine.until + timedelta(days=1)))
    return left
