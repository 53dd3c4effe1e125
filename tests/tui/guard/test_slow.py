"""A colleague's write, or a disk, that takes long: keys are answered, what is waited for is said, no draft is lost."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from cases.events import Roster
from cases.staff.audit import AuditAction
from storage.desk import Desk
from storage.engine.file import queueing
from tests.storage.processes import writing_elsewhere
from tests.tui.filling import at, field_in_hand, form_of, go_to, open_case, put
from tests.tui.hand import Hand, at_desk
from tui import drafts
from tui.dialogs.confirm import Leave, Unkept
from tui.dialogs.message import Message
from tui.frame import frame
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.event_form import CorrectForm, EventForm
from tui.screens.cases.intake import IntakeScreen


@pytest.fixture
def elsewhere(desk: Desk) -> Iterator[ExitStack]:
    """Let a colleague write until this is closed."""
    with ExitStack() as stack:
        stack.enter_context(writing_elsewhere(desk.store.folder))
        yield stack


@pytest.fixture
def hasty(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait long for their turn, nor before they try again."""
    desk.store.db.pragma("busy_timeout", 50, permanent=True)
    monkeypatch.setattr(queueing, "PATIENCE", 0.1)
    monkeypatch.setattr(drafts, "AGAIN", 0.6)


def kept(desk: Desk) -> str:
    draft = at(desk, "zhang").drafts.get("opened")
    return draft.fields["facts"] if draft else ""


async def typing(hand: Hand) -> None:
    """Begin to take a case in."""
    await hand.press("n")
    await go_to(hand, "facts")


async def test_a_form_is_left_once_its_draft_is_kept_and_says_meanwhile_what_it_waits_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "LATE", 0.02)
    async with at_desk(desk) as hand:
        await typing(hand)
        with writing_elsewhere(desk.store.folder):
            await hand.meanwhile(*"写了", "escape")
            await hand.until(lambda: "还在等" in hand.screen, threads=False)
            await hand.meanwhile(*"一半", "f1", "escape")
            await hand.until(lambda: isinstance(hand.app.screen, IntakeScreen), threads=False)
            assert form_of(hand).typed()["facts"] == "写了一半"
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        assert kept(desk) == "写了一半"


@pytest.mark.usefixtures("hasty")
async def test_a_draft_that_could_not_be_kept_is_said_so_and_tried_again(desk: Desk, elsewhere: ExitStack) -> None:
    async with at_desk(desk) as hand:
        await typing(hand)
        await hand.type("写了一半")
        await hand.until(lambda: "草稿还没有存下" in hand.screen)
        assert kept(desk) == ""
        elsewhere.close()
        await hand.until(lambda: kept(desk) == "写了一半")


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("keys", [("escape",), pytest.param(("f4",), marks=pytest.mark.faults)])
async def test_a_form_whose_draft_cannot_be_kept_is_not_left(
    desk: Desk, elsewhere: ExitStack, keys: tuple[str, ...]
) -> None:
    async with at_desk(desk) as hand:
        await typing(hand)
        await hand.type("写了一半")
        await hand.press(*keys)
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert "另一位同事正在保存" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, IntakeScreen)
        elsewhere.close()
        await hand.press(*keys)
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        assert kept(desk) == "写了一半"


@pytest.mark.faults
@pytest.mark.usefixtures("hasty")
async def test_the_program_is_not_left_unasked_while_a_draft_cannot_be_kept(desk: Desk, elsewhere: ExitStack) -> None:
    async with at_desk(desk) as hand:
        await typing(hand)
        await hand.type("写了一半")
        await hand.press("ctrl+q")
        assert isinstance(hand.app.screen, Leave)
        await hand.press("right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Unkept))
        await hand.press("enter")
        assert isinstance(hand.app.screen, IntakeScreen)
        elsewhere.close()
        await hand.press("ctrl+q", "right", "enter")
        await hand.until(lambda: not hand.app.is_running)
    assert kept(desk) == "写了一半"


def shown(desk: Desk) -> int:
    return sum(line.action is AuditAction.REVEALED for line in desk.trail.lines(most=200))


async def at_a_roster(desk: Desk, hand: Hand) -> None:
    roster = Roster.read({"members": "钱小梅 | | 13933334444"}, desk.today)
    desk.casework.record(4, roster, desk.cases.file(4).case.version)
    await open_case(hand, 4)


async def test_a_form_shows_names_once_that_is_noted_and_answers_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "LATE", 0.02)
    async with at_desk(desk) as hand:
        await at_a_roster(desk, hand)
        with writing_elsewhere(desk.store.folder):
            await hand.meanwhile("M", "f2", "f8")
            assert isinstance(hand.app.screen, EventForm)
            await hand.until(lambda: "还在等" in hand.screen, threads=False)
            assert "钱小梅" not in hand.screen
            await hand.meanwhile("escape")
            await hand.until(lambda: isinstance(hand.app.screen, CaseScreen), threads=False)
            await hand.meanwhile("M", "f1", "escape")
            assert "钱小梅" not in hand.screen
        await hand.until(lambda: "钱小梅" in hand.screen)
        assert field_in_hand(hand)
    assert shown(desk) == 2, "the form that was left had been about to show them"


@pytest.mark.usefixtures("hasty")
async def test_a_form_whose_names_cannot_be_noted_is_left_with_the_reason(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await at_a_roster(desk, hand)
        with writing_elsewhere(desk.store.folder):
            await hand.press("M")
            await hand.until(lambda: isinstance(hand.app.screen, Message))
            assert "另一位同事正在保存" in hand.screen
            await hand.press("enter")
            assert isinstance(hand.app.screen, CaseScreen)
    assert shown(desk) == 0


async def test_the_field_chosen_last_is_corrected_where_noting_another_took_long(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 4)
        await hand.press("G")
        with writing_elsewhere(desk.store.folder):
            form = form_of(hand)
            form.fields["field"].control.fill("phone")
            await hand.meanwhile("f2")
            assert isinstance(hand.app.screen, CorrectForm)
            assert form.fields["old"].typed == ""
            form.fields["field"].control.fill("people")
            await hand.meanwhile()
        await hand.settle()
        case = desk.cases.file(4).case
        assert form.fields["old"].typed == str(case.parties.people)
        form.fields["field"].control.fill("phone")
        await hand.until(lambda: form.fields["old"].typed == case.parties.applicant.phone)


@pytest.mark.usefixtures("hasty")
async def test_an_old_value_that_could_not_be_noted_is_shown_when_its_field_is_chosen_again(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 4)
        await hand.press("G")
        phone, form = desk.cases.file(4).case.parties.applicant.phone, form_of(hand)
        with writing_elsewhere(desk.store.folder):
            form.fields["field"].control.fill("phone")
            await hand.until(lambda: isinstance(hand.app.screen, Message))
            await hand.press("enter")
            assert phone not in hand.screen
        await put(hand, new="13900000001")
        await hand.until(lambda: phone in hand.screen)
