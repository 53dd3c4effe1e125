"""Lets properties fail at once: for a mutant it is enough that something fails, however long the example."""

from hypothesis import Phase, settings


def pytest_configure() -> None:
    """Draw the same examples for each mutant, and look for no shorter one."""
    here = settings.get_profile("ci")
    settings.register_profile("mutants", here, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutants")
