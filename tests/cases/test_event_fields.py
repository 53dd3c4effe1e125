"""An event is the same after typing it again, after keeping and loading it, and safe to show however it was typed."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.events import CATALOGUE, Closed, Note, Opened, event_class
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.values.text import CHINESE, Reader, clean
from tests.cases.making import DAY, LEAST, made
from tests.cases.strategies import HOSTILE, fields_of, typed_for

ENGLISH = Reader("en", str)
CODES = sorted(CATALOGUE)
MODERATE = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
@MODERATE
def test_an_event_survives_typing_keeping_and_loading(code: str, data: st.DataObject) -> None:
    event_type = CATALOGUE[code]
    event = event_type.read(data.draw(fields_of(event_type)), DAY)
    assert event_type.read(event.typed(), DAY) == event
    kept = json.dumps(event.dump(), ensure_ascii=False)
    assert event_type.load(json.loads(kept)) == event
    kept.encode()
    assert not list(event.missing(DAY))


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
@MODERATE
def test_what_is_shown_is_clean_in_both_languages(code: str, data: st.DataObject) -> None:
    event_type = CATALOGUE[code]
    event = event_type.read(data.draw(fields_of(event_type)), DAY)
    for masked in (True, False):
        for label, parts in event.shown(masked=masked):
            for reader in (CHINESE, ENGLISH):
                told = reader(parts)
                assert told.encode().decode() == told
                assert reader(label) == reader(label).strip() != ""
                assert clean(told) == told.strip()


@pytest.mark.parametrize("code", CODES)
def test_an_empty_form_names_every_needed_field(code: str) -> None:
    spec = CATALOGUE[code].spec
    with pytest.raises(Refused) as told:
        CATALOGUE[code].read({ask.name: " \u3000\n" for ask in spec.asks if not ask.automatic}, DAY)
    assert {(problem.rule, problem.field) for problem in told.value.problems} == {
        ("needed", ask.name) for ask in spec.asks if ask.needed
    }


@pytest.mark.parametrize("code", CODES)
def test_a_field_of_nothing_but_controls_is_empty(code: str) -> None:
    """What cleaning leaves nothing of must not pass for an answer."""
    spec = CATALOGUE[code].spec
    for ask in spec.asks:
        if ask.needed:
            with pytest.raises(Refused) as told:
                CATALOGUE[code].read({**LEAST[code], ask.name: "\x00\x1b\u202e"}, DAY)
            assert {problem.field for problem in told.value.problems} == {ask.name}


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
@MODERATE
def test_any_text_in_any_field_is_read_or_refused_by_its_name(code: str, data: st.DataObject) -> None:
    event_type = CATALOGUE[code]
    ask = data.draw(st.sampled_from([ask for ask in event_type.spec.asks if not ask.automatic]))
    text = data.draw(st.one_of(st.text(max_size=30), st.text(HOSTILE, max_size=30), typed_for(ask.kind)))
    try:
        event_type.read({**LEAST[code], ask.name: text}, DAY)
    except Refused as refused:
        assert {problem.field for problem in refused.problems} == {ask.name}  # noqa: PT017
        assert all(str(problem.sentence) for problem in refused.problems)  # noqa: PT017


def test_all_that_is_wrong_is_told_at_once() -> None:
    typed = {**LEAST["opened"], "id_number": "123", "phone": "12", "kind": "官司", "facts": "", "colour": "red"}
    with pytest.raises(Refused) as told:
        Opened.read(typed, DAY)
    assert {(problem.rule, problem.field) for problem in told.value.problems} == {
        ("identity", "id_number"),
        ("phone", "phone"),
        ("code", "kind"),
        ("needed", "facts"),
        ("unknown_field", "colour"),
    }


def test_a_field_that_is_filled_by_the_desk_cannot_be_typed() -> None:
    automatic = [(code, ask.name) for code, event in CATALOGUE.items() for ask in event.spec.asks if ask.automatic]
    assert automatic == [
        ("opened", "reach"),
        ("opened", "handler"),
        ("released", "giver"),
        ("closed", "followed"),
        ("closed", "self_check"),
        ("assessed", "proposed"),
        ("roster", "by_day"),
        ("split_off", "by_day"),
        ("compared", "found"),
        ("compared", "doubts"),
        ("erased", "kept"),
        ("corrected", "now"),
    ]


def test_a_long_narrative_is_kept_whole_and_one_too_long_is_refused() -> None:
    long = "工资一拖再拖，" * 4286
    assert len(long) > 30_000
    event = made("note", what=long)
    assert isinstance(event, Note)
    assert event.what == long
    with pytest.raises(Refused) as told:
        made("note", what="字" * 100_001)
    assert [(problem.rule, problem.field) for problem in told.value.problems] == [("length", "what")]


def test_fields_that_a_newer_program_kept_are_passed_over() -> None:
    kept: dict[str, Any] = {**made("note").dump(), "mood": "fine"}
    assert Note.load(kept) == made("note")


def test_an_unknown_event_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="opened") as told:
        event_class("deleted")
    assert told.value.problems[0].rule == "unknown_event"


def test_amounts_known_roughly_are_kept_so() -> None:
    event = made("money", amount="3万多")
    assert event.dump()["amount"] == {"low": 3_000_000, "high": None, "about": False}
    assert event.typed()["amount"] == "至少30,000.00"
    assert CHINESE(dict(event.shown(masked=True))[event.spec.asks[1].label]) == "至少 30,000.00 元"


def test_all_fields_are_listed_once_however_many_there_are_not() -> None:
    with pytest.raises(Refused) as refused:
        Opened.read({"foo": "1", "bar": "2", "aplicant": "张三", "电话": "1"}, DAY)
    told = [str(each.sentence) for each in refused.value.problems if each.rule == "unknown_field"]
    assert told == [
        f"“接案登记”没有字段 foo；可用字段：{' '.join(ask.name for ask in Opened.asks if not ask.automatic)}",
        "“接案登记”没有字段 bar",
        "“接案登记”没有字段 aplicant；要填的也许是 applicant",
        "“接案登记”没有字段 电话；要填的也许是 phone",
    ]


@pytest.mark.parametrize("word", ["全部", "all"])
def test_all_points_of_the_check_are_told_in_one_word(word: str) -> None:
    told = Closed.read({"checks": word}, DAY)
    assert told.checks == tuple(each.code for each in codes("quality_check").on(DAY))
