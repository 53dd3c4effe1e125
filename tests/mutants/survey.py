"""Which tests walk through which function, as found by running them once with nothing wrong."""

from collections.abc import Iterable

import pytest
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.stats import load_stats, save_stats
from mutmut.utils.file_utils import change_cwd

NEAR = 40
"""How many tests a mutant meets at first: those that walk through the fewest functions, and so are nearest to it."""
ENOUGH = 60.0
"""How many seconds of tests a mutant meets at most."""


def survey() -> None:
    """Run each test once, and keep what it walked through. Nothing is done where that is known already."""
    if load_stats():
        return
    set_mutant_under_test("stats")
    here = config()
    with change_cwd("mutants"):
        asked = ["-q", "--rootdir=.", "--tb=line", *here.pytest_add_cli_args_test_selection, *here.pytest_add_cli_args]
        pytest.main(asked, plugins=[_Walk()])
    set_mutant_under_test("")
    save_stats()


def near_and_far(function: str, breadth: dict[str, int]) -> tuple[list[str], list[str]]:
    """Return the tests that walk through the function: the nearest, then the others as far as there is time."""
    took = state().duration_by_test
    tests = sorted(state().tests_by_mangled_function_name.get(function, ()), key=lambda test: (breadth[test], test))
    near, far = tests[:NEAR], []
    spent = sum(took[test] for test in near)
    for test in sorted(tests[NEAR:], key=lambda test: (took[test], test)):
        spent += took[test]
        if spent > ENOUGH:
            break
        far.append(test)
    return near, far


def breadth_of_tests() -> dict[str, int]:
    """Return through how many functions each test walks."""
    return _counted(test for tests in state().tests_by_mangled_function_name.values() for test in tests)


def _counted(tests: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for test in tests:
        found[test] = found.get(test, 0) + 1
    return found


class _Walk:
    """Notes what each test walked through. A test that fails with nothing wrong, such as one that reads the code, is
    left out: it could tell nothing."""

    def __init__(self) -> None:
        self._failed = False

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        state().duration_by_test[nodeid] = 0
        self._failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        state().duration_by_test[report.nodeid] += report.duration
        self._failed = self._failed or report.outcome != "passed"

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        walked = state()._stats
        if not self._failed:
            for function in walked:
                state().tests_by_mangled_function_name[function].add(nodeid)
        walked.clear()
