"""What is known of the people in a case, to be found again wherever a narrative says it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cases.hiding.known.names import Names
from cases.hiding.known.numbers import Numbers
from cases.hiding.known.places import Places
from cases.hiding.pieces import DataSort, Piece
from cases.hiding.words.folded import fold

BETWEEN = re.compile(r"[、,，;；/\s]+")
"""What stands between numbers in a field that holds several."""


@dataclass(frozen=True)
class Known:
    """Names and addresses of people, their numbers by sort, and the names of firms, which stay readable."""

    names: frozenset[str] = frozenset()
    numbers: Mapping[str, DataSort] = field(default_factory=dict)
    addresses: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()

    def __or__(self, other: "Known") -> "Known":
        return Known(
            self.names | other.names,
            {**self.numbers, **other.numbers},
            self.addresses | other.addresses,
            self.firms | other.firms,
        )

    def __sub__(self, other: "Known") -> "Known":
        numbers = {number: sort for number, sort in self.numbers.items() if number not in other.numbers}
        return Known(self.names - other.names, numbers, self.addresses - other.addresses, self.firms)

    def holds(self, sort: DataSort, text: str) -> bool:
        """Tell whether something of a sort, as it stands in a field, is among it."""
        if sort is DataSort.NAME:
            return text in self.names
        return text in self.addresses or all(each in self.numbers for each in BETWEEN.split(text) if each)

    def find(self, text: str, *, exactly: bool = False) -> Iterator[Piece]:
        """Yield each place of a text where something of it stands.

        exactly: not where another may be meant: somebody called otherwise than by their name, a part of a number, or an
        address that is not told to its end.
        """
        names, numbers, places = self._finders
        folded = fold(text)
        yield from names.exactly(text, folded) if exactly else names.find(text, folded)
        yield from numbers.exactly(text) if exactly else numbers.find(text)
        yield from places.exactly(folded) if exactly else places.find(text, folded)

    def neighbours(self, text: str) -> Iterator[Piece]:
        """Yield each place where another home stands than theirs: of their street, estate or house by other numbers."""
        return self._finders[2].others(fold(text))

    def kept(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the name of a firm stands, of one that is not called by somebody's whole name."""
        for firm in self._open_firms:
            at = text.find(firm)
            while at >= 0:
                yield at, at + len(firm)
                at = text.find(firm, at + len(firm))

    @cached_property
    def _finders(self) -> tuple[Names, Numbers, Places]:
        return Names(self.names), Numbers(self.numbers), Places(self.addresses)

    @cached_property
    def _open_firms(self) -> tuple[str, ...]:
        names = self._finders[0]
        return tuple(firm for firm in self.firms if len(firm) > 1 and not names.stand_whole(firm))


NOBODY = Known()
"""What is known where nobody is."""
