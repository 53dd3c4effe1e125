"""What the command line shows of a field: names as they are, numbers, phones and addresses masked."""

from typing import Any

from cases.events import Ask, Corrected, Event
from cases.kinds import Kind, Line, Lines, Prose
from cases.masking import mask_name, mask_text
from cases.members import Members, without_numbers


def hidden(event: Event, ask: Ask, value: Any) -> Any:
    """Return the value of a field, as its kind holds it, with what is not to be read at a glance masked."""
    if isinstance(event, Corrected) and ask.name in ("old", "new"):
        return _text(event.ask_of.kind if event.ask_of else ask.kind, value)
    if isinstance(ask.kind, Members):
        return without_numbers(value)
    if isinstance(ask.kind, Lines):
        return tuple(mask_text(line) for line in value)
    return _text(ask.kind, value)


def _text(kind: Kind[Any], value: Any) -> Any:
    if isinstance(kind, Line):
        return value if kind.hide is mask_name else (kind.hide or mask_text)(value)
    return mask_text(value) if isinstance(kind, Prose) else value
