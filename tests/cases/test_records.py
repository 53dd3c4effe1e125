"""What is known of people and employers, and what follows from it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from cases.directory.belonging import belongings
from cases.directory.memberships import MembershipPeriod, MembershipPeriods
from cases.directory.records import RECORDS, Employer, Person, same_name
from cases.kinds import PERSON
from cases.values.identity import check_credit_code, place_of, told_by
from cases.values.refusal import Refused
from cases.values.spans import unpack_day
from cases.values.text import CHINESE
from tests.cases.making import refusal

TODAY = date(2026, 3, 2)
WOMAN = "11010519491231002X"


def _period(group: str, since: str = "", until: str = "") -> MembershipPeriod:
    return MembershipPeriod(group, *(unpack_day(day) if day else None for day in (since, until)))


def number(born: date, order: int) -> str:
    """Return a citizen's number of a day of birth; the order's last digit tells the sex."""
    body = f"110105{born:%Y%m%d}{order:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def test_an_identity_number_tells_birth_sex_and_district() -> None:
    told = told_by(WOMAN)
    assert told is not None
    assert (told.born, told.sex, told.district) == (date(1949, 12, 31), "female", "110105")
    assert "朝阳区" in place_of(WOMAN)


def test_one_of_fifteen_digits_tells_the_same() -> None:
    told = told_by("110105491231003")
    assert told is not None
    assert (told.born, told.sex) == (date(1949, 12, 31), "male")


def test_an_unknown_district_has_no_name_and_is_no_mistake() -> None:
    historic = f"999999{number(date(1990, 1, 1), 1)[6:]}"
    assert told_by(historic) is not None
    assert place_of(historic) == ""


@pytest.mark.parametrize("other", ["E12345678", "", "110105499931003", "12345"])
def test_another_document_tells_nothing(other: str) -> None:
    assert told_by(other) is None


@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.integers(1, 999))
def test_every_number_tells_what_it_was_made_of(born: date, order: int) -> None:
    told = told_by(number(born, order))
    assert told is not None
    assert (told.born, told.sex) == (born, "male" if order % 2 else "female")


def test_a_credit_code_is_read_forgivingly() -> None:
    assert check_credit_code(" 91350100m000100y43") == "91350100M000100Y43"


@pytest.mark.parametrize("wrong", ["91350100M000100Y44", "91350100M000100Y4", "91350100I000100Y43", "公司"])
def test_a_credit_code_is_checked_to_its_last_character(wrong: str) -> None:
    assert refusal(lambda: check_credit_code(wrong)) == "credit_code"


def test_a_person_is_read_kept_and_loaded_again() -> None:
    typed = {
        "name": "张伟",
        "id_number": WOMAN,
        "phones": "13800000000，0535-6212345",
        "groups": "农民工 2019-03 起\n劳务派遣工 2020-01-02 至 2021",
    }
    person = Person.read(typed, TODAY)
    assert person.groups == (
        _period("migrant", "2019-03"),
        _period("dispatched", "2020-01-02", "2021"),
    )
    assert Person.load(person.dump()) == person
    assert Person.read(person.typed(), TODAY) == person
    assert (person.completed().sex, person.completed().born) == ("female", date(1949, 12, 31))


def test_every_field_of_every_record_may_be_left_empty_but_its_name() -> None:
    for record in RECORDS.values():
        with pytest.raises(Refused) as refused:
            record.read({}, TODAY)
        assert [each.field for each in refused.value.problems] == ["name"]
        assert record.read({"name": "某某"}, TODAY).called == "某某"


def test_an_unknown_field_is_named() -> None:
    assert refusal(lambda: Employer.read({"name": "某公司", "colour": "红"}, TODAY)) == "unknown_field"


@pytest.mark.parametrize(
    ("household", "born", "younger"),
    [
        ("agricultural", "1980-01-01", True),
        ("agricultural", "1979-12-31", False),
        ("agricultural", "1980", True),
        ("agricultural", "2010-03-02", True),
        ("agricultural", "2010-03-03", False),
        ("agricultural", "", False),
        ("non_agricultural", "1990-05-01", False),
        ("", "1990-05-01", False),
    ],
)
def test_who_is_a_younger_migrant_worker(household: str, born: str, younger: bool) -> None:
    person = Person(name="张伟", household=household, born=unpack_day(born) if born else None)
    found = belongings(person, TODAY)
    assert [each.group.code for each in found] == (["new_migrant"] if younger else [])
    assert all(each.why and born in CHINESE(each.why) for each in found)


def test_what_was_written_down_stands_without_a_ground_while_it_lasts() -> None:
    person = Person(
        name="李静",
        id_number=WOMAN,
        groups=(_period("migrant", "2019"), MembershipPeriod("women"), _period("taxi", "", "2020")),
    )
    assert [(each.group.code, each.why) for each in belongings(person, TODAY)] == [("migrant", None), ("women", None)]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (_period("taxi", "2024-02", "2024-03"), date(2024, 2, 1), date(2024, 3, 31)),
        (_period("taxi", "2024", "2024"), date(2024, 1, 1), date(2024, 12, 31)),
        (_period("taxi", "2024-02-05", "2024-02-05"), date(2024, 2, 5), date(2024, 2, 5)),
    ],
)
def test_a_period_holds_from_its_first_day_to_its_last(period: MembershipPeriod, first: date, last: date) -> None:
    days = [first.fromordinal(first.toordinal() + step) for step in range(-1, (last - first).days + 2)]
    assert [period.holds_on(day) for day in days] == [False, *[True] * (len(days) - 2), False]


@pytest.mark.parametrize("typed", ["飞行员", "农民工 2025-05 至 2024", "2019", "农民工 2027-01"])
def test_a_spell_that_cannot_be_is_refused(typed: str) -> None:
    assert refusal(lambda: MembershipPeriods().read(typed, TODAY)) in ("spell", "code", "date", "future")


def test_names_are_the_same_whatever_the_width_and_the_blanks() -> None:
    assert same_name("云汀（北）建筑 有限公司") == same_name("云汀(北)建筑有限公司")
    assert PERSON.read("张　伟", TODAY) == "张 伟"


@pytest.mark.parametrize(
    ("spell", "written", "shown"),
    [
        (MembershipPeriod("migrant"), "农民工", "农民工"),
        (_period("migrant", "2019-03"), "农民工 2019-03", "农民工（2019-03 起）"),
        (_period("migrant", "", "2025"), "农民工 至 2025", "农民工（至 2025）"),
        (_period("migrant", "2019-03", "2025"), "农民工 2019-03 至 2025", "农民工（2019-03 至 2025）"),
    ],
)
def test_a_spell_is_written_as_it_is_read_and_shown_with_its_time(
    spell: MembershipPeriod, written: str, shown: str
) -> None:
    kind = MembershipPeriods()
    assert kind.write((spell,)) == written
    assert kind.read(written, TODAY) == (spell,)
    assert [CHINESE(each) for each in kind.show((spell,))] == [shown]
    assert kind.load(kind.dump((spell,))) == (spell,)


def test_a_spell_may_begin_and_end_in_one_year_or_on_one_day() -> None:
    assert MembershipPeriods().read("农民工 2024-05 至 2024", TODAY) == (_period("migrant", "2024-05", "2024"),)
    assert MembershipPeriods().read("农民工 2024-05-01 至 2024-05-01", TODAY) == (
        _period("migrant", "2024-05-01", "2024-05-01"),
    )
    assert refusal(lambda: MembershipPeriods().read("农民工 2024-05 至 2023", TODAY)) == "spell"
    assert refusal(lambda: MembershipPeriods().read("农民工 2024-05-02 至 2024-05-01", TODAY)) == "spell"
