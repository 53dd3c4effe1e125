"""Roles drop down as parties are typed, those that fit the case first, and never get in the way of a name."""

import pytest

from cases.values.text import CHINESE
from storage.desk import Desk
from tests.tui.filling import field_in_hand, form_of, go_to, put, write
from tests.tui.hand import Hand, at_desk
from tui.forms.controls.partybox import PartyBox


def box_of(hand: Hand) -> PartyBox:
    box = form_of(hand).fields["respondents"].control
    assert isinstance(box, PartyBox)
    return box


def offered(hand: Hand) -> list[str]:
    box = box_of(hand)
    return [str(each.label) for each in box.list.options] if box.list.display else []


async def at_respondents(hand: Hand, **fields: str) -> None:
    await hand.press("n")
    await put(hand, **fields)
    await go_to(hand, "respondents")


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({"groups": "农民工 "}, ["总包单位", "分包单位", "包工头", "建设单位"]),
        ({"groups": "劳务派遣工 "}, ["派遣单位", "用工单位", "外包单位", "职业中介机构"]),
        ({"groups": "巡游出租车司机 "}, ["出租车公司", "被挂靠单位", "转租人", "车主"]),
        (
            {"groups": "一般职工 ", "cause": "新就业形态用工合同纠纷"},
            ["平台企业", "平台合作企业", "用人单位", "实际控制人"],
        ),
    ],
)
async def test_a_colon_asks_for_all_roles_those_that_fit_first(
    desk: Desk, fields: dict[str, str], first: list[str]
) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand, **fields)
        assert f"如 {'、'.join(first[:3])}；" in CHINESE(box_of(hand).note())
        assert offered(hand)[:2] == first[:2], "what is usual of such cases"
        await write(hand, "：")
        assert offered(hand)[:4] == first
        assert {"第三人", "其他", "保险公司"} <= {*offered(hand)}


@pytest.mark.parametrize(
    ("fields", "usual"),
    [
        ({"cause": "追索劳动报酬纠纷"}, ["用人单位", "关联单位"]),
        ({"groups": "劳务派遣工 ", "cause": "追索劳动报酬纠纷"}, ["派遣单位", "用工单位"]),
        ({"groups": "巡游出租车司机 ", "cause": "追索劳动报酬纠纷"}, ["出租车公司", "被挂靠单位"]),
    ],
)
async def test_an_empty_line_offers_who_is_usual_of_the_group_and_then_of_the_cause(
    desk: Desk, fields: dict[str, str], usual: list[str]
) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand, **fields)
        assert offered(hand)[:2] == usual


async def test_a_role_is_taken_with_the_arrow_and_enter_and_the_name_follows(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand, groups="农民工 ")
        await write(hand, "工头")
        assert offered(hand) == ["包工头"]
        await hand.press("down", "enter")
        assert offered(hand) == []
        await write(hand, "赵大壮")
        await hand.press("enter")
        await write(hand, "zbdw")
        await hand.press("down", "enter")
        await write(hand, "远山公司")
        assert form_of(hand).values()["respondents"] == "包工头：赵大壮\n总包单位：远山公司"
        assert field_in_hand(hand) == "respondents"


async def test_a_role_that_is_typed_out_is_taken_by_enter(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand)
        await write(hand, "包工头\n刘大勇")
        assert form_of(hand).values()["respondents"] == "包工头：刘大勇"


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("总包\n云亭一建", "总包单位：云亭一建"),
        ("车行\n云亭出租", "出租车公司：云亭出租"),
        ("zbdw\n云亭一建", "zbdw\n云亭一建"),
        ("公司\n云亭一建", "用人单位：云亭一建"),
    ],
)
async def test_so_is_one_that_is_typed_as_people_say_it(desk: Desk, typed: str, taken: str) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand, groups="农民工 ")
        await write(hand, typed)
        assert form_of(hand).values()["respondents"] == taken


@pytest.mark.parametrize("above", range(3))
async def test_its_list_never_lies_over_what_is_typed(desk: Desk, above: int) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand, groups="劳务派遣工 ")
        box = box_of(hand)
        assert box.list.display
        form_of(hand).scroll_to(y=form_of(hand).scroll_y + box.region.y - form_of(hand).region.bottom + 1 + above)
        await hand.settle()
        assert not box.list.region.overlaps(box.region)


async def test_it_is_not_in_the_way_of_a_name_alone(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand)
        await write(hand, "远山建设公司")
        assert offered(hand) == []
        await hand.press("enter")
        await write(hand, "远山")
        await hand.press("enter")
        await write(hand, "平台")
        assert offered(hand)
        await write(hand, "网络\n")
        assert form_of(hand).values()["respondents"].splitlines() == ["远山建设公司", "远山", "平台网络"]
        await hand.press("down")
        assert field_in_hand(hand) != "respondents"


async def test_escape_puts_the_list_away_and_leaves_the_form_alone(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand)
        await write(hand, "：")
        await hand.press("escape")
        assert offered(hand) == []
        assert field_in_hand(hand) == "respondents"


async def test_on_an_empty_line_enter_takes_what_is_usual_and_nobody_has_yet(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand, groups="劳务派遣工 ")
        await hand.press("enter")
        await write(hand, "诚信人力")
        await hand.press("enter")
        assert offered(hand)[0] == "用工单位"
        assert "派遣单位" not in offered(hand)
        await hand.press("enter")
        await write(hand, "海港物流")
        assert form_of(hand).values()["respondents"] == "派遣单位：诚信人力\n用工单位：海港物流"


async def test_nothing_is_usual_where_the_form_tells_of_nothing_special(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await at_respondents(hand)
        assert offered(hand) == []
