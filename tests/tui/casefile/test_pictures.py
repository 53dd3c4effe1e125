"""Pictures of the screens, so that nobody changes how they look without seeing it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from cases.events import Contact, Document, Money, Note, Voided
from storage.desk import Desk
from tests.tui.centre import NOW
from tests.tui.filling import open_case, put
from tests.tui.hand import Hand, app_at

Compare = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
CASE = 4


def still(script: Callable[[Hand], Awaitable[None]]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Return what is done before the picture is taken."""

    async def run(pilot: Pilot[Any]) -> None:
        hand = Hand(pilot)
        await hand.settle()
        await script(hand)

    return run


def worked(desk: Desk) -> None:
    """Let something of every sort happen to the case."""
    day = NOW.date()
    paper = {"direction": "received", "sort": "申请书", "title": "仲裁申请书", "what": "原件"}
    money = {"nature": "主张", "amount": "12000", "next_step": "去工地", "next_on": "6-20"}
    for event, days in (
        (Contact.read({"mode": "phone", "what": "与申请人通话，核对工资数额，约定周六去工地。"}, day), 6),
        (Note.read({"what": "误登在本案的一条"}, day), 0),
        (Voided(entry=6, why="登错案件"), 0),
        (Document.read(paper, day), 3),
        (Money.read(money, day), 0),
    ):
        desk.casework.record(CASE, event, desk.cases.file(CASE).case.version, day - timedelta(days))


@SIZES
def test_intake(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def script(hand: Hand) -> None:
        await hand.press("n")
        await put(hand, applicant="李小明", groups="农民工 ", kind="维权", channel="来访")

    assert snap_compare(app_at(desk), terminal_size=size, run_before=still(script))


@SIZES
def test_a_form_with_errors(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def script(hand: Hand) -> None:
        await open_case(hand, CASE)
        await hand.press("y")
        await put(hand, amount="好多钱", next_on="2月30日")
        await hand.press("f2")

    assert snap_compare(app_at(desk), terminal_size=size, run_before=still(script))


@SIZES
@pytest.mark.parametrize("tab", range(1, 6))
def test_a_tab_of_a_case(desk: Desk, snap_compare: Compare, size: tuple[int, int], tab: int) -> None:
    worked(desk)

    async def script(hand: Hand) -> None:
        await open_case(hand, CASE)
        await hand.press(str(tab))

    assert snap_compare(app_at(desk), terminal_size=size, run_before=still(script))


@SIZES
def test_a_deadline_explained(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def script(hand: Hand) -> None:
        await open_case(hand, 1)
        await hand.press("3", "i")

    assert snap_compare(app_at(desk), terminal_size=size, run_before=still(script))
