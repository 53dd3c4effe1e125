"""The screen of a case: what stands always in sight, its tabs, its clocks, its keys."""

import re
from datetime import timedelta

import pytest

from cases.events import Benefit, Contact, Event, Mediation, Money, Note, Opened, Voided
from cases.staff.people import Role
from cases.views.casefile import HistoryLine
from storage.desk import Desk
from tests.tui.centre import NOW, intake
from tests.tui.filling import at, case_of, form_of, open_case, put, save
from tests.tui.hand import at_desk
from tui.casefile import body
from tui.casefile.reading import OnScreen
from tui.dialogs.menu import Menu
from tui.dialogs.read import Read
from tui.screens.cases.desk import DeskScreen
from tui.screens.form import FormScreen
from tui.words.keys import twins
from tui.words.language import set_language, show

WAITING, ASSIGNMENT, IN_HAND, CHECK, ENDED = 1, 2, 4, 5, 6


def record(desk: Desk, case_id: int, *events: Event, days: int = 0) -> None:
    for event in events:
        desk.casework.record(case_id, event, desk.cases.file(case_id).case.version, (NOW - timedelta(days)).date())


def note(text: str) -> Note:
    return Note.read({"what": text}, NOW.date())


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_header_answers_who_what_stage_next_actor_and_next_deadline(
    desk: Desk, size: tuple[int, int]
) -> None:
    file = desk.cases.file(WAITING)
    due = file.next_due
    assert due
    assert due.clock
    async with at_desk(desk, size) as hand:
        await open_case(hand, WAITING)
        for said in (file.case.number, "李某某", "追索劳动报酬纠纷", "接案"):
            assert said in hand.lines[0]
        for part in ("接待人员", "逾期24天", due.on.isoformat(), due.clock.rule.basis):
            assert "".join(part.split()) in "".join((hand.lines[1] + hand.lines[2]).split())


async def test_the_next_step_that_somebody_promised_stands_there_too(desk: Desk) -> None:
    promised = Note.read({"what": "约定", "next_step": "去工地", "next_on": "6-20"}, NOW.date())
    record(desk, IN_HAND, promised)
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        assert "下一步 刘强：去工地，2026-06-20，2天后" in hand.lines[1]


async def test_a_closed_case_says_that_nothing_is_left_to_do(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, ENDED)
        assert "已结案" in hand.lines[0]
        assert "没有待办事项" in hand.lines[1]


async def test_names_and_numbers_are_hidden_until_asked_for(desk: Desk) -> None:
    case = desk.cases.file(3).case
    async with at_desk(desk) as hand:
        await open_case(hand, 3)
        for key, seen in (("2", False), ("v", True), ("1", True), ("f8", False), ("2", False)):
            await hand.press(key)
            assert (case.parties.applicant.name in hand.screen) is seen
            if hand.app.screen.query_one("CaseBody").has_class("-page"):
                assert (case.parties.applicant.phone in hand.screen) is seen


async def test_the_history_stands_latest_first_with_what_was_voided_struck_and_what_was_late_marked(desk: Desk) -> None:
    record(desk, IN_HAND, note("误登的一条"), note("补一条"), days=3)
    last = desk.cases.file(IN_HAND).case.version
    record(desk, IN_HAND, Voided(entry=last - 1, why="登错"))
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        rows = case_of(hand).inside.rows
        assert [line.key for line in rows.lines] == [str(n) for n in range(last + 1, 0, -1)]
        marks = {line.key: line.cells[3] for line in rows.lines}
        assert (marks[str(last)], marks[str(last - 1)], marks["1"]) == ("补记", "作废", "")
        struck = {line.key for line in rows.lines if "void" in line.tones.values()}
        assert struck == {str(last - 1)}
        assert rows._style("void").strike
        assert f"第 {last - 1} 条；登错" in rows.lines[0].cells
        await hand.press("down", "down")
        assert f"已由第 {last + 1} 条作废" in hand.screen


