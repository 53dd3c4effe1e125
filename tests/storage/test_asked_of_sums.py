"""What contradicts what a case tells already is asked about once, whatever was recorded, and the answer is kept."""

from datetime import timedelta

import pytest

from cases.events import Compared
from cases.values.refusal import Refused
from tests.centre import Centre


def test_a_claim_that_falls_below_what_was_paid_is_asked_about_and_the_answer_kept(centre: Centre) -> None:
    file = centre.open(claimed="38000")
    file = centre.add(file, "money", nature="received", amount="35000")
    with pytest.raises(Refused) as told:
        centre.add(file, "money", nature="claimed", amount="3", claimed_as="whole")
    assert [each.rule for each in told.value.problems] == ["contradiction"]
    assert "主张金额从 38,000.00 元 降到 3.00 元，低于已确定或已到账的 35,000.00 元" in str(told.value)
    file = centre.add(file, "money", nature="claimed", amount="3", claimed_as="whole", checked="是")
    kept = file.history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == ("claim_below",)


def test_a_claim_that_falls_and_stays_above_or_rises_is_nobodys_doubt(centre: Centre) -> None:
    file = centre.open(claimed="38000")
    file = centre.add(file, "money", nature="received", amount="5000")
    file = centre.add(file, "money", nature="claimed", amount="30000", claimed_as="whole")
    file = centre.add(file, "money", nature="received", amount="29000")
    centre.add(file, "money", nature="claimed", amount="31000", claimed_as="whole")


def test_a_correction_of_the_claim_is_asked_about_as_well(centre: Centre) -> None:
    file = centre.add(centre.open(claimed="38000"), "money", nature="received", amount="35000")
    with pytest.raises(Refused, match="低于已确定或已到账"):
        centre.add(file, "corrected", "wang", field="claimed", new="380", reason="听错了。")


def test_a_hearing_before_the_filing_is_asked_about(centre: Centre) -> None:
    file = centre.open()
    file = centre.add(file, "filed", on=centre.now.date(), forum="arbitration", what="支付工资")
    before = centre.now.date() - timedelta(20)
    with pytest.raises(Refused, match=r"开庭的日期 .* 早于提交申请的日期"):
        centre.add(file, "hearing", on=before, forum="arbitration", what="开庭审理。")
    file = centre.add(file, "hearing", on=before, forum="arbitration", what="开庭审理。", checked="是")
    kept = file.history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == ("before_filed",)
    centre.add(file, "hearing", forum="arbitration", what="第二次开庭。")
    centre.add(file, "hearing", on=before, forum="litigation", what="别处的。")
