"""Intakes that wait: any number of them, each by whose it is and when, and none lost but by being asked twice."""

from storage.desk import Desk
from tests.tui.filling import at, form_of, go_to, put, write
from tests.tui.hand import Hand, at_desk
from tui.dialogs.confirm import Confirm
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.drafts import DraftMenu
from tui.screens.cases.intake import IntakeScreen


async def parked(hand: Hand, *names: str) -> None:
    """Begin an intake for each of these, and leave it."""
    for at_, name in enumerate(names):
        await hand.press(*(("n", *"new", "enter") if at_ else ("n",)))
        await go_to(hand, "applicant")
        await write(hand, name)
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)


def kept(desk: Desk) -> dict[str, str]:
    """Return whose intake is kept under which key."""
    return {each.key: each.fields["applicant"] for each in desk.drafts.all()}


async def test_any_number_of_intakes_wait_each_by_itself(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await parked(hand, "吴桂芳", "郑大有", "王二")
        assert kept(desk) == {"opened": "吴桂芳", "opened~1": "郑大有", "opened~2": "王二"}
        await hand.press("n")
        for seen in ("吴某某", "郑某某", "王某某", "未填案由", "另开一份", "06-18 09:30"):
            assert seen in hand.screen
        assert "桂芳" not in hand.screen, "names are shown in full only where somebody asks for them"
        await hand.press("z", "h", "e", "n", "g", "enter")
        assert form_of(hand).values()["applicant"] == "郑大有"


async def test_another_one_begins_empty_and_touches_none(desk: Desk) -> None:
    desk.drafts.keep("opened", {"applicant": "吴桂芳"})
    async with at_desk(desk) as hand:
        await hand.press("n", "n", "e", "w", "enter")
        assert "applicant" not in form_of(hand).values()
        await put(hand, applicant="王二")
        await hand.press("escape")
        assert kept(desk) == {"opened": "吴桂芳", "opened~1": "王二"}


async def test_esc_leaves_to_the_desk_and_loses_nothing(desk: Desk) -> None:
    desk.drafts.keep("opened", {"applicant": "吴桂芳"})
    async with at_desk(desk) as hand:
        await hand.press("n", "escape")
        assert isinstance(hand.app.screen, DeskScreen)
        assert kept(desk) == {"opened": "吴桂芳"}


async def test_the_number_of_one_that_was_saved_or_thrown_away_is_free_again(desk: Desk) -> None:
    desk.drafts.keep("opened~1", {"applicant": "吴桂芳"})
    async with at_desk(desk) as hand:
        await hand.press("n", "n", "e", "w", "enter")
        await put(hand, applicant="王二")
        await hand.press("escape")
        assert kept(desk) == {"opened~1": "吴桂芳", "opened": "王二"}


async def test_one_is_thrown_away_only_when_one_says_so_twice(desk: Desk) -> None:
    desk.drafts.keep("opened", {"applicant": "吴桂芳"})
    desk.drafts.keep("opened~1", {"applicant": "王二"})
    async with at_desk(desk) as hand:
        await hand.press("n", "w", "a", "n", "g", "f8")
        assert isinstance(hand.app.screen, Confirm)
        await hand.press("tab", "enter")
        assert isinstance(hand.app.screen, Confirm), "it is asked a second time"
        assert "王某某" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, DraftMenu), "no stands first"
        assert len(kept(desk)) == 2
        await hand.press("f8", "tab", "enter", "tab", "enter")
        await hand.until(lambda: kept(desk) == {"opened": "吴桂芳"})
        await hand.press("f8")
        assert isinstance(hand.app.screen, DraftMenu), "what is typed finds nobody any more: there is nothing to ask"


async def test_throwing_away_the_last_one_begins_another(desk: Desk) -> None:
    desk.drafts.keep("opened", {"applicant": "吴桂芳"})
    async with at_desk(desk) as hand:
        await hand.press("n", "f8", "tab", "enter", "tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, IntakeScreen))
        assert "applicant" not in form_of(hand).values()
        assert desk.drafts.all() == ()


async def test_in_the_intake_itself_it_is_asked_twice_too(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="王二")
        await hand.press("f8", "tab", "enter")
        assert isinstance(hand.app.screen, Confirm)
        await hand.press("tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        assert desk.drafts.all() == ()


async def test_nobody_is_offered_what_a_colleague_parked(desk: Desk) -> None:
    desk.drafts.keep("opened", {"applicant": "吴桂芳"})
    desk.drafts.keep("opened~1", {"applicant": "王二"})
    async with at_desk(at(desk, "liu")) as hand:
        await hand.press("n")
        assert isinstance(hand.app.screen, IntakeScreen)
