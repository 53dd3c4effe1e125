"""Several workers in one case: each has what a case of their own would say (劳动争议解释（一） 第十六、十七条)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cases.due.starting import clocks
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.sums import Sum
from tests.cases.force import BOOK, ENFORCEMENT, RUNS, balance
from tests.cases.making import Story, at_stage
from tests.cases.sums import YUAN

WORKERS = ("甲一", "乙二", "丙三")
START, TODAY = date(2026, 1, 5), date(2026, 12, 30)
WHOLES = ("awarded", "pending", "received", "outstanding")

FIXES = {"award": "nonfinal_award", "final": "final_award", "judgment": "first_judgment", "decided": "appeal_judgment"}
FIXES |= {"advance": "advance_award"}
GOES = {
    "suit": ("litigation", ""),
    "sued": ("litigation", "甲公司"),
    "appeal": ("appeal", ""),
    "appealed": ("appeal", "甲公司"),
}
ENDS = {
    "upheld": ("appeal_judgment", "upheld"),
    "withdrawn": ("suit_withdrawn", "not_applicable"),
    "given_up": ("appeal_withdrawn", "not_applicable"),
    "sent_back": ("appeal_ruling", "not_applicable"),
    "annulled": ("award_annulled", "none"),
}


@dataclass(frozen=True, eq=False)
class Act:
    """Something that happens for some workers, with how many yuan it is about for each.

    beside: whether a paper names its only worker beside its sum, not in it.
    """

    day: date
    what: str
    yuan: Mapping[str, int]
    beside: bool = False

    def of(self, worker: str) -> "Act | None":
        """Return what of it a worker's own case is told."""
        return Act(self.day, self.what, {worker: self.yuan[worker]}) if worker in self.yuan else None

    @property
    def fields(self) -> tuple[str, dict[str, str]]:
        items, whom = "；".join(f"{yuan} | {name}" for name, yuan in self.yuan.items()), "\n".join(self.yuan)
        if self.what == "paid":
            return "money", {"nature": "received", "amount": items}
        more = {"whom": whom} if self.beside and len(self.yuan) == 1 else {}
        items = "".join(map(str, self.yuan.values())) if more else items
        if self.what == "agreed":
            return "mediation", {"result": "agreed", "agreed": items, **more}
        if self.what in GOES:
            forum, filer = GOES[self.what]
            return "filed", {"forum": forum, "filer": filer, "whom": whom}
        if self.what in ENDS:
            sort, result = ENDS[self.what]
            return "ruling", {"sort": sort, "result": result, "whom": whom}
        return "ruling", {"sort": FIXES[self.what], "result": "partial", "awarded": items, **more}


def told(acts: Sequence[Act], people: int) -> Story:
    story = at_stage(Stage.FOLLOW_UP, people=str(people), applicant=WORKERS[0], respondents="用人单位：甲公司")
    for act in acts:
        code, fields = act.fields
        story.add(code, at=TODAY, on=act.day, **fields)
    return story


def alone(acts: Sequence[Act], worker: str) -> Story:
    """Return a worker's own case."""
    mine = [one for act in acts if (one := act.of(worker))]
    renamed = [Act(each.day, each.what, {WORKERS[0]: each.yuan[worker]}) for each in mine]
    return told(renamed, 1)


def wholes(story: Story) -> list[Sum]:
    found = balance(story, TODAY)
    return [found.of(name) or 0 for name in WHOLES]


def drawn(dice: Random) -> list[Act]:
    acts, day = list[Act](), START

    def some(of: Sequence[str]) -> list[str]:
        return dice.sample(of, dice.randint(1, len(of)))

    def add(what: str, workers: Sequence[str], chance: float = 1) -> None:
        nonlocal day
        day += timedelta(dice.randint(2, 14))
        if workers and dice.random() < chance:
            acts.append(Act(day, what, {name: dice.randint(1, 60) * 100 for name in workers}, dice.random() < 0.5))

    add("paid", some(WORKERS), 0.3)
    add("agreed", some(WORKERS), 0.5)
    add("advance", some(WORKERS), 0.2)
    add("paid", some(WORKERS), 0.3)
    add(dice.choice(("award", "award", "final")), WORKERS)
    suing = some(WORKERS)
    add(dice.choice(("suit", "sued")), suing, 0.8)
    leaving = some(suing)
    add("withdrawn", leaving, 0.2)
    judged = some(WORKERS)
    add("judgment", judged, 0.8)
    add("paid", some(WORKERS), 0.3)
    add(dice.choice(("appeal", "appealed")), some(judged), 0.6)
    add(dice.choice(("decided", "upheld", "given_up", "sent_back", "agreed")), some(judged), 0.6)
    add("annulled", some(WORKERS), 0.2)
    add("agreed", some(WORKERS), 0.2)
    add("paid", some(WORKERS), 0.3)
    return acts


