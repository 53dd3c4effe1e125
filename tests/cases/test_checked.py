"""That contradictions were looked at is said by yes alone."""

import pytest

from cases.events import Opened, Voided
from cases.events.ties import Compared, take_checked, take_decision
from cases.values.refusal import Refused
from tests.cases.making import DAY


@pytest.mark.parametrize(("typed", "looked"), [("是", True), ("有", True), ("否", False), ("没有", False), ("", False)])
def test_yes_alone_says_so(typed: str, looked: bool) -> None:
    _rest, beside = take_checked({"what": "记录", "checked": typed}, DAY)
    _rest, decided = take_decision({"applicant": "李四", "checked": typed}, Opened, DAY)
    expected = Compared(decision="checked", checked=True) if looked else None
    assert beside == decided == expected


def test_no_beside_a_decision_leaves_it_as_it_is() -> None:
    _rest, decided = take_decision({"decision": "same_new", "checked": "否"}, Opened, DAY)
    assert decided == Compared(decision="same_new")


def test_what_is_neither_is_refused_by_its_field() -> None:
    said = {"checked": "看过"}
    with pytest.raises(Refused) as beside:
        take_checked(said, DAY)
    with pytest.raises(Refused) as decided:
        take_decision(said, Voided, DAY)
    assert [each.field for found in (beside, decided) for each in found.value.problems] == ["checked", "checked"]
