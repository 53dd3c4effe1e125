"""How often something is tried: by `make faults` a sample with its own dice, by `make prove` all of it."""

import pytest
from _pytest.mark import ParameterSet


def often(few: int, many: int, *before: object) -> list[ParameterSet]:
    """Return the two numbers of tries, each with the mark of the command that tries so often, after other values."""
    return [
        pytest.param(*before, few, marks=pytest.mark.faults),
        pytest.param(*before, many, marks=pytest.mark.prove),
    ]
