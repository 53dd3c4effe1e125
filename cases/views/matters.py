"""What the intake asks of some groups and causes alone, under which heading, as forms, pages and papers tell it."""

from typing import NamedTuple

from cases.values.text import Sentence, say


class Matter(NamedTuple):
    """What is asked of such work: a heading, and the fields of the intake under it."""

    heading: Sentence
    names: tuple[str, ...]


MATTERS = (
    Matter(say("工程建设"), ("project", "real_name", "wage_account", "wage_note")),
    Matter(say("劳务派遣"), ("post_nature", "licence", "agreement_until", "equal_pay", "insured_at", "sent_back")),
    Matter(
        say("出租汽车"),
        ("taxi_model", "taxi_contract", "taxi_fee", "deposit", "taxi_licence", "licence_until", "insured"),
    ),
    Matter(say("女职工"), ("maternity", "birth_on", "birth_day")),
    Matter(say("新就业形态"), ("platform", "partner", "order_kind", "platform_relation", "control_facts")),
    Matter(say("学生实习"), ("school", "internship", "internship_agreement", "internship_insured")),
    Matter(say("家政服务"), ("domestic_model", "lives_in", "domestic_insured")),
    Matter(say("超龄用工"), ("pension", "over_age_agreement", "over_age_insured")),
    Matter(
        say("工伤"),
        ("injury_time", "injury_place", "injury_recognition", "injury_level", "injury_insured"),
    ),
)

DAYS = ("wronged_on", "ended_on", "injured_on")
"""The days of the intake from which limits run."""

ASKED_OF_SOME = tuple(name for matter in MATTERS for name in matter.names)
"""All these fields, in their order."""
