"""Merged records are parted where a case behind one of them is restricted: its names and all else go with it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from cases.directory.records import Person
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.test_reach import ID, PHONE, VICTIM, directory, restricted, sound


def test_a_merge_is_undone_as_the_case_behind_it_is_restricted(centre: Centre) -> None:
    told = centre.assigned("li", **VICTIM)
    victim = centre.desk("li").directory.page("person")[0].id
    other = centre.desk("li").directory.add(Person(name="桂娘", note="常来"))
    centre.desk("wang").merging.merge(other.id, victim, (1, 0))
    restricted(centre, told)
    assert refusal(lambda: centre.desk("wang").merging.undo(other.id)) == "no_merge"
    (line,) = centre.desk("zhao").directory.page("person")
    assert line.record == Person(name="桂娘", note="常来")
    assert {each.called for each in directory(centre, "li")} == {"桂娘", "桂隐娘"}
    nobody_hears_of(centre, ("桂隐娘", ID, PHONE))
    assert sound(centre)


def nobody_hears_of(centre: Centre, words: Iterable[str]) -> None:
    """See that nothing in the directory tells Zhao of these words, nor finds anything by them."""
    directory = centre.desk("zhao").directory
    for kind in ("person", "employer"):
        told = repr([directory.file(line.id) for line in directory.page(kind)])
        assert [word for word in words if word in told] == []
        assert [word for word in words if directory.page(kind, word)] == []


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("leads", [True, False])
def test_merged_under_two_names_the_one_that_is_restricted_is_heard_of_no_more(
    centre: Centre, *, leads: bool, again: bool
) -> None:
    centre.open("zhao", None, applicant="王强", phone="13800138000", respondents="蓬莱建筑公司")
    told = centre.assigned("li", **VICTIM, respondents="龙门夜总会", decision="no_conflict")
    desk = centre.desk("wang")
    for kind, names in (("person", ("桂隐娘", "王强")), ("employer", ("龙门夜总会", "蓬莱建筑公司"))):
        found = {line.record.called: line.id for line in desk.directory.page(kind)}
        keeps, goes = (found[name] for name in (names if leads else reversed(names)))
        merged = desk.merging.merge(keeps, goes, (0, 0))
        changed = replace(merged.record, note=f"{kind}：常来")  # type: ignore[call-arg]
        centre.desk("zhao").directory.change(keeps, changed, merged.version)
    if again:
        same = {"applicant": "王强", "phone": "13800138000", "respondents": "蓬莱建筑公司"}
        centre.open("zhao", None, **same, decision="same_new")
    restricted(centre, told)
    nobody_hears_of(centre, ("桂隐娘", "gyn", ID, PHONE, "某路8号", "龙门夜总会"))
    (person,), (firm,) = (centre.desk("zhao").directory.page(kind) for kind in ("person", "employer"))
    assert (person.record.called, firm.record.called, firm.all_cases) == ("王强", "蓬莱建筑公司", 1 + again)
    assert {line.record.called for line in desk.directory.page("person")} == {"王强", "桂隐娘"}
    assert {person.record.dump().get("note"), firm.record.dump().get("note")} == {"person：常来", "employer：常来"}
    made = centre.open("zhao", None, applicant="甲", respondents="龙门夜总会")
    assert len(centre.desk("zhao").directory.page("employer")) == 2, "whoever types its name learns nothing by it"
    assert made.id
    assert sound(centre)


def test_the_name_that_a_restricted_case_alone_told_of_a_shared_record_goes_with_it(centre: Centre) -> None:
    centre.open("zhao", None, applicant="桂英", id_number=ID)
    told = centre.assigned("li", **VICTIM, decision="same_new")
    firm = centre.desk("wang").directory.add(Person(name="桂某", id_number=""))
    (line,) = [each for each in centre.desk("wang").directory.page("person") if each.id != firm.id]
    centre.desk("wang").merging.merge(firm.id, line.id, (1, centre.desk("wang").directory.file(line.id).version))
    restricted(centre, told)
    nobody_hears_of(centre, ("桂隐娘", PHONE))
    assert [each.called for each in directory(centre, "zhao", "桂英")] == ["桂某"]
    assert sound(centre)


@pytest.mark.parametrize("leads", [True, False])
def test_two_of_one_case_merged_under_a_third_are_heard_of_no_more(centre: Centre, *, leads: bool) -> None:
    """They stand in no other case; the third is somebody whom a station wrote down by hand."""
    told = centre.assigned("li", **VICTIM, respondents="包工头：牛魔王")
    desk = centre.desk("wang")
    found = {line.record.called: line.id for line in desk.directory.page("person")}
    desk.merging.merge(found["桂隐娘"], found["牛魔王"], (0, 0))
    third = centre.desk("li").directory.add(Person(name="桂娘", note="常来")).id
    pair = ((third, 1), (found["桂隐娘"], 1))
    (one, seen), (other, seen_too) = pair if leads else reversed(pair)
    desk.merging.merge(one, other, (seen, seen_too))
    restricted(centre, told)
    nobody_hears_of(centre, ("桂隐娘", "牛魔王", ID, PHONE))
    (line,) = centre.desk("zhao").directory.page("person")
    assert line.record == Person(name="桂娘", note="常来")
    assert sound(centre)


def test_what_was_merged_from_one_that_a_case_told_of_tells_nothing_in_its_edits(centre: Centre) -> None:
    """Somebody whom one station wrote down by hand, and told the address of in a case, was merged into another's."""
    by_hand = centre.desk("zhou").directory.add(Person(name="桂隐娘", id_number=ID, note="常来"))
    told = centre.add(centre.open("zhou", None, **VICTIM), "accepted", "wang", ground="rights_wages")
    told = centre.add(told, "assigned", "wang", handler="zhou")
    centre.open("zhao", None, applicant="王强", phone="13800138000")
    desk = centre.desk("wang")
    (lead,) = desk.directory.page("person", "王强")
    desk.merging.merge(lead.id, by_hand.id, (0, desk.directory.file(by_hand.id).version))
    restricted(centre, told)
    nobody_hears_of(centre, (PHONE, "某路8号"))
    everybody = centre.desk("admin").directory
    heard = [everybody.file(line.id) for line in everybody.page("person")]
    assert {file.record.called for file in heard} == {"王强", "桂隐娘"}
    assert [word for word in (PHONE, "某路8号") if word in repr(heard)] == []
    assert sound(centre)
