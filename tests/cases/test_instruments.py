"""What stands of all that was ruled and agreed: the last word on each, and whether it is in force."""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.file.accounts import accounts, superseded
from cases.hiding.mask import Mask
from cases.money.court import Windows
from cases.money.effects import COLUMNS, load_effects
from cases.money.instruments import standing
from cases.money.items import just
from cases.money.papers import Contest, Instrument
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.sums import Between
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import DAY, Story, at_stage, refusal
from tests.cases.sums import due, sums


def test_what_stands_is_what_the_last_ruling_says() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", result="partial", awarded="8057")
    assert sums(story)[1] == 805_700
    story.add("ruling", sort="first_judgment", result="none")
    assert sums(story)[1] == 0
    story.add("ruling", sort="appeal_judgment", result="partial", awarded="6000")
    assert sums(story)[1] == 600_000
    assert [each.instrument.sort for each in accounts(story.case).fixed] == ["appeal_judgment"]


def test_what_no_longer_stands_is_told_with_what_took_its_place() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    story.add("ruling", sort="nonfinal_award", result="partial", awarded="8057")
    story.add("ruling", sort="first_judgment", result="none")
    story.add("ruling", sort="appeal_judgment", result="partial", awarded="工资 500 | 张伟；工资 400 | 李静")
    story.add("mediation", result="agreed", agreed="工资 450 | 张伟")
    told = [(each.fixed.instrument.entry, each.fixed.amount, each.by, each.whole) for each in superseded(story.case)]
    assert told == [(4, 805_700, (5,), True), (5, 0, (6,), True), (6, 90_000, (7,), False)]
    lines = {str(line.label): str(line.in_short) for line in money_lines(accounts(story.case), story.case, Mask())}
    assert lines["第 4 条 非终局裁决书"] == "8,057.00 元（不再计入，见第 5 条）"


def test_what_is_set_aside_and_nothing_takes_its_place_is_told_too() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="payment_order", awarded="5000")
    story.add("ruling", sort="payment_order_ended", result="not_applicable")
    assert [(each.fixed.instrument.entry, each.by) for each in superseded(story.case)] == [(4, (5,))]


def test_a_ruling_that_tells_no_sum_leaves_the_one_before_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", awarded="8057")
    story.add("ruling", sort="first_judgment", result="partial")
    assert sums(story)[1] == 805_700


def test_an_award_that_is_sued_upon_is_not_in_force() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", awarded="8057")
    story.add("filed", forum="litigation")
    told = accounts(story.case)
    assert (told.awarded, told.pending) == (None, 805_700)
    assert [each.pending and each.pending.by for each in told.fixed] == [5]


def test_an_award_that_may_still_be_sued_upon_is_not_in_force() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", awarded="8057")
    until = story.day + timedelta(15)
    told = accounts(story.case, Windows({4: until}))
    assert (told.awarded, told.pending) == (None, 805_700)
    assert [each.pending and each.pending.until for each in told.fixed] == [until]


def test_an_order_to_pay_that_is_ended_fixes_nothing() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="payment_order", awarded="5000")
    assert sums(story)[1] == 500_000
    story.add("ruling", sort="payment_order_ended", result="not_applicable")
    assert accounts(story.case).fixed == ()


def test_an_order_to_pay_that_the_debtor_objected_to_is_not_in_force_until_that_is_refused() -> None:
    """Who objects in time keeps it from being enforced (民事诉讼法 第二百二十七条)."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="payment_order", awarded="5000")
    story.add("document", direction="received", sort="payment_order_objection")
    (fixed,) = accounts(story.case).fixed
    assert fixed.pending
    assert fixed.pending.by == 5
    lines = " ".join(CHINESE(each.why) for each in money_lines(accounts(story.case), story.case, Mask()))
    assert "第 5 条债务人提出了异议，不能申请执行" in lines
    story.add("ruling", sort="payment_order_stands", result="not_applicable")
    assert [each.pending for each in accounts(story.case).fixed] == [None]


def test_a_retrial_by_the_procedure_of_first_instance_may_be_appealed() -> None:
    """Until it is in force, what it changed stands; the appeal takes the place of both (民事诉讼法 第二百一十八条)."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="first_judgment", result="partial", awarded="500")
    story.add("ruling", sort="retrial_first_judgment", result="full", awarded="900")
    story.add("filed", forum="appeal", under="5")
    fixed = accounts(story.case).fixed
    assert [(each.instrument.entry, each.pending and each.pending.by) for each in fixed] == [(4, None), (5, 6)]
    story.add("ruling", sort="appeal_judgment", result="partial", awarded="700")
    assert sums(story)[1] == 70_000


