"""The case under the cursor at a glance, beside the queue."""

from tui.widgets.detail import Detail


class Glance(Detail):
    """Who, against whom, what, where it stands, what is next, what happened last."""

    DEFAULT_CSS = """
    Glance { height: 1fr; width: 36; border-left: $frame $panel; padding: 0 1; display: none; }
    """
