"""What people read of a case, word by word."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cases.law.rulebook import rulebook
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.text import CHINESE, Reader
from cases.views.rows import Ahead, Row
from cases.views.wording import (
    FarOff,
    NextStep,
    Tone,
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
    step = NextStep(Actor.HANDLER, "李明", TODAY, FarOff(0, unsure=False), "起诉", SURE)
    assert CHINESE(step.why) == f"起诉（{SURE.basis}）"
    assert CHINESE(step._replace(rule=DOUBTFUL).why) == f"起诉（{DOUBTFUL.basis}，未核实）"
    assert CHINESE(step._replace(rule=None).why) == "起诉"
    assert [ground_of(replace(AHEAD, rule=rule.id), BOOK) for rule in (SURE, DOUBTFUL)] == [
        (SURE.basis, False),
        (DOUBTFUL.basis, True),
    ]


def test_who_acts_next() -> None:
    told = [CHINESE(NextStep(each, "李明", None, None, "", None).who) for each in Actor]
    assert told == [CHINESE(each.label) + (" 李明" if each is Actor.HANDLER else "") for each in Actor]


@pytest.mark.parametrize(
    ("rule", "due", "told"),
    [
        ("hearing", TODAY, "下一步：承办人；2026-03-12，今天：开庭"),
        ("", TODAY, "下一步：承办人；2026-03-12，今天：约定的下一步"),
        ("task", date(2026, 3, 11), "下一步：承办人；2026-03-11，逾期1天：待办"),
        ("", None, "下一步：承办人；没有下一步的日期"),
    ],
)
def test_a_line_of_a_list(rule: str, due: date | None, told: str) -> None:
    assert CHINESE(in_a_list(replace(ROW, next_rule=rule, next_due=due), TODAY, BOOK)) == told


def test_a_line_of_a_list_by_its_article_and_of_a_closed_case() -> None:
    told = CHINESE(in_a_list(ROW, TODAY, BOOK))
    assert told == f"下一步：承办人；2026-03-12 到期，今天：{SURE.label.zh}（{SURE.basis}）"
    closed = replace(ROW, stage=Stage.CLOSED, closed_on=date(2026, 3, 9), next_due=None)
    assert CHINESE(in_a_list(closed, TODAY, BOOK)) == "2026-03-09 结案"
    assert step_of_row(closed, TODAY, BOOK).left == ""


def test_what_people_wrote_stands_before_what_a_thing_is_called() -> None:
    assert CHINESE(what_of(AHEAD, BOOK)) == "取证"
    assert CHINESE(what_of(replace(AHEAD, text=""), BOOK)) == "待办"
    assert CHINESE(what_of(replace(AHEAD, text="", rule=SURE.id), BOOK)) == SURE.label.zh
    assert ENGLISH(what_of(replace(AHEAD, text="", rule=SURE.id), BOOK)) == SURE.label.en
    assert CHINESE(ground_of(AHEAD, BOOK)[0]) == "待办"
    assert ground_of(replace(AHEAD, text=""), BOOK) == ("—", False)
    assert who_of(AHEAD) == "赵敏"
    assert CHINESE(who_of(replace(AHEAD, who_name=""))) == "承办人"


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
    key = BOOK.key(SURE, latest)
    row = replace(ROW, next_due=TODAY - timedelta(days=2), next_rule=key)
    step = step_of_row(row, TODAY, BOOK)
    assert (CHINESE(step.left), step.tone, step.rule) == (told, looks, SURE)
    ahead = item_far_off(replace(AHEAD, on=TODAY - timedelta(days=2), rule=key), TODAY)
    assert (CHINESE(ahead.marked), ahead.tone) == (told, looks)
