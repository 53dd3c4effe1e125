"""Programs that are killed while they write: nothing half is there, and nothing is left at the next start."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.staff.audit import AuditAction
from cases.values.refusal import Refused
from storage.copies.restoring import restore
from storage.host.guard import BACKUPS
from storage.opening.opening import open_centre
from storage.outgoing.scratch import scratch, sweep
from tests.centre import Centre
from tests.unlocked import found

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


def laid(folder: Path, *names: str) -> list[Path]:
    """Lay folders down, each with a file in it, and return these files."""
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "bangfu.keys").touch()
    return [folder / name / "bangfu.keys" for name in names]


FOREIGN = (".backup-pictures", ".new-abcdefgh", ".restore-notes", ".bangfu-notes", ".bangfu-0123456789ab")
"""Names that are like those of what was not whole yet."""


def test_what_is_only_called_alike_stays(centre: Centre, tmp_path: Path) -> None:
    folder, elsewhere = centre.store.folder, tmp_path / "home"
    kept = [each for place in (folder, folder / BACKUPS, elsewhere) for each in laid(place, *FOREIGN)]
    (elsewhere / ".bangfu-ba9876543210.part").touch()
    (elsewhere / ".bangfu-00000000aaaa").mkdir()
    start_again(centre)
    sweep(elsewhere)
    assert [each for each in kept if not each.exists()] == []
    assert (elsewhere / ".bangfu-ba9876543210.part").exists(), "no note says that it is one of ours"
    assert not (elsewhere / ".bangfu-00000000aaaa").exists(), "one that was not marked yet is empty"


def test_nothing_goes_from_where_a_link_leads(centre: Centre, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    left = disk / ".bangfu-0123456789ab"
    laid(disk, left.name)
    (left / f".made-as{left.name}").touch()
    (centre.store.folder / BACKUPS).symlink_to(disk)
    start_again(centre)
    assert left.exists()
    (centre.store.folder / BACKUPS).unlink()
    disk.rename(centre.store.folder / BACKUPS)
    start_again(centre)
    assert list((centre.store.folder / BACKUPS).iterdir()) == []


def test_a_restore_that_is_refused_takes_nothing_away(tmp_path: Path) -> None:
    kept = laid(tmp_path / "new", *FOREIGN)
    (tmp_path / "new" / ".bangfu-00000000aaaa").mkdir()
    (tmp_path / "b.bangfu").write_bytes(b"no backup")
    with pytest.raises(Refused):
        restore(tmp_path / "b.bangfu", tmp_path / "new", datetime.now(UTC), lambda _ring: b"")
    assert [each for each in kept if not each.exists()] == []
    assert (tmp_path / "new" / ".bangfu-00000000aaaa").exists()


def test_founding_takes_nothing_away(tmp_path: Path) -> None:
    kept = laid(tmp_path / "new", *FOREIGN)
    found(tmp_path / "new", centre="中心", station="YT", account="wang", name="王芳").close()
    assert [each for each in kept if not each.exists()] == []


def test_a_link_is_no_leftover_and_what_a_note_leads_to_by_another_name_stays(centre: Centre, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").touch()
    inside = centre.store.folder / ".bangfu-0123456789ab"
    inside.mkdir()
    (inside / f".made-as{inside.name}").touch()
    (inside / "beside").write_bytes(os.fsencode(kept / "file"))
    (centre.store.folder / ".bangfu-ba9876543210").symlink_to(kept)
    start_again(centre)
    assert (kept / "file").exists()
    assert not inside.exists()
