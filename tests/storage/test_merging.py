"""Two records of one person or employer become one, everything follows, and it can be undone."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.directory.alike import asked_by
from cases.directory.listed import joined, lost
from cases.directory.memberships import MembershipPeriod
from cases.directory.records import Employer, Person
from cases.directory.twins import Decision
from cases.values.spans import year_of
from storage.directory.directory import StaleRecord
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre

ID = "11010519491231002X"
FIRM, SHORT = "云汀北海建筑有限公司", "北海建筑"


def two(centre: Centre) -> tuple[int, int]:
    """Return a firm under two names, each with a case, the full name first."""
    centre.open(respondents=FIRM, people="5")
    centre.open(respondents=SHORT, people="7", applicant="王小明")
    found = {line.record.called: line.id for line in centre.desk().directory.page("employer")}
    return found[FIRM], found[SHORT]


def names(centre: Centre) -> list[str]:
    """Return the names of the employers that are found."""
    return sorted(line.record.called for line in centre.desk().directory.page("employer"))


def sound(centre: Centre) -> bool:
    """Tell whether the check finds nothing."""
    return [str(each.what) for each in check(centre.store)] == []


def test_the_cases_follow_the_lead(centre: Centre) -> None:
    lead, other = two(centre)
    merged = centre.desk("wang").merging.merge(lead, other, (0, 0))
    assert (merged.record.called, merged.all_cases, merged.people) == (FIRM, 2, 12)
    assert names(centre) == [FIRM]
    assert centre.desk().directory.file(other).id == lead
    assert sound(centre)


def test_a_later_case_under_the_other_name_follows_too(centre: Centre) -> None:
    lead, other = two(centre)
    centre.desk("wang").merging.merge(lead, other, (0, 0))
    centre.open(respondents=SHORT)
    assert centre.desk().directory.file(lead).all_cases == 3
    assert names(centre) == [FIRM]


def test_the_other_name_finds_the_lead_until_it_is_undone(centre: Centre) -> None:
    lead, other = two(centre)
    desk = centre.desk("wang")
    desk.merging.merge(lead, other, (0, 0))
    desk.directory.change(lead, Employer(name="远航集团"), 1)
    assert [line.id for line in desk.directory.page("employer", SHORT)] == [lead]
    asked = asked_by({"respondents": SHORT}, centre.now.date())
    assert {each.row.id for each in desk.looking.look(asked).found} == {1, 2}
    desk.merging.undo(lead)
    assert [line.id for line in desk.directory.page("employer", SHORT)] == [other]
    assert sound(centre)


def test_what_the_lead_lacks_is_taken_over_and_undoing_gives_it_back(centre: Centre) -> None:
    lead, other = two(centre)
    directory = centre.desk().directory
    told = Employer(name=SHORT, credit_code="91350100M000100Y43", phone="13800000000")
    version = directory.change(other, told, 0).version
    merged = centre.desk("wang").merging.merge(lead, other, (0, version))
    assert merged.record == Employer(name=FIRM, credit_code="91350100M000100Y43", phone="13800000000")
    undone = centre.desk("wang").merging.undo(lead)
    assert undone.record == Employer(name=FIRM)
    assert [edit.what for edit in undone.edits] == ["parted", "merged"]
    assert directory.file(other).record == told
    assert (directory.file(other).all_cases, undone.all_cases) == (1, 1)
    assert names(centre) == sorted([FIRM, SHORT])
    assert sound(centre)


def test_undoing_leaves_what_somebody_changed_since(centre: Centre) -> None:
    lead, other = two(centre)
    merged = centre.desk("wang").merging.merge(lead, other, (0, 0))
    changed = centre.desk().directory.change(lead, Employer(name=FIRM, district="浦前区"), merged.version)
    assert centre.desk("wang").merging.undo(lead).record == changed.record
    assert sound(centre)


def test_several_merges_are_undone_one_after_the_other(centre: Centre) -> None:
    lead, other = two(centre)
    centre.open(respondents="北海")
    third = centre.desk().directory.page("employer")[0].id
    merging = centre.desk("wang").merging
    merging.merge(lead, other, (0, 0))
    merging.merge(lead, third, (1, 0))
    assert centre.desk().directory.file(lead).all_cases == 3
    assert merging.undo(lead).all_cases == 2
    assert names(centre) == sorted([FIRM, "北海"])
    assert merging.undo(lead).all_cases == 1
    assert refusal(lambda: merging.undo(lead)) == "no_merge"
    assert merging.merge(lead, other, (4, 2)).all_cases == 2
    assert merging.undo(lead).all_cases == 1
    assert sound(centre)


def test_two_numbers_say_that_they_are_not_the_same(centre: Centre) -> None:
    desk = centre.desk("wang")
    one = desk.directory.add(Employer(name=FIRM, credit_code="91350100M000100Y43"))
    other = desk.directory.add(Employer(name=SHORT, credit_code="911101087575570066"[:17] + "3"))
    assert refusal(lambda: desk.merging.merge(one.id, other.id, (1, 1))) == "merge_numbers"


def test_nothing_is_merged_with_itself_or_across_kinds(centre: Centre) -> None:
    lead, _other = two(centre)
    desk = centre.desk("wang")
    person = desk.directory.page("person")[0].id
    assert refusal(lambda: desk.merging.merge(lead, lead, (0, 0))) == "merge_itself"
    assert refusal(lambda: desk.merging.merge(lead, person, (0, 0))) == "merge_itself"


def test_a_record_that_was_changed_meanwhile_is_looked_at_again(centre: Centre) -> None:
    lead, other = two(centre)
    centre.desk().directory.change(other, Employer(name=SHORT, district="浦前区"), 0)
    with pytest.raises(StaleRecord):
        centre.desk("wang").merging.merge(lead, other, (0, 0))
    assert names(centre) == sorted([FIRM, SHORT])


def test_only_within_reach(centre: Centre) -> None:
    lead, other = two(centre)
    assert refusal(lambda: centre.desk("qian").merging.merge(lead, other, (0, 0))) == "unknown_record"


def each_of(phones: str) -> set[str]:
    """Return the numbers."""
    return set(phones.split("、")) - {""}


TEXT = st.sampled_from(["", "甲", "乙"])
PEOPLE = st.builds(
    Person,
    name=st.sampled_from(["张伟", "张纬"]),
    address=TEXT,
    note=TEXT,
    phones=st.sampled_from(["", "13800000000", "13900000000", "13800000000、13900000000"]),
    consents=st.sampled_from([(), ("service",), ("service", "sensitive")]),
    groups=st.sampled_from(
        [(), (MembershipPeriod("migrant"),), (MembershipPeriod("taxi"), MembershipPeriod("migrant", year_of(2020)))]
    ),
)


@given(PEOPLE, PEOPLE)
def test_joining_keeps_the_lead_and_says_what_is_lost(lead: Person, other: Person) -> None:
    whole = joined(lead, other)
    gone = {change.ask.name: change for change in lost(lead, other)}
    assert whole.name == lead.name
    assert joined(whole, other) == whole or other.note
    assert (whole.address, "address" in gone) == (
        lead.address or other.address,
        bool(lead.address and other.address) and lead.address != other.address,
    )
    assert each_of(whole.phones) == each_of(lead.phones) | each_of(other.phones)
    assert set(whole.consents) == {*lead.consents, *other.consents}
    assert {period.group for period in whole.groups} == {period.group for period in (*lead.groups, *other.groups)}
    assert ("name" in gone) is (lead.name != other.name)


def test_undoing_tells_nothing_of_a_case_that_was_restricted_meanwhile(centre: Centre) -> None:
    told = centre.open(applicant="孙悟空", id_number=ID, address="花果山水帘洞")
    centre.open(applicant="孙悟空", id_number=ID, decision="no_conflict")
    (line,) = centre.desk("wang").directory.page("person")
    double = centre.desk("wang").directory.add(Person(name="孙行者"))
    centre.desk("wang").merging.merge(double.id, line.id, (1, line_version(centre, line.id)))
    centre.add(told, "reach", "wang", who="restricted", reason="涉及隐私。")
    centre.desk("wang").merging.undo(double.id)
    records = [centre.desk("admin").directory.file(each.id) for each in centre.desk("admin").directory.page("person")]
    assert sorted(each.record.called for each in records) == ["孙悟空", "孙行者"]
    assert "花果山" not in repr(records)
    assert sound(centre)


def line_version(centre: Centre, record: int) -> int:
    """Return the version of a record as it is now."""
    return centre.desk("wang").directory.file(record).version


def test_a_record_in_a_restricted_case_is_merged_with_no_other_and_the_pair_waits(centre: Centre) -> None:
    """Only one of the two stands in a restricted case; neither may lead, whichever way round they are merged."""
    centre.open(applicant="桂英", id_number=ID)
    file = centre.assigned("li", applicant="桂英", id_number=ID, decision="same_new")
    centre.add(file, "reach", "wang", who="restricted", reason="涉及隐私。")
    desk = centre.desk("wang")
    one, other = (line.id for line in desk.directory.page("person", "桂英"))
    versions = {each: desk.directory.file(each).version for each in (one, other)}
    ways = [
        partial(desk.merging.merge, *way, (versions[way[0]], versions[way[1]])) for way in ((one, other), (other, one))
    ]
    assert [refusal(merge) for merge in ways] == ["merge_restricted"] * 2
    (pair,) = desk.twins.waiting()
    assert ({pair.one.id, pair.other.id}, pair.joinable) == ({one, other}, False)
    assert refusal(lambda: desk.twins.join(pair.id)) == "merge_restricted"
    left = [partial(desk.twins.leave, pair.id, Decision.APART, reason) for reason in ("", " ", "\n\t")]
    assert [refusal(leave) for leave in left] == ["needed"] * 3
    desk.twins.leave(pair.id, Decision.APART, " 看过。 ")
    assert desk.twins.waiting() == ()
    assert list(check(centre.store)) == []


def test_who_is_told_anew_in_a_restricted_case_waits_to_be_compared_though_everybody_knows_the_other(
    centre: Centre,
) -> None:
    """Nobody is asked about somebody in a restricted case, so that a supervisor is, later."""
    centre.open(applicant="李静", phone="13800138000")
    file = centre.assigned("li", applicant="王五")
    centre.add(file, "reach", "wang", who="restricted", reason="涉及隐私。")
    (line,) = centre.desk("li").directory.page("person", "王五")
    assert centre.desk("wang").twins.count() == 0
    centre.desk("li").directory.change(line.id, Person(name="李静", phones="13800138000"), 0)
    (pair,) = centre.desk("wang").twins.waiting()
    assert (pair.sort.value, pair.joinable) == ("phone", False)
    assert centre.desk("zhao").twins.count() == 0
