"""What the intake asks of some groups and causes alone: kept where it belongs, told everywhere, and of nobody else."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from cases.events import Opened
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.spans import month_of
from cases.views.matters import ASKED_OF_SOME, MATTERS, Matter
from tests.cases.making import DAY, Story, at_stage, refusal

CALLED_FOR = {
    "女职工": {"groups": ("women",)},
    "新就业形态": {"groups": ("platform",)},
    "学生实习": {"groups": ("intern",)},
    "家政服务": {"groups": ("domestic",)},
    "超龄用工": {"groups": ("over_age",)},
    "出租汽车": {"groups": ("taxi", "ride_hailing")},
    "劳务派遣": {"groups": ("dispatched",)},
    "工程建设": {"groups": ("migrant", "new_migrant")},
}


def test_every_field_that_is_asked_of_some_stands_under_one_heading() -> None:
    assert sorted(ASKED_OF_SOME) == sorted(ask.name for ask in Opened.asks if ask.when)


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: str(matter.heading))
def test_each_is_called_for_by_its_group_or_cause(matter: Matter) -> None:
    heading, names = matter.heading, matter.names
    whens = [ask.when for ask in Opened.asks if ask.name in names]
    assert all(when == whens[0] for when in whens)
    if str(heading) == "工伤":
        assert "2025-206-2" in (whens[0] or {})["cause"]
    else:
        assert whens[0] == CALLED_FOR[str(heading)]


def test_what_is_told_of_a_woman_with_child_and_an_injury_has_its_place() -> None:
    case = Story(
        groups="women",
        cause="2025-206-2",
        maternity="孕期",
        birth_on="2026-09-01",
        birth_day="预产期",
        injured_on="2026-02-20",
        injury_time="上午十点搬货时",
        injury_place="三号库",
        injury_recognition="认定中止",
        injury_level="没有鉴定",
        injury_insured="否",
    ).case
    assert (case.intake.mother.maternity, case.intake.mother.birth_on) == ("pregnant", date(2026, 9, 1))
    injury = case.intake.injury
    assert (injury.injury_place, injury.injury_recognition, injury.injury_level) == ("三号库", "suspended", "none")
    assert injury.injury_insured == "no"


def test_what_is_told_of_platform_training_household_and_age_has_its_place() -> None:
    case = Story(
        groups="platform,intern,domestic,over_age",
        platform="饱饱外卖",
        partner="云汀配送公司",
        order_kind="专送",
        platform_relation="不完全符合确立劳动关系情形",
        control_facts="考勤或请假、不得拒单",
        school="云汀职业学院",
        internship="学校安排",
        internship_agreement="是",
        domestic_model="中介介绍",
        lives_in="是",
        pension="否",
        over_age_agreement="否",
    ).case
    assert case.intake.orders.control_facts == ("attendance", "orders")
    assert (case.intake.orders.platform_relation, case.intake.orders.partner) == ("partial", "云汀配送公司")
    assert (case.intake.training.school, case.intake.training.internship) == ("云汀职业学院", "arranged")
    assert (case.intake.domestic.domestic_model, case.intake.over_age.pension) == ("agency", "no")


TOLD_OF_INJURY = (
    ("filed", {"forum": "injury_recognition"}, "2026-03-05", "pending"),
    ("document", {"sort": "injury_suspension"}, "2026-03-20", "suspended"),
    ("document", {"sort": "injury_resumption"}, "2026-04-20", "pending"),
    ("ruling", {"sort": "injury_recognised"}, "2026-05-01", "recognised"),
    ("ruling", {"sort": "injury_denied"}, "2026-05-01", "denied"),
    ("ruling", {"sort": "injury_refusal"}, "2026-03-15", "refused"),
)


@pytest.mark.parametrize(("code", "fields", "on", "then"), TOLD_OF_INJURY, ids=lambda value: str(value)[:40])
def test_what_papers_tell_of_an_injury_is_what_the_case_says(
    code: str, fields: dict[str, str], on: str, then: str
) -> None:
    story = at_stage(Stage.FOLLOW_UP, cause="2025-206-2", injury_recognition="none", injury_level="none")
    story.add(code, at=date(2026, 6, 1), on=date.fromisoformat(on), **fields)
    assert story.case.intake.injury.injury_recognition == then
    story.add("voided", "wang", entry=str(len(story.history)))
    assert story.case.intake.injury.injury_recognition == "none"


def test_the_last_paper_by_its_day_stands_in_whatever_order_they_are_typed() -> None:
    papers = [
        ("filed", {"forum": "injury_recognition"}, date(2026, 1, 5)),
        ("ruling", {"sort": "injury_denied"}, date(2026, 2, 5)),
        ("ruling", {"sort": "injury_recognised"}, date(2026, 4, 5)),
        ("ruling", {"sort": "capacity_conclusion", "level": "八级"}, date(2026, 5, 5)),
        ("ruling", {"sort": "capacity_final", "level": "七级"}, date(2026, 5, 25)),
    ]
    for some in permutations(papers):
        story = at_stage(Stage.FOLLOW_UP, cause="2025-206-2", injury_recognition="suspended", injury_level="none")
        for code, fields, on in some:
            story.add(code, at=date(2026, 6, 1), on=on, **fields)
        injury = story.case.intake.injury
        assert (injury.injury_recognition, injury.injury_level) == ("recognised", "7")


def test_an_appraisal_whose_level_is_not_told_is_an_appraisal_all_the_same() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause="2025-206-2", injury_level="none")
    assert story.add("ruling", sort="capacity_conclusion").intake.injury.injury_level == ""
    assert refusal(lambda: story.add("ruling", sort="capacity_final", level="none")) == "level"


@pytest.mark.parametrize("name", ["agreement_until", "licence_until", "birth_on"])
def test_a_day_is_told_as_well_as_it_is_known_past_or_to_come(name: str) -> None:
    for text, told in (
        ("2015-12", month_of(2015, 12)),
        ("2027-03", month_of(2027, 3)),
        ("2026-01-05", date(2026, 1, 5)),
    ):
        kind = next(each.kind for each in Opened.asks if each.name == name)
        assert kind.load(kind.dump(kind.read(text, DAY))) == told


def test_a_hearing_that_is_over_is_told_as_well_as_it_is_known() -> None:
    story = Story()
    story.add("document", sort="summons", direction="received", hearing_on="2015-11")
    assert story.case.dues_of(Sort.HEARING) == ()
    later: dict[str, Any] = {"sort": "summons", "direction": "received", "hearing_on": "2027-03"}
    assert refusal(lambda: story.add("document", **later)) == "hearing_day"
