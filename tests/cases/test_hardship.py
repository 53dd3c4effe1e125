"""Hardship as it goes on: who gave what, another cause that is no mistake, and the yearly review."""

from datetime import date

from cases.due.agenda import agenda
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.sums import About
from cases.views.hardship import hardship
from cases.views.wording import GIVEN
from tests.cases.making import Story, at_stage, refusal


def in_hardship(stage: Stage = Stage.FOLLOW_UP) -> Story:
    return at_stage(stage, kind="assistance", groups="hardship", cause="u-hardship-jobless")


def test_what_others_give_is_not_aid_of_the_union() -> None:
    story = in_hardship()
    story.add("benefit", amount="500")
    story.add("benefit", by_whom="donated", amount="约2000", giver="爱心企业")
    story.add("benefit", by_whom="union", amount="300")
    money = story.add("benefit", by_whom="government", amount="1000").money
    assert (money.benefits, money.donations, money.relief) == (80_000, About(200_000), 100_000)


def test_what_each_gives_stands_apart_from_the_rest() -> None:
    story, by = in_hardship(), [code.code for code in codes("benefit_by")]
    for at, code in enumerate(by, 1):
        story.add("benefit", by_whom=code, amount=str(100 * at))
    assert [getattr(story.case.money, name) for name in GIVEN] == [at * 10_000 for at in range(1, len(by) + 1)]


def test_the_cause_that_there_was_before_is_still_told() -> None:
    story = in_hardship()
    story.add("hardship_changed", cause="u-hardship-incapacity", since="2026-03")
    story.add("hardship_changed", cause="u-hardship-illness", since="2026-01")
    assert story.case.intake.cause == "u-hardship-incapacity"
    told = [str(said) for label, said in hardship(story.case) if label.zh == "原致困原因"]
    assert [each.split("，")[1] for each in told] == ["到 2026-01 前", "到 2026-03 前"]


def test_another_cause_is_an_event_and_no_correction() -> None:
    story = in_hardship()
    case = story.add("hardship_changed", cause="u-hardship-illness", grade="deep", since="2026-01")
    assert (case.intake.cause, case.hardship.grade) == ("u-hardship-illness", "deep")
    assert story.history[0].event.dump()["cause"] == "u-hardship-jobless"
    assert refusal(lambda: story.add("hardship_changed", cause="u-hardship-illness")) == "same_hardship"
    assert story.add("hardship_changed", cause="u-hardship-illness", grade="relative").hardship.grade == "relative"


def test_only_causes_of_hardship_are_offered() -> None:
    assert {code.code for code in codes("hardship_cause")} == {
        code.code for code in codes("cause") if code.parent == "u-hardship"
    }
    assert refusal(lambda: in_hardship().add("hardship_changed", cause="2025-205-5")) == "code"


def test_the_review_of_each_year_is_due_until_it_was_held() -> None:
    story = in_hardship(Stage.CLOSED)
    case = story.add("hardship_reviewed", grade="relative", income="约900", next_review="2027-03-01")
    assert (case.stage, case.day_of(Sort.REVIEW)) == (Stage.CLOSED, date(2027, 3, 1))
    assert (case.hardship.grade, case.hardship.review) == ("relative", "continues")
    reviewed = story.day
    assert case.hardship.reviewed_on == reviewed
    case = story.add("hardship_reviewed", result="ended", what="子女已经就业。")
    assert (case.day_of(Sort.REVIEW), case.hardship.review, case.hardship.grade) == (None, "ended", "relative")


def test_a_review_that_is_due_outlives_the_case_but_not_its_people() -> None:
    story = in_hardship()
    story.add("hardship_reviewed", next_review="2027-03-01")
    story.add("contact", next_on="2026-04-01", next_step="回访")
    story.add("closing", outcome="relieved")
    case = story.add("closed", "chen")
    assert [(each.sort, each.on) for each in case.dues] == [(Sort.REVIEW, date(2027, 3, 1))]
    assert [(each.sort, each.on) for each in agenda(case, ())] == [(Sort.REVIEW, date(2027, 3, 1))]
    assert story.add("erased", "wang").dues == ()


def test_a_case_about_wages_has_no_hardship_to_review() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert refusal(lambda: story.add("hardship_reviewed")) == "no_hardship"
    assert refusal(lambda: story.add("hardship_changed")) == "no_hardship"
