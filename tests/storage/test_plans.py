"""What is done at the desk reads what it is about, however much else there is: no table that grows is read whole."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from cases.directory.records import Person
from cases.views.casefile import CaseFile
from tests.centre import Centre
from tests.storage.test_batches import ledger, people

GROWING = {"agenda", "audit", "batch_item", "case_row", "edit", "given", "history", "part", "record", "twin"}
ID = "11010519491231002X"
_NAMED = re.compile(r'"?(\w+)"?\s+AS\s+"?(\w+)"?')
_SCAN = re.compile(r"SCAN (\w+)(?! USING (COVERING )?INDEX| VIRTUAL)")


def scans(connection: Any, statement: str) -> set[str]:
    """Return the growing tables that a statement reads whole; one that is read from its end for a line is not."""
    if not statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")) or re.search(r"DESC LIMIT 1$", statement):
        return set()
    tables = {alias: table for table, alias in _NAMED.findall(statement)}
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    found = {str(match[1]) for _, _, _, step in plan if (match := _SCAN.match(step))}
    return {tables.get(each, each) for each in found} & GROWING


ACTS: dict[str, Callable[[Centre, CaseFile], object]] = {
    "open": lambda centre, _: centre.open(applicant="李四", id_number=ID, respondents="甲公司", decision="same_new"),
    "record": lambda centre, file: centre.add(file, "contact", mode="phone", what="打了电话。"),
    "file": lambda centre, file: centre.desk().cases.file(file.id),
    "add": lambda centre, _: centre.desk().directory.add(Person(name="赵六", id_number=ID)),
    "people": lambda centre, _: centre.desk().importing.apply(people(centre, 20), "名册.xlsx"),
    "cases": lambda centre, _: centre.desk().importing.apply(ledger(centre, 20), "台账.xlsx"),
}


@pytest.mark.parametrize("act", ACTS)
def test_no_table_that_grows_is_read_whole(act: str, centre: Centre) -> None:
    file, done = centre.assigned(), list[str]()
    connected: Any = centre.store.db.connection
    connection = connected()
    connection.set_trace_callback(done.append)
    ACTS[act](centre, file)
    connection.set_trace_callback(None)
    assert done
    assert {statement: found for statement in done if (found := scans(connection, statement))} == {}
