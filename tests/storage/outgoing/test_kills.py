"""Programs that are killed while they write: nothing half is there, and nothing is left at the next start."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cases.staff.audit import AuditAction
from storage.host.guard import BACKUPS
from storage.opening.opening import open_centre
from storage.outgoing.scratch import scratch, sweep
from tests.centre import Centre

ROOT = Path(__file__).parents[3]

WRITING = """
import os, sys
from pathlib import Path
from cases.staff.outgoing import Place
from tests.centre import Centre

folder, target, step, kind = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
if kind == "named":
    del os.O_TMPFILE
centre = Centre(folder)

def wait(here):
    if here == step:
        print(here, flush=True)
        sys.stdin.read()

def fill(file, private):
    wait("begun")
    (private / "rows").write_text("张三", encoding="utf-8")
    file.write("张三".encode())
    wait("filled")

out = centre.desk().papers.out(Place(target, True), "list", [1], masked=False)
replace, link = os.replace, os.link
os.replace = lambda *where, **how: (wait("named"), replace(*where, **how))
if kind != "named":
    os.link = lambda *where, **how: (wait("linked"), link(*where, **how))
out.write(".xlsx", fill, lambda file: wait("whole"))
wait("done")
"""


def killed(folder: Path, target: Path, step: str, kind: str, by: signal.Signals = signal.SIGKILL) -> None:
    """Write a file in a process of its own, and kill it where it waits at a step."""
    command = [sys.executable, "-c", WRITING, str(folder), str(target), step, kind]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == f"{step}\n"
        process.send_signal(by)


@pytest.fixture
def out(centre: Centre, tmp_path: Path) -> Path:
    centre.open()
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def exported(centre: Centre) -> int:
    return [line.action for line in centre.desk("wang").trail.lines(most=1000)].count(AuditAction.EXPORTED)


def start_again(centre: Centre) -> None:
    open_centre(centre.store.folder, centre.store.key).close()


@pytest.mark.parametrize("kind", ["nameless", "named"])
@pytest.mark.parametrize("step", ["begun", "filled", "whole"])
def test_a_file_that_was_not_whole_was_never_there(centre: Centre, out: Path, step: str, kind: str) -> None:
    killed(centre.store.folder, out / "a.xlsx", step, kind)
    assert not (out / "a.xlsx").exists()
    if kind == "nameless":
        assert list(out.iterdir()) == []
    start_again(centre)
    assert list(out.iterdir()) == []
    assert list(centre.store.folder.glob(".bangfu-*")) == []
    assert exported(centre) == 0


@pytest.mark.parametrize("kind", ["nameless", "named"])
@pytest.mark.parametrize("step", ["begun", "filled", "whole", "named"])
def test_a_file_that_is_being_replaced_is_the_old_or_the_new(centre: Centre, out: Path, step: str, kind: str) -> None:
    (out / "a.xlsx").write_bytes(b"old")
    killed(centre.store.folder, out / "a.xlsx", step, kind)
    assert (out / "a.xlsx").read_bytes() == b"old"
    start_again(centre)
    assert [each.name for each in out.iterdir()] == ["a.xlsx"]
    assert list(centre.store.folder.glob(".bangfu-*")) == []


def test_no_file_is_there_without_its_line(centre: Centre, out: Path) -> None:
    killed(centre.store.folder, out / "a.xlsx", "linked", "nameless")
    assert not (out / "a.xlsx").exists()
    assert exported(centre) == 1, "the line may be there without the file, never the other way round"
    killed(centre.store.folder, out / "a.xlsx", "done", "nameless")
    assert (out / "a.xlsx").read_bytes() == "张三".encode()
    assert exported(centre) == 2


def test_what_somebody_is_at_work_with_stays(centre: Centre) -> None:
    folder = centre.store.folder
    (folder / BACKUPS).mkdir()
    with scratch(folder) as one, scratch(folder / BACKUPS) as two:
        (one / "rows").write_bytes(b"x")
        start_again(centre)
        assert (one / "rows").exists()
        assert two.exists()
    assert not one.exists()
    assert not two.exists()


def test_what_older_programs_left_among_the_data_goes_and_nobody_elses_does(centre: Centre, tmp_path: Path) -> None:
    folder, elsewhere = centre.store.folder, tmp_path / "home"
    (folder / BACKUPS).mkdir()
    (elsewhere / ".backup-mine").mkdir(parents=True)
    (elsewhere / ".bangfu-notes").touch()
    (elsewhere / ".bangfu-0123456789ab.part").touch()
    left = [folder / ".restore-abc", folder / ".new-abc", folder / BACKUPS / ".backup-abc", folder / ".bangfu-abc"]
    for each in left:
        each.mkdir()
        (each / "bangfu.keys").touch()
    start_again(centre)
    assert [each for each in left if each.exists()] == []
    sweep(elsewhere)
    assert sorted(each.name for each in elsewhere.iterdir()) == [".backup-mine", ".bangfu-notes"]


def test_a_link_is_swept_and_what_it_leads_to_is_not(centre: Centre, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").touch()
    inside = centre.store.folder / ".bangfu-0123456789ab"
    inside.mkdir()
    (inside / "beside").write_bytes(os.fsencode(kept / "file"))
    (centre.store.folder / ".bangfu-ba9876543210").symlink_to(kept)
    start_again(centre)
    assert (kept / "file").exists()
    assert not inside.exists()
