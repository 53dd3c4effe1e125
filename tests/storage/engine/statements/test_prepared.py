"""Queries that are composed once give each time what they would if they were composed anew."""

import pytest

from cases.staff.people import Account
from storage.engine.statements.prepared import Prepared, among, at
from storage.engine.tables import CaseRow
from storage.staff.scope import Limits, Onlooker, Reaching, auditing, ordinary, within
from tests.centre import Centre


@pytest.fixture
def cases(centre: Centre) -> list[int]:
    """Return cases: one of ZF, and of YT two restricted ones, of `li` and of `zhao`, and one of `li` that is sealed."""
    theirs = centre.open("sun")
    restricted = [centre.assigned(handler) for handler in ("li", "zhao")]
    for file in restricted:
        centre.add(file, "reach", "wang", who="restricted", reason="本人请求。")
    closed = centre.add(centre.assigned("li"), "withdrawn", "wang", ground="own")
    centre.add(closed, "reach", "wang", who="sealed", reason="本人请求。")
    return [theirs.id, *(file.id for file in restricted), closed.id]


@Prepared
def some() -> object:
    """Find open cases of a station among some and among others."""
    both = CaseRow.id.in_(among("some")) & CaseRow.id.in_(among("others"))
    return CaseRow.select(CaseRow.id).where(both, CaseRow.station == at("station"), CaseRow.is_open == 1)


@pytest.mark.parametrize(
    ("first", "second", "station", "found"),
    [
        ((0, 1, 2), (0, 1, 2), "YT", (1, 2)),
        ((1,), (0, 1, 2), "YT", (1,)),
        ((0, 1), (1, 2, 0), "ZF", (0,)),
        ((), (0, 1, 2), "ZF", ()),
        ((0, 1, 2), (), "ZF", ()),
    ],
)
def test_lists_are_as_long_as_they_are_when_the_query_runs(
    centre: Centre,
    cases: list[int],
    first: tuple[int, ...],
    second: tuple[int, ...],
    station: str,
    found: tuple[int, ...],
) -> None:
    values = {"some": {cases[each] for each in first}, "others": [cases[each] for each in second]}
    rows = some.run(centre.store.db, station=station, **values)
    assert {case for (case,) in rows} == {cases[each] for each in found}


@Prepared
def numbered() -> object:
    """Find cases by a part of their number, which peewee says otherwise for a query of no engine's."""
    return CaseRow.select(CaseRow.id).where(CaseRow.number.contains("YT"), CaseRow.id <= at("last"))


def test_a_query_is_composed_for_the_engine_on_which_it_runs(centre: Centre, cases: list[int]) -> None:
    assert [case for (case,) in numbered.run(centre.store.db, last=max(cases))] == sorted(cases[1:])


@Reaching
def reached(reader: Onlooker) -> object:
    """Find all cases within reach."""
    return within(CaseRow.select(CaseRow.id).order_by(CaseRow.id), reader)


def _readers(centre: Centre) -> list[Account | Limits]:
    accounts = centre.store.accounts()
    return [*accounts, *map(auditing, accounts), *map(ordinary, ("YT", "ZF", "LS"))]


@pytest.mark.usefixtures("cases")
def test_one_kind_of_reader_after_the_other_reaches_what_a_query_of_their_own_tells(centre: Centre) -> None:
    for reader in _readers(centre):
        rows = centre.store.rows(within(CaseRow.select(CaseRow.id).order_by(CaseRow.id), reader))
        assert list(reached.run(centre.store.db, reader)) == list(rows), reader


@pytest.mark.parametrize(
    ("who", "places"),
    [("li", (1,)), ("zhao", (2,)), ("sun", (0,)), ("zhou", ()), ("wang", (0, 1, 2, 3)), ("audit", (0,))],
)
def test_who_reaches_what(centre: Centre, cases: list[int], who: str, places: tuple[int, ...]) -> None:
    rows = reached.run(centre.store.db, centre.store.account(who))
    assert [case for (case,) in rows] == [cases[each] for each in places]


@Prepared
def worded() -> object:
    """Find cases by words and numbers of the query's own, among them quotes and what stands for a place."""
    odd = CaseRow.number.in_(["it's ?", "'' OR 1=1 --", "a?b", "%s"]) | (CaseRow.number != "?")
    return CaseRow.select(CaseRow.id).where(odd, CaseRow.id <= at("last")).order_by(CaseRow.id).limit(2)


def test_only_places_are_put_in_when_it_runs_so_that_an_engine_plans_once(centre: Centre, cases: list[int]) -> None:
    assert [case for (case,) in worded.run(centre.store.db, last=max(cases))] == sorted(cases)[:2]
    told = worded._composed(centre.store.db)
    assert told.filled({"last": 7}) == (7,)
    assert "LIMIT 2" in told.sql
    assert "'it''s ?'" in told.sql
