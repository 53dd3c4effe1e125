"""Each how-to of CONTRIBUTING.md does what the page says; the Python of each is a module called `how_to_…` here.

It runs in a process of its own, with the event loaded before the program: no other test ever hears of it.
"""

import shutil
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import pytest

from cases.events import CATALOGUE
from cases.hiding.mask import FULL
from cases.kinds import Prose
from cases.law.reckoning import reckon
from cases.law.rulefile.reading import load_rules
from cases.standing.dues import Sort
from cases.values.calendar import Calendar
from cases.values.codes import load_codes
from cases.values.tables import packaged
from storage.desk import Desk
from storage.engine import shape
from storage.proof.check import check
from storage.rules.reckoning import event_fields
from tests.cases import making, test_catalogue, test_who_is_named
from tests.cases.test_clockrules import claims_no_law
from tests.centre import Centre
from tests.contributing.page import blocks
from tests.exports.reader import cells, everything, opened
from tests.place import To
from tests.storage.test_frozen_steps import MAY_IMPORT, imported
from tests.tui.cli.line import Line
from tests.tui.hand import at_desk
from tests.unlocked import found
from tui.widgets.rows import Rows


def test_the_event_is_recorded_at_a_desk_and_what_it_promises_is_due(centre: Centre) -> None:
    visit = import_module("how_to_event").SiteVisit
    case = centre.assigned()
    file = centre.add(case, "site_visit", place="东港三号工地", found="没有考勤。", again_on="2026-03-20")
    assert file.history[-1].entry.event == visit(place="东港三号工地", found="没有考勤。", again_on=date(2026, 3, 20))
    (due,) = file.case.dues_of(Sort.PLAN)
    assert (due.on, due.text, due.entry) == (date(2026, 3, 20), "东港三号工地", file.case.version)
    assert [row.id for row in centre.desk().search.find("三号工地")] == [case.id]
    assert list(check(centre.store)) == []


def test_the_command_line_records_the_event(line: Line) -> None:
    number = line.opened()
    line.done("record", number, "accepted", "ground=rights_wages", who="zhu")
    line.done("record", number, "assigned", "handler=li", who="zhu")
    line.done("record", number, "site_visit", "place=东港三号工地", "found=没有考勤。")
    assert "没有考勤。" in line.done("show", number).out


@pytest.mark.parametrize("code", ["site_visit", "site_note"])
def test_what_is_asked_of_each_declaration_holds_for_it(code: str) -> None:
    test_catalogue.test_what_a_declaration_names_is_there(code)
    if CATALOGUE[code].spec.works:
        test_catalogue.test_all_work_ends_the_first_usual_step_of_a_case(code)


@pytest.mark.parametrize(
    ("code", "least", "named"), [("site_visit", {"found": "没有考勤。"}, []), ("site_note", {}, ["who"])]
)
def test_what_names_somebody_in_it_says_so(
    monkeypatch: pytest.MonkeyPatch, code: str, least: dict[str, str], named: list[str]
) -> None:
    """All but where it is, which the page says to name as that."""
    told = {"place": "东港三号工地", **least}
    monkeypatch.setattr(making, "LEAST", {**making.LEAST, code: told})
    tried = []
    for ask in CATALOGUE[code].spec.asks:
        if ask.name != "place" and not isinstance(ask.kind, Prose):
            for way in list(test_who_is_named.typed(ask))[:1]:
                test_who_is_named.test_whoever_a_field_names_is_hidden_known_found_and_erased(code, ask, way)
                tried.append(ask.name)
    assert tried == named


def test_what_was_kept_of_an_earlier_version_is_read_as_the_one_of_now(centre: Centre) -> None:
    note = import_module("how_to_event").SiteNote
    then = datetime(2026, 3, 2, 9)
    assert note.unpack({"town": "滨海", "street": "码头", "present": "工友"}, then) == note(
        place="滨海码头", who="工友"
    )
    assert note.unpack({"street": "码头"}, then) == note(place="码头")
    assert note.unpack({}, then) == note.unpack({"v": 2}, then) == note(), "everything that tells of people was erased"
    file = centre.add(centre.assigned(), "site_note", place="码头")
    assert file.history[-1].entry.event == note(place="码头")


def test_the_clock_rule_is_read_beside_those_that_ship_and_reckons_a_day() -> None:
    (block,) = blocks("clock")
    rule = load_rules(packaged("steps.toml") + "\n" + block, "steps.toml", event_fields())[-1]
    assert rule.id == "S09"
    assert claims_no_law(rule)
    assert reckon(rule, date(2026, 3, 2), (), Calendar()).due == date(2026, 3, 12)
    assert reckon(rule, date(2026, 9, 22), (), Calendar()).due == date(2026, 10, 8), "2 October is a holiday"


def test_the_code_is_in_its_list_from_its_day() -> None:
    channels = load_codes(packaged("codes.csv") + blocks("code")[0], "codes.csv")["channel"]
    kiosk = channels.get("kiosk")
    assert (kiosk.label.zh, kiosk.label.en) == ("自助终端", "Self-service kiosk")
    assert kiosk not in channels.on(date(2026, 9, 30))
    assert kiosk in channels.on(date(2026, 10, 1))


def test_a_code_is_worded_as_it_was_on_its_day() -> None:
    channels = load_codes(packaged("codes.csv") + blocks("code")[1], "codes.csv")["channel"]
    assert channels.worded_on(date(2026, 9, 30)).label("fax").zh == "传真"
    assert channels.worded_on(date(2026, 10, 1)).label("fax").zh == "传真件"


def test_the_paper_is_written_whole_and_says_what_it_should(centre: Centre, tmp_path: Path) -> None:
    path, file = tmp_path / "回执.docx", centre.assigned()
    write = import_module("how_to_paper").write_receipt
    write(To(path), file, mask=FULL, printed_by="李明", printed_on=date(2026, 3, 2))
    document = opened(path)
    told = everything(document)
    assert told.splitlines()[0] == "收件回执"
    assert "您的材料已收到，请凭案号查询。" in told
    (table,) = document.tables
    assert cells(table) == [["案号", "〔2026〕YT0001", "阶段", "办理中"]]


async def test_the_screen_is_shown_and_left(empty: Desk) -> None:
    screen = import_module("how_to_screen").StationsScreen
    async with at_desk(empty) as hand:
        hand.app.push_screen(screen())
        await hand.settle()
        assert "站点" in hand.lines[0]
        assert [line.key for line in hand.app.screen.query_one(Rows).lines] == ["BH"]
        assert "返回" in hand.lines[-1]
        await hand.press("escape")
        assert not isinstance(hand.app.screen, screen)


def test_the_migration_brings_a_plain_store_to_its_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = tmp_path / "migrations"
    shutil.copytree(shape.FOLDER, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (block,), step = blocks("migration"), steps / "0099_leaflet.py"
    step.write_text(block, encoding="utf-8")
    assert imported(step) <= MAY_IMPORT
    store = found(tmp_path / "plain", centre="滨海市总工会", station="BH", account="wang", name="王芳", plain=True)
    assert store.db.pragma("user_version") == shape.SCHEMA
    monkeypatch.setattr(shape, "FOLDER", steps)
    shape.migrate(store.db)
    assert store.db.pragma("user_version") == 99 > shape.SCHEMA
    store.run("INSERT INTO leaflet (title) VALUES ('权益保障手册')")
    assert store.run("SELECT id, title, copies FROM leaflet").fetchall() == [(1, "权益保障手册", 0)]
    assert [each.name for each in store.accounts()] == ["王芳"]
    assert list(shape.strange(store.db)) == []
    store.close()