def enforced(story: Story, acts: Sequence[Act]) -> set[Act]:
    """Return the acts that are in force by the clock of enforcement."""
    first = len(story.history) - len(acts) + 1
    found = clocks(story.case, story.history, BOOK)
    mine = [each for each in found if each.rule.id in ENFORCEMENT and each.state(TODAY, closed=False) in RUNS]
    return {acts[each.started_by - first] for each in mine}


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_a_case_of_several_comes_to_what_their_own_cases_do(dice: Random) -> None:
    acts = drawn(dice)
    shuffled = dice.sample(acts, len(acts))
    try:
        together, apart = told(shuffled, 3), [alone(acts, name) for name in WORKERS]
    except Refused:  # both sides sued, and nobody says whose suit ended
        assume(False)
    sums: Any = [wholes(each) for each in apart]
    assert wholes(together) == [sum(each) for each in zip(*sums, strict=True)]


@settings(max_examples=30, derandomize=True)
@given(st.randoms(use_true_random=False))
def test_what_may_be_enforced_for_several_is_what_may_be_for_any_of_them(dice: Random) -> None:
    acts = drawn(dice)
    try:
        together, apart = told(acts, 3), [alone(acts, name) for name in WORKERS]
    except Refused:  # both sides sued, and nobody says whose suit ended
        assume(False)
    theirs = [[act for act in acts if name in act.yuan] for name in WORKERS]
    assert enforced(together, acts) == set[Act]().union(*map(enforced, apart, theirs))


def story(*acts: tuple[str, str, dict[str, int]]) -> Story:
    return told([Act(date.fromisoformat(f"2026-{day}"), what, yuan) for day, what, yuan in acts], 3)


def yuan(*amounts: int) -> list[int]:
    return [each * YUAN for each in amounts]


AWARD = ("01-12", "award", {"甲一": 3000, "乙二": 4000})
SUED = ("01-20", "sued", {"甲一": 0, "乙二": 0})
JUDGED = ("04-07", "judgment", {"甲一": 2500, "乙二": 3500})


def test_what_is_sent_back_for_one_leaves_them_the_award_and_the_others_the_judgment() -> None:
    found = story(AWARD, SUED, JUDGED, ("04-15", "appeal", {"乙二": 0}), ("07-06", "sent_back", {"乙二": 0}))
    assert wholes(found) == yuan(2500, 4000, 0, 2500)


def test_an_agreement_binds_who_sued_until_the_award_does() -> None:
    found = story(("01-05", "agreed", {"甲一": 1000, "乙二": 2000}), AWARD, ("01-20", "suit", {"乙二": 0}))
    assert wholes(found) == yuan(3000 + 2000, 4000, 0, 5000)


def test_a_judgment_takes_the_place_of_the_award_of_each_whom_it_names() -> None:
    found = story(AWARD, ("01-20", "sued", {"乙二": 0}), JUDGED)
    assert wholes(found) == yuan(6000, 0, 0, 6000)


def test_a_judgment_that_names_one_tells_of_no_suit_of_the_others() -> None:
    found = story(AWARD, ("04-07", "judgment", {"乙二": 3500}), ("04-15", "appeal", {"乙二": 0}))
    assert wholes(found) == yuan(3000, 3500, 0, 3000)


def test_a_judgment_that_is_appealed_leaves_no_award_in_force_that_somebody_must_have_sued_upon() -> None:
    found = story(AWARD, JUDGED, ("04-15", "appealed", {"甲一": 0, "乙二": 0}))
    assert wholes(found) == yuan(0, 6000, 0, 0)


def test_what_one_is_to_be_paid_at_once_sets_off_nothing_of_the_others() -> None:
    advance, paid = ("01-06", "advance", {"乙二": 500}), ("01-08", "paid", {"甲一": 700, "乙二": 500})
    found = story(advance, paid, ("01-12", "award", {"甲一": 3000, "乙二": 4000}))
    assert wholes(found) == yuan(7000, 0, 1200, 3000 + 3500)
