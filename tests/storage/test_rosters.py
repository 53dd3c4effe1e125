"""A ledger of members goes onto a roster in turns, and off again, and others see all of it or nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from cases.directory.records import Person
from cases.events import Compared
from cases.ledgers.preview import Preview
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.ledgers.batches import sweep
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.test_batches import in_the_middle
from tests.storage.test_importing import look, people, sheet, sound
from tests.storage.test_undoing import kill_at


def roster(centre: Centre, rows: int) -> Preview:
    """Look at a ledger of so many members."""
    told = sheet(("姓名", "证件号码", "电话"), *((f"甲{n}", None, f"138{n:08d}") for n in range(rows)))
    return look(centre, told, "members")


def test_a_roster_keeps_who_was_put_on_it_while_others_were_on_their_way(centre: Centre) -> None:
    file = centre.open()
    others = centre.open(applicant="别的人")

    def act() -> None:
        assert people(centre) == ["别的人", "张伟"]
        centre.record(file.id, "roster", {"members": "赵六 | | 13900000001\n甲3 | | 13800000003"}, "li")
        centre.add(others, "accepted", "wang", ground="rights_wages")

    in_the_middle(centre, roster(centre, 30), act, case=file.id)
    case = centre.desk().cases.file(file.id).case
    assert [each.name for each in case.parties.members] == ["赵六", "甲3", *(f"甲{n}" for n in range(30) if n != 3)]
    assert sorted(people(centre)) == sorted(["别的人", "张伟", "赵六", *(f"甲{n}" for n in range(30))])
    assert sound(centre)


def test_a_roster_that_is_stopped_leaves_nothing(centre: Centre) -> None:
    file = centre.open()
    before = people(centre)

    def act() -> None:
        raise refuse("cancelled", say("不导入了"))

    with pytest.raises(Refused, match="不导入了"):
        in_the_middle(centre, roster(centre, 30), act, case=file.id)
    assert people(centre) == before
    assert centre.desk().cases.file(file.id).case.parties.members == ()
    assert sound(centre)


def test_who_was_put_on_a_roster_goes_with_it_but_for_those_who_were_used_since(centre: Centre) -> None:
    file = centre.open()
    batch = centre.desk().importing.apply(roster(centre, 20), "名单.xlsx", case=file.id)
    centre.open(applicant="甲3", phone="13800000003", decision="different")
    (edited,) = centre.desk().directory.page("person", "甲5")
    assert isinstance(edited.record, Person)
    centre.desk().directory.change(edited.id, replace(edited.record, note="改过。"), 0)
    centre.desk().imports.undo(batch.id)
    assert people(centre) == ["张伟", "甲3", "甲5"]
    assert refusal(lambda: centre.desk().imports.undo(batch.id)) == "batch_undone"
    assert sound(centre)


def test_a_restricted_case_joins_nobody_whom_others_know(centre: Centre) -> None:
    file = centre.assigned()
    centre.open(applicant="甲3", phone="13800000003")

    def act() -> None:
        centre.add(file.id, "reach", "wang", who="restricted", reason="涉及健康。")

    in_the_middle(centre, roster(centre, 30), act, case=file.id, decided=Compared(decision="different"))
    assert people(centre).count("甲3") == 2
    assert sound(centre)


@pytest.mark.faults
def test_a_roster_that_is_taken_off_is_gone_at_once_though_somebody_is_killed(centre: Centre, data: Path) -> None:
    file = centre.open()
    batch = centre.desk().importing.apply(roster(centre, 30), "名单.xlsx", case=file.id)
    kill_at(data, batch.id, "DELETE FROM record WHERE", 10)
    assert people(centre) == ["张伟"]
    assert centre.desk().cases.file(file.id).case.parties.members == ()
    assert sound(centre)
    assert sweep(centre.store) == 1
    assert sound(centre)