def test_a_ruling_about_some_workers_leaves_what_the_others_have() -> None:
    """Each of several workers may sue or not by themselves (劳动争议解释（一） 第十六、十七条)."""
    story = at_stage(Stage.FOLLOW_UP, people="2")
    story.add("ruling", sort="nonfinal_award", awarded="工资 3000 | 张伟；工资 2000 | 李静")
    story.add("ruling", sort="first_judgment", awarded="2500", whom="张伟")
    assert sums(story)[1] == 450_000
    assert [each.amount for each in accounts(story.case).fixed] == [200_000, 250_000]


def test_the_recognition_of_an_injury_fixes_no_sum() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="900")
    story.add("ruling", sort="injury_recognised", result="not_applicable")
    assert [each.instrument.sort for each in accounts(story.case).fixed] == ["agreement"]


def test_a_court_that_confirms_an_agreement_leaves_its_sum_and_its_days() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="900", plan="2026-06-30 400\n2026-07-31 500")
    story.add("ruling", sort="judicial_confirmation", result="not_applicable")
    assert sums(story)[1] == 90_000
    assert [each for each, _ in due(story)] == [date(2026, 6, 30), date(2026, 7, 31)]


def test_an_agreement_that_tells_its_instalments_alone_fixes_what_they_come_to() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", plan="2026-06-30 400\n2026-07-31 500")
    assert sums(story)[1] == 90_000
    story.add("ruling", sort="final_award", awarded="700")
    story.add("mediation", result="agreed", plan="2026-09-30")
    assert sums(story)[1] == 70_000, "of an instalment without a sum nothing is known"


@pytest.mark.parametrize(
    ("what", "fields", "said"),
    [
        ("mediation", {"result": "agreed"}, "支付令（劳动争议调解仲裁法 第十六条）"),
        ("ruling", {"sort": "final_award"}, "可以申请执行，期间为二年（民事诉讼法（2023年修正）第二百五十条）"),
        ("ruling", {"sort": "inspection_order"}, ""),
    ],
)
def test_what_may_be_done_where_it_is_not_paid_is_said_until_it_is(
    what: str, fields: dict[str, Any], said: str
) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add(what, plan="2026-06-30 400\n2026-07-31 500", **fields)
    assert [each[-len(said) :] for each in remedies(story)] == ([said] if said else [])
    story.add("money", nature="received", amount="400")
    assert len(remedies(story)) == bool(said)
    story.add("money", nature="received", amount="500")
    assert remedies(story) == []


def remedies(story: Story) -> list[str]:
    lines = money_lines(accounts(story.case), story.case, Mask())
    return [CHINESE(each.amount) for each in lines if CHINESE(each.label) == "第 4 条逾期不付的"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([{"fixes": "maybe"}], "fixes"),
        ([{}, {}], "重复"),
        ([{"status": "Z"}], "status"),
        ([{"remedy": "prayer"}], "remedy"),
    ],
)
def test_a_bad_table_of_instruments_is_refused_by_its_line(lines: list[dict[str, str]], told: str) -> None:
    least = {"sort": "agreement", "fixes": "yes", "confirms": "no", "status": "O"}
    rows = [",".join({**least, **line}.get(name, "") for name in COLUMNS) for line in lines]
    with pytest.raises(Refused, match=told):
        load_effects("\n".join([",".join(COLUMNS), *rows]))


def test_who_contests_before_there_is_anything_contests_nothing() -> None:
    award = Instrument(2, DAY, "nonfinal_award", items=just(900))
    assert standing([award], [Contest(1, DAY - timedelta(1), "litigation")])[0].pending is None
    assert standing([award], [Contest(3, DAY, "enforcement")])[0].pending is None


# What is set aside gives back what it had taken the place of; what is taken back contests nothing


def test_an_order_that_is_ended_gives_back_the_agreement() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="20000", pay_by="2026-11-10")
    story.add("ruling", sort="payment_order", awarded="20000")
    story.add("money", nature="received", amount="500")
    story.add("ruling", sort="payment_order_ended", result="not_applicable")
    assert [each.instrument.entry for each in accounts(story.case).fixed] == [4]
    assert due(story) == [(date(2026, 11, 10), 1_950_000)]
    assert [(each.fixed.instrument.entry, each.by) for each in superseded(story.case)] == [(5, (7,))]


