"""What somebody wrote by hand in a record that two stations shared is of the one whom they knew, once these part."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cases.directory.records import Person
from cases.views.casefile import CaseFile
from storage.proof.check import check
from tests.centre import Centre
from tests.unlocked import dump

ID = "11010519491231002X"
SECRET, THEIRS = "密：藏于青石巷9号", "常来问讯"


def note(centre: Centre, by: str, say: Callable[[str], str], **more: Any) -> None:
    """Change the note of the one person whom somebody knows."""
    directory = centre.desk(by).directory
    (line,) = directory.page("person")
    file = directory.file(line.id)
    assert isinstance(file.record, Person)
    directory.change(line.id, replace(file.record, note=say(file.record.note), **more), file.version)


def joined(centre: Centre, first: str) -> CaseFile:
    """Open a case of somebody at each of two stations and join the two; return that of Li's. first: who came first."""
    mine = centre.assigned("li", applicant="桂隐娘", id_number=ID) if first == "li" else None
    centre.open("sun", None, applicant="桂隐娘", id_number=ID)
    note(centre, "sun", lambda _: "原有备注")
    case = mine or centre.assigned("li", applicant="桂隐娘", id_number=ID)
    twins = centre.desk("wang").twins
    (twin,) = twins.waiting()
    twins.join(twin.id)
    return case


def restrict(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "reach", "wang", who="restricted", reason="涉及隐私。")


def told(centre: Centre, by: str) -> str:
    """Return all that somebody is told of the one person whom they know."""
    directory = centre.desk(by).directory
    (line,) = directory.page("person")
    return repr(directory.file(line.id))


def notes(centre: Centre, by: str) -> list[str]:
    return [line.record.note for line in centre.desk(by).directory.page("person")]  # type: ignore[attr-defined]


def sound(centre: Centre) -> bool:
    return [str(each.what) for each in check(centre.store)] == []


@pytest.mark.parametrize("first", ["li", "sun"])
def test_each_station_keeps_what_it_wrote_itself(centre: Centre, first: str) -> None:
    case = joined(centre, first)
    note(centre, "li", lambda before: f"{before}\n{SECRET}", other_address="青石巷9号")
    note(centre, "sun", lambda before: f"{before}\n{THEIRS}")
    restrict(centre, case)
    assert SECRET not in told(centre, "sun")
    assert "青石巷" not in told(centre, "sun")
    assert SECRET in told(centre, "li")
    assert "青石巷" in told(centre, "li")
    assert THEIRS not in told(centre, "li")
    assert notes(centre, "sun") == [f"原有备注\n{THEIRS}"]
    assert sound(centre)


@pytest.mark.parametrize("first", ["li", "sun"])
def test_what_it_took_the_place_of_stands_again(centre: Centre, first: str) -> None:
    case = joined(centre, first)
    note(centre, "li", lambda _: SECRET)
    restrict(centre, case)
    assert SECRET not in told(centre, "sun")
    assert notes(centre, "sun") == ["原有备注"]
    assert sound(centre)


def test_what_somebody_wrote_who_knew_both_stays(centre: Centre) -> None:
    case = joined(centre, "sun")
    note(centre, "wang", lambda _: THEIRS)
    restrict(centre, case)
    assert notes(centre, "sun") == [THEIRS]
    assert sound(centre)


def test_a_merge_that_is_undone_gives_each_its_own(centre: Centre) -> None:
    joined(centre, "sun")
    note(centre, "li", lambda before: f"{before}\n{SECRET}")
    (line,) = centre.desk("wang").directory.page("person")
    centre.desk("wang").merging.undo(line.id)
    assert (notes(centre, "sun"), notes(centre, "li")) == (["原有备注"], [SECRET])
    assert SECRET not in told(centre, "sun")
    assert sound(centre)


@pytest.mark.parametrize("first", ["li", "sun"])
def test_it_is_erased_with_the_case_of_the_one_whom_it_was_of(centre: Centre, first: str, data: Path) -> None:
    case = joined(centre, first)
    note(centre, "li", lambda before: f"{before}\n{SECRET}")
    centre.add(case, "withdrawn", "wang", ground="own")
    centre.to(11_500)
    centre.add(case, "erased", "wang", ground="expired")
    assert SECRET not in str(dump(data))
    assert notes(centre, "sun") == ["原有备注"]
    assert sound(centre)
