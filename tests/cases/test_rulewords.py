"""What must be recorded for a clock of the centre's own to be done: told with its key, and true of the rule."""

from datetime import date

import pytest

from cases.due.rulewords import act, done_by
from cases.due.starting import clocks
from cases.events import CATALOGUE
from cases.law.clockrules import Ownership
from cases.law.rulebook import rulebook
from cases.law.rulefile.reading import shipped
from cases.standing.stages import Stage
from cases.views.clockwords import standing_of
from tests.cases.making import Story, at_stage
from tui.words.language import set_language, show

BOOK = rulebook()
OWN = [rule for rule in shipped() if rule.whose in (Ownership.CENTRE, Ownership.STEP) and rule.start]
SAID = {
    "A01": "按 s 登记受理、按 j 登记不予受理，任一即完成",
    "A02": "按 z 登记指派即完成",
    "A08": "按 w 登记收发文书（委托代理协议、授权委托书）即完成",
    "S01": "按 c 登记会见联系（申请人）即完成",
    "S03": "按 w 登记收发文书（发出、证据材料）即完成",
    "S05": "按 k 登记开庭即完成",
    "S06": "按 c 登记会见联系（申请人）、按 g 登记工作记录，任一即完成",
    "S07": "按 c 登记会见联系、按 g 登记工作记录、按 y 登记款项（到账）并付清、"
    "按 f 登记提交申请（支付令、执行），任一即完成",
}


@pytest.mark.parametrize("rule", sorted(SAID))
def test_a_step_says_what_does_it(rule: str) -> None:
    found = BOOK.version(rule, date(2026, 6, 1))
    assert found
    assert str(done_by(found)) == SAID[rule]


def test_every_step_and_every_duty_of_the_centre_says_so_in_both_languages() -> None:
    assert {rule.id for rule in OWN} >= {*SAID}
    for rule in OWN:
        done = done_by(rule)
        assert done, rule.id
        keys = [CATALOGUE[each.event].spec.key for each in rule.stop]
        for language in ("en", "zh"):
            set_language(language)
            assert all(f" {key} " in show(done) for key in keys), rule.id


def test_a_right_or_the_duty_of_another_is_done_by_nobody_here() -> None:
    others = [rule for rule in shipped() if rule.whose in (Ownership.RIGHT, Ownership.OTHER)]
    assert [rule.id for rule in others if done_by(rule)] == []


def said(story: Story, rule: str) -> str | None:
    (clock,) = (each for each in clocks(story.case, story.history, BOOK) if each.rule.id == rule)
    done = standing_of(clock, date(2026, 3, 20), int(story.case.stage is Stage.CLOSED)).done_by
    return None if done is None else str(done)


def test_it_is_said_as_long_as_it_is_to_be_done() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert said(story, "S01") == SAID["S01"]
    story.add("contact")
    assert said(story, "S01") is None
    over = at_stage(Stage.FOLLOW_UP)
    over.add("ruling", sort="nonfinal_award", result="partial", served_on="2026-03-05", what="支付。")
    assert said(over, "S06") == SAID["S06"]
    assert said(over, "L20") is None, "a right of the worker"
    over.add("withdrawn", ground="own")
    assert said(over, "S06") is None


@pytest.mark.parametrize(
    ("rule", "name", "told"),
    [
        ("C09", "start", "有履行期限的自其届满计，分期的自最后一期"),
        ("C09", "restart", "有履行期限的自其届满计，分期的自最后一期"),
        ("L06", "start", "有履行期限的自其届满计，分期的每期各计"),
        ("C09-award", "overtaken", "收到文书后 15 日之内的"),
        ("W02", "resume", "自其后 15 日届满的次日计"),
    ],
)
def test_an_act_says_from_when_it_counts_and_how_late_it_may_come(rule: str, name: str, told: str) -> None:
    found = BOOK.version(rule, date(2026, 6, 1))
    assert found
    assert any(str(act(each)).endswith(told) for each in getattr(found, name))
