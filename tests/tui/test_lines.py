"""Cases, and what lies ahead, as lines of lists: texts and looks, the day before, on the day and the day after."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cases.due.agenda import Duty, agenda
from cases.law.reckoning import Move
from cases.law.rulebook import rulebook
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.views.rows import Ahead, RightAhead, Row, View
from tests.cases.making import at_stage
from tests.cases.test_boundary_days import clock
from tests.exports.test_every_field import file_of
from tui.brief import parts
from tui.casefile.clocks import ClocksTab
from tui.casefile.header import who_and_what
from tui.casefile.reading import OnScreen
from tui.lists import aheadlines, caselines
from tui.widgets.columns import of_queue
from tui.words.language import set_language, show

TODAY = date(2026, 3, 12)
BOOK = rulebook()
ROW = Row(
    id=7,
    number="〔2026〕YT0007",
    station="YT",
    kind="rights",
    stage=Stage.FOLLOW_UP,
    applicant="张三丰",
    people=1,
    groups=("migrant", "taxi"),
    cause="2025-205-5",
    handler="li",
    handler_name="李明",
    next_actor=Actor.HANDLER,
    next_due=TODAY,
    next_rule="hearing",
    opened_on=date(2026, 3, 2),
    closed_on=None,
    last_on=TODAY,
    version=3,
)
ALL = (
    "number",
    "applicant",
    "stage",
    "handler",
    "who",
    "what",
    "left",
    "due",
    "closed",
    "held",
    "limit",
    "right",
    "ends",
)


def cells(row: Row, *, masked: bool = False) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts of a line and how they look."""
    (line,) = caselines.case_lines(caselines.seen([row], {}, masked=masked), ALL, TODAY, BOOK)
    assert line.key == "7"
    return dict(zip(ALL, line.cells, strict=True)), {name: str(tone) for name, tone in line.tones.items()}


@pytest.mark.parametrize(
    ("days", "left", "tone"),
    [(-1, "!逾期1天", "late"), (0, "今天", "soon"), (1, "1天后", "soon"), (3, "3天后", "soon"), (4, "4天后", "")],
)
def test_how_near_a_day_is_stands_beside_it_and_looks_so(days: int, left: str, tone: str) -> None:
    due = TODAY + timedelta(days)
    texts, looks = cells(replace(ROW, next_due=due))
    assert (texts["left"], texts["due"], texts["what"], texts["who"]) == (left, due.isoformat(), "开庭", "李明")
    assert looks == ({"left": tone, "due": tone} if tone else {})


@pytest.mark.parametrize(("days", "sign", "late"), [(-1, "!", True), (0, "", False), (1, "", False)])
def test_a_suspension_that_has_passed_is_marked(days: int, sign: str, late: bool) -> None:
    on = TODAY + timedelta(days)
    texts, looks = cells(replace(ROW, next_due=None, suspended_until=on))
    assert texts["held"] == f"{sign}{on.isoformat()}"
    assert looks == ({"held": "late"} if late else {})


def test_a_limit_that_has_passed_is_nobodys_delay() -> None:
    on = TODAY - timedelta(1)
    texts, looks = cells(replace(ROW, next_due=None, limitation_ends=on, rights=(RightAhead(on, "L01"),)))
    assert (texts["limit"], texts["right"], texts["ends"]) == (on.isoformat(), "仲裁时效", "已失效")
    assert looks == {"limit": "soon", "ends": "soon"}


def test_the_next_right_that_ends_stands_beside_a_late_step() -> None:
    right = RightAhead(TODAY + timedelta(3), "L20")
    texts, looks = cells(replace(ROW, next_due=TODAY - timedelta(20), rights=(right,)))
    assert (texts["left"], texts["right"], texts["ends"]) == ("!逾期20天", "不服非终局裁决起诉", "3天后")
    assert looks == {"left": "late", "due": "late", "ends": "soon"}


def test_who_is_hidden_and_what_is_restricted_is_marked() -> None:
    assert cells(ROW)[0]["applicant"] == "张三丰"
    assert cells(ROW, masked=True)[0]["applicant"] == "张某某"
    assert cells(replace(ROW, people=3), masked=True)[0]["applicant"] == "张某某等3人"
    assert cells(ROW)[0]["number"] == "YT0007"
    assert cells(replace(ROW, number="〔2025〕YT0007"))[0]["number"] == "2025YT0007"
    assert cells(replace(ROW, restricted=True))[0]["number"] == "*限 YT0007"


def test_nobody_acts_next_on_a_closed_case() -> None:
    texts, looks = cells(replace(ROW, stage=Stage.CLOSED, closed_on=date(2026, 3, 9), next_due=None))
    assert (texts["who"], texts["what"], texts["left"], texts["closed"]) == ("", "", "", "2026-03-09")
    assert looks == {}