@pytest.mark.parametrize(
    ("ruled", "filed", "leave"),
    [("nonfinal_award", "litigation", "suit_withdrawn"), ("first_judgment", "appeal", "appeal_withdrawn")],
)
def test_what_is_no_longer_contested_is_in_force(ruled: str, filed: str, leave: str) -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    story.add("ruling", sort=ruled, awarded="工资 5000 | 张伟；工资 3000 | 李静")
    story.add("filed", forum=filed)
    assert sums(story)[1] is None
    story.add("ruling", sort=leave, result="not_applicable", whom="张伟")
    assert sums(story)[1] == 500_000
    story.add("ruling", sort=leave, result="not_applicable")
    assert sums(story)[1] == 800_000


def test_of_what_is_fixed_for_all_nobody_knows_the_part_of_those_who_do_not_sue() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="3")
    story.add("ruling", sort="nonfinal_award", awarded="20000")
    story.add("filed", forum="litigation", whom="三人", under="4")
    told = accounts(story.case)
    assert (told.awarded, told.pending) == (Between(0, 2_000_000), Between(0, 2_000_000))
    story.add("filed", forum="litigation", whom="一人\n二人", under="4")


# A judgment that upholds


@pytest.mark.parametrize("sort", ["appeal_judgment", "retrial_judgment"])
def test_a_judgment_that_upholds_leaves_what_it_upholds(sort: str) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="first_judgment", result="full", awarded="20000")
    story.add("filed", forum="appeal")
    assert refusal(lambda: story.add("ruling", sort=sort, result="none")) == "whose_request"
    story.add("ruling", sort=sort, result="upheld")
    assert sums(story)[1] == 2_000_000
    assert refusal(lambda: story.add("ruling", sort=sort, result="none", awarded="0")) == ""


# What is not in force takes no place yet


def test_an_agreement_stands_until_the_order_in_its_place_is_in_force() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="18000", plan="2026-04-01 9000\n2026-12-10 9000")
    story.add("ruling", sort="payment_order", result="full", awarded="9000")
    order = len(story.history)
    waiting = accounts(story.case, Windows({order: date(2026, 12, 11)}))
    assert (waiting.awarded, waiting.pending) == (1_800_000, 900_000)
    assert [each.promised.on for each in waiting.owed] == [date(2026, 4, 1), date(2026, 12, 10)]
    assert accounts(story.case).awarded == 1_800_000, "the order is about the first instalment"


def test_a_sum_told_of_no_paper_gives_way_to_one_that_is_open_still() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("money", nature="awarded", amount="20000")
    story.add("ruling", sort="nonfinal_award", result="partial", awarded="25000")
    waiting = accounts(story.case, Windows({len(story.history): date(2030, 1, 1)}))
    assert (waiting.awarded, waiting.pending) == (None, 2_500_000)


# A suit that is dismissed without a judgment (法释〔2000〕18号)


def dismissed(sort: str, award: str = "nonfinal_award") -> Story:
    """Return a case with an award of 8000, sued upon, and the suit dismissed by such a ruling: entry 6."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort=award, awarded="8000")
    story.add("filed", forum="litigation")
    story.add("ruling", sort=sort, result="not_applicable")
    return story


@pytest.mark.parametrize(
    ("sort", "awarded", "pending"),
    [
        ("suit_dismissed", None, 800_000),
        ("suit_dismissed_late", 800_000, None),
        ("suit_dismissed_void", None, None),
        ("suit_withdrawn", 800_000, None),
    ],
)
def test_what_becomes_of_the_award_follows_from_why_the_suit_was_dismissed(
    sort: str, awarded: int | None, pending: int | None
) -> None:
    told = accounts(dismissed(sort).case)
    assert (told.awarded, told.pending) == (awarded, pending)


def test_a_dismissal_that_may_be_appealed_puts_no_award_in_force_yet() -> None:
    story = dismissed("suit_dismissed_late")
    told = accounts(story.case, Windows({6: date(2026, 12, 31)}))
    assert (told.awarded, told.pending) == (None, 800_000)
    story.add("filed", forum="appeal", under="6")
    told = accounts(story.case)
    assert (told.awarded, told.pending) == (None, 800_000)


@pytest.mark.parametrize("sort", ["suit_dismissed", "suit_dismissed_late", "suit_dismissed_void", "court_refusal"])
def test_a_dismissal_fixes_no_sum(sort: str) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("filed", forum="litigation")
    assert refusal(lambda: story.add("ruling", sort=sort, result="not_applicable", awarded="500"))
