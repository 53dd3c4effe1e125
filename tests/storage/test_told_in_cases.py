"""What is known of the people in cases, to be hidden wherever a list or a paper says it again."""

from datetime import timedelta

import pytest

from cases.views.rows import View
from storage.proof.check import check
from storage.store.stale import Stale
from tests.centre import DAY, Centre


def test_each_case_tells_of_its_own_people_by_its_history_and_by_the_directory(centre: Centre) -> None:
    one = centre.assigned(applicant="孙悟空", phone="13800138000", respondents="包工头：牛魔王")
    two = centre.assigned(applicant="猪八戒", id_number="11010519491231002X")
    centre.add(one, "corrected", field="phone", new="13900139000", reason="换号。")
    desk = centre.desk("li")
    rows = desk.queues.page(View.FOLLOW_UP).rows
    assert {row.id for row in rows} == {one.id, two.id}
    known = desk.cases.known(rows)
    assert set(known) == {one.id, two.id}
    first, second = known[one.id], known[two.id]
    assert {"孙悟空", "牛魔王"} <= first.names
    assert first.names.isdisjoint(second.names)
    assert "猪八戒" in second.names
    for text in ("13800138000", "13900139000", "孙悟空"):
        assert any(first.find(text)), "what was corrected stays known"
        assert not any(second.find(text))
    assert any(second.find("11010519491231002X"))


def test_whoever_saved_on_an_older_version_is_told_only_what_came_in_between(centre: Centre) -> None:
    file = centre.assigned()
    seen = file.case.version
    centre.to(centre.now.date() + timedelta(1))
    centre.add(file, "note", what="第一条。")
    centre.add(file, "note", what="第二条。")
    desk = centre.desk("wang")
    event = desk.cases.file(file.id).history[-1].entry.event
    with pytest.raises(Stale, match="登记了 2 条记录") as stale:
        desk.casework.record(file.id, event, seen)
    assert [line.entry.seq for line in stale.value.since] == [seen + 1, seen + 2]


def test_a_tie_is_told_in_both_cases_on_the_day_that_was_told(centre: Centre) -> None:
    one, other = centre.open(), centre.open(applicant="李四")
    centre.to(9)
    centre.add(one, "linked", on=DAY, number=other.case.number, relation="later")
    days = [centre.desk().cases.file(each.id).history[-1].entry.on for each in (one, other)]
    assert days == [DAY, DAY]


def test_a_note_on_a_tie_stays_where_both_cases_are_found_by_as_few(centre: Centre) -> None:
    files = [centre.assigned(), centre.assigned(applicant="李四")]
    for each in files:
        centre.add(each, "reach", "wang", who="restricted", reason="隐私。")
    centre.add(files[0].id, "linked", number=files[1].case.number, relation="later", note="同一工地。")
    told = [centre.desk("wang").cases.file(each.id).history[-1].entry.event for each in files]
    assert [each.dump().get("note", "") for each in told] == ["同一工地。", ""]


def test_what_is_restricted_before_a_part_was_split_off_is_told_there_on_its_first_day(centre: Centre) -> None:
    file = centre.assigned(people="2")
    file = centre.add(file, "roster", members="张伟\n李静")
    centre.to(5)
    file = centre.add(file, "split_off", names="李静", reason="请求不同。")
    (part,) = [number for number, _relation in file.case.ties.links]
    opened_on = centre.now.date()
    centre.add(file.id, "reach", "wang", on=DAY, who="restricted", reason="隐私。")
    (row,) = centre.desk("wang").search.find(part)
    history = centre.desk("wang").cases.file(row.id).history
    assert (history[-1].entry.event.spec.code, history[-1].entry.on) == ("reach", opened_on)
    assert list(check(centre.store)) == []
