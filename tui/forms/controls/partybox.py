"""Parties, one on a line, each with a role: roles drop down as they are typed, those that fit the case first."""

from collections.abc import Sequence

from textual import events, on
from textual.widgets import TextArea

from cases.values.text import half_width, say
from tui.forms.controls.control import Noted
from tui.forms.controls.keys import ROLES
from tui.forms.controls.optionlist import DropsDown
from tui.forms.controls.options import Alternative, RoleOffer, narrow
from tui.forms.controls.prose import TextBox
from tui.words.keys import bindings
from tui.words.language import show_line

_COLONS = (":", "：")
_SHOWN = 3
"""Roles that are named while nothing is typed."""
_LONGEST = 10
"""Characters of a line up to which it may be a role."""


def _has(line: str, role: Alternative) -> bool:
    """Tell whether a line of parties begins with a role, by any of its names."""
    said = half_width(line).partition(":")[0].strip()
    return said in (role.key, show_line(role.label), *map(show_line, role.also))


class PartyBox(TextBox, DropsDown):
    """A box whose list names roles. A colon alone asks for all; Enter takes one that is typed out, or was gone to.

    On an empty line it names those usual of such cases that nobody has yet, and Enter takes the first: whoever types a
    name instead sends the list away.
    """

    BINDINGS = bindings(ROLES)

    def __init__(self, offer: RoleOffer) -> None:
        super().__init__()
        self.offer = offer

    def note(self) -> object:
        if self.text.strip() or not self.has_focus:
            return ""
        roles = tuple(each.label for each in self.offer.offered()[:_SHOWN])
        return say("如 {roles}；“：”列全部", roles=roles)

    @property
    def _line(self) -> str:
        return str(self.document.get_line(self.cursor_location[0])).strip()

    def _sought(self) -> Sequence[Alternative]:
        """Return the roles that the line of the cursor may mean so far; none once a name is typed."""
        line = self._line
        if not line:
            return self._usual()
        asked = line[1:] if line.startswith(_COLONS) else line
        if len(asked) > _LONGEST or any(colon in asked for colon in _COLONS):
            return ()
        return narrow(asked, self.offer.offered(), within=False) if asked else self.offer.offered()

    def _usual(self) -> Sequence[Alternative]:
        """Return the usual roles that no line has, those after the last that one has before the rest."""
        usual = self.offer.usual()
        taken = [at for at, each in enumerate(usual) if any(_has(line, each) for line in self.text.split("\n"))]
        last = max(taken, default=-1) + 1
        return [usual[at] for at in (*range(last, len(usual)), *range(last)) if at not in taken]

    @on(TextArea.Changed)
    def _typed_on(self) -> None:
        if self.has_focus or self.dropped:
            self._look_up(self._sought() if self.has_focus else ())

    def _look_up(self, found: Sequence[Alternative]) -> None:
        if found or self.dropped:
            self.drop(found, self._first(found))

    def _first(self, found: Sequence[Alternative]) -> int:
        """Return where the cursor of the list begins: on what is usual or typed out, on none where that may be a name.

        Whoever types no more than a word for one role and goes on with Enter means that role: nobody is called so.
        """
        if not self._line:
            return 0
        meant = [at for at, each in enumerate(found) if _has(self._line, each)]
        return meant[0] if len(meant) == 1 else -1

    def on_focus(self) -> None:
        self._look_up(self._sought())
        self.post_message(Noted())

    def on_blur(self) -> None:
        self.action_close()
        self.post_message(Noted())

    async def on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.dropped and self.list.current:
            event.stop()
            event.prevent_default()
            self.take_current()

    def take_current(self) -> None:
        """Put the role under the cursor of the list at the start of the line, for the name to follow."""
        if option := self.list.current:
            row = self.cursor_location[0]
            end = (row, len(self.document.get_line(row)))
            self._replace_via_keyboard(f"{show_line(option.label)}：", (row, 0), end)
            self.move_cursor((row, len(self.document.get_line(row))))
        self.list.display = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "close":
            return self.dropped
        return super().check_action(action, parameters)

    def action_cursor_up(self, select: bool = False) -> None:
        if self.dropped:
            self.list.step(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if self.dropped:
            self.list.step(1)
        else:
            super().action_cursor_down(select)
