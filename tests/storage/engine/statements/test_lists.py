"""A list of any length is asked about some at a time, and nothing is asked about none."""

from storage.engine.statements.lists import found_of, in_parts, places
from tests.centre import Centre


def test_a_long_list_is_cut_into_parts_in_its_order() -> None:
    parts = list(in_parts(range(12_001)))
    assert [len(each) for each in parts] == [5000, 5000, 2001]
    assert [value for some in parts for value in some] == list(range(12_001))
    assert list(in_parts([])) == []


def test_what_is_found_of_a_long_list_is_found_of_each_part(centre: Centre) -> None:
    asked = list[int]()

    def run(sql: str, values: tuple[int, ...]) -> object:
        asked.append(len(values))
        return centre.store.run(sql, values)

    query = "WITH RECURSIVE one (n) AS (SELECT 1 UNION ALL SELECT n + 2 FROM one WHERE n < 11999) "
    odd = found_of(run, f"{query} SELECT n FROM one WHERE n IN ({{places}})", range(12_000))
    assert [n for (n,) in odd] == list(range(1, 12_000, 2))
    assert asked == [5000, 5000, 2000]
    assert list(found_of(run, "no query at all {places}", [])) == []


def test_there_are_as_many_places_as_values() -> None:
    assert places(("a", "b", "c")) == "?,?,?"
    assert places(()) == ""
