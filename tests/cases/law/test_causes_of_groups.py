"""What a cause tells of what is claimed: wages, all else, either; and which causes are about employment alone."""

import pytest

from cases.events.handling.filing import Filed
from cases.law.facts import cause_groups, items_by, load_causes
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from tests.cases.making import at_stage

BOTH = frozenset(("wage", "other"))


@pytest.mark.parametrize(
    ("cause", "groups"),
    [
        ("2025-205-5", {"wage"}),
        ("2025-214-2", {"wage"}),
        ("2020-186-5", {"wage"}),
        ("2025-205", BOTH),
        ("2025-214", BOTH),
        ("2020-186", BOTH),
        ("2025-205-3", BOTH),
        ("2025-209", BOTH),
        ("2025-237", BOTH),
        ("2020-189", BOTH),
        ("u-other", BOTH),
        ("", BOTH),
        ("2025-206-1", {"other"}),
        ("2025-205-1", {"other"}),
    ],
)
def test_what_a_cause_tells_of_what_is_claimed(cause: str, groups: frozenset[str]) -> None:
    assert items_by(cause) == groups


def test_every_group_of_a_cause_has_its_source() -> None:
    assert len(cause_groups()) == 16


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nothing,wage,某法,S,", "cause 填清单里的案由"),
        ("2025-205-5,wage,某法,S,\n2025-205-5,other,某法,S,", "一个案由只写一行"),
        ("2025-205-5,pay,某法,S,", "group 填 wage"),
        ("2025-205-5,wage,某法,X,", "status 填"),
    ],
)
def test_a_bad_table_of_causes_is_refused(line: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        load_causes("cause,group,source,status,note\n" + line, "cause_groups.csv")


@pytest.mark.parametrize(
    ("cause", "forum", "relation"),
    [
        ("2025-205-1", "arbitration", "yes"),
        ("2025-205-1", "litigation", "yes"),
        ("2025-205-1", "appeal", "yes"),
        ("2025-205-1", "inspection", ""),
        ("2025-214-1", "arbitration", "yes"),
        ("2025-205-5", "arbitration", ""),
        ("2025-205", "arbitration", ""),
    ],
)
def test_a_claim_under_such_a_cause_asks_whether_there_is_employment(cause: str, forum: str, relation: str) -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=cause)
    assert Filed(forum=forum, what="申请。").completed(story.case).relation == relation


def test_what_was_said_of_it_stays() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause="2025-205-1")
    assert Filed(forum="arbitration", what="申请。", relation="no").completed(story.case).relation == "no"
