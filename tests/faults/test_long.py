"""The laws of a case's life, tried five hundred times in fifty steps each, by people in every role."""

import pytest
from hypothesis import seed, settings

from tests.cases.test_laws import Desk

SHARES, RUNS, STEPS = 10, 500, 50
FIRST = 2
"""How many of the shares `make faults` takes; `make prove` takes the rest."""


@pytest.mark.parametrize(
    "share",
    [pytest.param(n, marks=pytest.mark.faults if n < FIRST else pytest.mark.prove) for n in range(SHARES)],
)
def test_whatever_people_try_the_history_adds_up(share: int) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    class Share(Desk):
        """One share of the runs, with dice of its own."""

    seed(share)(Share)
    run_state_machine_as_test(
        Share, settings=settings(max_examples=RUNS // SHARES, stateful_step_count=STEPS, deadline=None)
    )
