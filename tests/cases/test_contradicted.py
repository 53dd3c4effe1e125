"""What cannot be of what is told is refused: people whom a case does not know, days gone by, sums beside a no."""

from datetime import date
from typing import Any

import pytest

from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.file.parties import Party, is_person
from cases.kinds import DOCUMENT
from cases.law.rulebook import rulebook
from cases.ledgers.kinds import ledger
from cases.ledgers.typed.cell import typist
from cases.money.plans import Instalments
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from tests.cases.making import DAY, Story, at_stage, refusal

BOOK = rulebook()
OF_STRANGERS = (
    ("money", {"nature": "claimed", "amount": "工资 3000 | 不存在的人"}, "worker"),
    ("money", {"nature": "received", "amount": "工资 3000 | 宁三"}, "worker"),
    ("money", {"nature": "claimed", "amount": "工资 3000 | 王五、李六"}, "worker"),
    ("money", {"nature": "claimed", "amount": "工资 3000 | | 陌生公司"}, "unknown_side"),
    ("mediation", {"result": "agreed", "agreed": "工资 3000 | 不存在的人"}, "worker"),
    ("ruling", {"awarded": "工资 3000 | | 陌生公司"}, "unknown_side"),
    ("ruling", {"whom": "无此人"}, "worker"),
    ("corrected", {"field": "claimed", "new": "工资 3000 | | 陌生公司"}, "unknown_side"),
)


def of_two(**fields: str) -> Story:
    story = at_stage(Stage.FOLLOW_UP, people="2", respondents="甲公司\n第三人：丙公司", **fields)
    story.add("roster", members="张伟\n王五")
    return story


@pytest.mark.parametrize(("code", "fields", "rule"), OF_STRANGERS, ids=lambda value: str(value)[:50])
def test_whom_the_case_does_not_know_is_refused_with_who_there_is(code: str, fields: dict[str, Any], rule: str) -> None:
    assert refusal(lambda: of_two().add(code, **fields)) == rule


def test_who_stands_in_the_case_may_be_named_on_either_side() -> None:
    story = of_two(others="委托代理人：孙不二")
    for who in ("张伟", "王五", "孙不二"):
        story.add("money", nature="claimed", amount=f"工资 3000 | {who} | 丙公司", claimed_as="whole")
    story.add("money", nature="received", amount="工资 500 | 王五", payer="陌生公司")
    assert [each.payer for each in story.case.money.payments] == ["陌生公司"]


def test_while_not_everybody_is_listed_anybody_may_be_one_of_them() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="3")
    story.add("money", nature="claimed", amount="工资 3000 | 王五")
    assert refusal(lambda: at_stage(Stage.INTAKE, claimed="工资 3000 | 王五")) == "worker"
    assert refusal(lambda: at_stage(Stage.INTAKE, claimed="工资 3000 | | 甲公司")) == "unknown_side"


@pytest.mark.parametrize(
    ("code", "fields", "rule"),
    [
        ("money", {"nature": "claimed", "amount": "工资 3000 | | | 2024-08 | 2024-03"}, "items"),
        ("ruling", {"served_on": "2026-02-01"}, "served"),
        ("ruling", {"result": "none", "awarded": "100"}, "none_awarded"),
        ("ruling", {"awarded": "100", "plan": "2025-04-01 100"}, "gone_by"),
        ("closing", {"follow_on": "2026-01-01"}, "gone_by"),
        ("contact", {"next_on": "2020-01-01"}, "gone_by"),
        ("task", {"by_day": "2020-01-01"}, "gone_by"),
        ("mediation", {"result": "agreed", "agreed": "100", "pay_by": "2025-04-01"}, "gone_by"),
        ("mediation", {"result": "agreed", "pay_by": "2026-04-01", "plan": "2026-04-01 100"}, "two_plans"),
        ("mediation", {"result": "failed", "plan": "2026-04-01 100"}, "not_agreed"),
        ("mediation", {"result": "failed", "agreed": "100"}, "not_agreed"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_cannot_be_is_refused(code: str, fields: dict[str, Any], rule: str) -> None:
    assert refusal(lambda: at_stage(Stage.FOLLOW_UP).add(code, **fields)) == rule


@pytest.mark.parametrize("text", ["-5", "-300", "工资 1；-5"])
def test_a_sum_has_no_sign_before_it(text: str) -> None:
    assert refusal(lambda: at_stage(Stage.FOLLOW_UP).add("money", amount=text)) in ("amount", "items")
    with pytest.raises(Refused, match="金额前不要写符号"):
        at_stage(Stage.FOLLOW_UP).add("money", amount=text)


def test_one_instalment_is_one_part_of_what_is_shown() -> None:
    kind = Instalments()
    assert len(kind.show(kind.read("2026-06-30 5000 甲公司", DAY))) == 1


def test_a_ledger_says_of_the_channel_that_it_is_not_known() -> None:
    field = next(each for each in ledger("cases").fields if each.name == "channel")
    assert typist(field)("不详", DAY) == "unknown"
    assert typist(field)("无", DAY) == ""


def test_an_agency_for_household_work_is_a_firm() -> None:
    assert [is_person(Party("intermediary", name)) for name in ("美家家政", "好帮手家政", "李秀英")] == [
        False,
        False,
        True,
    ]


def test_a_day_is_no_number_of_a_document() -> None:
    for text in ("2026-13", "2026-03", "2026-03-02"):
        assert refusal(lambda text=text: DOCUMENT.read(text, DAY)) == "identity"  # type: ignore[misc]
    assert DOCUMENT.read("E12345678", DAY) == "E12345678"


@pytest.mark.parametrize("line", ["龙大海 15000", "龙大海,15000", "龙大海15000", "龙大海，1.5万"])
def test_a_line_of_a_roster_whose_columns_are_not_set_apart_is_no_name(line: str) -> None:
    assert refusal(lambda: at_stage(Stage.FOLLOW_UP).add("roster", members=line)) == "members"
    assert at_stage(Stage.FOLLOW_UP).add("roster", members="李某1\n李某2").parties.people == 2


def test_another_handler_starts_no_second_clock_for_the_first_meeting() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    for met in (False, True):
        if met:
            story.add("contact", story.case.handler)
        work = clockwork(story.case, story.history, BOOK)
        story.add("assigned", "wang", handler="zhao" if story.case.handler == "li" else "li", reason="改派。")
        found = clocks(story.case, story.history, BOOK)
        assert work.after(story.case, story.history).clocks == found
        assert [each.rule.id for each in found].count("S01") == 1


def test_days_gone_by_are_of_the_day_on_which_it_happened() -> None:
    """An old case is told late: what was promised then was still to come."""
    story = at_stage(Stage.FOLLOW_UP)
    on = story.day
    story.add("mediation", at=date(2026, 12, 1), on=on, result="agreed", agreed="100", pay_by="2026-04-01")
    assert [each.on for each in story.case.money.instruments[0].plan] == [date(2026, 4, 1)]


def test_a_summons_may_come_when_the_hearing_is_over() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("document", direction="received", sort="summons", hearing_on="2025-04-01")
    assert story.case.day_of(Sort.HEARING) == date(2025, 4, 1)
