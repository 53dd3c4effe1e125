"""The command line draws no screen, and loads what it needs when it needs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.cli.line import Line

ROOT = Path(__file__).parents[3]

CALL = """
import json, sys
from tui.cli import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""

SCREENS = {"textual", "rich"}
PAPERS = {"docx", "lxml"}


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["--version"], set()),
        (["--help"], set()),
        (["events"], set()),
        (["clock", "L20", "--on", "2026-9-16"], set()),
        (["today"], {"peewee", "pypinyin"}),
        (["queue", "all"], {"peewee"}),
        (["search", "欠薪"], {"peewee", "pypinyin"}),
        (["show", "1"], {"peewee", "pypinyin"}),
        (["record", "1", "fact", "what=新"], {"peewee", "pypinyin"}),
        (["export", "summary", "1", "-o", "PAPER"], {"peewee", "pypinyin", *PAPERS}),
        (["check"], {"peewee", "pypinyin"}),
    ],
)
def test_a_verb_loads_no_more_than_it_needs(line: Line, words: list[str], allowed: set[str], tmp_path: Path) -> None:
    line.opened()
    words = [word.replace("PAPER", str(tmp_path / "a.docx")) for word in words]
    command = [sys.executable, "-c", CALL, "--data", str(line.folder), "--as", "li", *words]
    ended = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    code, names = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    assert not set(names) & ({"peewee", "pypinyin", *SCREENS, *PAPERS} - allowed)


def test_the_version_alone_loads_nothing_of_the_project() -> None:
    program = "import sys; from tui.cli import main; main(['--version']); print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    loaded = ended.stdout.split()
    assert [name for name in loaded if name.startswith(("tui", "cases", "storage"))] == ["tui", "tui.cli"]
    assert not {"argparse", "dataclasses", "typing", "importlib.metadata"} & set(loaded)
