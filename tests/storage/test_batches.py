"""An import is seen whole or not at all, and others work on while it is laid down."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.directory.records import Person
from cases.ledgers.preview import Preview
from cases.views.rows import View
from storage.ledgers import batches
from storage.proof.check import check
from storage.store import audit
from storage.store.replaced import REPLACED
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.test_importing import look, sheet

Moment = Callable[[Centre, Preview, Callable[[], object]], None]
ROOT = Path(__file__).parents[2]
HEAD = ("接案日期", "申请人", "身份证号码", "联系电话", "类别", "来源", "群体", "案由", "事实", "诉求")
ID = "11010519491231002X"
_SORT = ("维权", "来访", "农民工", "追索劳动报酬", "在云汀工地做工。", "付清。")


def ledger(centre: Centre, rows: int, start: int = 0) -> Preview:
    """Look at a ledger of so many cases, the first of them of somebody with a number."""
    told = [
        ("2026.1.5", f"来{n:04d}", ID if n == start else None, f"138{n:08d}", *_SORT)
        for n in range(start, start + rows)
    ]
    return look(centre, sheet(HEAD, *told), "cases")


def people(centre: Centre, rows: int) -> Preview:
    """Look at a ledger of so many people."""
    told = sheet(("姓名", "电话"), *((f"甲{n}", f"138{n:08d}") for n in range(rows)))
    return look(centre, told, "people")


def in_the_middle(centre: Centre, preview: Preview, act: Callable[[], object], **more: Any) -> None:
    """Import a preview, and do something once when a part of it is laid down. more: see `Importing.apply`."""
    waiting = [act]

    def report(done: int, total: int) -> None:
        if waiting and 0 < done < total:
            waiting.pop()()

    centre.desk().importing.apply(preview, "台账.xlsx", report=report, **more)
    assert not waiting, "nothing was laid down in parts"


def seen(centre: Centre) -> tuple[object, ...]:
    """Return what the doors tell of cases and people to who sees all of them."""
    desk = centre.desk("wang")
    agenda = desk.agenda
    return (
        [[row.id for row in desk.queues.page(view).rows] for view in View],
        desk.queues.counts(),
        [row.id for row in desk.search.find("云汀")],
        [row.id for row in desk.search.find("1380")],
        len(agenda.between(date(2026, 1, 1), date(2027, 12, 31))),
        agenda.counts(date(2026, 1, 1), date(2027, 12, 31)),
        [line.id for line in desk.directory.page("person")],
        [line.id for line in desk.directory.page("person", "1380")],
        refusal(lambda: desk.cases.resolve("YT0002")),
        desk.imports.batches(),
    )


def test_nothing_of_it_is_seen_before_all_of_it_is(centre: Centre) -> None:
    centre.open()
    preview, before = ledger(centre, 40), seen(centre)

    def act() -> None:
        assert seen(centre) == before
        ((hidden,),) = centre.store.run("SELECT COUNT(*) FROM case_row WHERE batch <> 0").fetchall()
        assert hidden
        (record,) = centre.store.run("SELECT MIN(id) FROM record WHERE batch > 0").fetchone()
        assert refusal(lambda: centre.desk("wang").directory.file(record)) == "unknown_record"
        (case_id,) = centre.store.run("SELECT MIN(id) FROM case_row WHERE batch > 0").fetchone()
        for door in (lambda: centre.desk("wang").cases.file(case_id), lambda: centre.desk("wang").queues.row(case_id)):
            assert refusal(door) == "unknown_case"
        assert list(check(centre.store)) == []

    in_the_middle(centre, preview, act)
    desk = centre.desk()
    assert desk.queues.counts()[View.ALL] == 41
    assert [row.number for row in desk.search.find("YT0041")] == ["〔2026〕YT0041"]
    assert [row.number for row in desk.search.find("YT0002 云汀")] == ["〔2026〕YT0002"]
    assert len(desk.search.find("云汀", 100)) == 40
    assert len(desk.directory.page("person", "来", limit=100)) == 40
    assert list(check(centre.store)) == []


def test_others_record_and_open_meanwhile_and_get_the_next_numbers(centre: Centre) -> None:
    file = centre.open()
    opened: list[str] = []

    def act() -> None:
        other = Centre(centre.store.folder)
        opened.append(other.open("zhao", applicant="李四").case.number)
        other.add(file, "fact", "li", what="照常登记。")
        other.store.close()

    in_the_middle(centre, ledger(centre, 40), act)
    assert opened == ["〔2026〕YT0002"]
    assert centre.desk().cases.file(file.id).case.version == 2
    numbers = [row.number for row in centre.desk().queues.page(View.ALL, limit=100).rows]
    assert sorted(numbers) == [f"〔2026〕YT{n:04d}" for n in range(1, 43)]
    assert list(check(centre.store)) == []


def at_the_end(centre: Centre, preview: Preview, act: Callable[[], object]) -> None:
    """Import a preview, and do something once when all is laid down and numbers are being written."""
    waiting, ends = [act], list[int]()

    def report(done: int, total: int) -> None:
        ends.extend([done] * (done == total))
        if waiting and len(ends) == 2:
            waiting.pop()()

    centre.desk().importing.apply(preview, "台账.xlsx", report=report)
    assert not waiting, "the numbers were written down at once"


def test_who_opens_a_case_as_the_numbers_are_written_gets_the_next_one(centre: Centre) -> None:
    centre.open()
    opened: list[str] = []

    def act() -> None:
        opened.extend(centre.open("zhao", applicant=name).case.number for name in ("李四", "王五"))
        assert list(check(centre.store)) == []

    at_the_end(centre, ledger(centre, 40), act)
    assert opened == ["〔2026〕YT0002", "〔2026〕YT0003"]
    numbers = {row.number: row.applicant for row in centre.desk().queues.page(View.ALL, limit=100).rows}
    assert sorted(numbers) == [f"〔2026〕YT{n:04d}" for n in range(1, 44)]
    ends = [numbers[f"〔2026〕YT{n:04d}"] for n in (4, 41, 42, 43)]
    assert ends == ["来0002", "来0039", "来0000", "来0001"], "whose numbers were taken get the last ones"
    assert list(check(centre.store)) == []


def test_where_many_numbers_were_taken_all_are_written_anew(centre: Centre) -> None:
    first, second = ledger(centre, 30), ledger(centre, 60, 100)
    at_the_end(centre, first, lambda: centre.desk("zhao").importing.apply(second, "二.xlsx"))
    numbers = {row.applicant: row.number for row in centre.desk().queues.page(View.ALL, limit=100).rows}
    assert (numbers["来0100"], numbers["来0159"]) == ("〔2026〕YT0001", "〔2026〕YT0060")
    assert (numbers["来0000"], numbers["来0029"]) == ("〔2026〕YT0061", "〔2026〕YT0090")
    assert list(check(centre.store)) == []


def test_two_imports_at_once(centre: Centre) -> None:
    first, second = ledger(centre, 30), ledger(centre, 30, 100)
    in_the_middle(centre, first, lambda: centre.desk("zhao").importing.apply(second, "二.xlsx"))
    rows = centre.desk().queues.page(View.ALL, limit=100).rows
    numbers = {row.applicant: row.number for row in rows}
    assert (numbers["来0100"], numbers["来0129"]) == ("〔2026〕YT0001", "〔2026〕YT0030")
    assert (numbers["来0000"], numbers["来0029"]) == ("〔2026〕YT0031", "〔2026〕YT0060")
    assert list(check(centre.store)) == []


def test_what_an_import_does_to_those_who_are_there_waits_too(centre: Centre) -> None:
    centre.desk().directory.add(Person(name="来0000", id_number=ID))
    (known,) = centre.desk().directory.page("person")

    def act() -> None:
        assert centre.desk().directory.file(known.id) == before

    before = centre.desk().directory.file(known.id)
    in_the_middle(centre, ledger(centre, 30), act)
    after = centre.desk().directory.file(known.id)
    assert (after.all_cases, after.version) == (1, before.version)


def stop_after(centre: Centre, preview: Preview, writes: int) -> None:
    """Import a preview, and stop after so many writes."""
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > writes

    assert refusal(lambda: centre.desk().importing.apply(preview, "台账.xlsx", stopped=stopped)) == "cancelled"


def test_stopping_sweeps_it_all_away(centre: Centre) -> None:
    centre.open()
    before = seen(centre)
    stop_after(centre, ledger(centre, 40), 2)
    stop_after(centre, people(centre, 200), 2)
    assert seen(centre) == before
    for table in ("case_row", "history", "part", "agenda", "record"):
        ((rows,),) = centre.store.run(f"SELECT COUNT(*) FROM {table}").fetchall()
        assert rows <= 1 or table == "agenda", table
    assert centre.store.run("SELECT * FROM batch UNION ALL SELECT *, '', '', '', '' FROM batch_item").fetchall() == []
    assert list(check(centre.store)) == []
    assert centre.open().case.number == "〔2026〕YT0002"


KILLED = """
import os, sys
from pathlib import Path
from tests.centre import Centre
from tests.storage.test_batches import ledger, people

