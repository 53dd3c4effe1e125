"""What was typed and not saved, and what it is of: a new case, an event in a case, a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

_OF_CASE, _OF_RECORD = ":", "#"


class DraftOf(NamedTuple):
    """What a draft is of: a form, by the code of its event or the kind of its record, and its case or record.

    case, record: None for no such thing; record: 0 for a new one.
    """

    form: str
    case: int | None = None
    record: int | None = None

    @property
    def key(self) -> str:
        """How it is told from others: `opened`, `contact:12` (event and case), `person#7` (kind and record)."""
        if self.record is not None:
            return f"{self.form}{_OF_RECORD}{self.record}"
        return self.form if self.case is None else f"{self.form}{_OF_CASE}{self.case}"

    @classmethod
    def read(cls, key: str) -> "DraftOf":
        """Return what a key tells; a form of nothing known where it is none of ours."""
        for sign, name in ((_OF_CASE, "case"), (_OF_RECORD, "record")):
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
