"""The counter: who was here before is found while one types, and the case opens as soon as it is saved."""

import pytest
from textual.widgets import Button

from cases.views.rows import View
from storage.desk import Desk
from tests.tui.filling import case_of, field_in_hand, form_of, go_to, put, save, write
from tests.tui.hand import Hand, at_desk
from tui.forms.field import Field
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.intake import SECTIONS, IntakeScreen


def intake_of(hand: Hand) -> IntakeScreen:
    assert isinstance(hand.app.screen, IntakeScreen)
    return hand.app.screen


@pytest.mark.parametrize(("name", "typed"), [("applicant", "李小"), ("phone", "13812340000"), ("applicant", "lxm")])
async def test_cases_of_the_same_person_show_up_while_one_types(desk: Desk, name: str, typed: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        assert "疑似重复" not in hand.screen
        await go_to(hand, name)
        await write(hand, typed)
        await hand.until(lambda: bool(intake_of(hand).found))
        number = desk.cases.file(1).case.number
        assert number in hand.screen
        assert "李某某" in hand.screen
        assert "疑似重复的案件" in hand.screen
        assert field_in_hand(hand) == name, "nothing takes the focus away"


async def test_one_character_or_three_digits_are_not_enough(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="李", phone="138")
        await hand.settle()
        assert intake_of(hand).found == ()


async def test_somebody_who_was_here_before_is_taken_over(desk: Desk) -> None:
    before = desk.cases.file(2).case
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="欧阳", channel="2")
        await hand.until(lambda: bool(intake_of(hand).found))
        await hand.press("f6")
        while intake_of(hand).same.key != "2":
            await hand.press("down")
        await hand.press("f7")
        values = form_of(hand).values()
        assert values["applicant"] == before.parties.applicant.name
        assert values["phone"] == before.parties.applicant.phone
        assert values["groups"] == ",".join(before.intake.groups)
        assert values["channel"] == "phone", "what was typed stays"
        assert field_in_hand(hand)
        assert len(desk.queues.page(View.ALL).rows) == 12


async def test_a_case_that_was_found_opens_over_the_form_and_the_form_waits(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="欧阳")
        await hand.until(lambda: bool(intake_of(hand).found))
        await hand.press("f6", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, CaseScreen))
        await hand.press("escape")
        assert form_of(hand).values()["applicant"] == "欧阳"
        await hand.press("escape")
        assert field_in_hand(hand), "Esc goes back from the list to the form first"
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)


async def test_saving_says_the_number_and_opens_the_case(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="新来的人", kind="咨询", channel="来电", cause="2025-213", groups="农民工 ")
        await put(hand, request="想问怎么要回工资", facts="还没结清")
        await save(hand)
        number = desk.cases.file(13).case.number
        assert f"已保存，案号 {number}" in hand.screen
        assert number in hand.lines[0]
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen), "the form is gone"
        assert desk.drafts.get("opened") is None


