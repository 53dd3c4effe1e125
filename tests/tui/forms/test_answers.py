"""What answers a question of the Desk stands in a form while there is one: no longer, and in nobody's way."""

from cases.values.refusal import refuse
from cases.values.text import say
from storage.desk import Desk
from tests.tui.filling import field_in_hand, form_of, go_to, put, write
from tests.tui.hand import Hand, at_desk
from tui.screens.form import FormScreen
from tui.screens.seeking import SeekingForm

HEADING = "查重与利益冲突"


def found(hand: Hand) -> bool:
    """Tell whether what may be the same is listed."""
    screen = hand.app.screen
    assert isinstance(screen, SeekingForm)
    return bool(screen.found)


def asked(hand: Hand) -> set[str]:
    """Return what is asked for under the heading."""
    return {name for name in ("decision", "checked", "reason") if form_of(hand).fields[name].display}


async def test_a_decision_is_asked_for_as_long_as_what_it_is_on_is_listed(desk: Desk) -> None:
    before = desk.cases.file(2).case.parties.applicant
    async with at_desk(desk, (120, 60)) as hand:
        await hand.press("n")
        await put(hand, applicant=before.name, phone=before.phone)
        await hand.until(lambda: found(hand))
        assert asked(hand) == {"decision", "checked", "reason"}
        assert HEADING in hand.screen
        form_of(hand).fields["reason"].fill("看过了")
        await hand.press("shift+tab", "shift+tab", "shift+tab")
        await go_to(hand, "phone")
        form_of(hand).fill({"applicant": "新来的人", "phone": "13700001111"})
        await hand.until(lambda: not found(hand))
        assert asked(hand) == set()
        assert HEADING not in hand.screen
        assert "reason" not in form_of(hand).values(), "what is asked no more answers nothing"
        await hand.press("escape")
        draft = desk.drafts.get("opened")
        assert draft is not None
        assert draft.fields["applicant"] == "新来的人"
        assert "reason" not in draft.fields


async def test_the_same_employer_alone_is_nothing_to_decide_on(desk: Desk) -> None:
    async with at_desk(desk, (120, 60)) as hand:
        await hand.press("n")
        await put(hand, applicant="新来的人", respondents="海川建筑劳务有限公司")
        await hand.until(lambda: found(hand))
        assert asked(hand) == set()


async def test_what_somebody_is_typing_into_stays_until_they_leave_it(desk: Desk) -> None:
    before = desk.cases.file(2).case.parties.applicant
    async with at_desk(desk, (120, 60)) as hand:
        await hand.press("n")
        await put(hand, applicant=before.name, phone=before.phone)
        await hand.until(lambda: found(hand))
        await go_to(hand, "reason")
        form_of(hand).fill({"applicant": "新来的人", "phone": "13700001111"})
        await hand.until(lambda: not found(hand))
        await write(hand, "看过")
        assert form_of(hand).fields["reason"].typed == "看过"
        assert form_of(hand).fields["facts"].typed == ""
        await hand.press("shift+tab", "shift+tab", "shift+tab")
        assert field_in_hand(hand) not in ("decision", "checked", "reason")
        assert asked(hand) == set()


async def test_a_question_that_the_desk_asked_goes_with_what_it_asked_of(desk: Desk) -> None:
    async with at_desk(desk, (120, 60)) as hand:
        await hand.press("n")
        await put(hand, applicant="新来的人")
        form = hand.app.screen
        assert isinstance(form, FormScreen)
        form.refused(refuse("contradiction", say("号码与年龄不符"), "decision"))
        await hand.settle()
        assert asked(hand) == {"decision", "checked", "reason"}
        form_of(hand).fill({"phone": "13700001111", "facts": "记下的经过"})
        await hand.settle()
        assert asked(hand) == {"decision", "checked", "reason"}, "filling in what was empty tells nothing otherwise"
        form_of(hand).fill({"applicant": "另一个人"})
        await hand.settle()
        await go_to(hand, "applicant")
        assert asked(hand) == set()
