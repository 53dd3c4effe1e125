"""What was planned in people's words and goes on: work that says nothing of it leaves it as it is."""

from collections.abc import Mapping
from datetime import date

from cases.events import Event
from cases.file.case import Case


def goes_on(case: Case, event: type[Event], today: date) -> Mapping[str, str]:
    """Return what lies ahead of what the fields of an event plan, as it is typed there.

    Who records the event keeps it so; something new takes its place, and where it is taken away it is done. A day that
    was agreed without words goes on like one with them.
    """
    for name, promise in event.spec.promising:
        due = case.due(promise.sort)
        if due and promise.text and promise.sort in event.spec.fulfils and (not due.on or due.on > today):
            words = {promise.text: due.text, name: due.on.isoformat() if due.on else ""}
            return {field: text for field, text in words.items() if text}
    return {}
