"""Every field that may name somebody says so by its kind, and every door follows from that."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cases.events import CATALOGUE, Ask, Event
from cases.hiding.mask import Mask
from cases.kinds import Prose
from cases.personal.erasure import nameless
from cases.personal.gathered import known_by
from cases.personal.named import named, namings
from cases.values.refusal import Refused
from tests.cases.making import DAY, Story, made

NAME = "王德茂"
WAYS = (NAME, f"包工头：{NAME}", f"亲属：{NAME}", f"2026-12-20 5000 {NAME}", f"工资 5000|{NAME}|{NAME}")
"""How somebody may be typed into a field, whatever its kind."""

NO_NAME = {
    "body, reference, title, notice, licence, kept": "what bodies and papers are called",
    "project, platform, partner, school, firm": "what sites, firms and schools are called",
    "next_step, task.what, items, injury_time, injury_place, insured_at": "told in people's own words",
    "number, field, old, new": "what is there already: a case, and a field with its values as that tells them",
    "relation": "who somebody is to another",
    "handler, who, helper, taker, handed_over.giver, released.giver": "accounts",
    "address": "where somebody lives",
}
"""Fields that take any text and are not for a name, and why."""

EXCEPT = {name.strip() for names in NO_NAME for name in names.split(",")}


def typed(ask: Ask) -> Iterator[str]:
    """Yield the ways in which this name can be typed into a field and is kept."""
    for way in WAYS:
        try:
            value = ask.kind.read(way, DAY)
        except Refused:
            continue
        if NAME in str(ask.kind.dump(value)):
            yield way


FIELDS = [
    pytest.param(code, ask, way, id=f"{code}-{ask.name}")
    for code, event in CATALOGUE.items()
    for ask in event.spec.asks
    if not isinstance(ask.kind, Prose) and not EXCEPT & {ask.name, f"{code}.{ask.name}"}
    for way in list(typed(ask))[:1]
]
"""Whatever takes a name and is no narrative, and is not said to be for something else."""


def event_with(code: str, ask: Ask, way: str) -> Event:
    return replace(made(code, DAY), **{ask.name: ask.kind.read(way, DAY)})


def told(event: Event, ask: Ask) -> str:
    return str(ask.kind.dump(getattr(event, ask.name)))


def test_there_are_such_fields() -> None:
    found = {(each.values[0], getattr(each.values[1], "name", "")) for each in FIELDS}
    assert found >= {
        ("money", "payer"),
        ("benefit", "giver"),
        ("ruling", "whom"),
        ("ruling", "plan"),
        ("mediation", "plan"),
        ("split_off", "names"),
        ("document", "other"),
        ("joined", "name"),
        ("opened", "claimed"),
    }


@pytest.mark.parametrize(("code", "ask", "way"), FIELDS)
def test_whoever_a_field_names_is_hidden_known_found_and_erased(code: str, ask: Ask, way: str) -> None:
    event, kind = event_with(code, ask, way), ask.kind
    value = getattr(event, ask.name)
    assert kind.mask(value) != kind.show(value)
    assert NAME not in str(kind.mask(value)), "masked by itself"
    assert NAME not in told(event.hidden(Mask()), ask), "masked for a reader"
    others = Mask(known_by([event]), wholly=True)
    assert "王" not in told(event.hidden(others), ask), "in the answer to somebody else not even the surname stays"
    assert not others.tally.left
    assert NAME in known_by([event]).names, "so that narratives hide it too"
    assert NAME in {each.name for each in namings([event])}, "so that they are told what is kept of them"
    assert [each.names for each in named([event], NAME)] == [{NAME}]
    if code != "opened":
        assert any(NAME in text for text in kind.searched(value))
    assert any(NAME in text for text in kind.names(value)), "so that the case is found by them"
    story = Story()
    entry = replace(story.history[0], seq=2, event=event)
    assert NAME not in str(nameless((story.history[0], entry))[1].event.dump())


def test_who_is_named_with_a_number_is_told_apart_from_another_of_that_name() -> None:
    one, other = (made("joined", DAY, name=NAME, phone=phone) for phone in ("13900000001", "13900000002"))
    assert [set(each.numbers) for each in named([one, other], NAME)] == [{"13900000001"}, {"13900000002"}]
    assert len(named([one, made("money", DAY, payer=NAME), one], NAME)) == 1


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("包工头欧阳锋", "包工头欧阳某某"),
        ("由王重阳付给谭处端", "由王某某付给谭某某"),
        ("海岳公司老板欧阳锋", "海岳公司老板欧阳某某"),
        ("郭靖（黄蓉代付）", "郭某某（黄某某代付）"),
        ("付强、向华", "付某某、向某某"),
        ("海岳劳务有限公司", "海岳劳务有限公司"),
        ("工会经费", "工会经费"),
        ("农民工", "农民工"),
    ],
)
def test_people_are_hidden_among_other_words_and_bodies_are_not(text: str, hidden: str) -> None:
    event = made("money", DAY, payer=text)
    assert event.hidden(Mask()).typed()["payer"] == hidden