def test_each_queue_shows_the_day_that_it_is_ordered_by() -> None:
    shown = {view: [column.id for column in of_queue(view)] for view in View}
    assert "held" in shown[View.SUSPENDED]
    assert "limit" in shown[View.LIMITATION]
    assert "closed" in shown[View.CLOSED]
    for view in View:
        assert ("due" in shown[view]) is (view not in (View.SUSPENDED, View.LIMITATION, View.CLOSED)), view
        assert ("stage" in shown[view]) is (
            view not in (View.INTAKE, View.ASSIGNMENT, View.FOLLOW_UP, View.CLOSURE, View.CLOSED)
        )
        assert ("handler" in shown[view]) is (view is not View.MINE)


def test_what_lies_ahead_of_a_restricted_case_is_marked() -> None:
    items = [
        Ahead(TODAY, Sort.TASK, replace(ROW, restricted=restricted), "", "取证", "zhao", "赵敏", 3, TODAY, ())
        for restricted in (False, True)
    ]
    numbers = [line.cells[3] for line in aheadlines.lines(items, TODAY, BOOK)]
    assert numbers == ["YT0007", "*限 YT0007"]


def test_what_lies_ahead_has_its_day_once_and_looks_as_near_as_it_is() -> None:
    days = (-1, 0, 0, 3, 4)
    items = [
        Ahead(TODAY + timedelta(day), Sort.TASK, ROW, "", f"第{n}件", "zhao", "赵敏", 3, TODAY, (7, 3, 1))
        for n, day in enumerate(days)
    ]
    lines = aheadlines.lines(items, TODAY, BOOK)
    assert [line.cells[0] for line in lines] == ["03-11 星期三", "03-12 星期四", "", "03-15 星期日", "03-16 星期一"]
    assert [line.cells[2] for line in lines] == ["!逾期1天", "今天", "今天", "3天后", "4天后"]
    assert [str(line.tones.get("left", "")) for line in lines] == ["late", "soon", "soon", "soon", ""]
    assert lines[0].cells[1:] == ("第0件", "!逾期1天", "YT0007", "张三丰", "赵敏")


def test_in_english_the_same_is_said_in_english() -> None:
    set_language("en")
    texts, _ = cells(replace(ROW, next_due=TODAY - timedelta(1), people=3))
    assert (texts["left"], texts["what"], texts["who"]) == ("!1 d late", "Hearing", "李明")
    assert cells(replace(ROW, next_due=TODAY))[0]["left"] == "today"
    assert cells(replace(ROW, next_due=TODAY + timedelta(1)))[0]["left"] == "in 1 d"
    assert cells(replace(ROW, next_due=TODAY + timedelta(2)))[0]["left"] == "in 2 d"


@pytest.mark.parametrize(("reach", "sign"), [("station", ""), ("restricted", "*限定 "), ("sealed", "*封存 ")])
def test_the_header_of_a_case_says_who_may_see_it(reach: str, sign: str) -> None:
    story = at_stage(Stage.CLOSED)
    if reach != "station":
        story.add("reach", "wang", who=reach)
    told = show(who_and_what(OnScreen(file_of(story), TODAY, masked=False)))
    assert told.startswith(f"{sign}〔2026〕YT0001 张伟")


def test_no_clock_of_a_case_is_left_out_however_it_stands() -> None:
    """One that runs lies ahead; one that rests, one that is only told and one that was met come after it."""
    found = (clock(), clock(Move("suspend", TODAY)), clock(quiet=True), clock(Move("stop", TODAY, 5)))
    file = file_of(at_stage(Stage.FOLLOW_UP))
    ahead = agenda(file.case, found)
    assert len(ahead) == 1
    reading = OnScreen(replace(file, clocks=found, agenda=ahead), TODAY, masked=False)
    assert ClocksTab().count(reading) == 4
    assert len(ClocksTab().lines(reading, 10)) == 4


@pytest.mark.parametrize(("days", "tone"), [(-1, "late"), (0, "soon"), (3, "soon"), (4, "")])
def test_what_lies_ahead_of_one_case_looks_as_near_as_it_is(days: int, tone: str) -> None:
    duty = Duty(TODAY + timedelta(days), Sort.TASK, 1, text="取证")
    file = replace(file_of(at_stage(Stage.FOLLOW_UP)), clocks=(), agenda=(duty,))
    (line,) = ClocksTab().lines(OnScreen(file, TODAY, masked=False), 10)
    assert {name: str(each) for name, each in line.tones.items()} == ({"due": tone, "left": tone} if tone else {})


def test_at_a_glance_the_sum_that_has_come_stands_before_what_was_fixed_and_that_before_what_is_claimed() -> None:
    story, told = at_stage(Stage.FOLLOW_UP), []
    for nature in ("", "claimed", "awarded", "received"):
        if nature:
            story.add("money", nature=nature, amount="300")
        texts = [show(text) for text, _style in parts(file_of(story), TODAY, masked=True)]
        told.append([text for text in texts if "300" in text])
    assert told == [[], ["主张 300.00 元"], ["确定 300.00 元"], ["已到账 300.00 元"]]
