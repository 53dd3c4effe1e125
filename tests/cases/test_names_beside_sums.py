"""Who is renamed, or was called wrongly, is the same beside every sum that was told under the old name."""

from typing import Any

import pytest

from cases.file.accounts import accounts, shares
from cases.file.whom.whose import workers_named
from cases.standing.stages import Stage
from cases.values.sums import Sum
from tests.cases.making import Story, at_stage, refusal
from tests.cases.sums import YUAN, sums

ID, OTHER_ID = "11010519491231002X", "110101199001011026"


def rows(story: Story, column: str) -> dict[str, Sum | None]:
    """Return what each worker has in a column."""
    return {name: mine.get(column) for name, mine in shares(story.case, accounts(story.case)).by_worker.items()}


def test_an_only_worker_whose_name_is_corrected_stays_the_only_one() -> None:
    story = at_stage(Stage.FOLLOW_UP, applicant="张纬", claimed="工资 3000 | 张纬")
    story.add("mediation", result="agreed", agreed="工资 2500 | 张纬")
    story.add("corrected", field="applicant", old="张纬", new="张伟", reason="写错。")
    story.add("money", nature="received", amount="1000 | 张伟")
    assert (sums(story), accounts(story.case).outstanding) == ((3000 * YUAN, 2500 * YUAN, 1000 * YUAN), 1500 * YUAN)
    assert workers_named(story.case) in ((), ("张伟",))


def test_of_several_the_applicant_is_renamed_in_roster_and_ledger() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="张纬", claimed="工资 3000 | 张纬；工资 2000 | 李静")
    story.add("roster", members=f"张纬 | {ID} | | | | | | 100\n李静")
    story.add("ruling", sort="final_award", awarded="工资 900 | 张纬；工资 800 | 李静", whom="张纬")
    story.add("corrected", field="applicant", old="张纬", new="张伟", reason="写错。")
    assert [each.name for each in story.case.parties.members] == ["张伟", "李静"]
    story.add("money", nature="received", amount="500 | 张伟")
    assert rows(story, "claimed") == {"张伟": 3000 * YUAN, "李静": 2000 * YUAN}
    assert rows(story, "outstanding")["张伟"] == 400 * YUAN
    assert workers_named(story.case) == ("张伟", "李静")


def test_another_worker_who_speaks_for_all_from_now_on_is_no_other_name_of_the_first() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="张伟", claimed="工资 3000 | 张伟；工资 2000 | 李静")
    story.add("roster", members="张伟\n李静")
    story.add("corrected", field="applicant", old="张伟", new="李静", reason="代表人写错。")
    assert rows(story, "claimed") == {"张伟": 3000 * YUAN, "李静": 2000 * YUAN}
    assert [each.name for each in story.case.parties.members] == ["张伟", "李静"]


def test_who_stands_on_a_later_roster_with_the_same_number_is_the_same() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="李静", claimed="工资 3000 | 张纬；工资 2000 | 李静")
    story.add("roster", members=f"张纬 | {ID} | | | | | | 100\n李静 | {OTHER_ID}")
    story.add("money", nature="received", amount="500 | 张纬")
    story.add("roster", members=f"张伟 | {ID}\n李静 | {OTHER_ID}")
    assert story.case.parties.people == 2
    assert rows(story, "claimed") == {"张伟": 3000 * YUAN, "李静": 2000 * YUAN}
    assert rows(story, "received")["张伟"] == 500 * YUAN
    assert refusal(lambda: story.add("money", nature="received", amount="1 | 张纬")) == "worker"


def test_an_heir_whose_name_is_corrected_still_gets_what_is_the_dead_workers() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="张伟", claimed="工资 3000 | 张伟；工资 2000 | 李静")
    story.add("succeeded", ground="death", whose="李静", name="王英")
    story.add("money", nature="received", amount="500 | 王英")
    story.add("corrected", field="others", old="继承人：王英", new="继承人：王瑛", reason="写错。")
    assert rows(story, "received") == {"李静": 500 * YUAN, "张伟": None}


BEFORE, AFTER = "派遣单位：甲公司\n用工单位：乙公司", "派遣单位：甲新公司\n用工单位：乙公司"


@pytest.mark.parametrize("late", [False, True], ids=["before", "between"])
def test_a_respondent_who_is_renamed_pays_what_was_fixed_under_the_old_name(*, late: bool) -> None:
    story = at_stage(Stage.FOLLOW_UP, respondents=BEFORE, claimed="工资 900 | | 甲公司；押金 100 | | 乙公司")
    plan = "2026-12-01 600 甲公司"
    story.add("mediation", result="agreed", agreed="工资 600 | | 甲公司；押金 80 | | 甲公司、乙公司", plan=plan)
    paid: dict[str, Any] = {"nature": "received", "amount": "工资 200 | | 甲公司", "payer": "甲公司"}
    if late:
        story.add("money", **paid)
    story.add("corrected", field="respondents", old=BEFORE, new=AFTER, reason="更名。")
    if not late:
        story.add("money", **paid | {"amount": "工资 200 | | 甲新公司", "payer": "甲新公司"})
    told = accounts(story.case)
    assert {item.against for item in told.claim} == {"甲新公司", "乙公司"}
    assert {each.item.against: each.short for each in told.debts} == {
        "甲新公司": 400 * YUAN,
        "甲新公司、乙公司": 80 * YUAN,
    }
    assert all(each.promised.payer == "甲新公司" for each in told.owed)
    assert told.received == 200 * YUAN


def test_two_who_change_places_keep_what_was_told_of_each() -> None:
    story = at_stage(Stage.FOLLOW_UP, respondents=BEFORE, claimed="工资 900 | | 甲公司；押金 100 | | 乙公司")
    turned = "派遣单位：乙公司\n用工单位：甲公司"
    story.add("corrected", field="respondents", old=BEFORE, new=turned, reason="写反了。")
    assert [(item.amount, item.against) for item in accounts(story.case).claim] == [
        (900 * YUAN, "甲公司"),
        (100 * YUAN, "乙公司"),
    ]
