"""The page of the keys of a rule: no key without a line, no line without a key, an example that does what it says."""

import re
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from cases.due.clocks import State
from cases.due.starting import clocks
from cases.law.clockrules import BESIDE, MOVES, ClockRule, Trigger
from cases.law.facts import KNOWN
from cases.law.rulebook import rulebook
from cases.law.rulefile.reading import load_rules
from cases.law.rulekeys import ACT, FACTS, MOVING, NEEDED, PARTS, RULE_KEYS, asked, chosen, example
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.tables import packaged
from storage.rules.reckoning import event_fields
from tests.cases.making import Story, at_stage

EVENTS = event_fields()
OF_TRIGGER = {"counts_as": "as", "when": "event"}
"""Parts of a trigger that the file calls otherwise; what its fields must hold stands beside the event."""


def test_every_key_has_one_line_and_no_line_is_of_another_key() -> None:
    assert set(RULE_KEYS) == {each.name for each in fields(ClockRule)}
    assert sum(len(part.keys) for part in PARTS) == len(RULE_KEYS) + len(ACT.keys)
    assert set(ACT.keys) == {OF_TRIGGER.get(each.name, each.name) for each in fields(Trigger)}
    assert set(MOVING.keys) == {"start", *MOVES, "extension", "upon", "after", "not_during", *BESIDE}
    assert tuple(FACTS) == KNOWN == tuple(name for name, _told in asked())
    assert all(told.zh and told.en for part in PARTS for told in (part.label, *part.keys.values()))


def test_the_head_of_the_rules_that_ship_tells_of_every_key_too() -> None:
    head = packaged("clocks.toml").partition("[[rule]]\nid")[0]
    told = {*re.findall(r"[a-z_]+", head)}
    assert {*RULE_KEYS, *ACT.keys} - {"event", "reason", "decided_by", "resume"} <= told


def test_what_is_chosen_from_a_few_is_told_with_what_it_means() -> None:
    told = {key: [value for value, _meaning in values] for key, values in chosen()}
    assert told["belongs_to"] == ["right", "centre", "other", "step"]
    assert told["unit"] == ["days", "working_days", "months", "years"]
    assert told["status"] == list("SPCMDO")
    assert {"staff", "forum", "respondent"} < set(told["actor"])
    assert {"demand", "promise"} < set(told["as"])


def without(key: str) -> str:
    """Return the example without one of its keys, on however many lines that stands."""
    whole = example().replace("[\n    {", "[{").replace("},\n    {", "}, {").replace("},\n]", "}]")
    return "\n".join(line for line in whole.splitlines() if not line.startswith(f"{key} ="))


@pytest.mark.parametrize("key", sorted(RULE_KEYS))
def test_a_key_is_needed_as_the_page_says(key: str) -> None:
    if key in NEEDED:
        with pytest.raises(Refused, match=f"第 1 行：.*{key}"):
            load_rules(without(key), "规则.toml", EVENTS, own=True)
    else:
        assert load_rules(without(key), "规则.toml", EVENTS, own=True)


AWARD: dict[str, Any] = {"sort": "final_award", "result": "full", "what": "支付。"}


def two_awards() -> Story:
    """Return a case with two final awards, entries 4 and 5."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", awarded="3000", served_on="2026-03-05", **AWARD)
    story.add("ruling", awarded="500", served_on="2026-03-06", **AWARD)
    return story


def stands(story: Story) -> dict[int, tuple[State, int | None]]:
    """Return how the example's clocks stand on 15 March, by the award that started each, and which entry ended it."""
    book = rulebook(load_rules(example(), "规则.toml", EVENTS, own=True))
    found = [each for each in clocks(story.case, story.history, book) if each.rule.id == "B01"]
    return {each.started_by: (each.state(date(2026, 3, 15), closed=False), each.ended_by) for each in found}


def test_the_example_runs_for_each_award_apart() -> None:
    story = two_awards()
    running = (State.RUNNING, None)
    assert stands(story) == {4: running, 5: running}
    story.add("filed", forum="enforcement", under="4")
    assert stands(story) == {4: (State.NOT_NEEDED, 6), 5: running}
    story.add("money", nature="received", amount="200", under="5")
    assert stands(story)[5] == running, "a part of it is not all of it"
    story.add("money", nature="received", amount="300", under="5")
    assert stands(story) == {4: (State.NOT_NEEDED, 6), 5: (State.MET, 8)}


def test_the_example_is_for_labour_disputes_alone() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause="2025-144")
    story.add("ruling", awarded="3000", served_on="2026-03-05", **AWARD)
    assert stands(story) == {}


