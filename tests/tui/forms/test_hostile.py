"""Text that means harm stays text, in every field and on every screen."""

from typing import Any

import pytest

from cases.events import CATALOGUE
from cases.file.parties import Parties
from cases.kinds import Line, Lines, Prose
from storage.desk import Desk
from tests.tui.centre import intake
from tests.tui.filling import case_of, form_of, go_to, open_case, paste, save
from tests.tui.hand import Hand, at_desk
from tui.screens.cases.case import CaseScreen
from tui.screens.form import FormScreen

HOSTILE = [
    "[/b]甲[red]乙[/]",
    "\x1b[31m红\x1b]0;标题\x07\x9b2J",
    "正\u202e反\u2066向\u200f",
    "零\x00字\x08符\x7f",
    "𠮷㛃👨\u200d👩\u200d👧é",
    "{name}%s$(rm)",
]
pytestmark = pytest.mark.faults  # slow: every form with every harm

TEXTS = (Line, Prose, Lines, Parties)


def unsafe(screen: str) -> bool:
    return any((ord(each) < 32 and each != "\n") or each in "\x7f\x9b\u202e\u2066\u200f" for each in screen)


async def into_every_text(hand: Hand, text: str) -> None:
    for name, field in form_of(hand).fields.items():
        if isinstance(field.ask.kind, TEXTS) and field.display and field.control.widget.can_focus:
            await go_to(hand, name)
            await paste(hand, text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_the_counter_takes_any_name_and_any_story(desk: Desk, text: str) -> None:
    async with at_desk(desk, (120, 36)) as hand:
        await hand.press("n")
        await into_every_text(hand, text)
        assert not unsafe(hand.screen)
        usual = intake(0)
        for name in ("kind", "channel", "groups", "cause", "phone"):
            form_of(hand).fields[name].fill(usual[name])
        form_of(hand).fields["id_number"].fill("")
        await hand.until(lambda: form_of(hand).fields["decision"].display)  # who may be the same has been found
        form_of(hand).fields["decision"].fill("different")
        form_of(hand).fields["checked"].fill("是")
        await save(hand)
        await hand.press("v")
        for tab in "12345":
            await hand.press(tab)
            assert not unsafe(hand.screen)
        case = desk.cases.file(case_of(hand).case_id).case
        assert not unsafe(case.parties.applicant.name + case.intake.facts + case.intake.request)
        assert case.intake.facts.replace("\x1b", "")


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code != "opened"])
async def test_every_form_opens_takes_harmful_text_and_keeps_it_as_a_draft(desk: Desk, code: str) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 4)
        screen: Any = hand.app.screen
        screen.action_record(code)
        await hand.settle()
        assert isinstance(hand.app.screen, FormScreen)
        await into_every_text(hand, "".join(HOSTILE))
        assert not unsafe(hand.screen)
        await hand.press("f2")
        await hand.settle()
        while not isinstance(hand.app.screen, CaseScreen):
            await hand.press("escape")
        assert not unsafe(hand.screen)


async def test_a_window_that_is_too_small_loses_nothing(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        await paste(hand, "写了很久的一段话")
        focused = hand.app.focused
        await hand.pilot.resize_terminal(20, 5)
        await hand.settle()
        assert "窗口太小" in hand.screen
        await hand.pilot.resize_terminal(80, 24)
        await hand.settle()
        assert hand.app.focused is focused
        assert "写了很久的一段话" in hand.screen
        await go_to(hand, "kind")
        await hand.pilot.resize_terminal(20, 5)
        await hand.settle()
        assert "窗口太小" in hand.screen, "no list lies over it"


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (60, 20), (48, 14)])
async def test_every_size_shows_the_field_that_one_is_in(desk: Desk, size: tuple[int, int]) -> None:
    async with at_desk(desk, size) as hand:
        await hand.press("n")
        for name in ("applicant", "groups", "cause", "facts", "on"):
            await go_to(hand, name)
            focused = hand.app.focused
            assert focused
            assert hand.app.screen.region.contains_point(focused.region.offset), (name, size)
            assert focused.region.width >= 10
            assert form_of(hand).region.y <= focused.region.y < form_of(hand).region.bottom
