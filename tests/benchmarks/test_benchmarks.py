"""The benchmarks run, small; what they measure is judged by `make bench` alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.bench import _MADE_BY, _ROOT, Bench
from tests.benchmarks.run import SECTIONS, measured
from tests.benchmarks.table import HEADER, Measure, line


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANGFU_BENCH", str(tmp_path_factory.mktemp("bench")))
        bench = Bench(cases=1_000, rounds=2)
        yield bench
        bench.close()


@pytest.mark.faults
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_measures_something(section: str, bench: Bench) -> None:
    found = list(measured(bench, [section]))
    assert found
    assert len({measure.name for measure in found}) == len(found)
    assert all((measure.ours > 0 or measure.unit == "B/s") and measure.baseline > 0 for measure in found)
    assert {len(line(measure.cells)) for measure in found} == {len(line(HEADER))}


@pytest.mark.faults
def test_stores_are_kept_for_the_next_run(bench: Bench) -> None:
    folder = bench.folder(1_000)
    before = (folder / "bangfu.db").stat().st_mtime_ns
    assert Bench(cases=1_000).folder(1_000) == folder
    assert (folder / "bangfu.db").stat().st_mtime_ns == before


@pytest.mark.faults
def test_a_changed_store_is_not_the_kept_one(bench: Bench) -> None:
    copy = bench.copy(1_000, "copy")
    assert copy.parent == bench.folder(1_000).parent
    assert (copy / "bangfu.db").read_bytes() == (bench.folder(1_000) / "bangfu.db").read_bytes()
    assert not copy.samefile(bench.folder(1_000))


def test_a_bar_is_met_or_missed() -> None:
    assert Measure("a", 2.0, 1.0, 2.0).ok
    assert not Measure("a", 2.1, 1.0, 2.0).ok
    assert Measure("a", 1.0, 20.0, 20.0, faster=True).ok
    assert not Measure("a", 1.0, 19.0, 20.0, faster=True).ok
    assert Measure("a", 2.1, 1.0, 2.0).cells[-1] == "NO"


def test_the_stores_lie_outside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.benchmarks.bench import cache_folder

    monkeypatch.delenv("BANGFU_BENCH", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder().is_relative_to(tmp_path)


def test_stores_are_made_anew_when_what_makes_them_changes() -> None:
    assert all(any(_ROOT.glob(place)) for place in _MADE_BY)
