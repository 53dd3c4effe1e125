"""What a court quashes (发回重审) or does not enforce (不予执行) is gone, and what it had replaced is as it was."""

import pytest

from tests.cases.force import balance, runs, stands, told, yuan

AWARD = "award 2026-01-12 ruling sort=nonfinal_award result=partial awarded=8000"
FINAL = AWARD.replace("nonfinal", "final")
SUIT = "suit 2026-01-20 filed forum=litigation"
JUDGMENT = "judgment 2026-04-07 ruling sort=first_judgment result=partial awarded=9000"
APPEAL = "appeal 2026-04-15 filed forum=appeal"
REMAND = "remand 2026-07-06 ruling sort=appeal_ruling result={}"
AGAIN = "again 2026-11-02 ruling sort=first_judgment result=partial awarded=9500"


@pytest.mark.parametrize("appeal", [f"{APPEAL}\n", ""])
@pytest.mark.parametrize("result", ["not_applicable", "unknown", "none"])
def test_a_judgment_that_is_sent_back_is_gone(result: str, appeal: str) -> None:
    """民事诉讼法（2023年修正） 第一百七十七条."""
    before = f"{AWARD}\n{SUIT}\n{JUDGMENT}\n{appeal}{REMAND.format(result)}"
    lived = told(before)
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []
    lived = told(f"{before}\n{AGAIN}")
    assert stands(lived) == yuan(("again", 9500, "force"))
    assert runs(lived) == ["again"]


def test_a_judgment_tells_that_somebody_sued() -> None:
    lived = told(f"{AWARD}\n{JUDGMENT}\n{REMAND.format('not_applicable')}")
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []


def test_a_ruling_that_upholds_quashes_nothing() -> None:
    lived = told(f"{AWARD}\n{SUIT}\n{JUDGMENT}\n{REMAND.format('upheld')}")
    assert stands(lived) == yuan(("judgment", 9000, "force"))
    assert runs(lived) == ["judgment"]


@pytest.mark.parametrize(
    "decided", ["", "decided 2026-06-01 ruling sort=appeal_judgment result=partial awarded=9900\n"]
)
def test_what_is_sent_back_on_retrial_is_gone_with_all_below_it(decided: str) -> None:
    retrial = "quashed 2026-09-01 ruling sort=retrial_ruling result=not_applicable"
    lived = told(f"{AWARD}\n{SUIT}\n{JUDGMENT}\n{decided}{retrial}")
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []


@pytest.mark.parametrize("award", [AWARD, FINAL, AWARD.replace("nonfinal_award", "arbitration_mediation")])
@pytest.mark.parametrize("asked", ["asked 2026-03-02 filed forum=enforcement\n", ""])
def test_what_a_court_does_not_enforce_is_owed_no_more(award: str, asked: str) -> None:
    """劳动争议解释（一） 第二十四条: one may sue instead."""
    denied = "denied 2026-05-06 ruling sort=enforcement_denied result=not_applicable"
    lived = told(f"{award}\n{asked}{denied}")
    assert stands(lived) == []
    assert balance(lived[0]).outstanding is None
    if not asked:
        assert runs(lived) == []
