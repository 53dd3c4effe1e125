"""What answers a question of the Desk beside a form: in sight while there is one, and no longer."""

from collections.abc import Collection, Mapping

from cases.kinds import Way
from tui.forms.form import Form


class DeskQuestion:
    """The fields of a form, by name, by which a question is answered; none is in sight before there is one."""

    def __init__(self, form: Form, names: Collection[str]) -> None:
        self._form, self._names = form, names
        self._asked_of: Mapping[str, str] | None = None
        for each in names:
            form.fields[each].display = False

    @property
    def asked(self) -> bool:
        """Whether a question stands that the Desk asked of what the form tells still."""
        return self._asked_of is not None

    def ask(self) -> None:
        """Take it that the Desk has asked something of what the form tells now."""
        self._asked_of = self._compared()

    def changed(self) -> bool:
        """Let go of the question where what it was asked of is told otherwise; tell whether that is so.

        What was left empty and is filled in, as the Desk asked for that too, is no other telling.
        """
        now = self._compared()
        if self._asked_of is None or all(now.get(name) == text for name, text in self._asked_of.items()):
            return False
        self._asked_of = None
        return True

    def show(self, *, wanted: bool) -> None:
        """Bring them in sight, or out of it once nobody is typing there: what is typed stays where it was aimed."""
        fields = [self._form.fields[each] for each in self._names]
        shown = wanted or any(each.has_focus_within for each in fields)
        if all(each.display is shown for each in fields):
            return
        for each in fields:
            each.display = shown
        self._form.guess()

    def kept(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return what was typed without answers to what is asked no more."""
        hidden = {each for each in self._names if not self._form.fields[each].display}
        return {name: text for name, text in typed.items() if name not in hidden}

    def _compared(self) -> dict[str, str]:
        """Return what a question may be asked of: what the form tells, but not what is told at length."""
        fields = self._form.fields
        said = self._form.typed().items()
        return {
            name: text
            for name, text in said
            if name not in self._names and fields[name].ask.kind.control is not Way.STORY
        }
