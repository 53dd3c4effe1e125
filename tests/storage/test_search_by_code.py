"""Words that people say find the cases of the official cause or group, whatever the text of these says."""

from collections.abc import Iterator

import pytest

from storage.desk import Desk
from storage.queues import coded
from tests.centre import Centre, build


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return a desk with cases of several causes and groups; tests only read."""
    folder = tmp_path_factory.mktemp("shelf")
    build(folder)
    centre = Centre(folder)
    for cause, groups, facts in (
        ("2025-205-5", "农民工", "半年没有给。"),
        ("2020-186-5", "女职工", "一直拖着，老板躲了。"),
        ("2025-205", "一般职工", "单位不认。"),
        ("2025-206-2", "农民工", "赶工时说到欠薪。"),
    ):
        centre.open(cause=cause, groups=groups, facts=facts, request="按法律办。")
    yield centre.desk()
    centre.store.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("欠薪", "4 2 1"),
        ("“讨薪”", "2 1"),
        ("討薪", "2 1"),
        ("追索劳动报酬", "2 1"),
        ("追索劳", "2 1"),
        ("追索劳动报酬纠纷", "2 1"),
        ("建筑工人", "4 1"),
        ("农民工", "4 1"),
        ("migrant worker", "4 1"),
        ("欠薪 民工", "4 1"),
        ("欠薪 赶工", "4"),
        ("讨薪 老板", "2"),
        ("老板 讨薪", "2"),
        ("讨薪 老板 民工", ""),
        ("薪", "4"),
        ("薪欠", ""),
        ("追索", ""),
        ("讨薪老板", ""),
    ],
)
def test_a_case_is_found_by_what_its_cause_or_group_is_called(shelf: Desk, typed: str, found: str) -> None:
    assert " ".join(str(row.id) for row in shelf.search.find(typed)) == found


def test_no_more_are_found_than_asked_for_the_newest_first(shelf: Desk) -> None:
    assert [row.id for row in shelf.search.find("讨薪", 1)] == [2]
    assert [row.id for row in shelf.search.find("民工", 1)] == [4]


def test_what_holds_the_other_words_is_told(shelf: Desk) -> None:
    (hit,) = shelf.search.look("讨薪 老板")
    assert hit.entries == (0,)
    assert shelf.search.look("讨薪")[0].entries == ()


def test_the_words_of_the_centre_find_too_and_another_station_and_restricted_cases_stay_unfound(centre: Centre) -> None:
    here = centre.open(cause="2025-205-5", facts="没有给。")
    hidden = centre.assigned("zhao", cause="2025-205-5", facts="没有给。")
    centre.add(hidden, "reach", "wang", who="restricted", reason="涉及健康。")
    assert [row.id for row in centre.desk("li").search.find("讨薪")] == [here.id]
    assert [row.id for row in centre.desk("wang").search.find("讨薪")] == [hidden.id, here.id]
    assert centre.desk("li").search.find("辛苦钱") == ()
    centre.desk("wang").words.take("cause,辛苦钱,2025-205-5", "words.csv")
    assert [row.id for row in centre.desk("li").search.find("辛苦钱")] == [here.id]


def test_cases_of_long_ago_are_found_once_the_newest_are_looked_through(
    shelf: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coded, "_PAGE", 1)
    assert [row.id for row in shelf.search.find("讨薪")] == [2, 1]
    monkeypatch.setattr(coded, "_PAGES", 1)
    assert [row.id for row in shelf.search.find("讨薪")] != [2, 1], "so many and no more are looked at"
