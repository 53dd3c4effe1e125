"""What an event moves by the rule book is what each rule tells by itself, however many are moved by one act."""

from collections.abc import Iterator
from dataclasses import replace

from cases.law.clockrules import Trigger
from cases.law.rulebook import shipped_book
from cases.standing.triggers import SORTS, RuleKey

Told = list[tuple[str, Trigger]]


def _keys() -> set[RuleKey]:
    """Return as what events are known that move clocks of any sort that a rule asks for, and of one that none does."""
    told = {(event, each) for rule in shipped_book().rules for event, each in rule.moves.items()}
    sorts = {
        (event, sort) for event, each in told for _what, by in each for name in SORTS for sort in by.when.get(name, ())
    }
    return {((event,), sort) for event, sort in {*sorts, *((event, "") for event, _each in told)}}


def _apart(known: RuleKey) -> Iterator[tuple[int, Told]]:
    """Yield each rule with how such an event moves its clocks, without what its sort answers."""
    (event,), sort = known
    for rule in shipped_book().rules:
        ways: Told = []
        for what, by in rule.moves.get(event, ()):
            name = next((name for name in SORTS if name in by.when), "")
            if not name or sort in by.when[name]:
                left = {each: held for each, held in by.when.items() if each != name}
                ways.append((what, replace(by, when=left)))
        if ways:
            yield id(rule), ways


def test_rules_that_are_moved_together_are_moved_as_each_by_itself() -> None:
    together = 0
    for known in _keys():
        found: dict[int, Told] = {}
        ways = shipped_book().moving(known)
        for way in ways:
            together += len(way.rules) > 1
            for rule in way.rules:
                found.setdefault(rule, []).append((way.what, way.trigger))
        assert found == dict(_apart(known)), known
        assert all(way.once == (len(found[rule]) == 1) for way in ways for rule in way.rules), known
    assert together, "several rules are moved by one act"


def test_a_rule_is_started_by_what_its_sort_leaves_to_be_asked() -> None:
    for known in {((event,), sort) for event, sort in shipped_book().starts}:
        for rule, trigger in shipped_book().starting(known):
            whole = [by for by in rule.start if replace(by, when=trigger.when) == trigger]
            assert any(by.when.keys() - trigger.when.keys() <= {*SORTS} for by in whole), (rule.id, known)
