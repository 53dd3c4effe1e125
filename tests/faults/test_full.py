"""The disk fills up at every step: one clear sentence, everything as it was, and work goes on once there is room."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.faults

RECORDING = """
import sys
from pathlib import Path
from cases.values.refusal import Refused
from storage.proof.check import check
from tests.centre import Centre, build
from tests.faults.disk import watched
from tests.unlocked import dump

folder = Path(sys.argv[1])
build(folder)
with watched() as disk:
    centre = Centre(folder)
    file = centre.assigned()
    room = 0
    while True:
        before, left = dump(folder), [room]
        def allow():
            left[0] -= 1
            return left[0] >= 0
        disk.allow = allow
        try:
            centre.add(file, "note", what="很长的记录。" * 200)
            said = ""
        except Refused as refused:
            said = str(refused)
        disk.allow = lambda: True
        if not said:
            break
        assert "磁盘已满" in said, (room, said)
        assert dump(folder) == before, room
        room += 1
    assert list(check(centre.store)) == []
    assert centre.add(file, "note", what="又有地方了。").case.version == 5
    centre.store.close()
print(room)
"""

WRITING = """
import resource, signal, sys
from pathlib import Path
from cases.hiding.mask import Mask
from cases.values.refusal import Refused
from storage.copies.backup import back_up
from exports.summary import write_summary
from tests.centre import Centre
from tests.place import To

folder, place, what, room = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
centre = Centre(folder)
file = centre.desk().cases.file(1)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
if room >= 0:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
try:
    if what == "backup":
        back_up(centre.store, place, centre.now, replace=True)
    else:
        write_summary(To(place), file, mask=Mask(), printed_by="王芳", printed_on=centre.now.date())
    print("done")
except Refused as refused:
    print(refused)
"""


def run(program: str, *words: str) -> str:
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_recording_is_stopped_at_every_write(tmp_path: Path) -> None:
    steps = int(run(RECORDING, str(tmp_path / "centre")))
    assert steps > 10


@pytest.mark.parametrize("what", ["backup", "summary"])
def test_a_file_that_finds_no_room_leaves_the_old_one_alone(tmp_path: Path, what: str) -> None:
    from tests.centre import Centre, build

    folder, place = tmp_path / "centre", tmp_path / {"backup": "out.bangfu", "summary": "out.docx"}[what]
    build(folder)
    centre = Centre(folder)
    centre.open(facts="欠薪。" * 500)
    centre.store.close()
    assert run(WRITING, str(folder), str(place), what, "-1") == "done"
    old, whole = place.read_bytes(), place.stat().st_size
    for step in range(12):
        said = run(WRITING, str(folder), str(place), what, str(whole * step // 12))
        assert said != "done"
        assert "；" in said, said
        assert place.read_bytes() == old
        assert sorted(each.name for each in tmp_path.iterdir()) == ["centre", place.name]
    assert run(WRITING, str(folder), str(place), what, "-1") == "done"
