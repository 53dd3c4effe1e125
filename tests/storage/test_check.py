"""Whatever somebody changes behind the desk's back, check finds it and says in which case."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from storage.engine.file.data import FILE
from storage.engine.tables import CaseRow
from storage.proof.check import Finding, check
from tests import unlocked
from tests.centre import Centre

NUMBER = "〔2026〕YT0001"
GUARDS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'history'"


@contextmanager
def behind(data: Path) -> Iterator[Any]:
    """Open the file as somebody who means harm: no foreign keys, no guards."""
    with unlocked.behind(data) as connection:
        guards = connection.execute("SELECT sql FROM sqlite_master WHERE name IN (" + GUARDS + ")").fetchall()
        for (name,) in connection.execute(GUARDS).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for (sql,) in guards:
            connection.execute(sql)


@pytest.fixture
def sound(centre: Centre) -> Centre:
    """Return a centre with two cases in which check finds nothing."""
    file = centre.assigned()
    centre.add(file, "contact", mode="phone", what="问了情况。")
    centre.add(file, "note", what="核对工资。")
    centre.open("sun", applicant="王五")
    assert list(check(centre.store)) == []
    return centre


def found(centre: Centre) -> list[Finding]:
    findings = list(check(centre.store))
    assert all(str(finding.what) for finding in findings)
    return findings


PROJECTED = [name for name in CaseRow._meta.sorted_field_names if name != "id"]


@pytest.mark.parametrize("column", PROJECTED)
def test_an_edited_column_is_found(sound: Centre, data: Path, column: str) -> None:
    new = {"closed_on": "2026-03-02", "stage": "closed"}.get(column, "7")
    with behind(data) as connection:
        connection.execute(f"UPDATE case_row SET {column} = ? WHERE id = 1", (new,))
    findings = found(sound)
    assert findings
    if column not in ("station", "year", "serial", "number", "home"):
        assert findings[0].case == NUMBER
        assert column in str(findings[0].what)


@pytest.mark.parametrize(
    "number", ["〔2026〕YT00010", "〔2026〕YT0002", "〔2026〕YT", "〔2027〕YT0001", "〔2026〕LS0001", "1"]
)
def test_a_number_that_was_edited_is_found(sound: Centre, data: Path, number: str) -> None:
    with behind(data) as connection:
        connection.execute("UPDATE case_row SET number = ? WHERE id = 1", (number,))
    assert number in [finding.case for finding in found(sound)]


HARM = {
    "the last entry removed": "DELETE FROM history WHERE case_id = 1 AND seq = 5",
    "an entry in the middle removed": "DELETE FROM history WHERE case_id = 1 AND seq = 2",
    "the opening removed": "DELETE FROM history WHERE case_id = 1 AND seq = 1",
    "the whole history removed": "DELETE FROM history WHERE case_id = 1",
    "an entry moved": "UPDATE history SET seq = 9 WHERE case_id = 1 AND seq = 5",
    "an entry of an unknown kind": "UPDATE history SET code = 'magic' WHERE case_id = 1 AND seq = 5",
    "an entry that is no JSON": "UPDATE history SET fields = '{' WHERE case_id = 1 AND seq = 5",
    "an entry of a wrong shape": "UPDATE history SET fields = '[]' WHERE case_id = 1 AND seq = 5",
    "an entry with a wrong value": "UPDATE history SET fields = '{\"groups\": 5}' WHERE case_id = 1 AND seq = 1",
    "an entry with a sum that is none": "UPDATE history SET code = 'money', fields = "
    '\'{"nature": "received", "amount": [1]}\' WHERE case_id = 1 AND seq = 5',
    "an entry by another role": "UPDATE history SET role = 'auditor' WHERE case_id = 1 AND seq = 5",
    "an entry on no day": "UPDATE history SET on_day = 'soon' WHERE case_id = 1 AND seq = 5",
    "an entry of tomorrow": "UPDATE history SET on_day = '2030-01-01' WHERE case_id = 1 AND seq = 5",
    "an entry without what it needs": "UPDATE history SET fields = '{}' WHERE case_id = 1 AND seq = 5",
    "another handler": 'UPDATE history SET fields = \'{"handler":"zhao"}\' WHERE case_id = 1 AND seq = 3',
    "the intake missing in the search index": "DELETE FROM case_text WHERE rowid = 1 << 20",
}


@pytest.mark.parametrize("what", HARM)
def test_harm_to_one_case_is_found_and_named(sound: Centre, data: Path, what: str) -> None:
    with behind(data) as connection:
        connection.execute(HARM[what])
    assert NUMBER in [finding.case for finding in found(sound)]


def test_a_wrong_tally_is_found(sound: Centre, data: Path) -> None:
    for change in ("n = n + 1", "n = n - 1"):
        with behind(data) as connection:
            connection.execute(f"UPDATE tally SET {change} WHERE slot = 'follow_up'")
        assert ["follow_up" in str(finding.what) for finding in found(sound)] == ([True] if "+" in change else [])


def test_a_tally_that_nobody_counted_is_found(sound: Centre, data: Path) -> None:
    with behind(data) as connection:
        connection.execute("INSERT INTO tally VALUES ('stage', 'LS', 'closed', '', 3)")
    assert ["LS" in str(finding.what) or "closed" in str(finding.what) for finding in found(sound)] == [True]


def test_a_gap_in_the_numbers_is_found(sound: Centre, data: Path) -> None:
    sound.open(applicant="赵六")
    assert found(sound) == []
    with behind(data) as connection:
        connection.execute("UPDATE case_row SET serial = 5, number = '〔2026〕YT0005' WHERE serial = 2")
    assert "YT 站 2026 年的案号不连续" in [str(finding.what) for finding in found(sound)]


def test_a_number_that_was_given_and_not_recorded_is_found(sound: Centre, data: Path) -> None:
    with behind(data) as connection:
        connection.execute("UPDATE serial SET last = last + 1 WHERE station = 'YT'")
    assert "YT 站 2026 年的案号不连续" in [str(finding.what) for finding in found(sound)]


def test_a_case_that_was_removed_is_found(sound: Centre, data: Path) -> None:
    with behind(data) as connection:
        connection.execute("DELETE FROM case_row WHERE id = 1")
    assert len(found(sound)) >= 3


def test_an_entry_without_a_case_is_found(sound: Centre, data: Path) -> None:
    with behind(data) as connection:
        connection.execute(
            "INSERT INTO history SELECT 77, seq, on_day, at_moment, by_account, role, code, fields FROM history "
            "WHERE case_id = 1 AND seq = 1"
        )
    assert ["history" in str(finding.what) for finding in found(sound)] == [True]


def test_bytes_that_rot_are_found(sound: Centre, data: Path) -> None:
    sound.store.close()
    path = data / FILE
    whole = bytearray(path.read_bytes())
    with unlocked.behind(data) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'case_station'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    whole[(page - 1) * int(size) + int(size) // 2] ^= 0xFF
    path.write_bytes(bytes(whole))
    assert found(Centre(data))


def test_check_changes_nothing(sound: Centre, data: Path) -> None:
    sound.store.close()
    before, again = (data / FILE).read_bytes(), Centre(data)
    assert found(again) == []
    again.store.close()
    assert (data / FILE).read_bytes() == before
