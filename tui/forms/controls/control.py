"""What all controls of a form have in common, whatever they are typed into with."""

from typing import cast

from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from cases.values.text import Sentence, clean

WIDE_BLANK = "ideographic_space"
"""The key of the blank that an input method gives; textual does not count it among what can be printed."""


def pasted(text: str) -> str:
    """Return pasted text without anything unsafe, the blanks at its ends kept."""
    return clean(f"|{text}|")[1:-1]


class Edited(Message):
    """What stands in a control has changed."""


class Noted(Message):
    """A control has something else to say about itself."""


class Passed(Message):
    """Somebody leaves a control for the next one (way 1) or the one before it (way -1).

    done: whether with Enter, which goes on to where something is still to be told.
    """

    def __init__(self, way: int, *, done: bool = False) -> None:
        super().__init__()
        self.way, self.done = way, done


class Control:
    """A widget that holds what is typed into one field, as text that the kind of the field can read.

    wide: whether it takes the whole width, so that notes stand below it. wrong: whether its field says what is wrong.
    """

    wide = False
    wrong = False

    @property
    def typed(self) -> str:
        """The text as it would be kept: what was typed, or the code of what was chosen."""
        raise NotImplementedError

    def fill(self, text: str) -> None:
        """Put text in place of what stands there, as `typed` gave it once."""
        raise NotImplementedError

    @property
    def cursor_at(self) -> Offset:
        """Where on the screen the candidates of an input method belong."""
        raise NotImplementedError

    def note(self) -> object:
        """Return what the control itself has to say about what stands in it."""
        return ""

    def unclear(self) -> Sentence | None:
        """Return what to say where what was typed may mean several things."""
        return None

    def settle(self) -> None:
        """Make sense of what was typed, when the control is left."""

    def take_current(self) -> None:
        """Take the option under the cursor of the list, where there is one."""

    def follow(self) -> None:
        """Move along with the form what is open over it, or what one looks at within."""

    def renew(self) -> None:
        """Look again at what is on offer."""

    @property
    def widget(self) -> Widget:
        """The same control as a widget."""
        return cast("Widget", self)
