"""Each field is asked for in the way of its kind."""

from datetime import date
from typing import Any

import pytest

from cases.directory.memberships import MembershipPeriods
from cases.events import Ask
from cases.file.members import Members
from cases.file.parties import Parties
from cases.kinds import (
    Amount,
    Colleague,
    Day,
    EntryNumber,
    FieldName,
    Kind,
    Line,
    Lines,
    Pick,
    PickMany,
    Prose,
    RoughDay,
    Way,
    Whole,
    YesNo,
)
from cases.values.text import Label
from tui.forms.controls.checks import CheckList
from tui.forms.controls.choice import ChoiceInput
from tui.forms.controls.control import Control
from tui.forms.controls.line import LineInput
from tui.forms.controls.options import Codes, Confirmed, Entries, Handlers, IntakeFields
from tui.forms.controls.prose import TextBox
from tui.forms.make import Sources, control

DAY = date(2026, 3, 2)


def made(kind: Kind[Any]) -> Control:
    return control(Ask("field", Label("项目", "Field"), kind), Sources(lambda: DAY))


@pytest.mark.parametrize("kind", [Day(), Day(ahead=True), RoughDay(), Whole(), Amount()], ids=lambda kind: kind.name)
def test_a_few_characters_are_asked_for_on_a_brief_line(kind: Kind[Any]) -> None:
    line = made(kind)
    assert type(line) is LineInput
    assert (line.wide, line.has_class("-brief"), line.has_class("-short")) == (False, True, False)


@pytest.mark.parametrize(
    ("kind", "wide"), [(Line(80), False), (Line(81), True), (Line(), True), (MembershipPeriods(), False)]
)
def test_a_line_is_as_wide_as_what_it_takes(kind: Kind[Any], *, wide: bool) -> None:
    line = made(kind)
    assert type(line) is LineInput
    assert (line.wide, line.has_class("-brief"), line.has_class("-short")) == (wide, False, not wide)


@pytest.mark.parametrize(
    ("kind", "tall"),
    [(Prose(10_000), False), (Prose(10_001), True), (Lines(), False), (Parties(), False), (Members(), True)],
)
def test_several_lines_are_as_tall_as_what_they_take(kind: Kind[Any], *, tall: bool) -> None:
    box = made(kind)
    assert isinstance(box, TextBox)
    assert box.has_class("-tall") is tall


@pytest.mark.parametrize(
    ("kind", "control_class", "offer"),
    [
        (Pick("kind"), ChoiceInput, Codes),
        (PickMany("group"), CheckList, Codes),
        (YesNo(), CheckList, Confirmed),
        (Colleague(), ChoiceInput, Handlers),
        (Colleague(gone=True), ChoiceInput, Handlers),
        (EntryNumber(), ChoiceInput, Entries),
        (FieldName(), ChoiceInput, IntakeFields),
    ],
)
def test_what_can_be_chosen_is_offered(kind: Kind[Any], control_class: type, offer: type) -> None:
    chosen = made(kind)
    assert type(chosen) is control_class
    assert isinstance(chosen, ChoiceInput | CheckList)
    assert type(chosen.offer) is offer


def test_a_choice_offers_the_codes_of_its_own_list() -> None:
    chosen = made(Pick("channel"))
    assert isinstance(chosen, ChoiceInput)
    assert "visit" in [option.key for option in chosen.offer.offered()]


class Unlisted(Line):
    """A line that asks for a code of no list."""

    control = Way.CHOICE


def test_a_kind_without_codes_cannot_ask_for_one() -> None:
    with pytest.raises(TypeError, match="no list"):
        made(Unlisted())
