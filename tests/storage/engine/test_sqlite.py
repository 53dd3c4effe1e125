"""A statement that takes long is looked at while it runs, and ends where whoever looks says so."""

import pytest

from tests.centre import Centre

LONG = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT COUNT(*) FROM n"


class Enough(Exception):
    """Somebody has seen enough."""


def test_a_statement_ends_with_what_the_third_look_raises_and_the_write_with_it(centre: Centre) -> None:
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1
        if looks == 3:
            raise Enough

    def write() -> None:
        with centre.store.writing(), centre.store.db.watched(look):
            centre.store.set("centre", "没有写下")
            centre.store.run(LONG, (10**12,))

    with pytest.raises(Enough):
        write()
    assert looks == 3
    assert centre.store.get("centre") != "没有写下"
    assert centre.store.run(LONG, (10**5,)).fetchone() == (10**5,), "nobody looks any more"
    assert looks == 3


def test_a_fault_of_the_statement_itself_stays_what_it_is(centre: Centre) -> None:
    with pytest.raises(Exception, match="no such table"), centre.store.db.watched(lambda: None):
        centre.store.run("SELECT * FROM nowhere")
