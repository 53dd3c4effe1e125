"""What somebody with the key and SQL may try, one by one: through the file, or through the store's own connection."""

from collections.abc import Callable
from pathlib import Path

import pytest

from storage.proof.check import check
from tests import unlocked
from tests.centre import Centre
from tests.storage.tampering import working

FORGED = {
    "a person's fields": "UPDATE record SET fields = replace(fields, '13199003078', '13922222222')",
    "a person's number": "UPDATE record SET number = '11010519491231002X' WHERE id = 1",
    "a person's station": "UPDATE record SET station = 'LS' WHERE id = 1",
    "who leads": "UPDATE record SET lead = 3 WHERE id = 1",
    "a merge undone by hand": "UPDATE record SET lead = 0 WHERE lead > 0",
    "the last edit gone and the record rolled back": "DELETE FROM edit WHERE seq = 1; UPDATE record SET version = 0",
    "all edits gone": "DELETE FROM edit; UPDATE record SET version = 0",
    "parts swapped": "UPDATE part SET record_id = CASE record_id WHEN 1 THEN 3 WHEN 3 THEN 1 ELSE record_id END",
    "a part of somebody else": "UPDATE part SET record_id = 5 WHERE case_id = 1 AND place = 0",
    "an account promoted": "UPDATE account SET role = 'administrator' WHERE account = 'li'",
    "an account that sees all": "UPDATE account SET everywhere = 1 WHERE account = 'li'",
    "an account enabled again": "UPDATE account SET active = 1 WHERE account = 'gone'",
    "a name on an account": "UPDATE account SET name = '别人' WHERE account = 'li'",
    "sessions kept": "UPDATE account SET stamp = stamp + 1 WHERE account = 'li'",
    "a ghost": "INSERT INTO account SELECT 'ghost', name, role, station, everywhere, 1, stamp FROM account "
    "WHERE account = 'wang'",
    "an account gone": "DELETE FROM account WHERE account = 'zhou'",
    "one person": "UPDATE setting SET value = 'on' WHERE name = 'one_person'",
    "retention": "UPDATE setting SET value = '1' WHERE name = 'retention_rights'",
    "retention put in": "INSERT INTO setting VALUES ('retention_legal_aid', '1')",
    "own rules": "INSERT INTO setting VALUES ('own_rules', 'x')",
    "own days": "INSERT INTO setting VALUES ('own_days', 'x')",
    "the minutes until the lock": "INSERT INTO setting VALUES ('idle_minutes', '600')",
    "the form of the numbers": "UPDATE setting SET value = '{year}{station}{serial}' WHERE name = 'number_form'",
    "reckoned by other rules": "UPDATE setting SET value = 'x' WHERE name = 'rules_reckoned'",
    "the centre's name": "UPDATE setting SET value = '别的中心' WHERE name = 'centre'",
    "a station's name": "UPDATE station SET name = '别站' WHERE code = 'LS'",
    "a station put in": "INSERT INTO station VALUES ('XX', '无此站', 'station')",
    "the search emptied": "DELETE FROM case_text",
    "the search of people emptied": "DELETE FROM record_text",
    "the search of another station": "UPDATE case_text SET scope = 'stationls'",
    "a document put in": "INSERT INTO case_text (rowid, scope, words, pinyin, digits) "
    "VALUES (99 << 20, 'x', '', '', '')",
    "words added": "UPDATE case_text SET words = words || ' 欠' WHERE rowid = 1 << 20",
    "a guard gone": "DROP TRIGGER history_no_update",
    "a guard of the log gone": "DROP TRIGGER audit_no_delete",
    "a trigger put in": "CREATE TRIGGER evil AFTER INSERT ON history BEGIN DELETE FROM draft; END",
    "an index gone": "DROP INDEX case_stage",
    "a table put in": "CREATE TABLE copied AS SELECT * FROM record",
    "a view put in": "CREATE VIEW seen AS SELECT * FROM record",
    "a column put in": "ALTER TABLE station ADD COLUMN more TEXT",
    "the guard opened": "INSERT INTO erasing VALUES (1)",
    "an import forged": "INSERT INTO batch SELECT id + 1, at_moment, 'sun', kind, name, told, undone, waiting "
    "FROM batch",
    "an import taken back": "UPDATE batch SET undone = '2026-03-02T09:00:00'",
    "an import's rows": "DELETE FROM batch_item",
    "a draft of somebody else": "UPDATE draft SET account = 'zhao' WHERE account = 'li'",
    "a draft's words": "UPDATE draft SET fields = '{}'",
    "a draft put in": "INSERT INTO draft SELECT 'qian', key, fields, kept_at FROM draft WHERE account = 'li'",
    "numbers swapped": "UPDATE case_row SET number = 'x', serial = 99 WHERE id = 1; "
    "UPDATE case_row SET number = '〔2026〕YT0001', serial = 1 WHERE id = 3; "
    "UPDATE case_row SET number = '〔2026〕YT0002', serial = 2 WHERE id = 1",
    "cases of each other's station": "UPDATE case_row SET number = 'x', serial = 99 WHERE id = 1; "
    "UPDATE case_row SET number = '〔2026〕YT0001', station = 'YT' WHERE id = 2; "
    "UPDATE case_row SET number = '〔2026〕ZF0001', station = 'ZF', serial = 1 WHERE id = 1",
    "the log and its seal cut": "DELETE FROM audit WHERE seq > 5",
    "the seal gone": "DELETE FROM seal",
}


def through_the_file(centre: Centre, statements: list[str]) -> None:
    with unlocked.behind(centre.store.folder) as raw:
        for statement in statements:
            raw.execute(statement)


def through_the_store(centre: Centre, statements: list[str]) -> None:
    centre.store.run("PRAGMA foreign_keys = OFF")
    for statement in statements:
        centre.store.run(statement)


@pytest.mark.parametrize("way", [through_the_file, through_the_store])
def test_every_forgery_is_found(centre: Centre, way: Callable[[Centre, list[str]], None], data: Path) -> None:
    working(centre, "建筑", "110101199003078072")
    assert list(check(centre.store)) == []
    centre.store.close()
    sound = {each.name: each.read_bytes() for each in data.glob("bangfu.db*")}
    missed = []
    for what, statements in FORGED.items():
        _unguarded(centre, way, statements)
        if not any(check(centre.store)):
            missed.append(what)
        centre.store.close()
        for each in data.glob("bangfu.db*"):
            each.unlink()
        for name, content in sound.items():
            (data / name).write_bytes(content)
    assert missed == []


def _unguarded(centre: Centre, way: Callable[[Centre, list[str]], None], statements: str) -> None:
    with unlocked.behind(centre.store.folder) as raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    if "TRIGGER" in statements:
        way(centre, [statements])
        return
    down = [f"DROP TRIGGER IF EXISTS {name}" for name, _sql in guards]
    way(centre, [*down, *statements.split("; "), *(sql for _name, sql in guards)])
