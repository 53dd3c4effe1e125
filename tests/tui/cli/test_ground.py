"""What lies among the centre's data and among the files of others is reached by no call that names a file."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.cli.line import Line
from tests.tui.cli.test_writing import WRITERS, place

__all__ = ["place"]

READERS = {
    "new applicant=张三 facts=@": "li",
    "record 1 note what=@": "li",
    "import": "li",
    "import 名单.csv --kind people --dry-run --map": "li",
    "rules": "zhu",
    "holidays": "zhu",
    "words": "zhu",
    "check --anchor @": "zhu",
}
"""Every call that reads a file which somebody names, and who makes it; restoring apart, which needs its password."""
WORD = "王小二的私事"


@pytest.fixture
def theirs(line: Line, place: Path) -> Path:
    """Return a file of a colleague's."""
    path = line.folder / "files" / "qian" / "in" / "notes.txt"
    path.parent.mkdir(parents=True)
    path.write_text(WORD, encoding="utf-8")
    assert place.exists()
    return path


def ways(out: Path, path: Path) -> Iterator[Path]:
    """Yield every way to a file: its own name, links of both kinds, and by another folder."""
    hard, soft = out / f"hard-{path.name}", out / f"soft-{path.name}"
    os.link(path, hard)
    soft.symlink_to(path)
    yield from (path, hard, soft, path.parent / ".." / path.parent.name / path.name)


def given(call: str, path: Path) -> list[str]:
    """Return the words of a call with a file, which is a word of its own but behind an @."""
    return f"{call}{path}".split() if call.endswith("@") else [*call.split(), str(path)]


@pytest.mark.parametrize("call", READERS)
def test_nobody_reads_the_files_of_others_or_of_the_centre(line: Line, place: Path, theirs: Path, call: str) -> None:
    keys = line.folder / "bangfu.keys"
    for way in (*ways(place, theirs), *ways(place, keys)):
        words = given(call, way)
        ended = line(*words, who=READERS[call])
        assert (ended.code, ended.out) == (1, ""), (way, ended)
        assert WORD not in ended.err
        assert "form" not in ended.err


@pytest.mark.parametrize("call", READERS)
def test_everybody_reads_their_own(line: Line, place: Path, call: str) -> None:
    own = line.folder / "files" / READERS[call] / "in" / "own.csv"
    own.parent.mkdir(parents=True)
    own.write_text("姓名\n李四\n", encoding="utf-8")
    words = given(call, own)
    ended = line(*words, who=READERS[call])
    assert "读不" not in ended.err, "what stands in it is another matter"
    assert "自己的普通文件" not in ended.err
    assert place.exists()


@pytest.mark.parametrize("call", WRITERS)
def test_nobody_writes_among_the_files_of_others(line: Line, place: Path, theirs: Path, call: str) -> None:
    who, ending = WRITERS[call]
    there = theirs.with_name(f"b{ending}")
    there.write_text(WORD, encoding="utf-8")
    for way in (*ways(place, there), there.with_name(f"new{ending}")):
        ended = line(*call.split(), str(way), "--force", who=who)
        assert ended.code == 1, (way, ended)
        assert "这是其他人的文件夹" in ended.err or "不能写入" in ended.err
    assert there.read_text(encoding="utf-8") == WORD
