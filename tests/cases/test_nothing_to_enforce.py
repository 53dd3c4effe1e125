"""A paper that fixes nothing in money (确认劳动关系, 不涉及) is not enforced."""

import pytest

from tests.cases.force import runs, told

AWARD = "award 2026-03-10 ruling sort=final_award result=full"
JUDGED = "judged 2026-03-10 ruling sort=first_judgment result=full"
UPHELD = "upheld 2026-06-10 ruling sort=appeal_judgment result=upheld"


@pytest.mark.parametrize(
    ("acts", "open_"),
    [
        (f"{AWARD} awarded=不涉及", []),
        (AWARD, ["award"]),
        (f"{AWARD} awarded=不详", ["award"]),
        (f"{AWARD} awarded=工资␣100；经济补偿␣不涉及", ["award"]),
        (f"{JUDGED} awarded=不涉及\n{UPHELD}", []),
        (f"{JUDGED} awarded=100\n{UPHELD}", ["upheld"]),
        (f"{JUDGED} awarded=不涉及\n{UPHELD.replace('=upheld', '=partial')} awarded=100", ["upheld"]),
    ],
)
def test_only_what_is_to_be_paid_may_be_enforced(acts: str, open_: list[str]) -> None:
    assert runs(told(acts)) == open_
