"""Every audit action leaves its line, whoever does it; and where a line of it cannot be left, nothing of it is done."""

import ast
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

import storage
from cases.directory.records import Person
from cases.staff.audit import AuditAction
from storage.keys.keyring import KEYS
from storage.opening.door import recover
from storage.store import audit
from storage.store.writes import LogLine
from tests.centre import DAY, Centre
from tests.storage.audit_actions import ACTS, OTHER, Line
from tests.unlocked import dump, found


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory, new_file: Path) -> Path:
    """Make a centre with two cases of Li, a restricted one of Zhao's, and a namesake of the first applicant."""
    folder = tmp_path_factory.mktemp("deeds") / "ready"
    shutil.copytree(new_file.parent, folder)
    centre = Centre(folder)
    centre.assigned("li")
    centre.assigned("li", applicant="李四")
    centre.add(centre.assigned("zhao", applicant="王五"), "reach", "wang", who="restricted", reason="隐私。")
    centre.desk("wang").directory.add(Person(name="张伟"))
    centre.store.close()
    return folder


@pytest.fixture
def worked(ready: Path, data: Path) -> Iterator[Centre]:
    shutil.copytree(ready, data)
    centre = Centre(data)
    yield centre
    centre.store.close()


def lines(centre: Centre, after: int) -> list[Line]:
    """Return the lines after one, as they are kept; an anchor in one differs each time."""
    query = "SELECT by_account, deed, case_id, detail FROM audit WHERE seq > ? ORDER BY seq"
    found = []
    for by, action, case, detail in centre.store.run(query, (after,)).fetchall():
        told = {name: each for name, each in json.loads(detail).items() if name not in ("kept", "utc")}
        found.append((by, action, case, told | ({"anchor": "?"} if "anchor" in told else {})))
    return found


def everything(centre: Centre) -> object:
    folder = centre.store.folder
    return dump(folder), lines(centre, 0), (folder / KEYS).read_bytes()


@pytest.mark.parametrize("what", ACTS)
def test_it_leaves_its_lines_and_all_of_it_or_nothing_is_done(
    worked: Centre, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = ACTS[what]
    act.first(worked)
    before = audit.anchor(worked.store).seq
    kept = everything(worked)
    for place in range(len(act.lines) if act.whole else 0):
        with monkeypatch.context() as patch:
            patch.setattr(audit, "put", _stopping_at(place))
            with pytest.raises(_Stop):
                act.do(worked)
        assert everything(worked) == kept, f"half of it is done where line {place + 1} cannot be left"
    act.do(worked)
    assert lines(worked, before)[: len(act.lines)] == act.lines


class _Stop(Exception):
    """A line cannot be left."""


def _stopping_at(place: int) -> Callable[[Any, LogLine], None]:
    """Return what leaves so many lines, and then no more."""
    put, left = audit.put, [place]

    def stop(store: Any, line: LogLine) -> None:
        if not left[0]:
            raise _Stop
        left[0] -= 1
        put(store, line)

    return stop


def test_what_is_founded_and_recovered_leaves_a_line(tmp_path: Path) -> None:
    store = found(tmp_path / "new", centre="中心", station="YT", account="wang", name="王芳")
    recover(store.folder, "wang", store.recovery, OTHER, datetime.combine(DAY, time(9)))
    rows = store.run("SELECT deed, by_account FROM audit ORDER BY seq").fetchall()
    assert rows[0][0] == "founded"
    assert rows[-1] == ("recovered", "wang")
    store.close()


ELSEWHERE = {
    "changed": "here, within an import",
    "upgraded": "test_migrate.py",
    "loaded": "test_bulk.py",
    "restored": "test_replacing.py",
    "founded": "above",
    "recovered": "above",
}


def test_every_deed_and_all_that_is_told_of_it_is_done_here() -> None:
    """The words are read from the source, so that a new line is not forgotten."""
    here = {(action, told.get("what", "")) for act in ACTS.values() for _by, action, _case, told in act.lines}
    assert {action for action, _ in here} | set(ELSEWHERE) == set(AuditAction)
    assert set(_noted()) - here == set()


def _noted() -> list[tuple[str, str]]:
    """Return each action that is noted anywhere in storage with a word for what was done."""
    told = (path.read_text(encoding="utf-8") for path in Path(storage.__file__).parent.rglob("*.py"))
    found = []
    for text in filter(lambda text: "note(AuditAction." in text, told):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".note") and node.args:
                action = AuditAction[ast.unparse(node.args[0]).removeprefix("AuditAction.")].value
                words = [each.value for each in node.keywords if each.arg == "what"]
                found += [(action, str(word.value)) for word in words if isinstance(word, ast.Constant)]
    return found
