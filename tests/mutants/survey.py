"""Which tests walk through which function, as found by running them once with nothing wrong."""

import sys
from collections import Counter
from collections.abc import Sequence

import pytest
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.stats import load_stats, save_stats
from mutmut.utils.file_utils import change_cwd
from mutmut.workers.isolation import MutantRunner

NEAR = 30
"""How many tests a mutant meets at first: the quick ones that walk through few functions, and so are nearest to it."""
STEPS = 300
"""How many functions more a test may walk through for each second that it is quicker."""
ENOUGH, PLENTY = 40.0, 400.0
"""How many seconds of tests a mutant meets at most, as they took when nothing was wrong: at first, and once more."""


def survey(runner: MutantRunner) -> None:
    """Run each test that is not known yet, and keep what it walked through."""
    known = load_stats()
    set_mutant_under_test("list_all_tests")
    found = runner.list_all_tests()
    found.clear_out_obsolete_test_names()
    chosen = sorted(found.new_tests()) if known else config().pytest_add_cli_args_test_selection
    if chosen:
        set_mutant_under_test("stats")
        _pytest("-q", "--tb=line", *chosen, plugins=[_Walk()])
    set_mutant_under_test("")
    save_stats()
    tests = {test for tests in state().tests_by_mangled_function_name.values() for test in tests}
    if _pytest("--collect-only", "-qqq", *sorted(tests)):
        raise SystemExit("A test is not found by its own name, and would let every mutant seem noticed: see above.")


def _pytest(*asked: str, plugins: Sequence[object] = ()) -> int:
    with change_cwd("mutants"):
        ended = pytest.main(["--rootdir=.", *config().pytest_add_cli_args, *asked], plugins=plugins)
    sys.stdout.flush()  # or each process that is forked from here would say it again
    return int(ended)


def near_and_far(function: str, breadth: dict[str, int], enough: float) -> tuple[list[str], list[str]]:
    """Return the tests that walk through the function: the nearest, then of the others some of every file."""
    took = state().duration_by_test
    tests = sorted(state().tests_by_mangled_function_name.get(function, ()))
    tests.sort(key=lambda test: breadth[test] + STEPS * took[test])
    near, far, seen = tests[:NEAR], list[str](), Counter[str]()
    turn: dict[str, int] = {}
    for test in tests[NEAR:]:
        seen[_file(test)] += 1
        turn[test] = seen[_file(test)]
    spent = sum(took[test] for test in near)
    for test in sorted(turn, key=lambda test: turn[test]):
        spent += took[test]
        if spent > enough:
            break
        far.append(test)
    return near, far


def _file(test: str) -> str:
    return test.partition("::")[0]


def breadth_of_tests() -> dict[str, int]:
    """Return through how many functions each test walks."""
    return Counter(test for tests in state().tests_by_mangled_function_name.values() for test in tests)


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
