"""Intakes drawn at random, as people type them: days known well or badly, several workers and respondents, any kind."""

from collections.abc import Mapping
from random import Random

from cases.values.refusal import Refused
from tests.cases.making import LEAST, Story

DAYS = ("", "2026-01-05", "2025-03-02", "2025-03-20", "2025年3月", "2025年", "2024年春", "2023-03-01", "2026-03-01")
DRAWN: Mapping[str, tuple[str, ...]] = {
    "kind": ("rights", "rights", "legal_aid", "legal_aid", "assistance", "enquiry"),
    "cause": ("2025-205-5", "2025-205", "2025-206-2", "2025-144", "2025-206-1", "2025-284", "2025-205-4"),
    "groups": ("migrant", "taxi", "dispatched", "platform", "general"),
    "employment": ("", "direct", "dispatch"),
    "respondents": ("", "用人单位：甲公司", "派遣单位：甲公司\n用工单位：乙公司", "包工头：曾国强\n出资人：周某甲"),
    "others": ("", "委托代理人：李律", "共同申请人：王芳"),
    "people": ("", "2", "约30", "不详"),
    "claimed": ("", "工资 3000", "经济补偿 3000", "工资 3000；押金 500"),
    "ended_on": DAYS,
    "wronged_on": DAYS,
    "injured_on": ("", "2025-03-20", "2025年3月", "2026-01-05"),
    "licence_until": ("", "2026-03-30"),
    "injury_insured": ("", "yes", "no"),
    "id_number": ("", "11010519491231002X"),
    "phone": ("", "13800000000"),
    "applicant": ("张伟", "章威", "王芳", "李静"),
}


def drawn(seed: int) -> dict[str, str]:
    """Return an intake as it is typed, with what every intake needs."""
    dice = Random(seed)
    typed = {**LEAST["opened"], **{name: dice.choice(values) for name, values in DRAWN.items()}}
    return {name: text for name, text in typed.items() if text}


def saved(typed: Mapping[str, str]) -> Story | None:
    """Return the case that is saved so; None where admission refuses it."""
    try:
        return Story(**typed)
    except Refused:
        return None