async def test_in_english_who_recorded_an_entry_is_told_in_english(desk: Desk) -> None:
    set_language("en")
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("1", "enter")
        assert re.search(r"\bBy +\w+, 2026-\d\d-\d\d \d\d:\d\d", hand.screen)


async def test_the_entry_under_the_cursor_is_told_in_full(desk: Desk) -> None:
    record(desk, IN_HAND, note("很长的一段话，" * 60 + "到此为止。"))
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("enter")
        assert isinstance(hand.app.screen, Read)
        await hand.press("end")
        assert "到此为止" in "".join(hand.screen.split("│"))
        await hand.press("escape")
        assert case_of(hand).reading


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_each_tab_is_one_key_away(desk: Desk, size: tuple[int, int]) -> None:
    async with at_desk(desk, size) as hand:
        await open_case(hand, CHECK)
        for key, seen in (
            ("2", "海川建筑劳务有限公司"),
            ("3", "到期日"),
            ("4", "12,000.00 元"),
            ("5", "还没有登记文书"),
            ("1", "提请结案"),
        ):
            await hand.press(key)
            assert seen in hand.screen
        await hand.press("right", "right", "left")
        assert case_of(hand).inside.tab.id == "people"


async def test_money_shows_the_sums_and_how_it_came_to_them(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, CHECK)
        await hand.press("4")
        assert "主张 12,000.00 元" in hand.screen
        lines = {line.cells[2]: line.cells[4:7] for line in case_of(hand).inside.rows.lines}
        assert lines["提请结案"] == ("12,000.00", "12,000.00", "12,000.00")


async def test_money_shows_what_each_worker_has_of_each_item(desk: Desk) -> None:
    day = NOW.date()
    told = (
        ("claimed", "工资 38000 | 张伟 | 海川建筑劳务有限公司 | 2024-03 | 2024-06；工资 1300000 | 李静"),
        ("received", "工资 8000 | 张伟"),
    )
    events = (Money.read({"nature": nature, "amount": amount}, day) for nature, amount in told)
    record(desk, IN_HAND, *events)
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("4")
        inside = case_of(hand).inside
        lines = [line.cells[1:7] for line in inside.rows.lines]
        assert lines[:3] == [
            ("张某某", "工资", "", "38,000.00", "", "8,000.00"),
            ("李某某", "工资", "", "1,300,000.00", "", ""),
            ("总额", "", "", "1,338,000.00", "", "8,000.00"),
        ]
        assert "1,300,000.00" in hand.screen
        assert ("对海川建筑劳务有限公司、2024-03 至 2024-06" in hand.screen, inside.entry) == (False, "")
        assert [str(each.text) for each in inside.chosen][-2:] == ["对海川建筑劳务有限公司", "2024-03 至 2024-06"]
        await hand.press("v")
        assert "李静" in hand.screen


async def test_money_shows_what_was_given_and_what_is_due_in_eighty_columns(desk: Desk) -> None:
    day = NOW.date()
    given = {"sort": "living", "amount": "20000至30000", "by_whom": "donated", "what": "捐款。"}
    agreed = {"result": "agreed", "agreed": "1234567.89", "plan": "2026-12-31 1234567.89", "what": "协议。"}
    claim = Money.read({"nature": "claimed", "amount": "约1234567.89至2345678.90"}, day)
    record(desk, IN_HAND, claim, Benefit.read(given, day), Mediation.read(agreed, day))
    async with at_desk(desk, size=(80, 24)) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("4")
        assert "社会捐助 20,000.00至30,000.00" in hand.screen
        assert "约定付款 1,234,567.89 元" in hand.screen


@pytest.mark.parametrize("key", ["i", "enter", "ctrl+e"])
async def test_a_deadline_shows_its_calculation(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, WAITING)
        await hand.press("3", key)
        assert isinstance(hand.app.screen, Read)
        clock = desk.cases.file(WAITING).clocks[0]
        for part in ("起算", "第 1 条 接案登记", clock.starts.isoformat(), clock.due.isoformat(), "依据"):
            assert part in hand.screen
        if clock.rule.unconfirmed:
            assert "（未核实）" in hand.screen
        assert "办法 按 w 登记收发文书（发出、信访接收告知书" in hand.screen


