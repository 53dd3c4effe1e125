"""Whoever reads hidden names tells of people by them, and the one whom they can only mean is kept in full."""

from collections.abc import Mapping
from typing import Any

import pytest

from cases.values.refusal import Refused
from tests.centre import Centre

WHO = {"applicant": "赵铁柱", "respondents": "包工头：刘大勇"}


def kept(centre: Centre, code: str, who: Mapping[str, str] = WHO, **fields: Any) -> Any:
    """Return an event as it is kept on a case of these people."""
    file = centre.add(centre.assigned(**who), code, **fields)
    return file.history[-1].entry.event


@pytest.mark.parametrize(
    ("code", "field", "fields"),
    [
        ("money", "payer", {"nature": "received", "amount": "20000"}),
        ("filed", "filer", {"forum": "arbitration", "what": "裁决。"}),
        ("contact", "against", {"mode": "phone", "what": "催要。", "act": "demand"}),
    ],
)
def test_a_hidden_name_is_that_of_the_one_who_is_shown_so(
    centre: Centre, code: str, field: str, fields: Mapping[str, Any]
) -> None:
    told: dict[str, Any] = {**fields, field: "刘某某"}
    assert getattr(kept(centre, code, **told), field) == "刘大勇"


def test_beside_a_sum_too(centre: Centre) -> None:
    (item,) = kept(centre, "money", nature="claimed", claimed_as="whole", amount="工资 500 | 赵某某 | 刘某某").amount
    assert (item.worker, item.against) == ("赵铁柱", "刘大勇")


def test_but_a_name_that_may_be_of_two_or_of_nobody_stays_as_it_was_told(centre: Centre) -> None:
    two = {"applicant": "赵铁柱", "respondents": "包工头：刘大勇\n包工头：刘小勇"}
    told: dict[str, Any] = {"nature": "received", "amount": "20000"}
    assert kept(centre, "money", two, **told, payer="刘某某").payer == "刘某某"
    assert kept(centre, "money", **told, payer="李某某").payer == "李某某"
    own = {"applicant": "赵铁柱", "respondents": "包工头：刘某某\n包工头：刘大勇"}
    assert kept(centre, "money", own, **told, payer="刘某某").payer == "刘某某", "is called so"
    with pytest.raises(Refused, match="对方当事人里没有"):
        kept(centre, "filed", two, forum="arbitration", what="裁决。", filer="刘某某")
