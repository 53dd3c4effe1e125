"""No refusal names in full whom a case knows: whoever reads it may see names masked everywhere else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from cases.directory.contradictions import doubts_of_case
from cases.events import CATALOGUE
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from tests.cases.making import ROLES, Story, at_stage, made

PEOPLE = ("苗青禾", "海建国", "宫保鼎", "郝大通", "孙不二", "狄律安", "王德茂", "丘处机")
WRONG = ("无此人", "99", "不对", "2020-01-01", "否")
"""What fits hardly any field, so that many refuse it and say what would do."""


def crowded(stage: Stage) -> Story:
    """Return a case at a stage in which people stand in every part that a case has."""
    story = at_stage(
        Stage.FOLLOW_UP,
        applicant="苗青禾",
        id_number="11010519491231002X",
        people="3",
        respondents="包工头：海建国\n包工头：宫保鼎\n海岳劳务公司",
        others="委托代理人：孙不二",
        claimed="工资 1000|郝大通|海建国",
    )
    story.add("roster", members="郝大通 | 110101199001011026\n丘处机 | 11010519491231002X")
    story.add("money", amount="800", payer="王德茂")
    story.add("joined", name="狄律安", capacity="lawyer", what="代理。")
    for what, by in (("closing", "li"), ("closed", "chen")) if stage is Stage.CLOSED else ():
        story.add(what, by)
    return story


def refusals(code: str, story: Story) -> Iterator[str]:
    """Yield what is refused of an event with each field of it filled wrongly, by whoever may come to record it."""
    asks = [ask.name for ask in CATALOGUE[code].spec.asks if not ask.automatic]
    for by in ROLES:
        for name, typed in ((name, typed) for name in asks for typed in WRONG):
            at = story.day, story.history, story.case
            try:
                story.add(made(code, story.day + timedelta(1), **{name: typed}), by)
            except Refused as refused:
                yield from (str(problem.sentence) for problem in refused.problems)
            story.day, story.history, story.case = at


@pytest.mark.parametrize("stage", [Stage.FOLLOW_UP, Stage.CLOSED])
@pytest.mark.parametrize("code", [code for code in CATALOGUE if code != "opened"])
def test_whatever_is_refused_nobody_is_named(code: str, stage: Stage) -> None:
    told = "\n".join(refusals(code, crowded(stage)))
    assert told
    assert [name for name in PEOPLE if name in told] == []


def test_what_would_do_is_said_all_the_same() -> None:
    story = crowded(Stage.FOLLOW_UP)
    told = "\n".join(refusals("limitation", story))
    assert "请填 海某某、宫某某、海岳劳务公司 之一" in told
    assert "本案的外部人员只有：狄某某" in "\n".join(refusals("stepped_out", story))


def test_what_is_hard_to_believe_of_a_member_names_nobody() -> None:
    told = " ".join(str(each.said) for each in doubts_of_case(crowded(Stage.FOLLOW_UP).case))
    assert "丘某某" in told
    assert [name for name in PEOPLE if name in told] == []
