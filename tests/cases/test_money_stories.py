"""Stories of claims, papers, payments and rosters are drawn: order, voiding and names change nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cases.file.accounts import accounts, shares
from cases.file.whom.whose import workers_named
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from tests.cases.making import Story, at_stage

WORKERS = ("甲一", "乙二", "丙三", "丁四")
PAPERS = ("final_award", "nonfinal_award", "first_judgment", "payment_order")
BEFORE, AFTER = "派遣单位：甲公司\n用工单位：乙公司", "派遣单位：甲新公司\n用工单位：乙公司"


@dataclass(frozen=True)
class Act:
    """Something of a day, as it is typed."""

    day: int
    code: str
    fields: dict[str, Any]


def drawn(dice: Random) -> list[Act]:
    """Return a few acts, each of a day of its own."""
    return [Act(day, *_act(dice)) for day in dice.sample(range(1, 50), dice.randint(3, 8))]


def _act(dice: Random) -> tuple[str, dict[str, Any]]:
    some = dice.sample(WORKERS, dice.randint(1, 4))
    match dice.choice(("claimed", "received", "received", "agreed", "ruled", "roster", "roster")):
        case "roster":
            told = dice.sample((0, 1, 2), dice.randint(0, 2))
            lines = ((name, *(_yuan(dice) if at in told else "" for at in (0, 1, 2))) for name in some)
            members = "\n".join(f"{name} | | | | | {one} | {two} | {three}" for name, one, two, three in lines)
            return "roster", {"members": members, "rest": dice.choice(("stay", "left"))}
        case "agreed":
            return "mediation", {"result": "agreed", "agreed": _items(dice, some)}
        case "ruled":
            return "ruling", {"sort": dice.choice(PAPERS), "awarded": _items(dice, some)}
        case nature:
            more = {"claimed_as": "whole"} if nature == "claimed" else {}
            return "money", {"nature": nature, "amount": _items(dice, some), **more}


def _items(dice: Random, some: Sequence[str]) -> str:
    if dice.random() < 0.5:
        return _yuan(dice)
    sides = ("", "甲公司", "甲公司、乙公司")
    return "；".join(f"{dice.choice(('工资', '押金'))} {_yuan(dice)} | {name} | {dice.choice(sides)}" for name in some)


def _yuan(dice: Random) -> str:
    return str(dice.randint(1, 99) * 10)


def told(acts: Sequence[Act], people: str, **called: str) -> tuple[Story, dict[int, int]]:
    """Return a case to which these acts were told, and by the day of each its entry. called: by old names the new."""

    def now(text: str) -> str:
        for old, new in called.items():
            text = text.replace(old, new)
        return text

    story = at_stage(Stage.FOLLOW_UP, people=people, applicant=now("甲一"), respondents=now(BEFORE))
    start, last, entries = story.day, story.day + timedelta(90), dict[int, int]()
    for act in acts:
        fields: dict[str, Any] = {name: now(text) for name, text in act.fields.items()}
        story.add(act.code, at=last, on=start + timedelta(act.day), **fields)
        entries[act.day] = story.case.version
    return story, entries


def state(story: Story) -> dict[str, Any]:
    balance, case = accounts(story.case), story.case
    sums = {name: getattr(balance, name) for name in ("claimed", "awarded", "received", "outstanding", "pending")}
    rows = {(row.worker, row.code, row.against): row.sums for row in shares(case, balance).rows}
    members = {each.name: each[5:] for each in case.parties.members}
    return {**sums, "rows": rows, "members": members, "people": case.parties.people, "named": {*workers_named(case)}}


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.sampled_from(("2", "4", "6", "约5")))
def test_order_voiding_and_names_change_nothing(dice: Random, people: str) -> None:
    acts = drawn(dice)
    shuffled = dice.sample(acts, len(acts))
    try:
        (story, entries), (other, _entries) = told(acts, people), told(shuffled, people)
    except Refused:  # a worker who is not known yet
        assume(False)
    assert state(story) == state(other)
    other.add("corrected", field="applicant", old="甲一", new="甲壹", reason="写错。")
    other.add("corrected", field="respondents", old=BEFORE, new=AFTER, reason="更名。")
    renamed, _entries = told(acts, people, 甲一="甲壹", 甲公司="甲新公司")
    assert state(other) == state(renamed)
    gone = dice.choice(acts)
    try:
        story.add("voided", "wang", entry=str(entries[gone.day]))
        without, _entries = told([act for act in acts if act is not gone], people)
    except Refused:  # others stand on it
        return
    assert state(story) == state(without)
