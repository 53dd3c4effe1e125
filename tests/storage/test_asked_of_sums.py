"""What contradicts what a case tells already is asked about once, whatever was recorded, and the answer is kept."""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.events import Compared
from cases.file.accounts import accounts
from cases.values.refusal import Refused
from cases.values.spans import month_of
from cases.views.casefile import CaseFile
from tests.centre import Centre
from tests.storage.test_importing import look, sheet


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
    file = centre.add(file, "money", nature="received", amount="20000")
    file = centre.add(file, "money", nature="claimed", amount="31000", claimed_as="whole")
    assert _doubts(file) == []


def test_a_correction_of_the_claim_is_asked_about_as_well(centre: Centre) -> None:
    file = centre.add(centre.open(claimed="38000"), "money", nature="received", amount="35000")
    with pytest.raises(Refused, match="低于已确定或已到账"):
        centre.add(file, "corrected", "wang", field="claimed", new="380", reason="听错了。")


def test_more_received_than_is_claimed_or_fixed_is_asked_about_once(centre: Centre) -> None:
    file = centre.open(claimed="3800")
    file = centre.add(file, "money", nature="received", amount="3800")
    with pytest.raises(Refused, match=r"到账金额 41,800.00 元，超过主张或确定的 3,800.00 元；.*checked=是"):
        centre.add(file, "money", nature="received", amount="38000")
    file = centre.add(file, "money", nature="received", amount="38000", checked="是")
    kept = file.history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == ("received_above",)
    centre.add(file, "note", what="已核对银行流水。")


def test_what_is_received_within_what_is_fixed_or_where_no_sum_is_known_is_nobodys_doubt(centre: Centre) -> None:
    assert _doubts(centre.add(centre.open(), "money", nature="received", amount="38000")) == []
    file = centre.open(applicant="李静", claimed="3000")
    file = centre.add(file, "ruling", sort="nonfinal_award", result="full", awarded="5000", what="裁决。")
    file = centre.add(file, "money", nature="received", amount="5000")
    assert _doubts(file) == []


def test_a_ledger_of_members_is_asked_too_and_the_answer_kept(centre: Centre) -> None:
    file = centre.open()
    told = sheet(("姓名", "主张金额", "到账金额"), ("李静", "3000", "30000"), ("王强", "2000", "2000"))
    preview, apply = look(centre, told, "members"), centre.desk().importing.apply
    with pytest.raises(Refused, match=r"到账金额 32,000.00 元，超过主张或确定的 5,000.00 元"):
        apply(preview, "名册.xlsx", case=file.id)
    assert centre.desk().cases.file(file.id).case.parties.members == ()
    apply(preview, "名册.xlsx", case=file.id, decided=Compared(decision="checked"))
    now = centre.desk().cases.file(file.id)
    assert len(now.case.parties.members) == 2
    kept = now.history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == ("received_above",)


def test_a_summons_to_a_day_before_the_filing_is_asked_about(centre: Centre) -> None:
    file = centre.open()
    file = centre.add(file, "filed", on=centre.now.date(), forum="arbitration", what="支付工资")
    told: dict[str, Any] = {"direction": "received", "sort": "arbitration_summons", "what": "开庭通知。"}
    before = str(centre.now.date() - timedelta(40))
    with pytest.raises(Refused, match=r"开庭日期 .* 早于提交申请的日期"):
        centre.add(file, "document", **told, hearing_on=before)
    file = centre.add(file, "document", **told, hearing_on=before, checked="是")
    kept = file.history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == ("before_filed",)
    centre.add(file, "document", **told, hearing_on=str(centre.now.date() + timedelta(40)))


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


def test_a_filing_of_which_the_month_is_known_may_have_come_before_any_day_of_it(centre: Centre) -> None:
    file = centre.add(centre.open(), "filed", on=month_of(2026, 1), forum="arbitration", what="支付工资")
    with pytest.raises(Refused, match="早于提交申请的日期 2026-01"):
        centre.add(file, "hearing", on=date(2025, 12, 31), forum="arbitration", what="开庭审理。")
    for day in (date(2026, 1, 1), date(2026, 1, 15)):
        file = centre.add(file, "hearing", on=day, forum="arbitration", what="开庭审理。")