NONSENSE = [
    ("given", "given = 3", "given 是本案的情形"),
    ("given", "given = { procedure = [] }", "given 里至少要有一个代码"),
    ("given", 'given = { procedure = "labour" }', "given 里应是一列代码"),
    ("given", 'given = { weather = ["fine"] }', "given 里的 weather 不是可以作条件的情形，可用：procedure"),
    ("given", 'given = { limitation = ["two_years"] }', "given 里 limitation 没有“two_years”，可用：labour"),
    ("given", 'given = { cause = ["2025-999"] }', "given 里 cause 没有“2025-999”"),
    ("given", 'upon = "final_award"', "upon 里应是一列代码"),
    ("given", 'upon = ["award"]', "清单 ruling_kind 里没有代码 award"),
    ("given", 'not_during = ["courts"]', "清单 forum 里没有代码 courts"),
    ("given", 'unless = [{ event = "documents" }]', "没有“documents”这种事项"),
    ("given", 'unless = [{ event = "document", sort = ["small_claim"] }]', "没有代码 small_claim"),
    ("given", 'unless = [{ event = "money", paid = true }]', "paid 只能在 stop 或 overtaken 里"),
    ("given", 'revive = [{ event = "ruling", back = "yes" }]', "back 只能在 revive 里写 true"),
    ("given", 'restart = [{ event = "ruling", back = true }]', "back 只能在 revive 里写 true"),
    ("given", 'revive = [{ event = "rulings" }]', "没有“rulings”这种事项"),
    ("given", 'restart = [{ event = "ruling", as = "gift" }]', "as 只能写在 restart 里"),
    ("given", "named = true", "length 应为 0"),
    ("given", 'named = "yes"', "named 请填 true"),
    ("given", "once = 1", "once 请填 true"),
    ("given", "rests_in_last = 6", "须写明 suspend"),
    ("given", "ends_after_rest = 6", "须写明 suspend"),
    ("given", "rests_in_last = 0", "rests_in_last 须是 1 到"),
    ("given", "before = true\nopens = true", "before（往前数）和 opens（届时才可以办理）不能同时写"),
    ("given", "right = true", "本中心的义务和步骤不是权利"),
    ("given", 'restart = [{ event = "ruling", late = "yes" }]', "late 只能在 restart 里写 true"),
    ("given", 'revive = [{ event = "ruling", late = true }]', "late 只能在 restart 里写 true"),
    ("start", 'start = [{ event = "money", nature = ["received"], paid = false }]\nstop_ = 1', "没有字段 stop_"),
    ("belongs_to", 'belongs_to = "union"', "belongs_to 不认识，请填 right、centre、other、step 之一"),
    ("overtaken", "overtaken = true", "overtaken 应是一列事项"),
    ("overtaken", 'overtaken = [{ event = "filed", forum = ["enforce"] }]', "没有代码 enforce"),
    ("stop", 'stop = [{ event = "contact", paid = true }]', "paid 只能写在款项（money）里"),
    ("start", 'start = [{ event = "ruling", paid = true }]', "paid 只能在 stop 或 overtaken 里"),
    ("start", 'start = [{ event = "ruling", on = "result" }]', "事项“ruling”的日期字段写在 on 里"),
    ("start", 'start = [{ event = "ruling", on = "what" }]', "事项“ruling”的日期字段写在 on 里"),
    ("start", 'start = [{ event = "ruling", served_on = ["2026-01-01"] }]', "事项“ruling”的日期字段写在 on 里"),
    ("start", 'start = [{ event = "ruling", strict = true }]', "start 应是一列事项"),
    ("given", 'suspend = [{ event = "note" }]\nresume = [{ event = "note" }]', "suspend 和 resume 不能是同一事项"),
    ("stop", 'stop = [{ event = "contact" }]\nrestart = [{ event = "contact" }]', "stop 和 restart 不能是同一事项"),
    ("given", "limitation = true", "须写 right = true"),
    ("given", 'before = true\nrestart = [{ event = "contact" }]', "before（往前数）的没有 restart"),
]


@pytest.mark.parametrize(("key", "line", "said"), NONSENSE)
def test_nonsense_is_refused_by_its_line(key: str, line: str, said: str) -> None:
    second = without(key).replace('"B01"', '"B02"') + f"\n{line}\n"
    with pytest.raises(Refused) as refused:
        load_rules(f"{example()}\n\n{second}", "规则.toml", EVENTS, own=True)
    (problem,) = refused.value.problems
    told = str(problem.sentence)
    assert told.startswith(f"规则.toml 第 {example().count(chr(10)) + 3} 行：")
    assert said in told
