"""The event of `tests.declared.inspection`, wherever one can be met."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from cases.file.parties import Party
from cases.hiding.mask import FULL
from cases.ledgers.cells import LedgerSheet
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from exports.summary import write_summary
from storage.desk import Desk
from storage.proof.check import check
from tests.cases import making, test_laws
from tests.cases.making import at_stage
from tests.cases.standing_in import In
from tests.cases.strategies import fields_of
from tests.cases.test_lifecycle_table import BOSS, OPEN, STAFF, TABLE, Line
from tests.centre import Centre
from tests.declared.inspection import Inspected, SettledHere, TakenUp
from tests.exports.reader import everything, opened
from tests.place import To
from tests.readme import blocks
from tests.tui.centre import NOW
from tests.tui.cli.line import Line as CommandLine
from tests.tui.filling import at, case_of, open_case, put, save
from tests.tui.hand import Hand, at_desk
from tui.screens.cases.calendar import CalendarScreen
from tui.screens.form import FormScreen
from tui.screens.help import HelpScreen
from tui.widgets.rows import Rows
from tui.words.language import show

IN_HAND = 4
PAY_BY = NOW.date() + timedelta(9)
LEAST = {"forum": "inspection", "what": "责令限期支付工资。"}
TYPED = {
    **LEAST,
    "reference": "滨人社监令字〔2026〕7号",
    "ordered": "8600",
    "against": "分包单位：东港劳务有限公司",
    "helper": "其他：滨海街道办事处",
    "pay_by": PAY_BY.isoformat(),
}


def recorded(desk: Desk, **typed: str) -> Inspected:
    """Record one on the case in hand."""
    event = Inspected.read({**TYPED, **typed}, NOW.date())
    desk.casework.record(IN_HAND, event, desk.cases.file(IN_HAND).case.version)
    return event


def cells(hand: Hand) -> list[str]:
    """Return what the first line of the tab in sight says."""
    return list(case_of(hand).inside.rows.lines[0].cells)


async def test_it_is_found_in_the_menu_and_filled_in_as_declared(desk: Desk) -> None:
    async with at_desk(at(desk, "liu"), (120, 40)) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("f6")
        await hand.type("jczl")
        await hand.press("enter")
        screen = hand.app.screen
        assert isinstance(screen, FormScreen)
        assert screen.event is Inspected
        await put(hand, **{name: TYPED[name] for name in ("forum", "reference", "ordered", "pay_by", "what")})
        await save(hand)
        assert isinstance(desk.cases.file(IN_HAND).history[-1].entry.event, Inspected)
        assert "监察责令" in hand.screen


async def test_it_is_found_in_the_palette(desk: Desk) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("f12")
        await hand.type("监察责令")
        await hand.press("enter")
        assert isinstance(hand.app.screen, FormScreen)
        assert hand.app.screen.event is Inspected


async def test_it_stands_in_the_timeline_and_on_each_page_that_it_concerns(desk: Desk) -> None:
    recorded(desk)
    async with at_desk(desk, (160, 40)) as hand:
        await open_case(hand, IN_HAND)
        assert cells(hand)[2] == "监察责令"
        await hand.press("5")
        assert {"监察责令", "滨人社监令字〔2026〕7号", "责令限期支付工资。"} <= set(cells(hand))
        await hand.press("4")
        assert cells(hand)[-1].startswith("责令金额 8,600.00 元")
        await hand.press("3")
        assert any("滨人社监令字〔2026〕7号" in line.cells[0] for line in case_of(hand).inside.rows.lines)
        await hand.press("2")
        for said in ("东港劳务有限公司", f"滨海街道办事处（第 {desk.cases.file(IN_HAND).case.version} 条）"):
            assert said in hand.screen


async def test_what_it_promises_stands_in_the_calendar_on_its_day(desk: Desk) -> None:
    recorded(desk)
    (due,) = (each for each in desk.cases.file(IN_HAND).agenda if each.sort is Sort.PAYMENT)
    assert (due.on, due.text, due.entry) == (PAY_BY, TYPED["reference"], desk.cases.file(IN_HAND).case.version)
    async with at_desk(at(desk, "liu"), (120, 40)) as hand:
        await hand.press("f2")
        screen = hand.app.screen
        assert isinstance(screen, CalendarScreen)
        await hand.press("]")
        lines = screen.query_one(Rows).lines
        assert [line.cells[0] for line in lines if TYPED["reference"] in line.cells[1]]


def test_its_words_and_its_party_are_found(desk: Desk) -> None:
    recorded(desk)
    for typed in ("限期支付", "东港劳务", "街道办", "bhjd"):
        assert IN_HAND in [row.id for row in desk.search.find(typed)], typed


def test_it_is_told_in_the_summary(desk: Desk, tmp_path: Path) -> None:
    recorded(desk)
    path = tmp_path / "摘要.docx"
    write_summary(To(path), desk.cases.file(IN_HAND), mask=FULL, printed_by="张敏", printed_on=NOW.date())
    told = everything(opened(path))
    for said in ("监察责令", "责令金额：8600", "东港劳务有限公司", "滨海街道办事处", TYPED["what"]):
        assert said in told.replace(",", "").replace(".00", ""), said


def test_it_ends_a_task_and_a_usual_step(centre: Centre) -> None:
    file = centre.assigned()
    centre.add(file, "task", what="催监察大队", by_day="2026-03-20", until="inspected")
    steps = {clock.rule.id: clock for clock in centre.desk().cases.file(file.id).clocks}
    assert steps["S01"].running
    centre.to(1)
    after = centre.record(file.id, "inspected", LEAST)
    assert after.case.dues_of(Sort.TASK) == ()
    assert {clock.rule.id: clock.ended_by for clock in after.clocks}["S01"] == after.case.version


def test_the_command_line_and_the_readmes_know_it(line: CommandLine) -> None:
    told = line.done("events").out
    assert "inspected 监察责令" in told
    assert "ordered 责令金额" in told
    (listed,) = (each for each in line.done("events", "--json").json if each["code"] == "inspected")
    assert listed["key"] is None
    assert "`inspected` 监察责令" in blocks.events()
    assert "监察责令" not in blocks.letters()
    assert all(each.startswith("`") for each in blocks.letters().split(" · "))


async def test_help_says_who_records_it_and_when(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f1")
        screen = hand.app.screen
        assert isinstance(screen, HelpScreen)
        sections = [entry for section in screen.query("HelpSection") for entry in section.entries]  # type: ignore[attr-defined]
        assert ("监察责令", show("接案、办理中，由工作人员或主管登记")) in sections


def test_a_ledger_tells_of_it_in_columns_of_its_own(centre: Centre) -> None:
    intake = {"申请人": "张伟", "类别": "维权", "来源": "来访", "群体": "农民工", "案由": "追索劳动报酬"}
    good = {
        **intake,
        "接案日期": "2026-02-02",
        "监察责令日期": "2026-02-09",
        "监察责令机构类型": "劳动监察",
        "监察责令责令内容": "限期支付。",
    }
    bad = {**good, "申请人": "李静", "监察责令机构类型": "不知何处"}
    rows = [tuple(good), *(tuple(each.values()) for each in (good, bad))]
    desk = centre.desk()
    preview = desk.previewing.preview([LedgerSheet("表", tuple(rows))], "cases")
    assert [each.status.value for each in preview.rows] == ["new", "refused"]
    desk.importing.apply(preview, "台账.xlsx", good_rows=True)
    (found,) = centre.desk().search.find("限期支付")
    (_intake, entry) = (line.entry for line in centre.desk().cases.file(found.id).history)
    assert (entry.on, entry.event) == (date(2026, 2, 9), Inspected(forum="inspection", what="限期支付。"))
    assert list(check(centre.store)) == []


def test_it_is_kept_and_erased_as_declared() -> None:
    event = Inspected.read(TYPED, making.DAY)
    assert Inspected.unpack(event.dump(), NOW) == event
    left = event.nameless(In(), making.DAY)
    assert (left.forum, left.ordered, left.pay_by, left.what) == (event.forum, event.ordered, event.pay_by, "已删除")
    story = at_stage(Stage.FOLLOW_UP)
    assert story.add(event).parties.respondents == (Party("subcontractor", "东港劳务有限公司"),)


def test_what_closes_a_case_is_closed_by_saying_so(centre: Centre, tmp_path: Path) -> None:
    file = centre.add(centre.assigned(), "settled_here", how="mediated")
    closing, day = file.case.closing, centre.now.date()
    assert (closing.ending, closing.ground) == ("settled_here", "mediated")
    assert closing.closed_on == closing.first_closed_on == day
    write_summary(To(tmp_path / "摘要.docx"), file, mask=FULL, printed_by="李明", printed_on=day)
    assert "当场了结" in everything(opened(tmp_path / "摘要.docx"))
    centre.to(date(2060, 1, 1))
    assert [each.number for each in centre.desk("wang").retention.expired()] == [file.case.number]
    assert list(check(centre.store)) == []


def test_what_takes_up_a_closed_case_opens_it_by_saying_so() -> None:
    story = at_stage(Stage.CLOSED)
    first = story.case.closing.closed_on
    closing = story.add(TakenUp(why="又有新情况。"), "wang").closing
    assert (closing.ending, closing.closed_on, closing.first_closed_on) == ("", None, first)
    closing = story.add(SettledHere(how="mediated")).closing
    assert (closing.ending, closing.closed_on, closing.first_closed_on) == ("settled_here", story.day, first)
    assert story.add(TakenUp(why="不服。"), "wang").closing.ground == ""


DONE: list[Inspected] = []


class Inspectorate(test_laws.Desk):
    """People at a desk, where the inspectorate orders things as well."""

    @precondition(lambda self: self.case.stage in Inspected.spec.at)
    @rule(data=st.data(), back=st.integers(0, 5))
    def the_inspectorate_orders(self, data: st.DataObject, back: int) -> None:
        before = len(self.history)
        self._enter(Inspected.read(data.draw(fields_of(Inspected)), self.now.date()), "li", back)
        DONE.extend(entry.event for entry in self.history[before:] if isinstance(entry.event, Inspected))


def test_whatever_people_try_a_case_with_it_is_what_its_history_adds_up_to() -> None:
    TABLE["inspected"] = Line("intake follow_up", "", STAFF, "staff")
    TABLE["settled_here"] = Line(OPEN, "closed", STAFF, "nobody")
    TABLE["taken_up"] = Line("closed", "intake", BOSS, "staff")
    run_state_machine_as_test(Inspectorate, settings=settings(max_examples=20, stateful_step_count=15, deadline=None))
    assert DONE
