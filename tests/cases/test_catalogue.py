"""The catalogue is complete in both languages, and every sentence that refuses can be said."""

import ast
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path
from string import Formatter

import pytest

import cases
import storage
from cases.events import CATALOGUE, Note
from cases.events.declare import Event, happens
from cases.events.declare import ask as declare_field
from cases.kinds import Pick, PickMany
from cases.law.rulefile.reading import shipped
from cases.staff.people import Role
from cases.standing.stages import Actor, By, Stage
from cases.values.codes import codes
from cases.values.text import Label
from cases.views.rows import View
from tests.cases.making import LEAST, made

CODES = sorted(CATALOGUE)
SNAKE = re.compile(r"[a-z]+(?:_[a-z]+)*")
RESERVED = frozenset("/?:")


def test_each_event_has_a_key_of_its_own_or_none() -> None:
    keys = [event.spec.key for event in CATALOGUE.values() if event.spec.key]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 1 and key.isascii() and key.isalpha() for key in keys)
    assert RESERVED.isdisjoint(keys)


@pytest.mark.parametrize("code", CODES)
def test_an_event_is_declared_in_full(code: str) -> None:
    spec = CATALOGUE[code].spec
    assert spec.code == code
    assert SNAKE.fullmatch(code)
    assert both_languages(spec.label)
    assert spec.about.endswith(".")
    names = [ask.name for ask in spec.asks]
    assert len(set(names)) == len(names)
    for ask in spec.asks:
        assert SNAKE.fullmatch(ask.name)
        assert both_languages(ask.label)
        assert ask.hint is None or (ask.hint.zh and ask.hint.en)
        assert not (ask.needed and ask.automatic)
        assert not (ask.needed and ask.when)
        if isinstance(ask.kind, Pick | PickMany):
            assert len(codes(ask.kind.list_name)) > 1
        for other, allowed in (ask.when or {}).items():
            on = spec.ask(other)
            assert on
            assert isinstance(on.kind, Pick | PickMany)
            assert set(allowed) <= set(on.kind.list.by_code)
    labels = [ask.label for ask in spec.asks]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("code", CODES)
def test_what_a_declaration_names_is_there(code: str) -> None:
    spec = CATALOGUE[code].spec
    fields = {ask.name for ask in spec.asks}
    named = {each for ask in spec.asks for each in (ask.named_by, ask.like) if each}
    named |= {each for ask in spec.asks if (made := ask.promises) for each in (made.text, made.who, made.until) if each}
    named |= {name for ask in spec.asks if ask.promises for name in ask.promises.when}
    named |= {spec.paper.sort, *spec.paper.title, spec.paper.text} if spec.paper else set()
    assert named | ({spec.voids} - {""}) <= fields
    assert {spec.decides_on, spec.counts_as} - {""} <= set(CATALOGUE)


@pytest.mark.parametrize("code", [code for code in CODES if CATALOGUE[code].spec.works])
def test_all_work_ends_the_first_usual_step_of_a_case(code: str) -> None:
    """Whoever declares work that no rule knows by name says as what it counts."""
    step = next(rule for rule in shipped() if rule.id == "S01")
    assert {*CATALOGUE[code].spec.codes} & step.moves.keys()


def test_a_task_may_wait_for_what_is_declared_so() -> None:
    """For all work that one does, and for a call back."""
    listed = [code.code for code in codes("task_until")]
    work = ("contact", "note", "filed", "mediation", "hearing", "document", "ruling", "money", "benefit", "joint")
    assert {*work, "called_back"} <= {*listed}
    assert {"opened", "task", "paused", "closing", "closed", "voided", "fact"}.isdisjoint(listed)


def both_languages(label: Label) -> bool:
    """Tell whether a label says it in Chinese and in English."""
    return bool(re.search("[\u4e00-\u9fff]", label.zh)) and label.en.replace("’", "").isascii() and bool(label.en)


def test_stages_roles_actors_and_queues_have_both_labels() -> None:
    for kind in (Stage, Role, Actor, By, View):
        labels = [each.label for each in kind]
        assert all(both_languages(label) for label in labels)
        assert len(set(labels)) == len(labels)


def test_events_are_labelled_apart() -> None:
    for language in ("zh", "en"):
        labels = [getattr(event.spec.label, language) for event in CATALOGUE.values()]
        assert len(set(labels)) == len(labels)


def test_the_least_of_every_event_is_enough() -> None:
    assert set(LEAST) == set(CATALOGUE)
    for code in CODES:
        event = made(code)
        needed = {ask.name for ask in event.spec.asks if ask.needed}
        assert needed <= set(event.typed())


def test_an_event_cannot_be_changed() -> None:
    event = made("note")
    assert isinstance(event, Note)
    with pytest.raises(FrozenInstanceError):
        event.what = "另一件"  # type: ignore[misc]


def test_a_code_is_declared_once() -> None:
    declare = happens("note", ("记录", "Note"), "g", at=(), by=By.STAFF)

    class Twin(Event):
        """Another note."""

    with pytest.raises(ValueError, match="two events"):
        declare(Twin)
    assert CATALOGUE["note"] is Note


def test_the_default_of_a_field_is_its_empty_value() -> None:
    with pytest.raises(ValueError, match="empty value"):
        declare_field(("种类", "Sort"), Pick("kind"), default="rights")


def sayings() -> Iterator[tuple[str, int, str, list[str]]]:
    """Yield every sentence in cases and storage: where it is said, its template, the names of its values."""
    for package in (cases, storage):
        root = Path(package.__file__ or "").parent
        for path in sorted(root.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                    template = node.args[0]
                    assert isinstance(template, ast.Constant), (path, node.lineno)
                    names = sorted(each.arg for each in node.keywords if each.arg)
                    yield path.name, node.lineno, str(template.value), names


def test_every_sentence_is_given_what_it_says() -> None:
    tried = 0
    for file, line, template, names in sayings():
        tried += 1
        holes = [hole for _, hole, _, _ in Formatter().parse(template) if hole is not None]
        assert sorted(set(holes)) == names, (file, line)
        assert not re.search("[\u4e00-\u9fff][,;:?!]", template), (file, line)
    assert tried > 400
