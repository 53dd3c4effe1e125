"""Whether an injury is insured as one at work: by the relation, what is claimed, the cause; the table says why."""

import pytest

from cases.law.casefacts import fact
from cases.law.facts import INJURY, injuries, load_injuries, supposed
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from tests.cases.making import at_stage


@pytest.mark.parametrize(
    ("intake", "way"),
    [
        ({"cause": "2025-206-2"}, "insurance"),
        ({"cause": "2025-205"}, "insurance"),
        ({"cause": "2025-209"}, "insurance"),
        ({"cause": "2025-144"}, "none"),
        ({"cause": "2025-406"}, "none"),
        ({"cause": "2020-x-services-injury"}, "none"),
        ({"cause": "u-traffic-accident"}, "perhaps"),
        ({"cause": "u-other"}, "perhaps"),
        ({"cause": "2025-205", "groups": "platform", "platform_relation": "civil"}, "none"),
        ({"cause": "2025-205", "groups": "platform", "platform_relation": "partial"}, "perhaps"),
        ({"cause": "2025-205", "groups": "platform", "platform_relation": "labour"}, "insurance"),
        ({"cause": "2025-205", "employment": "platform"}, "perhaps"),
        ({"cause": "2025-144", "claimed": "工伤待遇 30000"}, "insurance"),
        ({"cause": "2025-206-2", "claimed": "一次性工亡补助金 900000；医疗费 2000；一次性伤残补助金 100"}, "death"),
        ({"cause": "2025-205", "groups": "intern"}, "perhaps"),
    ],
)
def test_whether_an_injury_is_insured(intake: dict[str, str], way: str) -> None:
    assert fact(at_stage(Stage.FOLLOW_UP, **intake).case, INJURY) == {way}


def test_of_a_cause_alone_the_same_is_supposed() -> None:
    assert supposed({"cause": ["2025-406"]})[INJURY] == {"none"}
    assert supposed({"cause": ["2025-206-2"]})[INJURY] == {"insurance"}


def test_what_speaks_against_it_surely_is_asked_first() -> None:
    assert next(iter(injuries())) == ("platform_relation", "civil")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("cause,nothing,none,某法,S,", "一个代码只写一行"),
        ("colour,red,none,某法,S,", "fact 填"),
        ("cause,2025-406,maybe,某法,S,", "way 填"),
        ("cause,2025-406,none,某法,S,\ncause,2025-406,perhaps,某法,S,", "一个代码只写一行"),
    ],
)
def test_a_bad_table_of_injuries_is_refused(line: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        load_injuries("fact,code,way,source,status,note\n" + line, "injuries.csv")
