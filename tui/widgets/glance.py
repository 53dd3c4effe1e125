"""The case under the cursor at a glance, beside the queue."""

from datetime import date
from typing import TYPE_CHECKING

from tui.widgets.detail import Detail

if TYPE_CHECKING:
    from cases.views import CaseFile


class Glance(Detail):
    """Who, against whom, what, where it stands, what is next, what happened last."""

    DEFAULT_CSS = """
    Glance { height: 1fr; width: 36; border-left: $frame $panel; padding: 0 1; display: none; }
    """

    def tell_case(self, file: "CaseFile", today: date, *, masked: bool) -> None:
        """Show a case."""
        from tui.brief import parts  # reads all of a case, which the first drawing does not need

        self.tell(*parts(file, today, masked=masked))