def test_of_several_filings_the_first_that_stands_counts(centre: Centre) -> None:
    file, told = centre.open(), {"forum": "arbitration", "what": "支付工资"}
    for day in (20, 10, 5):
        file = centre.add(file, "filed", on=date(2026, 2, day), **told)
    centre.add(file, "hearing", on=date(2026, 2, 5), **told)
    with pytest.raises(Refused, match="早于提交申请的日期 2026-02-05"):
        centre.add(file, "hearing", on=date(2026, 2, 4), **told)
    file = centre.add(file, "voided", "wang", entry=str(file.history[-1].entry.seq), why="记错了。")
    with pytest.raises(Refused, match="早于提交申请的日期 2026-02-10"):
        centre.add(file, "hearing", on=date(2026, 2, 9), **told)


def test_a_claim_that_falls_to_what_was_paid_or_is_told_once_more_is_nobodys_doubt(centre: Centre) -> None:
    file = centre.add(centre.open(claimed="38000"), "money", nature="received", amount="30000")
    file = centre.add(file, "money", nature="claimed", amount="30000", claimed_as="whole")
    file = centre.add(file, "money", nature="claimed", amount="29999.99", claimed_as="whole", checked="是")
    centre.add(file, "money", nature="claimed", amount="29999.99", claimed_as="whole")


@pytest.mark.parametrize(("claimed", "received"), [("3万到5万", "40000"), ("不涉及", "40000")])
def test_what_may_have_been_claimed_or_is_not_claimed_in_money_is_exceeded_by_nothing(
    centre: Centre, claimed: str, received: str
) -> None:
    file = centre.add(centre.open(claimed=claimed), "money", nature="awarded", amount="1000")
    centre.add(file, "money", nature="received", amount=received)


def test_which_of_two_papers_of_one_kind_and_one_month_came_first_is_asked(centre: Centre) -> None:
    file = centre.open()
    month = month_of(centre.now.year, centre.now.month)
    told: dict[str, Any] = {"result": "agreed", "what": "达成协议。"}
    file = centre.add(file, "mediation", on=month, agreed="9000", **told)
    with pytest.raises(Refused, match="分不出先后；按登记的先后，由这一条代替"):
        centre.add(file, "mediation", on=month, agreed="8000", **told)
    file = centre.add(file, "mediation", on=month, agreed="8000", checked="是", **told)
    kept = file.history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == ("which_first",)
    centre.add(file, "mediation", on=centre.now.date(), agreed="7000", **told)


def test_whether_a_guarantor_promises_the_same_debt_is_asked(centre: Centre) -> None:
    file = centre.open(respondents="包工头：王甲\n其他：李保证")
    told: dict[str, Any] = {"result": "agreed", "what": "达成协议。"}
    file = centre.add(file, "mediation", agreed="劳务费 12000 | | 王甲", **told)
    with pytest.raises(Refused, match=r"和第 2 条是同样的 12,000.00 元、对不同的人.*只计一次"):
        centre.add(file, "mediation", agreed="劳务费 12000 | | 李保证", **told)
    both = centre.add(file, "mediation", agreed="劳务费 12000 | | 王甲、李保证", **told)
    assert accounts(both.case).awarded == 1_200_000
    file = centre.add(centre.open(respondents="包工头：王甲\n其他：李保证"), "note", what="另案。")
    file = centre.add(file, "mediation", agreed="劳务费 12000 | | 王甲", **told)
    file = centre.add(file, "mediation", agreed="劳务费 12000 | | 李保证", checked="是", **told)
    kept = file.history[-1].entry.event
    assert isinstance(kept, Compared)
    assert (kept.doubts, accounts(file.case).awarded) == (("same_debt",), 2_400_000)
    centre.add(file, "mediation", agreed="押金 300 | | 李保证", **told)


def _doubts(file: CaseFile) -> list[Compared]:
    """Return the decisions that somebody was asked for."""
    return [line.entry.event for line in file.history if isinstance(line.entry.event, Compared)]
