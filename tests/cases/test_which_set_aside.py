"""Of several papers one ruling sets aside one (撤销、不予执行): which, it says, or is asked."""

import pytest

from cases.standing.stages import Stage
from cases.values.refusal import Refused
from tests.cases.force import runs, stands, told, yuan
from tests.cases.making import at_stage

AWARDS = """
final  2026-01-12 ruling sort=final_award result=partial awarded=8000
other  2026-01-12 ruling sort=final_award result=partial awarded=3000
"""
DENIED = "denied 2026-05-06 ruling sort=enforcement_denied result=not_applicable"
ANNULLED = "annulled 2026-05-06 ruling sort=award_annulled result=not_applicable"


@pytest.mark.parametrize("ruling", [DENIED, ANNULLED])
@pytest.mark.parametrize("asked", ["", "asked 2026-03-02 filed forum=enforcement under=@other\n"])
def test_a_ruling_sets_aside_the_paper_that_it_names(ruling: str, asked: str) -> None:
    lived = told(f"{AWARDS}{asked}{ruling} under=@other")
    assert stands(lived) == yuan(("final", 8000, "force"))
    assert runs(lived) == (["final", "other"] if asked else ["final"]), "what was asked for was"


@pytest.mark.parametrize("ruling", [DENIED, ANNULLED])
def test_of_several_a_ruling_says_which_it_sets_aside(ruling: str) -> None:
    with pytest.raises(Refused) as refused:
        told(f"{AWARDS}{ruling}")
    assert [each.rule for each in refused.value.problems] == ["which_paper"]


def test_of_several_that_is_set_aside_against_which_somebody_went_there() -> None:
    asked = "asked 2026-01-20 filed forum=annulment filer=甲公司 under=@other"
    assert stands(told(f"{AWARDS}{asked}\n{ANNULLED}")) == yuan(("final", 8000, "force"))


@pytest.mark.parametrize("ruling", [DENIED, ANNULLED])
def test_both_are_set_aside_by_two_entries(ruling: str) -> None:
    lived = told(f"{AWARDS}{ruling} under=@other\n{ruling.replace('ed ', 'ed2 ', 1)}")
    assert stands(lived) == []
    assert runs(lived) == []


def test_where_one_was_asked_for_both_a_ruling_about_one_leaves_the_other_being_enforced() -> None:
    lived = told(f"{AWARDS}asked 2026-03-02 filed forum=enforcement\n{DENIED} under=@other")
    assert stands(lived) == yuan(("final", 8000, "force"))


def test_what_is_registered_anew_in_place_of_what_was_set_aside_is_so_too() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", result="partial", awarded="8000")
    award = story.history[-1].seq
    story.add("ruling", sort="enforcement_denied", result="not_applicable")
    story.add("voided", "wang", entry=str(award))
    story.add("ruling", sort="final_award", result="partial", awarded="9000", on=story.history[award - 1].day)
    names = {each.seq: each.event.spec.code for each in story.history}
    assert stands((story, names)) == []


@pytest.mark.parametrize("ruling", [DENIED, ANNULLED])
def test_the_only_paper_that_there_is_is_meant_and_none_that_is_recorded_later(ruling: str) -> None:
    final, other = AWARDS.strip().splitlines()
    lived = told(f"{final}\n{ruling}\n{other.replace('2026', '2025')}")
    assert stands(lived) == yuan(("other", 3000, "force"))


@pytest.mark.parametrize("ruling", [DENIED, ANNULLED])
def test_what_came_after_the_ruling_is_not_meant(ruling: str) -> None:
    final, other = AWARDS.strip().splitlines()
    lived = told(f"{final.replace('2026-01', '2026-06')}\n{ruling}\n{other}")
    assert stands(lived) == yuan(("final", 8000, "force"))
