"""Cases drawn at random: acts of every kind that moves clocks, each on a day of its own kind, before any of the bodies.

The dice are those of the number of a draw, so that a draw that fails can be thrown again.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from cases.due.clocks import Clock
from cases.due.starting import clocks
from cases.law.proceedings import forums
from cases.law.rulebook import rulebook
from cases.money.effects import effect_of
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.spans import Dated, last_day, month_of
from tests.cases.making import Story, at_stage

BOOK = rulebook()
LAST, TODAY = date(2026, 12, 20), date(2026, 12, 31)
TWO = "派遣单位：甲公司\n用工单位：乙公司"
CASES: tuple[Mapping[str, str], ...] = (
    {"cause": "2025-205", "wronged_on": "2025-06-10", "ended_on": "2025-12-31", "respondents": TWO},
    {"cause": "2025-206-2", "injured_on": "2025-06-10", "wronged_on": "2025-11-03", "respondents": "用人单位：甲公司"},
    {"cause": "2025-144", "wronged_on": "2023-06-12", "respondents": "用人单位：甲公司"},
    {"cause": "2025-205-5", "ended_on": "2025-09-30", "respondents": TWO},
    {"cause": "2025-205-5", "ended_on": "2025-09-30", "respondents": "用人单位：甲公司", "people": "2"},
)
BEGUN = {1: "intake", 2: "accepted", 3: "assigned"}
"""What a case begins with, by number."""
WHOM = ("甲公司", "")
DOCUMENTS = {
    "received": (
        *("arbitration_acceptance", "arbitration_summons", "arbitration_extension", "arbitration_anew"),
        *("arbitration_suspension", "arbitration_resumption", "court_acceptance", "response_notice", "small_claims"),
        *("summary_procedure", "court_extension", "appeal_acceptance", "payment_order_acceptance", "injury_supplement"),
        *("inspection_acceptance", "injury_acceptance", "injury_suspension", "injury_resumption", "review_acceptance"),
        *("petition_acceptance", "payment_order_objection"),
    ),
    "sent": ("arbitration_supplement", "injury_supplied", "postponement_request", "evidence"),
}
RULINGS = (
    *("final_award", "nonfinal_award", "arbitration_mediation", "arbitration_refusal", "arbitration_ended"),
    *("award_annulled", "first_judgment", "first_ruling", "court_mediation", "suit_dismissed", "suit_withdrawn"),
    *("appeal_judgment", "appeal_ruling", "appeal_withdrawn", "payment_order", "payment_order_ended", "injury_denied"),
    *("injury_recognised", "inspection_order", "inspection_refusal", "admin_review_decision", "petition_opinion"),
)
FORUMS = (
    *("mediation", "arbitration", "litigation", "appeal", "payment_order", "judicial_confirmation", "inspection"),
    *("injury_recognition", "petition", "annulment", "enforcement", "admin_review", "admin_litigation"),
)


class Act(NamedTuple):
    """An act of a draw: its name there, its day, its event and fields; of those `@name` stands for an act's number.

    rough: whether it is typed as of the month alone.
    """

    name: str
    on: date
    code: str
    fields: Mapping[str, str]
    rough: bool = False

    @property
    def day(self) -> Dated:
        """Its day, as well as it is known."""
        return month_of(self.on.year, self.on.month) if self.rough else self.on

    @property
    def kind(self) -> tuple[str, str]:
        """What it is, as far as the order of one day goes."""
        told = self.fields.get("sort") or self.fields.get("forum") or self.fields.get("act") or ""
        if self.code == "mediation" or (self.code == "ruling" and effect_of(told).fixes):
            return "fixes", ""  # which of two sums of one day a payment pays first, only their entries tell
        return self.code, told

    @property
    def needs(self) -> set[str]:
        """The acts that must be known before it can be typed."""
        return {value[1:] for value in self.fields.values() if value.startswith("@")}


def draw(dice: Random, rough: float = 0) -> list[Act]:
    """Return acts in the order of their drawing; no two of a kind on one day, and some on one day all the same.

    rough: how often of an act the month alone is known.
    """
    many, within, acts = dice.choice((6, 9, 14)), dice.choice((60, 200, 710)), list[Act]()
    first = LAST - timedelta(within)
    while len(acts) < many:
        on = dice.choice(acts).on if acts and dice.random() < 0.2 else first + timedelta(dice.randrange(within))
        code, fields = dice.choice(MAKERS)(dice, on, acts)
        act = Act(f"a{len(acts)}", on, code, fields, dice.random() < rough)
        if not any((last_day(each.day), each.kind) == (last_day(act.day), act.kind) for each in acts):
            acts.append(act)
    return acts


Made = tuple[str, dict[str, str]]


def _filed(dice: Random, on: date, acts: Sequence[Act]) -> Made:
    forum = dice.choice(FORUMS)
    fields = {"forum": forum}
    if forum in ("arbitration", "litigation", "mediation"):
        fields |= {"against": dice.choice(WHOM)}
    if forum in ("arbitration", "litigation", "appeal") and dice.random() < 0.2:
        fields |= {"relation": "yes"}
    if forum in ("litigation", "appeal") and dice.random() < 0.4:
        fields |= {"whom": dice.choice(("张伟", "李静"))}
    if forum == "arbitration" and on.day % 6 == 0:
        fields |= {"whom": "张伟"}
    papers = [each.name for each in acts if each.fields.get("sort") in forums()[forum].against]
    if papers and dice.random() < 0.6:
        fields |= {"under": f"@{dice.choice(papers)}"}
    return "filed", fields


def _document(dice: Random, on: date, _acts: Sequence[Act]) -> Made:
    direction = dice.choice(("received", "received", "received", "sent"))
    sort = dice.choice(DOCUMENTS[direction])
    fields = {"direction": direction, "sort": sort}
    return "document", fields | ({"hearing_on": f"{on + timedelta(20)}"} if sort.endswith("summons") else {})


def _ruling(dice: Random, on: date, _acts: Sequence[Act]) -> Made:
    sort, result = dice.choice(RULINGS), dice.choice(("partial", "none", "full"))
    if sort == "appeal_judgment" and on.day % 2:
        result = "upheld"
    of_one = {"whom": "张伟"} if on.day % 5 == 0 else {}
    return "ruling", {"sort": sort, "result": result, **of_one, **(_planned(on) if effect_of(sort).fixes else {})}


def _planned(on: date) -> Mapping[str, str]:
    """Return what is to be performed by which days, of what is drawn on every third; no dice are thrown for it."""
    plan = f"{on + timedelta(40)} 300\n{on + timedelta(90)} 600"
    return {"plan": plan} if on.day % 3 == 0 else {}


def _limit(dice: Random, on: date, _acts: Sequence[Act]) -> Made:
    act = dice.choice(("demand", "promise", "relief", "suspended", "resumed", "known", "ended", "exercised"))
    return "limitation", {"act": act, "against": dice.choice(WHOM)} | _alone(on, act)


def _alone(on: date, act: str) -> dict[str, str]:
    """Return for whom alone something moves a limit, of what is drawn on every seventh; no dice are thrown for it."""
    moves = act in ("demand", "promise", "relief", "suspended", "resumed", "exercised")
    return {"whom": "张伟"} if moves and on.day % 7 == 0 else {}


def _other(dice: Random, on: date, _acts: Sequence[Act]) -> Made:
    told = dice.choice(("demand", "promise"))
    return dice.choice(
        (
            ("contact", {"act": told} | _alone(on, told)),
            ("contact", {}),
            ("hearing", {"forum": dice.choice(("arbitration", "litigation"))}),
            ("mediation", {"result": "failed"}),
            ("mediation", {"result": "agreed", "agreed": "900", **_planned(on)}),
            ("money", {"nature": "received", "amount": "300", "payer": "甲公司"}),
            ("money", {"nature": "received", "amount": "900"}),
        )
    )


MAKERS: tuple[Callable[[Random, date, Sequence[Act]], Made], ...] = (_filed, _filed, _document, _ruling, _limit, _other)


def typed(case: Mapping[str, str], acts: Sequence[Act]) -> tuple[Story, dict[int, str]]:
    """Return the story of a case in which acts are typed in this order, and their names by number.

    One that names another waits until that is typed. Raises `Refused` where admission does.
    """
    story = at_stage(Stage.FOLLOW_UP, **case)
    names = {**BEGUN}
    waiting = [*acts]
    while waiting:
        act = next(each for each in waiting if each.needs <= {*names.values()})
        waiting.remove(act)
        record(story, act, names)
    return story, names


def record(story: Story, act: Act, names: dict[int, str]) -> None:
    """Type one act."""
    numbers = {f"@{name}": str(number) for number, name in names.items()}
    story.add(act.code, on=act.day, at=TODAY, **{key: numbers.get(value, value) for key, value in act.fields.items()})
    names[len(story.history)] = act.name


def admitted(case: Mapping[str, str], acts: Sequence[Act]) -> list[Act]:
    """Return the acts that admission lets in, in their order."""
    story, names, kept = at_stage(Stage.FOLLOW_UP, **case), {**BEGUN}, list[Act]()
    for act in acts:
        if act.needs <= {*names.values()}:
            try:
                record(story, act, names)
            except Refused:
                continue
            kept.append(act)
    return kept


def told(story: Story, names: Mapping[int, str], *, own: bool = False) -> list[tuple[str, ...]]:
    """Return what the clocks of a story say, by the names of its acts. own: those of the centre's own work too."""
    found = clocks(story.case, story.history, BOOK)
    return sorted(_told(each, names) for each in found if own or not each.rule.own)


def _told(clock: Clock, names: Mapping[int, str]) -> tuple[str, ...]:
    by = names[clock.ended_by] if clock.ended_by else ""
    turns = " ".join(sorted(f"{names[turn.act.entry]}:{turn.act.what}:{turn.counts}" for turn in clock.reckoning.turns))
    when = "-" if clock.rests else f"{clock.due}~{clock.latest}"
    state = clock.state(TODAY, closed=False)
    whom = f"{clock.whom.names} {clock.whom.left}"
    return clock.rule.id, names[clock.started_by], clock.against, whom, state, when, by, turns
