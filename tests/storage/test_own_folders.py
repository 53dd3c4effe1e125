"""The own files of whoever is at the desk: others' are refused by every door, and who is confined gets no further."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cases.staff.outgoing import Place
from cases.staff.ownfiles import Direction
from storage.desk import Desk
from storage.host.guard import FILES
from storage.outgoing.folders import Folders
from tests.cases.making import refusal
from tests.centre import Centre


def desk(centre: Centre, who: str = "li", *, confined: bool = False) -> Desk:
    return Desk(centre.store, centre.store.account(who), lambda: centre.now, confined=confined)


def put(centre: Centre, who: str, side: Direction, name: str) -> Path:
    path = Folders(centre.store.folder, who).path(side) / name
    path.write_text("姓名\n张三\n", encoding="utf-8")
    return path


def test_a_name_alone_stands_in_ones_own_folder(centre: Centre, tmp_path: Path) -> None:
    folders = desk(centre).folders
    assert folders.place(Direction.OUTGOING, "a.docx") == centre.store.folder / FILES / "li" / "out" / "a.docx"
    assert folders.place(Direction.INCOMING, "b.xlsx") == centre.store.folder / FILES / "li" / "in" / "b.xlsx"
    assert folders.place(Direction.OUTGOING, str(tmp_path / "a.docx")) == tmp_path / "a.docx"
    assert folders.place(Direction.OUTGOING, "./a.docx") == Path("./a.docx")


def doors(desk: Desk, path: Path) -> dict[str, Callable[[], object]]:
    """Return every way in which a desk reads or writes a file that somebody names."""
    return {
        "look": lambda: desk.papers.look(Place(path, replace=True), path.suffix),
        "read": lambda: desk.previewing.sheets(path),
        "write": lambda: desk.papers.out(Place(path, replace=True), "list", masked=True).write(
            path.suffix, lambda file, _private: file.write(b"x"), lambda _file: None
        ),
    }


@pytest.mark.parametrize("confined", [False, True])
@pytest.mark.parametrize("door", ["look", "read", "write"])
def test_another_ones_files_are_refused(centre: Centre, door: str, confined: bool) -> None:
    theirs = put(centre, "wang", Direction.OUTGOING, "b.csv")
    link = Folders(centre.store.folder, "li").path(Direction.INCOMING) / "link.csv"
    link.symlink_to(theirs)
    around = link.parent / ".." / ".." / "wang" / "out" / "b.csv"
    mine = desk(centre, confined=confined)
    for path in (theirs, link, around, theirs.with_name("new.csv")):
        assert refusal(doors(mine, path)[door]) == "file", path
    assert theirs.read_text(encoding="utf-8").startswith("姓名")


@pytest.mark.parametrize("door", ["look", "read", "write"])
def test_whoever_is_confined_keeps_to_their_own(centre: Centre, tmp_path: Path, door: str) -> None:
    own, elsewhere = put(centre, "li", Direction.INCOMING, "a.csv"), tmp_path / "a.csv"
    elsewhere.write_text("姓名\n李四\n", encoding="utf-8")
    doors(desk(centre, confined=True), own)[door]()
    doors(desk(centre), elsewhere)[door]()
    assert refusal(doors(desk(centre, confined=True), elsewhere)[door]) == "file"


def test_no_file_is_deleted_while_nobody_knows_which_day_it_is(centre: Centre) -> None:
    put(centre, "li", Direction.OUTGOING, "a.docx")
    real = datetime.now(UTC)
    centre.to(real.date())
    centre.now = real
    centre.assigned()
    later = real + timedelta(days=40)
    centre.now = later
    assert desk(centre).folders.sweep(later) == 0
    centre.desk("wang").day.confirm(centre.desk("wang").today)
    assert desk(centre).folders.sweep(later) == 1


def test_files_stay_for_the_days_that_the_administrator_sets(centre: Centre) -> None:
    put(centre, "li", Direction.OUTGOING, "a.docx")
    folders = desk(centre).folders
    assert [(each.name, (each.until - each.since).days) for each in folders.files()] == [("a.docx", 7)]
    assert refusal(lambda: desk(centre, "wang").staffing.set_file_days("3")) == "role"
    assert refusal(lambda: desk(centre, "admin").staffing.set_file_days("91")) == "file_days"
    desk(centre, "admin").staffing.set_file_days("3")
    assert folders.days == 3
    assert centre.desk("admin").trail.lines(most=1)[0].detail == {"what": "file_days", "days": 3}
    assert folders.sweep(datetime.now(UTC) + timedelta(days=2)) == 0
    assert folders.sweep(datetime.now(UTC) + timedelta(days=3, minutes=1)) == 1
    assert folders.files() == ()


def test_one_deletes_ones_own(centre: Centre) -> None:
    kept = put(centre, "li", Direction.OUTGOING, "a.docx")
    folders = desk(centre).folders
    (each,) = folders.files()
    folders.remove(each)
    folders.remove(each)
    assert not kept.exists()
    kept.symlink_to("/etc")
    assert folders.files() == ()
