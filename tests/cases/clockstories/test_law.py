"""No limit lapses while the law keeps it open, nor runs where it does not: many, held against a plain model."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

import pytest

from cases.due.clocks import State
from cases.due.starting import clocks
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from tests.cases.clockstories.law import Fact, Limit
from tests.cases.making import at_stage

BOOK = rulebook()
SAMPLE, MANY = 300, 20_000
TODAY = date(2026, 12, 31)
NAMES: tuple[str, ...] = ("甲公司", "乙公司")
KINDS: Mapping[str, Mapping[str, str]] = {
    "L01": {"cause": "2025-206-1", "wronged_on": "{}"},
    "L04": {"cause": "2025-205-5", "ended_on": "{}"},
    "L22": {"cause": "2025-144", "wronged_on": "{}"},
}
ENDS = {"arbitration": ("arbitration_ended", "arbitration_refusal"), "litigation": ("suit_withdrawn", "suit_dismissed")}
RESTARTS: Sequence[tuple[str, Mapping[str, str]]] = (
    ("limitation", {"act": "demand"}),
    ("limitation", {"act": "promise"}),
    ("contact", {"act": "demand"}),
    ("money", {"nature": "received", "amount": "300"}),
    ("filed", {"forum": "inspection"}),
    ("filed", {"forum": "mediation"}),
    ("filed", {"forum": "payment_order"}),
    ("mediation", {"result": "agreed", "agreed": "900"}),
)
INSTALMENTS = (0, 1, 2)
"""How many of them an agreement promises."""
Typed = tuple[date, str, Mapping[str, str]]


class Drawing:
    """What is typed of a case, in the order of the days, and what it means for the limit against each respondent."""

    def __init__(self, dice: Random, rule: str, since: date) -> None:
        self.dice, self.forum = dice, "litigation" if rule == "L22" else "arbitration"
        self.typed, self.facts = list[Typed](), {name: list[Fact]() for name in NAMES}
        self.pending = list[tuple[str, tuple[str, ...]]]()
        days = [since + timedelta(n) for n in range(1, (TODAY - since).days)]
        for on in sorted(dice.sample(days, dice.randrange(1, 9))):
            self._happens(on, dice.choice(("restart", "restart", "suspend", "resume", "claim", "nothing")))

    def _happens(self, on: date, what: str) -> None:
        if what == "nothing" and not self.pending:
            return
        whom = self.dice.choice((NAMES[:1], NAMES[1:], NAMES))
        reference = f"第{len(self.typed)}号"
        if what == "nothing":
            reference, whom = self.pending.pop(self.dice.randrange(len(self.pending)))
        elif what == "claim":
            self.pending.append((reference, whom))
        code, fields = self._told(what, reference, whom)
        until = date.min
        if code == "mediation":
            days = sorted(on + timedelta(self.dice.randrange(1, 200)) for _each in range(self.dice.choice(INSTALMENTS)))
            fields, until = {**fields, "plan": "\n".join(map(str, days))}, max(days, default=until)
        self.typed.append((on, code, fields))
        for name in NAMES if fields.get("forum") == "inspection" else whom:
            promise = code == "mediation" or fields.get("act") == "promise"
            self.facts[name].append(Fact(on, "promise" if promise else what, reference, until))

    def _told(self, what: str, reference: str, whom: tuple[str, ...]) -> tuple[str, Mapping[str, str]]:
        """Return the event that tells it, and its fields."""
        against = {"against": whom[0]} if len(whom) == 1 else {}
        if what == "claim":
            return "filed", {"forum": self.forum, "reference": reference, **against}
        if what == "nothing":
            sort = self.dice.choice(ENDS[self.forum])
            return "ruling", {"sort": sort, "result": "none", "reference": reference}
        if what != "restart":
            return "limitation", {"act": {"suspend": "suspended"}.get(what, "resumed"), **against}
        code, fields = self.dice.choice(RESTARTS)
        if against and "mediation" in (code, fields.get("forum")):  # what is agreed there is agreed with that one alone
            return "limitation", {"act": "demand", **against}
        if code == "money":  # of several it is a promise of the one who pays
            return (code, {**fields, "payer": whom[0]}) if len(whom) == 1 else ("contact", {"act": "demand"})
        return code, fields if fields.get("forum") == "inspection" else {**fields, **against}


def wrong(seed: int) -> list[str]:
    """Return in what the limits of a drawn case differ from the law."""
    dice = Random(seed)
    rule = dice.choice([*KINDS])
    since = date(2022 if rule == "L22" else 2024, 3, 4) + timedelta(dice.randrange(500))
    drawing = Drawing(dice, rule, since)
    intake = {key: value.format(since) for key, value in KINDS[rule].items()}
    story = at_stage(Stage.FOLLOW_UP, respondents="派遣单位：甲公司\n用工单位：乙公司", **intake)
    for on, code, fields in dice.sample(drawing.typed, len(drawing.typed)):
        story.add(code, on=on, at=TODAY, **fields)
    found = {each.against: each for each in clocks(story.case, story.history, BOOK) if each.rule.id == rule}
    problems = []
    for name in NAMES:
        clock = found.get(name) or found[""]
        limit = Limit(3 if rule == "L22" else 1, since, civil=rule == "L22")
        limit.take(drawing.facts[name])
        lapsed = clock.state(TODAY, closed=False) is State.LAPSED
        if lapsed is limit.open(TODAY):
            problems.append(f"{seed}: {rule} against {name} lapsed {lapsed} on {clock.due}, by the law {limit.last}")
        elif not lapsed and not limit.claims and limit.rests is None and clock.due != limit.last:
            problems.append(f"{seed}: {rule} against {name} until {clock.due}, by the law {limit.last}")
        if (clock.reckoning.met is not None) is not (bool(limit.claims) or limit.late):
            problems.append(f"{seed}: {rule} against {name} met by {clock.met_by}, before a body {limit.claims}")
    return problems


def test_a_sample_of_limits_is_as_the_law_has_it() -> None:
    assert [each for seed in range(SAMPLE) for each in wrong(seed)] == []


def test_a_limit_that_rests_on_the_day_it_was_put_off_to_is_open_while_it_rests() -> None:
    assert wrong(11102) == []


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("first", range(0, MANY, 1000))
def test_every_limit_is_as_the_law_has_it(first: int) -> None:
    assert [each for seed in range(first, first + 1000) for each in wrong(seed)] == []
