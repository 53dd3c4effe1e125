"""What has changed since a backup must be told by the log: rightful work is, what was forged and resealed is not."""

from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cases.staff.people import Account, Role
from storage.copies.backup import back_up
from storage.copies.since import KEYS
from storage.proof.check import examine
from storage.store.sums import COVERED
from tests.centre import Centre
from tests.storage.resealing import Backed
from tests.storage.tampering import Tamper, more, working
from tests.storage.test_own_rules import OWN
from tests.unlocked import PASSWORD

SAMPLE = 8
UNTOLD = {
    "draft": ("key edited", "kept_at edited", "a row gone", "a row doubled"),  # drafts come and go without a line
    "setting": ("value edited", "a row gone"),  # of `rules_reckoned`: all is only reckoned anew
}
"""What may be without a line of the log."""


@pytest.fixture
def backed(centre: Centre, tmp_path: Path) -> Backed:
    """Return a data file with something in every table, of which there is a backup."""
    return Backed(centre, tmp_path)


def tampers(backed: Backed) -> list[Tamper]:
    """Return changes of the covered tables, but for those that no backup contradicts."""
    found = []
    for each in backed.tampers():
        table, _colon, how = each.what.partition(": ")
        if table in COVERED and "rolled back" not in how and how not in UNTOLD.get(table, ()):
            found.append(each)
    return found


def test_every_covered_table_is_compared() -> None:
    assert KEYS.keys() == COVERED.keys()


def test_what_was_forged_and_resealed_is_found_by_a_backup(backed: Backed) -> None:
    assert backed.told(None) == []
    sample = Random(5).sample(tampers(backed), SAMPLE)
    assert [each.what for each in sample if not backed.told(each)] == []


@pytest.mark.faults
def test_whatever_was_forged_and_resealed_is_found_by_a_backup(backed: Backed) -> None:
    assert [each.what for each in tampers(backed) if not backed.told(each)] == []


FORGED = {
    "account 的 li": "UPDATE account SET role = 'administrator' WHERE account = 'li'",
    "record 的 10": "UPDATE record SET fields = json_set(fields, '$.name', '别人') WHERE id = 10",
    "part 的 1 0": "UPDATE part SET record_id = 10 WHERE case_id = 1 AND place = 0",
    "setting 的 retention_rights": "UPDATE setting SET value = '1' WHERE name = 'retention_rights'",
}


def test_the_row_is_named(backed: Backed) -> None:
    for row, statement in FORGED.items():
        told = backed.told(Tamper(row, partial(forge, statement)))
        assert any(f"表 {row} 与备份不同，其后的审计日志没有说明" in each for each in told), row


def forge(statement: str, raw: Any) -> None:
    raw.execute(statement)


RETYPED = {
    "twin": "UPDATE twin SET decision = x''",
    "record": "UPDATE record SET number = CAST(number AS BLOB)",
    "setting": "UPDATE setting SET value = CAST(value AS BLOB) WHERE name = 'retention_rights'",
    "draft": "UPDATE draft SET key = CAST(key AS BLOB)",
}


def test_bytes_in_the_place_of_text_are_no_rightful_work(backed: Backed) -> None:
    for table, statement in RETYPED.items():
        assert any(f"表 {table} " in each for each in backed.told(Tamper(table, partial(forge, statement)))), table


def test_whatever_is_done_through_the_desk_is_told(centre: Centre, tmp_path: Path) -> None:
    working(centre, "建筑", "11010519491231002X")
    backups = list[Path]()

    def backed_up() -> None:
        centre.to(1)
        backups.append(tmp_path / f"{len(backups)}.bangfu")
        back_up(centre.store, backups[-1], centre.now, "wang")

    backed_up()
    more(centre)
    backed_up()
    staffing, rules = centre.desk("admin").staffing, centre.desk("admin").rules
    staffing.add_station("HQ", "福山区站", "station")
    staffing.add(Account("ma", "马云飞", Role.STAFF, "HQ"), PASSWORD)
    staffing.enable("zhou", PASSWORD)
    staffing.set_idle("10")
    staffing.set_file_days("5")
    rules.take(OWN, "own.toml")
    rules.reckon()
    centre.desk("admin").day.set_zone("Asia/Urumqi")
    backed_up()
    desk = centre.desk("li")
    for batch in desk.imports.batches():
        desk.imports.undo(batch.id)
    lead = next(record for record, lead in centre.store.run("SELECT lead, id FROM record WHERE lead > 0").fetchall())
    centre.desk("wang").merging.undo(lead)
    centre.add(1, "reach", "wang", who="restricted", reason="涉及隐私。")
    centre.desk("li").drafts.drop("new")
    assert [str(each.what) for each in examine(centre.store, date.max, (), backups) if not each.remark] == []