centre, steps = Centre(Path(sys.argv[1])), int(sys.argv[3])

def report(done, total):
    global steps
    steps -= 1
    if steps < 0:
        os.kill(os.getpid(), 9)

preview = (ledger if sys.argv[2] == "cases" else people)(centre, 60)
centre.desk().importing.apply(preview, "台账.xlsx", report=report)
"""


def kill_at(folder: Path, kind: str, step: int) -> int:
    """Import in a process of its own that is killed after so many steps; return how it ended."""
    return subprocess.run([sys.executable, "-c", KILLED, folder, kind, str(step)], cwd=ROOT, check=False).returncode


@pytest.mark.faults
def test_a_kill_leaves_nothing_that_is_seen_and_the_next_import_sweeps_it(centre: Centre, data: Path) -> None:
    centre.open()
    before = seen(centre)
    for kind in ("cases", "people"):
        assert kill_at(data, kind, 1) == -9
        ((left,),) = centre.store.run("SELECT COUNT(*) FROM batch WHERE waiting <> ''").fetchall()
        assert left == 1, "the one before was swept first"
        assert seen(centre) == before
        assert list(check(centre.store)) == []
    assert batches.sweep(centre.store) == 1
    assert seen(centre) == before
    ((rows,),) = centre.store.run("SELECT COUNT(*) FROM record WHERE batch <> 0").fetchall()
    assert rows == 0
    assert centre.open().case.number == "〔2026〕YT0002"
    assert list(check(centre.store)) == []


def test_what_an_import_made_is_sealed(centre: Centre) -> None:
    centre.desk().importing.apply(ledger(centre, 5), "台账.xlsx")
    assert list(check(centre.store)) == []
    for change in (
        "UPDATE batch_item SET digest = 'x' WHERE item = 3",
        "DELETE FROM batch_item WHERE item = 3",
        "UPDATE case_row SET batch = 7 WHERE id = 3",
        "UPDATE batch SET waiting = 'x'",
        "UPDATE record SET batch = 7 WHERE id = 1",
    ):
        with centre.store.db.atomic() as tried:
            centre.store.run(change)
            assert list(check(centre.store)) != [], change
            tried.rollback()


def test_the_log_tells_of_an_import_in_two_lines(centre: Centre) -> None:
    """One as it begins, and one that seals all of it: what nobody sees is nothing to tell of."""
    for preview in (ledger(centre, 60), people(centre, 300)):
        before = audit.anchor(centre.store).seq
        centre.desk().importing.apply(preview, "台账.xlsx")
        assert audit.anchor(centre.store).seq == before + 2
    assert list(check(centre.store)) == []


def test_a_merge_meanwhile_takes_along_what_is_laid_down(centre: Centre) -> None:
    directory = centre.desk("wang").directory
    known, other = (directory.add(Person(name="来0000", id_number=number)).id for number in (ID, ""))

    def act() -> None:
        centre.desk("wang").merging.merge(other, known, (1, 1))
        assert list(check(centre.store)) == []

    in_the_middle(centre, ledger(centre, 30), act)
    assert centre.desk("wang").directory.file(other).all_cases == 1
    assert list(check(centre.store)) == []


def test_whom_an_import_brings_is_noticed_where_another_station_knows_the_same(centre: Centre) -> None:
    centre.open("sun", applicant="来0000", id_number=ID)
    in_the_middle(centre, ledger(centre, 30), lambda: None)
    assert len(centre.desk("wang").twins.waiting()) == 1
    assert list(check(centre.store)) == []


# Who comes while an import is on its way


def after_the_preview(centre: Centre, preview: Preview, act: Callable[[], object]) -> None:
    """Do something after a preview, and then import it."""
    act()
    centre.desk().importing.apply(preview, "台账.xlsx")


@pytest.mark.parametrize("moment", [after_the_preview, in_the_middle, at_the_end])
def test_whoever_comes_meanwhile_is_neither_joined_nor_doubled_in_silence(centre: Centre, moment: Moment) -> None:
    preview = ledger(centre, 30)
    moment(centre, preview, lambda: centre.open("zhao", applicant="来0000", id_number=ID))
    (pair,) = centre.desk("wang").twins.waiting()
    assert pair.one.record.number == pair.other.record.number == ID
    assert (pair.one.all_cases, pair.other.all_cases) == (1, 1)
    assert list(check(centre.store)) == []
    centre.desk("wang").twins.join(pair.id)
    (line,) = centre.desk().directory.page("person", "来0000")
    assert line.all_cases == 2
    assert list(check(centre.store)) == []


@pytest.mark.parametrize("moment", [after_the_preview, in_the_middle, at_the_end])
def test_who_was_known_and_gets_a_case_meanwhile_is_to_decide_on_too(centre: Centre, moment: Moment) -> None:
    centre.desk().directory.add(Person(name="来0000", id_number=ID))
    preview = ledger(centre, 30)
    moment(centre, preview, lambda: centre.open("zhao", applicant="来0000", id_number=ID))
    assert len(centre.desk("wang").twins.waiting()) == 1
    assert list(check(centre.store)) == []


def test_who_was_there_when_the_ledger_was_looked_at_is_joined(centre: Centre) -> None:
    centre.desk().directory.add(Person(name="来0000", id_number=ID))
    in_the_middle(centre, ledger(centre, 30), lambda: centre.open("zhao", applicant="李四"))
    assert centre.desk("wang").twins.waiting() == ()
    assert len(centre.desk().directory.page("person", "来0000")) == 1


def test_a_person_who_is_added_meanwhile_is_to_decide_on(centre: Centre) -> None:
    told = sheet(("姓名", "电话"), *((f"甲{n}", f"138{n:08d}") for n in range(60)))
    preview = look(centre, told, "people")
    in_the_middle(centre, preview, lambda: centre.desk("zhao").directory.add(Person(name="甲3", phones="13800000003")))
    (pair,) = centre.desk("wang").twins.waiting()
    assert {pair.one.record.called, pair.other.record.called} == {"甲3"}
    assert list(check(centre.store)) == []


def test_the_same_employer_once_more_is_nothing_to_decide_on(centre: Centre) -> None:
    centre.open("zhao", applicant="王五", respondents="云汀建设公司")
    head = (*HEAD, "单位名称")
    told = [("2026.1.5", f"来{n:04d}", None, f"138{n:08d}", *_SORT, "云汀建设公司") for n in range(30)]
    preview = look(centre, sheet(head, *told), "cases")
    in_the_middle(centre, preview, lambda: centre.open("zhao", applicant="李四", respondents="云汀建设公司"))
    assert centre.desk("wang").twins.waiting() == ()
    (firm,) = centre.desk("wang").directory.page("employer")
    assert firm.all_cases == 32
    assert list(check(centre.store)) == []


def test_another_import_meanwhile_is_held_against_it(centre: Centre) -> None:
    first, second = ledger(centre, 30), ledger(centre, 30)
    in_the_middle(centre, first, lambda: centre.desk("zhao").importing.apply(second, "二.xlsx"))
    assert len(centre.desk("wang").twins.waiting()) == 30
    assert list(check(centre.store)) == []


def test_data_that_was_replaced_takes_people_and_no_cases(centre: Centre) -> None:
    before = centre.store.run("SELECT * FROM serial").fetchall()
    centre.store.set(REPLACED, "2026-03-02 09:00 wang")
    assert refusal(lambda: centre.desk().importing.apply(ledger(centre, 3), "台账.xlsx")) == "replaced"
    assert centre.store.run("SELECT COUNT(*) FROM batch").fetchall() == [(0,)]
    assert centre.store.run("SELECT * FROM serial").fetchall() == before
    centre.desk().importing.apply(people(centre, 2), "名册.xlsx")
    assert len(centre.desk().directory.page("person")) == 2
