"""The clock of the host, in the only form in which the program asks it: UTC, which no setting of the host moves.

What a centre's own clock shows at that moment is known by the zone that the centre goes by; see `storage.store.clock`.
"""

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], datetime]
"""A clock. One that gives moments without an offset shows the time of the centre already."""


def utc() -> datetime:
    """Return the moment it is."""
    return datetime.now(UTC)
