"""How whatever takes a while tells how far it is."""

from collections.abc import Callable

Report = Callable[[int, int], object]
"""Is told how many are done of how many; it may stop the work by raising."""
