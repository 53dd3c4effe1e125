"""Whether the centre may act: each criterion both ways, what follows, and data that is refused by its line."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cases.due.limitation import limited
from cases.due.starting import clocks
from cases.events.assess import Assessed
from cases.file.case import Case
from cases.law.criteria import CriterionState, load_rules, packaged_rules
from cases.law.eligibility import Proposal, assess
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.values.tables import packaged
from cases.values.text import CHINESE
from cases.views.eligible import eligibility
from tests.cases.making import DAY, Story, at_stage, refusal

WAGES, PENSION, OTHER = "2025-205-5", "2025-206-1", "2025-284"
ID = "11010519491231002X"


def case(**fields: str) -> Case:
    """Return a case of legal aid whose applicant and respondent are known."""
    given = {"kind": "legal_aid", "groups": "general", "cause": WAGES, "id_number": ID, "respondents": "北海公司"}
    return Story(**{**given, **fields}).case


def but(found: Case, **said: object) -> Case:
    """Return a case that says something else."""
    for name, value in said.items():
        found = found.saying(name, value)
    return found


def states(found: Case, on: date = DAY) -> dict[str, CriterionState]:
    """Return how each criterion stands."""
    return {each.criterion.id: each.state for each in assess(found, on).findings}


@pytest.mark.parametrize(
    ("cause", "in_scope", "law", "union"),
    [
        (WAGES, "", CriterionState.MET, CriterionState.MET),
        ("2025-205-1", "", CriterionState.MET, CriterionState.MET),
        ("2025-206-2", "", CriterionState.MET, CriterionState.MET),
        (PENSION, "", CriterionState.MET, CriterionState.MET),
        ("2025-205-6", "", CriterionState.UNKNOWN, CriterionState.MET),
        (OTHER, "", CriterionState.UNKNOWN, CriterionState.UNKNOWN),
        (OTHER, "yes", CriterionState.MET, CriterionState.MET),
        (OTHER, "no", CriterionState.UNKNOWN, CriterionState.NOT_MET),
    ],
)
def test_the_matter_follows_from_the_cause_or_from_what_somebody_says(
    cause: str, in_scope: str, law: CriterionState, union: CriterionState
) -> None:
    found = states(but(case(cause=cause), in_scope=in_scope))
    assert (found["matter_law"], found["matter_union"]) == (law, union)


@pytest.mark.parametrize(
    ("groups", "cause", "skips"),
    [
        ("migrant", WAGES, True),
        ("new_migrant", "2025-206-2", True),
        ("migrant", PENSION, False),
        ("general", WAGES, False),
    ],
)
def test_a_migrant_worker_who_claims_wages_or_injury_skips_the_statement_of_means(
    groups: str, cause: str, *, skips: bool
) -> None:
    assert assess(case(groups=groups, cause=cause), DAY).skips_means is skips


@pytest.mark.parametrize(
    ("means", "state"),
    [
        ("within", CriterionState.MET),
        ("above", CriterionState.NOT_MET),
        ("unknown", CriterionState.UNKNOWN),
        ("", CriterionState.UNKNOWN),
    ],
)
def test_the_local_standard_of_means(means: str, state: CriterionState) -> None:
    assert states(but(case(), means=means))["means_standard"] is state


@pytest.mark.parametrize("means", ["exempt_relief", "exempt_no_income", "exempt_other", "exempt_migrant", "no_limit"])
def test_one_ground_of_means_is_enough(means: str) -> None:
    told = but(case(), means=means, limit_on=DAY + timedelta(60))
    assert assess(told, DAY).proposal is Proposal.ACCEPT


@pytest.mark.parametrize(
    ("left", "urgent", "state"),
    [
        (-1, False, CriterionState.CAUTION),
        (0, True, CriterionState.MET),
        (6, True, CriterionState.MET),
        (7, False, CriterionState.MET),
    ],
)
def test_fewer_than_seven_days_to_a_limit_offer_aid_at_once(left: int, state: CriterionState, *, urgent: bool) -> None:
    told = but(case(), limit_on=DAY + timedelta(left))
    found = assess(told, DAY)
    assert found.urgent is urgent
    assert states(told)["time"] is state
    assert (found.proposal is Proposal.IMMEDIATE) is urgent


def test_what_is_unknown_is_asked_for_and_what_is_not_met_is_declined() -> None:
    told = but(case(groups="migrant"), limit_on=DAY + timedelta(60))
    assert assess(told, DAY).proposal is Proposal.ACCEPT
    assert assess(but(told, id_number=""), DAY).proposal is Proposal.MORE
    assert assess(but(told, respondents=()), DAY).proposal is Proposal.MORE
    assert assess(but(told, groups=("general",), means="above"), DAY).proposal is Proposal.DECLINE
    out = but(told, cause=OTHER, in_scope="no", limit_on=DAY)
    assert assess(out, DAY).proposal is Proposal.DECLINE, "no aid at once for what is none of our business"


@pytest.mark.parametrize("limit", [None, DAY - timedelta(1), DAY - timedelta(2000), DAY + timedelta(60)])
@pytest.mark.parametrize(("groups", "proposal"), [("migrant", Proposal.ACCEPT), ("general", Proposal.MORE)])
def test_a_limitation_period_proposes_nothing_by_itself(limit: date | None, groups: str, proposal: Proposal) -> None:
    assert assess(but(case(groups=groups), limit_on=limit), DAY).proposal is proposal


@pytest.mark.parametrize(
    ("cause", "criteria"),
    [(WAGES, {"time"}), ("2025-144", {"time_civil"}), ("2025-411", {"time_civil"}), ("", {"time"}), ("u-union", set())],
)
def test_the_limitation_is_the_one_that_the_cause_is_under(cause: str, criteria: set[str]) -> None:
    assert {each for each in states(but(case(), cause=cause)) if each.startswith("time")} == criteria


@pytest.mark.parametrize(
    ("cause", "words", "not_words"),
    [
        (WAGES, "欠薪的劳动关系是否仍在存续", "起诉"),
        (WAGES, "工伤待遇的，何时申请认定和鉴定、何时有结论", "起诉"),
        ("2025-144", "申请人催要、投诉、申请调解、起诉", "劳动关系"),
    ],
)
def test_a_period_that_has_passed_says_what_the_other_side_may_plead_and_what_to_look_for(
    cause: str, words: str, not_words: str
) -> None:
    told = but(case(cause=cause), limit_on=DAY - timedelta(1))
    lines = [str(each.told) for each in eligibility(told, (), DAY)]
    assert any("时效可能已于 2026-03-01 届满：对方可能提出时效抗辩" in line for line in lines)
    assert not any("没有届满" in line for line in lines)
    (looked_for,) = [line for line in lines if line.startswith("请查有没有")]
    assert (words in looked_for, not_words in looked_for) == (True, False)
    assert looked_for.endswith("（民法典 第一百九十二条、第一百九十三条，未核实）")
    assert not any("抗辩" in str(each.told) for each in eligibility(but(told, limit_on=DAY), (), DAY))


def test_an_enquiry_has_no_criteria() -> None:
    assert assess(case(kind="enquiry"), DAY).findings == ()


def test_every_kind_but_the_enquiry_has_criteria_and_each_names_its_article() -> None:
    rules = packaged_rules()
    for kind in ("legal_aid", "rights", "assistance"):
        assert [each for each in rules.criteria if kind in each.kinds]
    for each in rules.criteria:
        assert re.search("法|标准|办法", each.basis), each.id
    assert {each.value for each in Proposal} == {code.code for code in codes("assess_decision")}
    assert len({each.id for each in rules.criteria}) == len(rules.criteria)


def test_the_articles_are_those_of_the_legal_aid_law() -> None:
    told = " ".join(each.basis for each in packaged_rules().criteria if each.basis.startswith("法律援助法"))
    for article in ("第三十一条", "第三十二条", "第三十四条", "第四十二条第三项"):
        assert article in told


# The entry


def test_an_assessment_against_the_proposal_needs_a_reason() -> None:
    story = Story()
    against = Assessed(decision="decline", proposed="accept")
    assert refusal(lambda: story.add(against)) == "override"
    told = story.add(replace(against, override="已委托律师。"))
    assert told.assessment.assessed == "decline"


def test_what_it_knows_stays_with_the_case() -> None:
    told = Story().add("assessed", means="within", in_scope="yes", limit_on="2026-12-01")
    known = told.assessment
    assert (known.means, known.in_scope, known.limit_on) == ("within", "yes", date(2026, 12, 1))


# Data

TEXT = packaged("eligibility.toml")


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        ('status = "P"', 'status = "Q"', 'id = "matter_union"', "status"),
        ('means = ["above"]', 'means = ["rich"]', 'id = "means_standard"', "when"),
        ('"2025-205-5"', '"2025-999"', '"2025-999"', "2025-999"),
        ('basis = "法律援助法 第三十二条"', 'basis = ""', 'id = "means_no_limit"', "basis"),
        ('state = "met", when = { limit', 'state = "perhaps", when = { limit', 'id = "time"', "缺少"),
        ('only = { limitation = ["labour"] }', 'only = { limitation = ["sea"] }', 'id = "time"', "only"),
        ('"labour_fee"', '"labour_free"', '"labour_free"', "labour_free"),
    ],
)
def test_a_bad_criterion_is_refused_by_its_line(before: str, after: str, line: str, told: str) -> None:
    text = TEXT.replace(before, after)
    at = next(at for at, each in enumerate(text.splitlines(), 1) if line in each)
    with pytest.raises(Refused) as refused:
        load_rules(text, "eligibility.toml")
    assert f"第 {at} 行" in str(refused.value)
    assert told in str(refused.value)


def test_a_file_that_is_no_toml_or_empty_is_refused() -> None:
    for text in ("[[criterion", ""):
        with pytest.raises(Refused):
            load_rules(text, "x.toml")


@pytest.mark.parametrize(("left", "urgent"), [(8, False), (7, False), (6, True), (0, True), (-1, False)])
def test_so_does_a_suit_that_must_be_brought_within_them(left: int, *, urgent: bool) -> None:
    story = at_stage(Stage.INTAKE, kind="legal_aid", cause="2025-205-5")
    story.add("ruling", sort="nonfinal_award", result="none")
    found = clocks(story.case, story.history, rulebook())
    (suit,) = (each for each in found if each.rule.id == "L20")
    today = suit.due - timedelta(left)
    assert assess(limited(story.case, found, today), today).urgent is urgent


def time_of(story: Story, today: date) -> tuple[CriterionState, list[str]]:
    """Return how the criterion of time stands, and what is told of limits that may have lapsed."""
    found = clocks(story.case, story.history, rulebook())
    judged = assess(limited(story.case, found, today), today).findings
    (time,) = (each.state for each in judged if each.criterion.part == "time")
    lines = [CHINESE(each.told) for each in eligibility(story.case, found, today)]
    return time, [each.removeprefix("欠薪的仲裁时效 暂定：") for each in lines if "暂定" in each]


@pytest.mark.parametrize(
    ("today", "state", "told"),
    [
        (date(2026, 3, 1), CriterionState.MET, []),
        (
            date(2026, 3, 20),
            CriterionState.UNKNOWN,
            ["按最早可能日 2026-03-02 届满，最晚 2026-03-31 届满；请问清第 1 条“劳动关系终止之日”的日期"],
        ),
        (date(2026, 4, 1), CriterionState.CAUTION, []),
    ],
)
def test_of_a_limit_that_nobody_can_tell_it_says_what_the_clock_says(
    today: date, state: CriterionState, told: list[str]
) -> None:
    assert time_of(Story(cause=WAGES, ended_on="2025年3月"), today) == (state, told)


def test_one_limit_that_has_lapsed_is_minded_beside_another_that_runs() -> None:
    """Of two workers one sued in time; the wages of the other can no longer be sued for without a plea."""
    story = Story(cause=WAGES, people="2", ended_on="2025-01-31")
    story.add("filed", forum="litigation", whom="李静", on=date(2026, 1, 10))
    assert time_of(story, DAY)[0] is CriterionState.CAUTION
