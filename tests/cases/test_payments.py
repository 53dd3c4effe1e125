"""What a payment pays: each instalment by itself, what it is named for, and nothing of what came before."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from cases.due.starting import clocks
from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.law.rulebook import rulebook
from cases.money.instruments import standing
from cases.money.items import just
from cases.money.paid.settling import settled
from cases.money.papers import Instrument
from cases.money.payments import Payment
from cases.money.plans import Instalment, Instalments
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.spans import month_of
from cases.values.sums import About, Between
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import DAY, at_stage, refusal
from tests.cases.sums import due, sums


def test_each_instalment_is_due_until_its_own_money_has_come() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04-30 3000\n2026-05-31 3000\n2026-06-30 3000")
    april, may, june = (date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30))
    assert due(story) == [(april, 300_000), (may, 300_000), (june, 300_000)]
    story.add("money", nature="received", amount="3000")
    assert due(story) == [(may, 300_000), (june, 300_000)]
    story.add("money", nature="received", amount="1000")
    assert due(story) == [(may, 200_000), (june, 300_000)]
    story.add("money", nature="received", amount="5000")
    assert due(story) == []


def test_what_nobody_knows_the_sum_of_pays_no_known_instalment() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04-30 3000")
    story.add("money", nature="received", amount="不详")
    assert due(story) == [(date(2026, 4, 30), Between(0, 300_000))]
    assert sums(story)[2] == About()
    assert accounts(story.case).outstanding == Between(0, 900_000)


def test_what_was_paid_before_the_agreement_does_not_pay_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("money", nature="received", amount="500")
    story.day += timedelta(5)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04-30")
    assert due(story) == [(date(2026, 4, 30), 900_000)]
    assert sums(story) == (None, 900_000, 50_000)


def test_a_payment_by_name_pays_what_it_is_for() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="inspection_order", awarded="1000", plan="2026-04-30")
    story.add("ruling", sort="court_ruling", awarded="500", plan="2026-03-31")
    story.add("money", nature="received", amount="1000", under="4")
    assert due(story) == [(date(2026, 3, 31), 50_000)]
    assert refusal(lambda: story.add("money", nature="received", amount="1", under="2")) == "under"


def test_one_payment_ends_one_task_that_waits_for_money() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    for month in (4, 5, 6):
        story.add("task", what=f"催{month}月款", by_day=f"2026-0{month}-30", until="money")
    story.add("money", nature="received", amount="300")
    assert [each.text for each in story.case.dues_of(Sort.TASK)] == ["催5月款", "催6月款"]


def test_of_tasks_that_wait_for_money_the_first_by_its_day_is_ended() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    for day in ("2026-06-30", "2026-04-30", "2026-05-30"):
        story.add("task", what=day, by_day=day, until="money")
    story.add("money", nature="received", amount="300")
    assert [each.text for each in story.case.dues_of(Sort.TASK)] == ["2026-06-30", "2026-05-30"]


def test_instalments_are_paid_alike_in_whichever_order_payments_are_typed() -> None:
    plan = (Instalment(date(2026, 4, 30), 300), Instalment(date(2026, 5, 31), 300), Instalment(date(2026, 6, 30), 300))
    fixed = standing([Instrument(1, DAY, "agreement", items=just(900), plan=plan)])
    payments = [Payment(2, date(2026, 5, 2), 250), Payment(3, date(2026, 4, 2), 400), Payment(4, date(2026, 6, 2), 100)]
    found = {tuple((each.place, each.short) for each in settled(fixed, some).owed) for some in permutations(payments)}
    assert found == {((3, 150),)}


def test_instalments_stand_in_the_order_of_their_days_however_they_are_typed() -> None:
    told = Instalments().read("2026-07-31 200\n2026-05-31 100；2026-06-30 约300", DAY)
    assert [(each.on.month, each.amount) for each in told] == [(5, 10_000), (6, About(30_000)), (7, 20_000)]


def test_what_is_promised_in_a_month_is_told_as_that_and_due_by_its_end() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04 3000\n2026年6月底前 6000")
    (april, june) = accounts(story.case).owed
    assert (april.promised.on, april.promised.day) == (date(2026, 4, 30), month_of(2026, 4))
    assert (june.promised.on, june.promised.day) == (date(2026, 6, 30), date(2026, 6, 30))
    lines = [CHINESE(line.why) for line in money_lines(accounts(story.case), story.case, Mask())]
    assert any("2026-04 内付" in each for each in lines)
    assert story.history[-1].event.typed()["plan"].startswith("2026-04 3,000.00")


def test_a_clock_of_what_is_promised_in_a_month_starts_with_its_end() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", pay_by="2026-04")
    assert due(story) == [(date(2026, 4, 30), 900_000)]
    started = {each.starts for each in clocks(story.case, story.history, rulebook()) if each.started_by == 4}
    assert date(2026, 4, 30) in started
    assert date(2026, 4, 1) not in started


@pytest.mark.parametrize("words", ["一期不付全部到期", "任何一期逾期，可就剩余款项一并申请执行", "加速到期"])
def test_a_plan_may_say_that_one_missed_lets_all_the_rest_fall_due(words: str) -> None:
    plan = Instalments().read(f"2026-04-30 300\n2026-05-31 300\n{words}", DAY)
    assert [each.all_due for each in plan] == [True, True]
    assert Instalments().read(Instalments().write(plan), DAY) == plan == Instalments().load(Instalments().dump(plan))
    assert str(Instalments().show(plan)[-1]) == "任一期逾期未付清的，其余各期一并到期"
    assert not any(each.all_due for each in Instalments().read("2026-04-30 300\n2026-05-31 300", DAY))
    assert refusal(lambda: Instalments().read(f"2026-04-30 300\n{words}", DAY)) == "plan"


@pytest.mark.parametrize("words", ["其余", "余款", "尾款"])
def test_an_instalment_may_be_the_rest_of_the_whole_by_whomever_it_is_paid(words: str) -> None:
    plan = Instalments().read(f"2026-04-30 300\n2026-05-31 {words} 北海公司", DAY)
    assert plan[1] == Instalment(date(2026, 5, 31), None, "北海公司")
    assert Instalments().read(Instalments().write(plan), DAY) == plan
    story = at_stage(Stage.FOLLOW_UP, respondents="北海公司")
    story.add("mediation", result="agreed", agreed="1000", plan=f"2026-04-30 300\n2026-05-31 {words} 北海公司")
    assert due(story) == [(date(2026, 4, 30), 30_000), (date(2026, 5, 31), 70_000)]