async def test_a_backdated_intake_says_so(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        form_of(hand).fields["on"].fill("6-1")
        await put(hand, applicant="新来的人", kind="咨询", channel="来电", cause="2025-213", groups="农民工 ")
        await put(hand, request="想问怎么要回工资", facts="还没结清")
        assert "（补记）" in hand.screen or "补记" in form_of(hand).fields["on"]._noted
        await save(hand)
        assert str(desk.cases.file(case_of(hand).case_id).case.opened_on) == "2026-06-01"


async def test_the_counter_asks_for_every_field_once_under_a_heading(desk: Desk) -> None:
    named = [name for _heading, names in SECTIONS for name in names]
    assert len(named) == len(set(named))
    async with at_desk(desk, (120, 60)) as hand:
        await hand.press("n")
        asked = [name for name in form_of(hand).fields if name != "on"]
        assert asked == named, "a new field belongs under one of the headings"
        assert next(iter(form_of(hand).fields)) == "on"
        await hand.until(lambda: "填写姓名、电话或证件号码后" in "".join(hand.screen.split()))
        assert len(hand.app.screen.query(Button)) == 2


async def test_the_criteria_show_beside_the_form_while_one_types(desk: Desk) -> None:
    async with at_desk(desk, (120, 40)) as hand:
        await hand.press("n")
        await put(hand, applicant="孔令辉", groups="农民工 ", kind="法律援助", cause="2025-205-5")
        await hand.until(lambda: "系统意见" in hand.screen)
        assert "符合" in hand.screen


async def test_what_begins_to_run_is_said_beside_the_day_that_starts_it(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, wronged_on="2025-6-25")
        await hand.until(lambda: "仲裁时效 2026-06-25 届满，7天后" in " ".join(hand.screen.split()))
        await put(hand, ended_on="2024-1-3")
        await hand.until(lambda: "欠薪的仲裁时效已于 2025-01-03 届满" in " ".join(hand.screen.split()))


async def test_what_is_said_beside_a_day_is_read_to_its_end_article_and_all(desk: Desk) -> None:
    async with at_desk(desk, (80, 24)) as hand:
        await hand.press("n")
        form_of(hand).fill({"kind": "rights", "cause": "2025-205-5", "claimed": "工资 38000"})
        await hand.settle()
        await put(hand, wronged_on="2025-6-25")
        told = "终止之日起一年（劳动争议调解仲裁法第二十七条）"
        await hand.until(lambda: told in "".join(hand.screen.split()))


async def test_what_only_some_are_asked_comes_in_its_place_once_their_group_is_ticked(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        form = form_of(hand)
        names = ("maternity", "birth_on", "birth_day")
        assert not [name for name in names if form.fields[name].is_attached]
        await put(hand, groups="女职工 ")
        there = [each.ask.name for each in form.query(Field) if each.display]
        at = there.index("maternity")
        assert there[at : at + 3] == list(names)
        assert there[at - 1] == "respondents"
        assert "女职工" in str(form.headings[[str(each[0]) for each in form.sections].index("女职工")].content)
        await put(hand, groups="女职工 ")
        assert not [name for name in names if form.fields[name].display]
        assert "maternity" not in form.values()


async def test_what_is_filled_in_beforehand_says_so_until_something_else_is_typed(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, groups="劳务派遣工 ")
        assert form_of(hand).values()["employment"] == "dispatch"
        assert "预填（按群体）" in hand.screen
        assert "employment" not in form_of(hand).typed(), "a draft keeps what somebody typed"
        await hand.press("shift+tab")
        await go_to(hand, "groups")
        await write(hand, "劳务派遣工 ")
        assert "employment" not in form_of(hand).values(), "what it followed from is gone"
        await write(hand, "劳务派遣工 ")
        await put(hand, employment="外包")
        assert form_of(hand).values()["employment"] == "outsourced"
        assert "预填（按群体）" not in hand.screen
        form_of(hand).guess()
        assert form_of(hand).values()["employment"] == "outsourced"


async def test_enter_passes_over_what_few_tell_and_what_is_filled_in(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        seen = []
        for _ in range(4):
            seen.append(field_in_hand(hand))
            await hand.press("enter")
        assert seen == ["applicant", "phone", "groups", "cause"]
        await go_to(hand, "groups")
        await hand.press("tab")
        assert field_in_hand(hand) == "employment", "every other key goes to the next field"


async def test_one_case_that_is_found_is_taken_over_at_once(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, phone="13812340001")
        await hand.until(lambda: len(intake_of(hand).found) == 1)
        await hand.press("f7")
        case = desk.cases.file(2).case
        assert form_of(hand).values()["applicant"] == case.parties.applicant.name
        assert form_of(hand).values()["respondents"] == "用人单位：海川建筑劳务有限公司"
        assert "respondents" not in form_of(hand).typed(), "shown as filled in, for it may be another one"
