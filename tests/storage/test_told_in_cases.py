"""What is known of the people in cases, to be hidden wherever a list or a paper says it again."""

from datetime import timedelta

import pytest

from cases.views.rows import View
from storage.store.stale import Stale
from tests.centre import Centre


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
