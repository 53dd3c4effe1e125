"""An import is taken back whole, others work on meanwhile, and a kill leaves nothing half."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cases.directory.records import Person
from cases.events import Withdrawn
from cases.ledgers.preview import Preview
from cases.standing.stages import Stage
from cases.values.masking import mask_name
from cases.values.refusal import Refused
from cases.views.rows import View
from storage.copies.backup import back_up
from storage.ledgers.batches import sweep
from storage.ledgers.finishing import finish
from storage.proof.check import check, examine
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.test_batches import ledger, people
from tests.storage.test_importing import look, sheet

ROOT = Path(__file__).parents[2]
VICTIM = {"applicant": "桂隐娘", "id_number": "11010519491231002X", "phone": "13912345678"}

KILLED = """
import os, sys
from pathlib import Path
from tests.centre import Centre

centre, begins, times = Centre(Path(sys.argv[1])), sys.argv[3], int(sys.argv[4])

def look(statement):
    global times
    times -= statement.startswith(begins)
    if times < 0:
        os.kill(os.getpid(), 9)

centre.store.db.connection().set_trace_callback(look)
centre.desk().imports.undo(int(sys.argv[2]))
"""


def kill_at(folder: Path, batch: int, begins: str, times: int) -> None:
    """Take an import back in a process of its own that is killed at a statement that begins so, after so many."""
    command = [sys.executable, "-c", KILLED, str(folder), str(batch), begins, str(times)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9


@pytest.mark.faults
def test_records_that_are_taken_back_are_gone_at_once_though_somebody_is_killed(centre: Centre, data: Path) -> None:
    batch = centre.desk().importing.apply(people(centre, 60), "名册.xlsx")
    kill_at(data, batch.id, "DELETE FROM record WHERE", 20)
    ((left,),) = centre.store.run("SELECT COUNT(*) FROM record").fetchall()
    assert 0 < left < 60
    assert centre.desk("wang").directory.page("person") == ()
    assert list(check(centre.store)) == []
    assert sweep(centre.store) == 1
    assert centre.store.run("SELECT COUNT(*) FROM record").fetchall() == [(0,)]
    assert [each.undone for each in centre.desk().imports.batches()] == [True]
    assert refusal(lambda: centre.desk().imports.undo(batch.id)) == "batch_undone"
    assert list(check(centre.store)) == []


def test_records_stay_where_somebody_was_killed_before_they_vanished(centre: Centre, data: Path) -> None:
    batch = centre.desk().importing.apply(people(centre, 20), "名册.xlsx")
    kill_at(data, batch.id, "UPDATE batch SET waiting", 0)
    assert len(centre.desk().directory.page("person")) == 20
    assert list(check(centre.store)) == []
    assert centre.desk().imports.undo(batch.id).id == batch.id
    assert centre.desk().directory.page("person") == ()
    assert list(check(centre.store)) == []


@pytest.mark.faults
def test_cases_are_withdrawn_to_the_last_though_somebody_is_killed(centre: Centre, data: Path) -> None:
    batch = centre.desk().importing.apply(ledger(centre, 40), "台账.xlsx")
    kill_at(data, batch.id, 'INSERT INTO "history"', 30)
    assert 0 < len(centre.desk().queues.page(View.CLOSED).rows) < 40
    assert [each.undone for each in centre.desk().imports.batches()] == [False]
    assert list(check(centre.store)) == []
    finish(centre.store, lambda: centre.now)
    closed = centre.desk().queues.page(View.CLOSED).rows
    assert len(closed) == 40
    grounds = {centre.desk().cases.file(row.id).case.closing.ground for row in closed}
    assert grounds == {"import_undone"}
    assert [each.undone for each in centre.desk().imports.batches()] == [True]
    assert list(check(centre.store)) == []
    finish(centre.store, lambda: centre.now)
    assert refusal(lambda: centre.desk().imports.undo(batch.id)) == "batch_undone"


def test_a_case_that_somebody_ended_meanwhile_stays_and_is_named(centre: Centre, data: Path) -> None:
    batch = centre.desk().importing.apply(ledger(centre, 20), "台账.xlsx")
    kill_at(data, batch.id, 'INSERT INTO "history"', 2)
    ended = next(row for row in centre.desk().queues.page(View.ALL).rows if row.stage is not Stage.CLOSED)
    centre.desk().casework.record(ended.id, Withdrawn(ground="own"), ended.version)
    (stays,) = centre.desk().imports.undo(batch.id).stays
    assert stays.number == ended.number
    assert "已结案" in str(stays.why)
    told = [(each.detail, each.case) for each in centre.desk("wang").trail.lines(most=2)]
    assert told == [
        ({"what": "undone", "batch": batch.id, "left": 1}, ""),
        ({"what": "stays", "batch": batch.id, "why": "stage"}, ended.number),
    ]
    closed = centre.desk().queues.page(View.CLOSED).rows
    grounds = [centre.desk().cases.file(row.id).case.closing.ground for row in closed]
    assert (len(grounds), grounds.count("own")) == (20, 1)
    assert list(check(centre.store)) == []


def test_what_somebody_worked_on_stays_and_is_listed_and_the_rest_is_withdrawn(centre: Centre) -> None:
    batch = centre.desk().importing.apply(ledger(centre, 10), "台账.xlsx")
    ended, worked, voided = centre.desk().queues.page(View.ALL).rows[3:6]
    centre.desk().casework.record(ended.id, Withdrawn(ground="own"), ended.version)
    centre.add(worked.id, "note", what="打过电话。")
    file = centre.add(voided.id, "note", what="记错了案件。")
    centre.add(file, "voided", entry=str(file.case.version), why="记错了。")
    stays = centre.desk().imports.undo(batch.id).stays
    assert {each.number for each in stays} == {ended.number, worked.number}
    assert any("导入后已登记“工作记录”等 1 条" in str(each.why) for each in stays)
    stages = [each.stage for each in centre.desk().queues.page(View.ALL).rows]
    assert stages.count(Stage.CLOSED) == 9
    assert [each.undone for each in centre.desk().imports.batches()] == [True]
    assert list(check(centre.store)) == []


def test_where_something_stands_against_each_nothing_is_withdrawn(centre: Centre) -> None:
    batch = centre.desk().importing.apply(ledger(centre, 2), "台账.xlsx")
    for row in centre.desk().queues.page(View.ALL).rows:
        centre.add(row.id, "note", what="打过电话。")
    with pytest.raises(Refused, match="导入后已登记“工作记录”"):
        centre.desk().imports.undo(batch.id)
    assert [each.undone for each in centre.desk().imports.batches()] == [False]


def test_a_record_that_was_changed_since_stays_and_the_others_vanish(centre: Centre) -> None:
    batch = centre.desk().importing.apply(people(centre, 5), "名册.xlsx")
    line = centre.desk().directory.page("person")[2]
    assert isinstance(line.record, Person)
    centre.desk().directory.change(line.id, replace(line.record, note="来过。"), 0)
    (stays,) = centre.desk().imports.undo(batch.id).stays
    assert stays.number == line.record.spoken
    assert [each.id for each in centre.desk().directory.page("person")] == [line.id]
    assert list(check(centre.store)) == []


@pytest.mark.parametrize("killed", [False, True])
def test_the_log_tells_of_it_to_every_backup(centre: Centre, data: Path, tmp_path: Path, *, killed: bool) -> None:
    backups = list[Path]()

    def contradicted() -> list[str]:
        backups.append(tmp_path / f"{len(backups)}.bangfu")
        back_up(centre.store, backups[-1], centre.now)
        return [str(each.what) for each in examine(centre.store, date.max, (), backups) if not each.remark]

    assert contradicted() == []
    batch = centre.desk().importing.apply(ledger(centre, 4), "台账.xlsx")
    assert contradicted() == []
    if killed:
        kill_at(data, batch.id, 'INSERT INTO "history"', 2)
        assert contradicted() == []
        kill_at(data, batch.id, 'INSERT INTO "history"', 1)
        assert contradicted() == []
        finish(centre.store, lambda: centre.now)
    else:
        centre.desk().imports.undo(batch.id)
    assert contradicted() == []
    assert contradicted() == []
    assert centre.store.run("SELECT name FROM setting WHERE name GLOB 'undoing*'").fetchall() == []


def with_number(centre: Centre) -> Preview:
    """Look at a ledger of somebody with a number."""
    return look(centre, sheet(("姓名", "身份证号"), (VICTIM["applicant"], VICTIM["id_number"])), "people")


def test_what_a_case_beyond_reach_did_with_a_record_keeps_nobody_from_taking_it_back(centre: Centre) -> None:
    batch = centre.desk("li").importing.apply(with_number(centre), "名册.xlsx")
    file = centre.assigned("zhao", **VICTIM)
    with pytest.raises(Refused, match=f"“{mask_name(VICTIM['applicant'])}”") as refused:
        centre.desk("li").imports.undo(batch.id)
    assert (refused.value.by("batch_used"), VICTIM["applicant"] in str(refused.value)) == (True, False)
    centre.add(file, "reach", "wang", who="restricted", reason="涉及健康。")
    assert centre.desk("li").imports.undo(batch.id).id == batch.id
    assert centre.desk("li").directory.page("person") == ()
    assert len(centre.desk("zhao").directory.page("person")) == 1, "the one of the restricted case"
    assert list(check(centre.store)) == []


def test_a_record_that_others_joined_beyond_reach_is_theirs_when_it_is_taken_back(centre: Centre) -> None:
    batch = centre.desk("li").importing.apply(with_number(centre), "名册.xlsx")
    theirs = centre.open("sun", None, **VICTIM)
    (twin,) = centre.desk("wang").twins.waiting()
    centre.desk("wang").twins.join(twin.id)
    assert centre.desk("li").directory.page("person") == (), "it stands in a case of another station alone"
    assert centre.desk("li").imports.undo(batch.id).id == batch.id
    (line,) = centre.desk("sun").directory.page("person")
    assert [part.row.id for part in centre.desk("sun").directory.file(line.id).cases] == [theirs.id]
    told = [line.detail for line in centre.desk("wang").trail.lines() if line.detail.get("what") == "undone"]
    assert told == [{"what": "undone", "batch": batch.id, "others": 1}]
    assert list(check(centre.store)) == []


def test_a_case_beyond_reach_stays_untold(centre: Centre) -> None:
    batch = centre.desk("li").importing.apply(ledger(centre, 3), "台账.xlsx")
    first = centre.desk("li").queues.page(View.ALL).rows[0]
    centre.add(first.id, "accepted", "wang", ground="rights_wages")
    centre.add(first.id, "assigned", "wang", handler="zhao")
    centre.add(first.id, "reach", "wang", who="restricted", reason="涉及健康。")
    assert centre.desk("li").imports.undo(batch.id).stays == ()
    assert {row.stage for row in centre.desk("li").queues.page(View.ALL).rows} == {Stage.CLOSED}
    assert centre.desk("zhao").cases.file(first.id).case.stage is not Stage.CLOSED
    assert list(check(centre.store)) == []