async def test_the_next_deadline_is_explained_from_every_tab(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, WAITING)
        await hand.press("i")
        assert isinstance(hand.app.screen, Read)
        await hand.press("escape")
    async with at_desk(desk) as hand:
        await open_case(hand, ENDED)
        await hand.press("i")
        assert "没有正在计算的期限" in hand.screen


@pytest.mark.parametrize(("account", "case_id"), [("zhang", WAITING), ("liu", IN_HAND)])
async def test_whatever_has_a_key_is_one_key_away_and_what_may_not_happen_says_why(
    desk: Desk, account: str, case_id: int
) -> None:
    mine = at(desk, account)
    async with at_desk(mine, (120, 36)) as hand:
        await open_case(hand, case_id)
        keyed = [each for each in mine.cases.options(mine.cases.file(case_id)) if each.spec.key]
        for option in keyed:
            await hand.press(option.spec.key)
            if option.problem:
                assert case_of(hand).reading
                assert show(option.problem.sentence)[:10] in "".join(hand.screen.split())
                hand.app.clear_notifications()
                continue
            assert isinstance(hand.app.screen, FormScreen)
            assert hand.app.screen.event is option.event
            while isinstance(hand.app.screen, FormScreen):
                await hand.press("escape")


async def test_what_one_has_just_recorded_is_under_the_cursor(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("end", "g")
        await put(hand, what="刚写的一条")
        await save(hand)
        assert case_of(hand).inside.entry == str(desk.cases.file(IN_HAND).case.version)


async def test_a_case_that_changes_meanwhile_moves_nobodys_focus_or_cursor(desk: Desk) -> None:
    record(desk, IN_HAND, note("很长的一段话，" * 200))
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("tab", "pagedown")
        reading = hand.app.focused
        assert reading
        assert (reading.id, reading.scroll_offset.y > 0) == ("detail", True)
        was = reading.scroll_offset.y
        record(at(desk, "liu"), IN_HAND, note("别人写的"))
        case_of(hand).action_refresh()
        await hand.until(lambda: "别人写的" in hand.screen)
        assert hand.app.focused is reading
        assert reading.scroll_offset.y == was
        assert case_of(hand).inside.entry == str(desk.cases.file(IN_HAND).case.version - 1)


async def test_full_width_letters_answer_like_their_twins(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.type("ｇ")
        assert isinstance(hand.app.screen, FormScreen)
        assert twins("g") == ["g", "ｇ"]


@pytest.mark.parametrize("key", ["space", "f6", "."])
async def test_the_menu_lists_every_event_with_the_reason_beside_what_may_not_happen(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press(key)
        assert isinstance(hand.app.screen, Menu)
        offered = {show(each.label): each.why for each in hand.app.screen.choices}
        for option in desk.cases.options(desk.cases.file(IN_HAND)):
            assert (offered[option.spec.label.zh] is None) is (option.problem is None)
        labels = [show(each.label) for each in hand.app.screen.choices]
        assert len(labels) == len(set(labels)), "nothing is offered twice"
        await hand.type("受理")
        assert "暂不能办理" in hand.screen


async def test_the_menu_opens_a_form_by_pinyin(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("f6")
        await hand.type("hjlx")
        await hand.press("enter")
        assert isinstance(hand.app.screen, FormScreen)
        assert hand.app.screen.event is Contact


async def test_a_field_of_the_intake_is_corrected_in_its_own_way(desk: Desk) -> None:
    before = desk.cases.file(IN_HAND).case
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("G")
        await put(hand, field="案由")
        assert form_of(hand).fields["old"].typed == before.intake.cause
        assert form_of(hand).fields["new"].typed == before.intake.cause, "the old value is there to be mended"
        assert before.intake.cause not in hand.screen, "codes are shown by their labels"
        await put(hand, new="经济补偿", reason="登记时选错")
        await save(hand)
        assert desk.cases.file(IN_HAND).case.intake.cause == "2025-205-6"
        assert "经济补偿金纠纷" in hand.lines[0]


async def test_every_field_of_the_intake_can_be_chosen_for_correction(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("G")
        for ask in Opened.told():
            form_of(hand).fields["field"].fill(ask.name)
            await hand.settle()
            assert form_of(hand).fields["new"].ask.kind == ask.kind
            assert form_of(hand).fields["new"].typed == form_of(hand).fields["old"].typed


async def test_a_long_history_is_made_a_page_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "PAGE", 20)
    file = desk.cases.file(IN_HAND)
    for n in range(45):
        file = desk.casework.record(IN_HAND, note(f"第{n}次跟进"), file.case.version)
    made: list[int] = []
    brief = OnScreen.brief

    def counted(reading: OnScreen, line: HistoryLine) -> str:
        made.append(line.entry.seq)
        return brief(reading, line)

    monkeypatch.setattr(OnScreen, "brief", counted)
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        rows = case_of(hand).inside.rows
        assert len(rows.lines) == len(made) == 20
        await hand.press("end", "down")
        assert len(rows.lines) == len(made) == 40
        assert rows.key == str(len(file.history) - 20)
        await hand.press("end", "down", "end")
        assert len(rows.lines) == len(made) == len(file.history)
        assert rows.key == "1"


async def test_an_auditor_reads_and_records_nothing(desk: Desk) -> None:
    auditor = at(desk, "he")
    assert auditor.account.role is Role.AUDITOR
    async with at_desk(auditor) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g")
        assert case_of(hand).reading
        assert "由本案承办人或主管；接案、待指派和结案后工作人员也可以登记" in "".join(hand.screen.split())


async def test_esc_goes_back_and_a_case_out_of_reach_is_refused(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)
    async with at_desk(at(desk, "sun")) as hand:
        hand.app.open_case(IN_HAND)
        await hand.until(lambda: "未完成" in hand.screen)
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)


async def test_a_case_speaks_english(desk: Desk) -> None:
    set_language("en")
    async with at_desk(desk, (120, 36)) as hand:
        await open_case(hand, IN_HAND)
        assert "Follow-up" in hand.lines[0]
        await hand.press("y")
        assert "Nature" in hand.screen


async def test_the_criteria_stand_with_sign_word_and_article_while_at_the_counter(desk: Desk) -> None:
    file = desk.casework.open(Opened.read(intake(0, kind="legal_aid", applicant="孔令辉", phone=""), NOW.date()))
    async with at_desk(desk, (120, 60)) as hand:
        await open_case(hand, file.id)
        await hand.press("2")
        assert "✓ 符合  进城务工人员请求报酬或工伤赔偿，免予核查" in hand.screen
        assert "? 待查  仲裁时效没有届满（劳动争议调解仲裁法 第二十七条）" in hand.screen
        assert "不必填写经济困难状况说明表" in hand.screen
        assert "未核实" in hand.screen
        await hand.press("A")
        form = hand.app.screen
        assert isinstance(form, FormScreen)
        form.form.fields["decision"].fill("decline")
        await hand.press("f2")
        await hand.until(lambda: "系统的意见是" in hand.screen)


async def test_a_long_entry_says_how_much_is_below_and_scrolls_by_keys(desk: Desk) -> None:
    told = "\n".join(f"第{n}段：与申请人核对工资数额。" for n in range(1, 41))
    desk.casework.record(4, Contact.read({"mode": "phone", "what": told}, desk.today), desk.cases.file(4).case.version)
    async with at_desk(desk) as hand:
        await open_case(hand, 4)
        await hand.press("enter")
        assert isinstance(hand.app.screen, Read)
        assert "第1段" in hand.screen
        left = int(re.findall(r"下面还有 (\d+) 行", hand.screen)[0])
        await hand.press("down")
        assert f"下面还有 {left - 1} 行" in hand.screen
        await hand.press("end")
        assert all(each in hand.screen for each in ("第40段", "到底了"))
        await hand.press("home", "pagedown")
        assert "第1段" not in hand.screen
        assert "下面还有" in hand.screen
