"""What was typed and not saved, and what it is of: a new case, an event in a case, a record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from cases.values.text import one_line

_OF_CASE, _OF_RECORD, _ONE_OF = ":", "#", "~"


class DraftOf(NamedTuple):
    """What a draft is of: a form, by the code of its event or the kind of its record, and its case or record.

    case, record: None for no such thing; record: 0 for a new one. among: of several new cases that somebody takes in
    at the same time, which; 0 for the first.
    """

    form: str
    case: int | None = None
    record: int | None = None
    among: int = 0

    @property
    def key(self) -> str:
        """How it is told from others: `opened`, `contact:12` (event and case), `person#7` (kind and record).

        Of several new cases `opened~1` is the second.
        """
        if self.record is not None:
            return f"{self.form}{_OF_RECORD}{self.record}"
        if self.among:
            return f"{self.form}{_ONE_OF}{self.among}"
        return self.form if self.case is None else f"{self.form}{_OF_CASE}{self.case}"

    def is_new(self, form: str) -> bool:
        """Tell whether it is of something new by a form, of no case or record that is there."""
        return self.form == form and self.case is None and not self.record

    @classmethod
    def read(cls, key: str) -> "DraftOf":
        """Return what a key tells; a form of nothing known where it is none of ours."""
        for sign, name in ((_OF_CASE, "case"), (_OF_RECORD, "record"), (_ONE_OF, "among")):
            form, _sign, id_ = key.partition(sign)
            if id_.isdecimal():
                return cls(form, **{name: int(id_)})
        return cls(key)


@dataclass(frozen=True)
class Draft:
    """Typed fields that were not saved. key: which form it was, see `DraftOf`."""

    key: str
    fields: Mapping[str, str]
    kept_at: str

    @property
    def of(self) -> DraftOf:
        """What it is of."""
        return DraftOf.read(self.key)

    @property
    def filled(self) -> int:
        """How many of its fields hold something."""
        return sum(1 for text in self.fields.values() if text.strip())

    def typed(self, name: str) -> str:
        """Return what stands in a field, in one line; empty where nothing does."""
        return one_line(self.fields.get(name, ""))


def one_more(form: str, drafts: Iterable[Draft]) -> DraftOf:
    """Return what one more new case is of, beside those that are kept already."""
    taken = {each.of for each in drafts}
    return next(of for at in count() if (of := DraftOf(form, among=at)) not in taken)
