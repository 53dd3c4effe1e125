"""Nothing is loaded before it is needed: the floors stay apart at run time, and the command line stays quick."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

WALK = """
import importlib, pkgutil
floor = importlib.import_module({floor!r})
for found in pkgutil.walk_packages(floor.__path__, {floor!r} + "."):
    importlib.import_module(found.name)
"""
"""Import every module of a floor."""

CALL = """
import sys
from tui.cli import main
sys.argv = ["bangfu", *{words!r}]
try:
    code = main()
except SystemExit as ended:
    code = ended.code
assert not code, code
"""
"""Call the command line as the installed script does."""

REPORT = """
import json, sys
print("\\n" + json.dumps(sorted(sys.modules)))
"""


def loaded(program: str) -> set[str]:
    """Return the top-level names that a program has imported by its end."""
    return {name.partition(".")[0] for name in modules(program)}


def modules(program: str) -> set[str]:
    """Return the modules that a program has imported by its end."""
    command = [sys.executable, "-c", program + "\n" + REPORT]
    ended = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    names: list[str] = json.loads(ended.stdout.splitlines()[-1])
    return set(names)


def test_what_is_loaded_is_seen() -> None:
    assert {"peewee", "docx", "lxml"} <= loaded("import peewee, docx.oxml")


@pytest.mark.parametrize(
    ("floor", "barred"),
    [
        ("cases", {"storage", "exports", "tui", "peewee", "playhouse", "textual", "rich", "docx"}),
        ("storage", {"exports", "tui", "textual", "rich", "docx"}),
        ("exports", {"storage", "tui", "peewee", "playhouse", "textual", "rich"}),
    ],
)
def test_a_whole_floor_loads_nothing_of_the_others(floor: str, barred: set[str]) -> None:
    names = loaded(WALK.format(floor=floor))
    assert floor in names
    assert not names & barred


@pytest.mark.parametrize("room", ["tui.cli.verbs", "tui.papers"])
def test_every_verb_and_paper_is_loaded_without_a_screen(room: str) -> None:
    names = loaded(WALK.format(floor=room))
    assert "tui" in names
    assert not names & {"textual", "rich"}


def test_the_first_page_is_read_and_drawn_without_all_that_can_happen_to_a_case() -> None:
    names = modules("import tui.app; tui.app.load_desk()")
    assert {"storage.queues.pages", "storage.casefile.rules", "tui.screens.cases.desk"} <= names
    assert not {each for each in names if each.startswith(("cases.events", "cases.due.agenda", "cases.history"))}


COMING = """
import sys
from datetime import datetime
from cases.values.refusal import refuse
from cases.values.text import say
from tui.cli.terminal import open_for

def coming(_report):
    global before
    before = set(sys.modules)
    raise refuse("password", say("密码不对"))

try:
    open_for(coming, datetime.now)
except Exception:
    pass
assert {"argon2.low_level", "cryptography.hazmat.primitives.ciphers.aead"} <= before
"""
"""Sign somebody in who is refused."""


def test_who_signs_in_waits_for_no_screen_before_the_password_is_hashed() -> None:
    assert "tui.app" in modules(COMING)


HEAVY = {"textual", "rich", "docx", "lxml", "peewee", "playhouse", "pypinyin", "chinese_calendar"}
"""What costs time to load, and is of use only once a verb needs it."""


def test_the_command_line_loads_nothing_heavy() -> None:
    assert not loaded("import tui.cli") & HEAVY


WHOLE_CASE = {
    "cases.views.casefile",
    "cases.due.clocks",
    "cases.hiding.likely.patterns",
    "cases.hiding.likely.left",
    "cases.kinds",
    "exports",
}
"""What only a whole case, its fields, its narratives and its papers need."""


def test_the_first_screen_stands_without_what_reads_a_whole_case() -> None:
    names = modules("import tui.app, tui.screens.cases.desk")
    assert "cases.views.rows" in names
    assert not names & WHOLE_CASE
    assert modules("import tui.brief, exports, cases.hiding.likely.left") >= WHOLE_CASE


LINES = """
from datetime import date
from cases.hiding.known.calling import _BY_GIVEN
from cases.law.rulefile.reading import shipped
from cases.standing.stages import Actor, Stage
from cases.views.rows import Row, View
from storage.casefile.rules import ShippedByKey
from tui.lists.caselines import case_lines, seen
from tui.widgets.columns import of_queue
day = date(2026, 3, 12)
row = Row(
    7, "〔2026〕YT0007", "YT", "rights", Stage.FOLLOW_UP, "张三丰", 12, ("migrant",), "2025-205-5", "li", "李明",
    Actor.HANDLER, day, "L20", day, None, day, 3,
)
(line,) = case_lines(seen([row], {}, masked=True), [each.id for each in of_queue(View.OPEN)][:6], day, ShippedByKey())
assert "张某某等12人" in line.cells, line
assert not shipped.cache_info().currsize
assert all("_compiled" not in vars(looks) for looks, _words in _BY_GIVEN)
"""
"""Tell a case as a line of a list."""


def test_the_first_lines_are_told_without_reading_every_rule_and_expression() -> None:
    assert "tui.lists.caselines" in modules(LINES)


@pytest.mark.parametrize("words", [["--version"], ["--help"]])
def test_a_word_about_itself_loads_nothing_heavy(words: list[str]) -> None:
    assert not loaded(CALL.format(words=words)) & HEAVY


def test_a_verb_that_only_reads_draws_no_screen() -> None:
    assert not loaded(CALL.format(words=["events", "--json"])) & {"textual", "docx"}
