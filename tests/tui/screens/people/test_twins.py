"""Deciding on the screen whether two records are the same, and the marks of a restricted case."""

from cases.events import Opened, Visibility
from storage.desk import Desk
from tests.tui.filling import at, open_case
from tests.tui.hand import at_desk
from tui.screens.people.twins import TwinsScreen

ID = "11010519491231002X"
TOLD = {"kind": "rights", "channel": "visit", "groups": "migrant", "cause": "2025-205-5", "facts": "欠薪。"}


def opened(desk: Desk, **fields: str) -> int:
    """Open a case, and return its id."""
    typed = {**TOLD, "request": "支付工资。", "applicant": "桂隐娘", "id_number": ID, **fields}
    return desk.casework.open(Opened.read(typed, desk.today)).id


async def test_a_supervisor_is_told_at_the_desk_and_leaves_a_pair_apart(desk: Desk) -> None:
    opened(at(desk, "liu"))
    opened(at(desk, "sun"))
    async with at_desk(desk) as hand:
        await hand.until(lambda: "有 1 对可能的同一人或利益冲突待判断" in hand.screen)
        hand.app.action_twins()
        await hand.until(lambda: "号码相同" in hand.screen)
        assert "桂某某 BH0013" in hand.screen
        assert "桂某某 KF0001" in hand.screen
        assert "号码相同：桂某某（〔2026〕BH0013）和桂某某（〔2026〕KF0001）" in hand.screen, hand.screen
        assert "隐娘" not in hand.screen
        await hand.press("v")
        await hand.until(lambda: "桂隐娘" in hand.screen)
        await hand.press("f6")
        await hand.press("enter")
        await hand.type("同名的堂姐。")
        await hand.press("f2")
        await hand.until(lambda: "没有待判断的同一人或利益冲突" in hand.screen)
    assert desk.twins.count() == 0


async def test_a_pair_is_joined_after_asking_which_leads(desk: Desk) -> None:
    opened(at(desk, "liu"))
    opened(at(desk, "sun"))
    async with at_desk(desk) as hand:
        hand.app.action_twins()
        await hand.until(lambda: isinstance(hand.app.screen, TwinsScreen) and "号码相同" in hand.screen)
        await hand.press("f7")
        await hand.until(lambda: "保留哪一条" in hand.screen)
        assert "BH0013等 1 件" in hand.screen
        assert "KF0001等 1 件" in hand.screen
        await hand.press("enter")
        await hand.until(lambda: "以后可以撤销" in hand.screen)
        await hand.press("left", "enter")
        await hand.until(lambda: desk.twins.count() == 0)
    (line,) = [each for each in desk.directory.page("person", "桂隐娘") if each.all_cases]
    assert line.all_cases == 2


async def test_a_restricted_case_is_marked_in_the_list_and_in_its_header(desk: Desk) -> None:
    case = opened(at(desk, "liu"))
    desk.casework.record(case, Visibility(who="restricted", reason="涉及隐私。"), 1)
    async with at_desk(desk) as hand:
        await open_case(hand, case)
        assert "*限定 〔2026〕" in hand.screen
        await hand.press("escape", "]", "]", "]")
        await hand.until(lambda: "*限 BH" in hand.screen)
