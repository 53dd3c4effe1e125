"""What people read of a case, word by word."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cases.law.clockrules import Ownership
from cases.law.rulebook import rulebook
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.text import CHINESE, Reader
from cases.views.rows import Ahead, RightAhead, Row
from cases.views.wording import (
    FarOff,
    Tone,
    Upcoming,
    applicant,
    article,
    ground_of,
    in_a_list,
    item_far_off,
    numbered,
    step_of_row,
    what_of,
    who_of,
)

ENGLISH = Reader("en", str)
TODAY = date(2026, 3, 12)
BOOK = rulebook()
SURE, DOUBTFUL = (next(rule for rule in BOOK.rules if rule.unconfirmed is each) for each in (False, True))
ROW = Row(
    id=1,
    number="〔2026〕YT0001",
    station="YT",
    kind="rights",
    stage=Stage.FOLLOW_UP,
    applicant="张三",
    people=1,
    groups=(),
    cause="2025-205-5",
    handler="li",
    handler_name="李明",
    next_actor=Actor.HANDLER,
    next_due=TODAY,
    next_rule=SURE.id,
    opened_on=date(2026, 3, 2),
    closed_on=None,
    last_on=TODAY,
    version=3,
)
AHEAD = Ahead(TODAY, Sort.TASK, ROW, "", "取证", "zhao", "赵敏", 3, TODAY, (7, 3, 1))


@pytest.mark.parametrize(("people", "told"), [(1, "张三"), (2, "张三等2人"), (12, "张三等12人")])
def test_whom_a_case_is_for(people: int, told: str) -> None:
    assert CHINESE(applicant("张三", people)) == told


@pytest.mark.parametrize(("restricted", "told"), [(False, "〔2026〕YT0001"), (True, "〔2026〕YT0001\n限定案件")])
def test_its_number(restricted: bool, told: str) -> None:
    assert numbered(replace(ROW, restricted=restricted)) == told


def test_an_article_says_where_nobody_has_confirmed_it_and_only_there() -> None:
    assert CHINESE(article(SURE)) == SURE.basis
    assert CHINESE(article(DOUBTFUL)) == f"{DOUBTFUL.basis}（未核实）"
    due = Upcoming(TODAY, FarOff(0), "起诉", SURE)
    assert CHINESE(due.told) == f"起诉，2026-03-12，今天（{SURE.basis}）"
    assert CHINESE(due._replace(rule=DOUBTFUL).told) == f"起诉，2026-03-12，今天（{DOUBTFUL.basis}，未核实）"
    assert CHINESE(due._replace(rule=None).told) == "起诉，2026-03-12，今天"
    assert [ground_of(replace(AHEAD, rule=rule.id), BOOK) for rule in (SURE, DOUBTFUL)] == [
        (SURE.basis, False),
        (DOUBTFUL.basis, True),
    ]


@pytest.mark.parametrize(
    ("stage", "actor", "told"),
    [
        (Stage.INTAKE, Actor.STAFF, "下一步 主管：受理；没有下一步的日期"),
        (Stage.INTAKE, Actor.SUPERVISOR, "下一步 主管：审查异议；没有下一步的日期"),
        (Stage.INTAKE, Actor.APPLICANT, "下一步 申请人：等申请人补正；没有下一步的日期"),
        (Stage.ASSIGNMENT, Actor.SUPERVISOR, "下一步 主管：指派；没有下一步的日期"),
        (Stage.FOLLOW_UP, Actor.HANDLER, "下一步 李明：办理；没有下一步的日期"),
        (Stage.FOLLOW_UP, Actor.OTHER_BODY, "下一步 受移送单位：等对方接收移送；没有下一步的日期"),
        (Stage.CLOSURE, Actor.SUPERVISOR, "下一步 主管：审核结案；没有下一步的日期"),
    ],
)
def test_what_leads_a_case_on_and_who_does_it(stage: Stage, actor: Actor, told: str) -> None:
    row = replace(ROW, stage=stage, next_actor=actor, next_due=None, next_rule="")
    assert CHINESE(in_a_list(row, TODAY, BOOK)) == told


@pytest.mark.parametrize(
    ("rule", "due", "told"),
    [
        ("hearing", TODAY, "下一步 李明：开庭，2026-03-12，今天"),
        ("", TODAY, "下一步 李明：约定的下一步，2026-03-12，今天"),
        ("task", date(2026, 3, 11), "下一步 李明：待办，2026-03-11，逾期1天"),
        ("A10", TODAY, "下一步 主管：审查立卷材料，2026-03-12，今天"),
    ],
)
def test_a_line_of_a_list(rule: str, due: date | None, told: str) -> None:
    assert CHINESE(in_a_list(replace(ROW, next_rule=rule, next_due=due), TODAY, BOOK)).startswith(told)


def test_what_leads_on_has_its_own_day_and_stands_before_what_else_is_due() -> None:
    row = replace(ROW, stage=Stage.ASSIGNMENT, next_actor=Actor.SUPERVISOR, handler="", handler_name="")
    assigned = CHINESE(in_a_list(replace(row, next_rule="A02"), TODAY, BOOK))
    assert assigned.startswith("下一步 主管：指派承办人，2026-03-12，今天（")
    heard = replace(row, next_rule="hearing")
    assert CHINESE(in_a_list(heard, TODAY, BOOK)) == "下一步 主管：指派；开庭，2026-03-12，今天"
    assert [CHINESE(step_of_row(each, TODAY, BOOK).what) for each in (replace(row, next_rule="A02"), heard)] == [
        "指派承办人",
        "指派；开庭",
    ]
    asked = replace(row, stage=Stage.INTAKE, next_actor=Actor.STAFF, next_rule="X01")
    assert CHINESE(in_a_list(asked, TODAY, BOOK)).startswith(
        "下一步 主管：受理；接待人员：书面告知来访人接收情况和途径，2026-03-12，今天（信访"
    )


def test_the_next_right_that_ends_stands_beside_a_step_however_late_that_is() -> None:
    sue, enforce = RightAhead(TODAY + timedelta(3), "L20"), RightAhead(TODAY + timedelta(700), "C09")
    row = replace(ROW, next_rule="task", next_due=TODAY - timedelta(30), rights=(sue, enforce))
    told = CHINESE(in_a_list(row, TODAY, BOOK))
    assert told.startswith("下一步 李明：待办，2026-02-10，逾期30天\n权利：不服非终局裁决起诉，2026-03-15 止，3天后（")
    later = step_of_row(row, TODAY + timedelta(4), BOOK).right
    assert later is not None
    assert (CHINESE(later.what), later.on) == ("申请执行", enforce.on)


def test_a_right_that_passed_has_lapsed_and_says_what_may_still_help() -> None:
    row = replace(ROW, next_due=None, next_rule="", rights=(RightAhead(TODAY - timedelta(1), "L01"),))
    right = step_of_row(row, TODAY, BOOK).right
    assert right is not None
    assert (CHINESE(right.far.marked), right.far.tone, right.far.late) == ("已失效", Tone.SOON, False)
    told = CHINESE(in_a_list(row, TODAY, BOOK))
    assert "仲裁时效，2026-03-11 届满，已失效（劳动争议调解仲裁法 第二十七条）：期满后对方提出时效抗辩的" in told


def test_a_line_of_a_list_by_its_article_and_of_a_closed_case() -> None:
    told = CHINESE(in_a_list(replace(ROW, next_rule="A02"), TODAY, BOOK))
    rule = BOOK.by_id["A02"][0]
    assert told == f"下一步 主管：{rule.label.zh}，2026-03-12，今天（{rule.basis}）"
    closed = replace(ROW, stage=Stage.CLOSED, closed_on=date(2026, 3, 9), next_due=None, next_rule="")
    assert CHINESE(in_a_list(closed, TODAY, BOOK)) == "2026-03-09 结案"
    assert step_of_row(closed, TODAY, BOOK).left == ""
    enforce = RightAhead(TODAY + timedelta(700), "C09")
    followed = replace(closed, next_due=enforce.on, next_rule="C09", rights=(enforce,))
    assert CHINESE(in_a_list(followed, TODAY, BOOK)).startswith("2026-03-09 结案\n权利：申请执行，")
    assert step_of_row(followed, TODAY, BOOK).due is None


@pytest.mark.parametrize(
    ("whose", "rule", "told", "late"),
    [
        (Ownership.STEP, "", "!逾期2天", True),
        (Ownership.CENTRE, "A02", "!逾期2天", True),
        (Ownership.OTHER, "L07", "未见记录，可催问", False),
        (Ownership.RIGHT, "L20", "已失效", False),
        (Ownership.RIGHT, "L06", "可以办理", False),
    ],
)
def test_only_what_is_the_centres_own_can_be_late(whose: Ownership, rule: str, told: str, late: bool) -> None:
    item = replace(AHEAD, on=TODAY - timedelta(2), sort=Sort.CLOCK, rule=rule, whose=whose)
    far = item_far_off(item, TODAY, BOOK)
    assert (CHINESE(far.marked), far.late, far.tone is Tone.LATE) == (told, late, late)


def test_who_must_act_is_a_person_of_the_centre_or_whoever_else_by_what_they_are() -> None:
    by_rule = {id_: CHINESE(who_of(replace(AHEAD, rule=id_), BOOK)) for id_ in ("L20", "L07", "W01", "A02", "T-valid")}
    assert by_rule == {"L20": "赵敏", "L07": "受理机构", "W01": "对方当事人", "A02": "主管", "T-valid": "申请人"}
    assert CHINESE(who_of(replace(AHEAD, sort=Sort.PAYMENT), BOOK)) == "对方当事人"


def test_a_right_of_the_worker_is_the_workers_own_while_nobody_handles_the_case() -> None:
    nobody = replace(ROW, handler="", handler_name="", next_actor=Actor.STAFF)
    right = replace(AHEAD, sort=Sort.CLOCK, rule="L20", who="", who_name="", case=nobody)
    assert CHINESE(who_of(right, BOOK)) == "申请人"
    assert CHINESE(who_of(replace(right, case=replace(ROW, handler_name="")), BOOK)) == "承办人"
    assert CHINESE(who_of(replace(right, sort=Sort.PLAN, rule=""), BOOK)) == "接待人员"


def test_a_duty_of_the_worker_is_told_as_no_right() -> None:
    report = BOOK.of("T-report")
    assert report is not None
    assert (report.whose, report.of_worker) == (Ownership.OTHER, False)
    assert CHINESE(who_of(replace(AHEAD, rule="T-report"), BOOK)) == "申请人"


def test_what_people_wrote_stands_before_what_a_thing_is_called() -> None:
    assert CHINESE(what_of(AHEAD, BOOK)) == "取证"
    assert CHINESE(what_of(replace(AHEAD, text=""), BOOK)) == "待办"
    assert CHINESE(what_of(replace(AHEAD, sort=Sort.REPLY, text="催问函"), BOOK)) == "等对方答复：催问函"
    assert CHINESE(what_of(replace(AHEAD, sort=Sort.PAYMENT, text="6,000.00"), BOOK)) == "对方约定付款：6,000.00 元"
    assert CHINESE(what_of(replace(AHEAD, text="", rule=SURE.id), BOOK)) == SURE.label.zh
    assert ENGLISH(what_of(replace(AHEAD, text="", rule=SURE.id), BOOK)) == SURE.label.en
    assert CHINESE(ground_of(AHEAD, BOOK)[0]) == "待办"
    assert ground_of(replace(AHEAD, text=""), BOOK) == ("—", False)
    assert who_of(AHEAD, BOOK) == "赵敏"
    assert CHINESE(who_of(replace(AHEAD, who_name=""), BOOK)) == "承办人"


@pytest.mark.parametrize(
    ("latest", "told", "looks"),
    [
        (None, "!逾期2天", Tone.LATE),
        (TODAY, "暂定", Tone.SOON),
        (TODAY - timedelta(days=1), "!逾期2天", Tone.LATE),
    ],
)
def test_what_has_passed_by_the_earliest_day_alone_is_not_called_overdue(
    latest: date | None, told: str, looks: Tone
) -> None:
    rule = BOOK.by_id["A02"][0]
    key = BOOK.key(rule, latest)
    row = replace(ROW, next_due=TODAY - timedelta(days=2), next_rule=key)
    step = step_of_row(row, TODAY, BOOK)
    assert (CHINESE(step.left), step.tone, step.rule) == (told, looks, rule)
    ahead = item_far_off(replace(AHEAD, on=TODAY - timedelta(days=2), rule=key), TODAY, BOOK)
    assert (CHINESE(ahead.marked), ahead.tone) == (told, looks)
