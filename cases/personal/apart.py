"""What tells two records apart, for whoever decides whether they are of the same person or employer."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cases.directory.listed import changes
from cases.directory.records import Record
from cases.hiding.mask import Mask
from cases.personal.gathered import known_by
from cases.values.text import CHINESE, Label, Sentence, say


class Difference(NamedTuple):
    """A field in which two records differ, and what each says in it, as a reader may see it; empty for nothing."""

    field: Label
    one: str
    other: str

    @property
    def told(self) -> Sentence:
        """Say it. What is the same once it is hidden is not the same."""
        if self.one == self.other:
            return say("{field}：不同，隐去后都是 {text}", field=self.field, text=self.one)
        one, other = (text or say("没有") for text in (self.one, self.other))
        return say("{field}：{one} ／ {other}", field=self.field, one=one, other=other)


def apart(one: Record, other: Record, mask: Mask, show: Callable[[object], str] = CHINESE) -> tuple[Difference, ...]:
    """Return the fields in which two records of one kind differ. mask: whether and how what they say is hidden."""
    knowing = mask.knowing(known_by((), (one, other))) if mask.on else mask
    return tuple(_apart(one, other, knowing, show))


def _apart(one: Record, other: Record, mask: Mask, show: Callable[[object], str]) -> Iterator[Difference]:
    for change in changes(one, other):
        kind = change.ask.kind
        texts = (kind.cell(kind.show(kind.seen(each, mask)), show) for each in (change.before, change.after))
        mine, theirs = (" ".join(text.split()) for text in texts)
        yield Difference(change.ask.label, mine, theirs)
