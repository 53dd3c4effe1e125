"""Text for widgets: cleaned, and never read as markup."""

from textual.content import Content
from textual.style import Style

from cases.views.wording import Tone
from tui.words.language import show

STYLES = {Tone.LATE: "$text-error bold", Tone.SOON: "$text-warning", Tone.CALM: ""}
"""How a text looks that tells of a day of this tone."""


def content(part: object, style: Style | str = "") -> Content:
    """Return a label, sentence, tuple of these or plain value as literal content in the language in use."""
    return Content.styled(show(part), style)


def lines(*parts: Content | str) -> Content:
    """Return parts below each other; plain text is literal."""
    return Content("\n").join([part if isinstance(part, Content) else Content(part) for part in parts])
