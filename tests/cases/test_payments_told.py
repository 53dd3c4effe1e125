"""Payments and refunds as they come: whose, of what, when, and by whom."""

from datetime import date
from typing import Any

import pytest

from cases.file.accounts import accounts
from cases.standing.stages import Stage
from cases.values.sums import About
from tests.cases.making import Story, at_stage, refusal
from tests.cases.sums import due

DAY = date(2026, 5, 12)
PAID: dict[str, Any] = {"nature": "received"}
BACK: dict[str, Any] = {"nature": "returned"}


def paid(amount: str, **fields: Any) -> Story:
    story = at_stage(Stage.FOLLOW_UP, people="3")
    story.add("money", **PAID, amount=amount, **fields)
    return story


@pytest.mark.parametrize(
    ("amount", "back"),
    [
        ("9000 | 呼延一；3000 | 呼延二", "4000 | 呼延二"),
        ("工资 9000；押金 2000", "押金 4000"),
        ("工资 9000；押金 2000", "罚款 100"),
    ],
)
def test_no_more_goes_back_than_came_of_it(amount: str, back: str) -> None:
    story = paid(amount)
    assert refusal(lambda: story.add("money", **BACK, amount=back)) == "returned_more"


def test_nor_more_in_all() -> None:
    story = paid("5000")
    story.add("money", **BACK, amount="3000")
    assert refusal(lambda: story.add("money", **BACK, amount="3000")) == "returned_more"
    story.add("money", **BACK, amount="2000")
    assert accounts(story.case).received == 0


def test_nor_before_it_came() -> None:
    story = paid("5000")
    came = story.history[-1].on
    early = date(came.year - 1, 1, 1)
    assert refusal(lambda: story.add("money", on=early, **BACK, amount="100")) == "returned_early"


def test_who_promised_nothing_pays_what_is_due_first() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    plan = "2026-07-01 10000 甲公司\n2026-09-01 10000 甲公司\n2027-01-31 10000"
    story.add("mediation", result="agreed", agreed="30000", plan=plan)
    story.add("money", **PAID, amount="10000", payer="乙乙建设有限公司", under=str(len(story.history)))
    assert [on for on, _short in due(story)] == [date(2026, 9, 1), date(2027, 1, 31)]


def test_what_is_paid_in_full_is_paid_though_nobody_says_how_much() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="18000", plan="2026-10-01 9000\n2026-12-10 9000")
    story.add("money", **PAID, amount="不详", in_full="是")
    assert (due(story), accounts(story.case).outstanding) == ([], 0)
    assert accounts(story.case).received == About()


def test_where_both_sums_are_known_they_decide() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="18000")
    story.add("money", **PAID, amount="8000", in_full="是")
    assert accounts(story.case).outstanding == 1_000_000


def test_the_rest_may_settle_on_top_of_what_some_settled_before() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="4")
    story.add("mediation", result="agreed", agreed="20000 | 厍一；18000 | 厍二")
    story.add("mediation", result="agreed", agreed="400000", within_whole="on_top")
    assert accounts(story.case).awarded == 43_800_000


def test_several_workers_are_told_apart_however_they_are_separated() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="6")
    story.add("ruling", sort="nonfinal_award", result="partial", awarded="100 | 甲大年；100 | 乙小红；100 | 丙三")
    story.add("filed", forum="litigation", whom="甲大年、乙小红")
    assert story.case.money.contests[-1].workers == ("甲大年", "乙小红")
    assert refusal(lambda: story.add("money", **PAID, amount="4000 | 苏小妹、牛二")) == "worker"
    assert refusal(lambda: story.add("money", **PAID, amount="4000 | 苏小妹 牛二")) == "worker"


def test_a_paper_that_names_everybody_leaves_nobody_unnamed() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="3")
    everybody = "；".join(f"100 | {name}" for name in (story.case.parties.applicant.name, "乙小红", "丙三"))
    story.add("ruling", sort="nonfinal_award", result="partial", awarded=everybody)
    assert refusal(lambda: story.add("filed", forum="litigation", whom="王不在")) == "worker"
    story.add("filed", forum="litigation", whom="丙三")
