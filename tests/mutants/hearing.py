"""Trying mutants: each in a process of its own, against the tests that walk through the function it changes."""

from collections.abc import Callable, Iterable
from math import ceil

from mutmut.configuration import config
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from mutmut.workers.isolation import MutantRunner

from tests.mutants.survey import breadth_of_tests, near_and_far

LIVES = 0
NOT_WALKED = 33


def hear(runner: MutantRunner, mutants: Iterable[str], told: Callable[[str, int], None], enough: float) -> None:
    """Try each mutant, and tell how its tests ended. One that its nearest tests let live meets others as well.

    enough: for how many seconds at most.
    """
    breadth = breadth_of_tests()
    later: dict[str, list[str]] = {}
    waiting = list(mutants)[::-1]

    def take() -> None:
        ended = runner.wait_for_result()
        far = later.pop(ended.mutant_name, [])
        if ended.exit_code == LIVES and far:
            _submit(runner, ended.mutant_name, far)
        else:
            told(ended.mutant_name, ended.exit_code)

    runner.startup()
    while waiting or runner.pending_count():
        while waiting and runner.has_capacity():
            name = waiting.pop()
            near, far = near_and_far(mangled_name_from_mutant_name(name), breadth, enough)
            if near:
                later[name] = far
                _submit(runner, name, near)
            else:
                told(name, NOT_WALKED)
        if runner.pending_count():
            take()
    runner.shutdown()


def _submit(runner: MutantRunner, mutant: str, tests: list[str]) -> None:
    here, took = config(), sum(state().duration_by_test[test] for test in tests)
    runner.submit(mutant, tests, ceil((took + here.timeout_constant) * here.timeout_multiplier), took)
