"""A case from the counter to its closing, by nothing but the keyboard."""

from cases.file.accounts import accounts
from storage.desk import Desk
from tests.tui.filling import at, case_of, form_of, put, said, save
from tests.tui.hand import at_desk
from tui.dialogs.confirm import Confirm

FACTS = "2025年3月起在滨海广场工地做木工，𠮷㛃工头欠薪8个月，多次催要无果。"


async def test_a_case_from_the_counter_to_its_closing(desk: Desk) -> None:
    case_id = await at_the_counter(at(desk, "liu"))
    await decided(desk, case_id)
    await worked(at(desk, "liu"), case_id)
    await closed(desk, case_id)
    case = desk.cases.file(case_id).case
    assert (case.stage, case.closing.outcome, case.handler) == ("closed", "mediated", "liu")
    assert (accounts(case).claimed, accounts(case).awarded, accounts(case).received) == (
        3_600_000,
        3_000_050,
        3_000_050,
    )
    assert [line.entry.event.spec.code for line in desk.cases.file(case_id).history] == [
        "opened", "accepted", "assigned", "contact", "money", "money", "closing", "closed"
    ]  # fmt: skip


async def at_the_counter(desk: Desk) -> int:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="吴桂芳", phone="13912340099", kind="wq", channel="1", cause="报酬", claimed="3.6万")
        assert said(hand, "cause"), "two causes have 报酬 in them"
        await put(hand, cause="zsldbc")
        await hand.press("shift+tab", "down", "enter")
        await put(hand, groups="农民工 ", respondents="总包单位：滨海二建", project="滨海广场")
        await put(hand, request="支付工资", facts=FACTS)
        await save(hand)
        assert "已保存" in hand.screen
        assert "吴某某" in hand.lines[0]
        case = case_of(hand).reading
        assert case
        intake = case.case.intake
        assert intake.facts == FACTS
        assert (intake.cause, intake.groups, intake.site.project) == ("2025-205-5", ("migrant",), "滨海广场")
        return case_of(hand).case_id


async def decided(desk: Desk, case_id: int) -> None:
    async with at_desk(desk) as hand:
        hand.app.open_case(case_id)
        await hand.settle()
        await hand.press("s")
        await put(hand, ground="union_dispute")
        await hand.press("ctrl+s")
        await hand.until(lambda: "待指派" in hand.lines[0])
        await hand.press("z")
        await put(hand, handler="刘")
        assert "在办" in hand.screen, "how much somebody has in hand stands beside the name"
        await hand.press("f2")
        await hand.until(lambda: "下一步 刘强：" in hand.lines[1])


async def worked(desk: Desk, case_id: int) -> None:
    async with at_desk(desk) as hand:
        hand.app.open_case(case_id)
        await hand.settle()
        await hand.press("c")
        await put(hand, mode="2", what="与申请人通话，\n核对工资数额。", next_on="后天")
        await hand.press("f2")
        await hand.until(lambda: "2天后" in hand.lines[1])
        for nature, amount in (("qd", "30,000.50"), ("dz", "￥３0000.5")):
            await hand.press("y")
            await put(hand, nature=nature, amount=amount)
            assert "30,000.50 元" in hand.screen
            await save(hand)
        await hand.press("x")
        assert form_of(hand).values()["received"] == "30,000.50", "the sums of the case are filled in"
        await put(hand, outcome="mediated", summary="双方达成协议，已付清。")
        await hand.press("f2")
        await hand.until(lambda: "结案审核" in hand.lines[0])


async def closed(desk: Desk, case_id: int) -> None:
    async with at_desk(desk) as hand:
        hand.app.open_case(case_id)
        await hand.settle()
        await hand.press("o")
        await put(hand, checks="   ", remark="其余各项不适用")
        await hand.press("f2")
        assert isinstance(hand.app.screen, Confirm)
        await hand.press("enter")
        assert desk.cases.file(case_id).case.stage == "closure", "no stands first"
        await hand.press("f2", "tab", "enter")
        await hand.until(lambda: "已结案" in hand.lines[0])
