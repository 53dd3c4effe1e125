"""A case file before the person at the screen."""

from datetime import date
from functools import cached_property

from cases.hiding.mask import FULL, Mask
from cases.personal.reading import Reading
from cases.values.text import say
from cases.views.casefile import CaseFile, HistoryLine
from tui.words.language import show, show_line

BRIEF = 160
"""Characters of an entry in a list."""

_ENOUGH = 600
"""Characters of a text from which a list takes its few: numbers across the cut are hidden whole."""


class OnScreen(Reading):
    """A case file on one day. masked: whether personal data is hidden."""

    def __init__(self, file: CaseFile, today: date, *, masked: bool) -> None:
        super().__init__(file, Mask() if masked else FULL, show)
        self.today = today
        self.masked = masked

    @cached_property
    def _brief(self) -> Mask:
        return Mask(self.mask.known, most=_ENOUGH) if self.masked else FULL

    def brief(self, line: HistoryLine) -> str:
        """Return what an entry says, on one line and not all of it."""
        told = self.fields_by(self._brief, line.entry.event, line.entry.on)
        return show_line(show(say("；")).join(text[:_ENOUGH] for _label, text in told))[:BRIEF]
