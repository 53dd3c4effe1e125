"""A case as nested values: each field has one place and one name, and is changed in one way."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from cases.events import Opened, Roster, SplitOff
from cases.file.accounts import accounts
from cases.file.altering import altered, once
from cases.file.case import WAYS, Case
from cases.file.members import Member
from cases.file.parties import Party
from cases.money.items import just
from cases.standing.stages import Stage
from cases.values.sums import About, Between, together
from tests.cases.making import DAY, NUMBER, STATION, Story

BARE = Case(NUMBER, STATION, Stage.INTAKE, DAY, DAY)
WAGES = Opened(
    applicant="张伟",
    id_number="11010519491231002X",
    phone="13800000000",
    address="云汀市南山路1号",
    kind="rights",
    channel="visit",
    groups=("migrant", "taxi"),
    people=3,
    others=(Party("agent", "孙律言"),),
    respondents=(Party("employer", "北海公司"),),
    project="滨海广场",
    licence="鲁派0001",
    taxi_fee=About(300_000),
    deposit=2_000_000,
    cause="2025-205-5",
    wronged_on=date(2026, 1, 31),
    claimed=just(About()),
    facts="欠薪。",
    request="付清。",
)


def leaves(value: Any) -> int:
    """Return how many fields there are that hold no value of fields themselves."""
    found = [getattr(value, each.name) for each in fields(value)]
    return sum(leaves(each) if is_dataclass(each) else 1 for each in found)


def opened(event: Opened) -> Case:
    story = Story()
    story.history = ()
    return story.add(event)


def test_no_two_fields_are_told_by_one_name() -> None:
    assert len(WAYS) == leaves(BARE) > 60


def test_what_the_intake_asks_for_has_its_place() -> None:
    assert {ask.name for ask in Opened.asks} <= WAYS.keys()
    case = opened(WAGES)
    for ask in Opened.told():
        assert case.said(ask.name) == getattr(WAGES, ask.name), ask.name


def test_each_matter_is_a_value_of_its_own() -> None:
    case = opened(WAGES)
    who, intake = case.parties.applicant, case.intake
    assert (who.name, who.phone, who.address) == ("张伟", "13800000000", "云汀市南山路1号")
    assert (case.parties.people, case.parties.respondents) == (3, (Party("employer", "北海公司"),))
    assert (intake.kind, intake.cause, intake.wronged_on) == ("rights", "2025-205-5", date(2026, 1, 31))
    assert (intake.site.project, intake.dispatch.licence) == ("滨海广场", "鲁派0001")
    assert (intake.taxi.taxi_fee, intake.taxi.deposit) == (About(300_000), 2_000_000)
    assert (accounts(case).claimed, accounts(case).awarded) == (About(), None)
    assert (case.privacy.reach, case.restricted, case.sealed) == ("station", False, False)


def test_one_thing_is_said_and_nothing_else_is_touched() -> None:
    case = opened(WAGES)
    for name in WAYS:
        other = case.saying(name, "另一个")
        assert other.said(name) == "另一个"
        assert [each for each in WAYS if other.said(each) != case.said(each)] == [name]
        assert type(other) is Case
    assert case == opened(WAGES)


def test_what_is_said_of_a_case_makes_it() -> None:
    case = opened(WAGES)
    assert Case.telling({name: case.said(name) for name in WAYS}) == case
    few = {"number": NUMBER, "station": STATION, "stage": Stage.INTAKE, "opened_on": DAY, "moved_on": DAY}
    assert Case.telling(few) == BARE


def test_a_field_that_is_not_there_is_neither_told_nor_changed() -> None:
    with pytest.raises(KeyError):
        BARE.said("taxi_colour")
    with pytest.raises(KeyError):
        BARE.saying("taxi_colour", "白")
    unknown: dict[str, Any] = {"kind": "rights", "colour": "白"}
    with pytest.raises(TypeError, match="colour"):
        altered(BARE.intake, **unknown)


def test_a_changed_value_is_as_good_as_one_made_anew() -> None:
    changed = altered(BARE.closing, ground="own")
    assert (changed.ground, BARE.closing.ground) == ("own", "")
    assert changed == type(BARE.closing)(ground="own")
    assert hash(changed) == hash(type(BARE.closing)(ground="own"))
    assert repr(changed) == repr(type(BARE.closing)(ground="own"))


def test_what_is_reckoned_of_a_value_is_reckoned_once_and_anew_of_what_is_made_of_it() -> None:
    asked = list[str]()

    @once
    def of(case: Case) -> str:
        asked.append(case.number)
        return f"{case.number} {case.handler}"

    case = opened(WAGES)
    assert (of(case), of(case), asked) == (f"{NUMBER} ", f"{NUMBER} ", [NUMBER])
    after = altered(case, handler="li")
    assert (of(after), of(after), of(case), asked) == (f"{NUMBER} li", f"{NUMBER} li", f"{NUMBER} ", [NUMBER] * 2)
    assert after == replace(opened(WAGES), handler="li")
    assert repr(after) == repr(replace(opened(WAGES), handler="li"))


def test_the_ledger_of_a_case_is_that_of_its_own_money() -> None:
    story = Story()
    story.case = case = opened(WAGES)
    assert accounts(case).claimed == About()
    more = altered(case, money=altered(case.money, claimed=just(500_000)))
    assert (accounts(more).claimed, accounts(case).claimed) == (500_000, About())


def test_a_sum_that_is_roughly_known_stays_so_in_a_case_that_is_split_off() -> None:
    case = opened(WAGES)
    story = Story()
    story.case, story.history = case, story.history[:1]
    story.add(Roster(members=(Member("张伟"), Member("李静"))))
    beside = SplitOff(names=("李静",), reason="请求不同。").beside(story.case)
    assert beside
    (split, *_) = beside.events
    assert isinstance(split, Opened)
    assert (split.taxi_fee, split.deposit, split.applicant) == (About(300_000), 2_000_000, "李静")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (None, 100, 100),
        (200, 100, 300),
        (200, About(100), About(300)),
        (About(200), 100, About(300)),
        (About(), 100, Between(100, None)),
        (About(), About(), About()),
        (None, About(), About()),
        (None, None, None),
    ],
)
def test_two_sums_come_to_one(one: Any, other: Any, both: Any) -> None:
    assert together(one, other) == both
