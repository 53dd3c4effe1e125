"""What became of the mutants: the rate of each room, and those that live."""

from collections import Counter
from collections.abc import Iterable, Iterator

from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code

from tests.mutants.sample import room_of

NOTICED = ("killed", "timeout")
"""How a mutant ends that the tests notice. One that no test walks through lives like any other."""


def report(files: Iterable[SourceFileMutationData], sample: Iterable[str]) -> str:
    """Return how many were noticed, room by room, and the names of all that live."""
    asked = set(sample)
    ends = [
        (room_of(str(file.path)), name, status_by_exit_code[ended])
        for file in files
        for name, ended in file.exit_code_by_key.items()
        if name in asked
    ]
    return "\n".join([*_lines(ends), "", *sorted(f"{end}: {name}" for _, name, end in ends if end not in NOTICED)])


def _lines(ends: list[tuple[str, str, str]]) -> Iterator[str]:
    tried, noticed = Counter(room for room, *_ in ends), Counter(room for room, _, end in ends if end in NOTICED)
    for room in sorted(tried):
        yield f"{room:24} {noticed[room]:5} of {tried[room]:5}  {noticed[room] / tried[room]:6.1%}"
    yield f"{'all':24} {noticed.total():5} of {tried.total():5}  {noticed.total() / max(1, tried.total()):6.1%}"
