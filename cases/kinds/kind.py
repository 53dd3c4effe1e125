"""A kind of field: everything that depends on what a field holds is said here and nowhere else.

A kind says how its values are read from typed text and written back for editing, asked for, shown, hidden, searched,
kept and loaded, exported and imported. Whoever needs to know asks the kind and never which kind it is; what most kinds
have in common is the default, so that a new one says only what is its own.

Every kind turns bad text into `Refused` with one sentence that says the way out.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

from cases.hiding.mask import Mask
from cases.hiding.pieces import MASKS, DataSort
from cases.kinds.ways import Spelling, Way, Whose
from cases.values.codes import CodeList

T = TypeVar("T")

Hide = Callable[[DataSort, str], str]
"""Returns something of a sort of personal data as it is shown while that is hidden."""


class StandIn(Protocol):
    """What stands within one case for what tells of people once that is erased."""

    def __call__(self, text: str) -> str:
        """Return what stands for a name that the case knows, a firm as it is; nothing for any other text."""

    def other(self, text: str) -> str:
        """Return what stands for any other text: that there was one, and where it is the same."""


NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Kind(ABC, Generic[T]):
    """What a field holds."""

    empty: Any = None

    @property
    def name(self) -> str:
        """What programs call it: RoughDay is a rough_day."""
        return re.sub("(?<=[a-z])(?=[A-Z])", "_", type(self).__name__).lower()

    @property
    def called(self) -> object:
        """What people call it, in a word or two."""
        return self.name

    # What it tells of

    @property
    def choices(self) -> CodeList | None:
        """The code list whose codes are its values, None where they are not codes."""
        return None

    def words(self, text: str) -> Iterable[str]:
        """Return what was typed, parted into what stands for one code each; nothing where values are no codes."""
        return ()

    @property
    def grounded(self) -> bool:
        """Whether its choices are grounds, each of which is offered with the article that it stands on."""
        return False

    @property
    def by_event_day(self) -> bool:
        """Whether what may be typed depends on the day of the event, as lists with dates of effect do."""
        return False

    @property
    def money(self) -> bool:
        """Whether it holds an amount of money."""
        return False

    @property
    def parts(self) -> bool:
        """Whether it holds those who have a part in a case, each with a role and a name."""
        return False

    @property
    def whose(self) -> Whose | None:
        """Whose account its values name, None where they name none."""
        return None

    @property
    def numbers_entry(self) -> bool:
        """Whether its values are numbers of entries in the case's history."""
        return False

    def remembering(self) -> "Kind[T]":
        """Return the kind as it reads again what it once wrote, whatever its list has no more."""
        return self

    def as_of(self, day: date) -> "Kind[T]":
        """Return the kind as it was on a day, with codes called as they were then."""
        return self

    # Asked for

    @property
    def control(self) -> Way:
        """How a form asks for it."""
        return Way.SHORT

    @abstractmethod
    def read(self, text: str, today: date) -> T:
        """Read typed text that is not blank."""

    def write(self, value: T) -> str:
        """Return the text that, read again, gives the value."""
        return str(value)

    @property
    def echoes(self) -> bool:
        """Whether a form says, while one types, how it understands the text."""
        return False

    def echo(self, value: T, today: date) -> object:
        """Return how typed text was understood, in full."""
        return self.show(value)

    # Shown

    @property
    def apart(self) -> bool:
        """Whether the parts that a reader sees stand on lines of their own."""
        return False

    @property
    def outward(self) -> bool:
        """Whether readers outside the program are told it; what only the program needs is not."""
        return True

    def show(self, value: T) -> tuple[object, ...]:
        """Return the parts a reader sees (texts, labels, sentences), to be joined in the reader's language."""
        return (self.write(value),)

    def cell(
        self, parts: tuple[object, ...], read: Callable[[object], str], names: Mapping[str, str] = NO_NAMES
    ) -> str:
        """Return the parts that a reader sees as the one text of a list, a sheet or a paper.

        read: gives a part, or several, in the reader's language. names: of colleagues, by account.
        """
        return "\n".join(map(read, parts)) if self.apart else read(parts)

    # Hidden

    @property
    def sort(self) -> DataSort | None:
        """What sort of personal data it is as a whole, None for none."""
        return None

    @property
    def personal(self) -> bool:
        """Whether values are hidden until somebody asks to see them."""
        return self.sort is not None

    def mask(self, value: T) -> tuple[object, ...]:
        """Return what is shown while personal data is hidden."""
        return self.show(self.hidden(value, hidden))

    def hidden(self, value: T, hide: Hide) -> T:
        """Return the value with each piece of personal data in it as `hide` gives it."""
        return value

    def reworded(self, value: T, change: Callable[[str], str]) -> T:
        """Return the value with each text that people wrote in it changed."""
        return value

    def seen(self, value: T, mask: Mask) -> T:
        """Return the value as a reader behind a mask may see it."""
        if not mask.on or value == self.empty:
            return value
        return self.reworded(self.hidden(value, mask.piece), mask.text)

    def nameless(self, value: T, stand_in: StandIn) -> T:
        """Return what stays of the value when what tells of people is erased: what is dated, counted or of a list."""
        return value

    def firms(self, value: T) -> Iterable[str]:
        """Return the names in it that are no person's, which a narrative may say."""
        return ()

    def workers(self, value: T) -> Iterable[str]:
        """Return whom it names as workers of the case."""
        return ()

    def sides(self, value: T) -> Iterable[str]:
        """Return whom it names as standing on the other side of the case."""
        return ()

    def last_days(self, value: T) -> Iterable[date]:
        """Return the days by which it promises that something is done."""
        return ()

    # Searched

    def searched(self, value: T) -> Iterable[str]:
        """Return the texts whose words find the case."""
        return ()

    def names(self, value: T) -> Iterable[str]:
        """Return the names whose pinyin finds the case."""
        return ()

    def digits(self, value: T) -> Iterable[str]:
        """Return the phones and numbers of documents whose digits find the case."""
        return ()

    # Kept

    def dump(self, value: T) -> Any:
        """Return the value as JSON can keep it."""
        return value

    def told(self, value: T) -> Any:
        """Return the value as a program outside is told it: as it is kept, days as `told_day` tells them."""
        return self.dump(value)

    def load(self, kept: Any) -> T:
        """Return the value that was kept."""
        value: T = kept
        return value

    # Imported

    @property
    def spelling(self) -> Spelling:
        """How ledgers write it."""
        return Spelling.WORDS

    @property
    def spelled_by(self) -> str:
        """The name of the code list whose codes ledgers write in their own words, empty for none."""
        return ""

    @property
    def in_one_word(self) -> bool:
        """Whether all that may be ticked is told in one word, or by one key."""
        return False

    @property
    def no_says_something(self) -> bool:
        """Whether 无 or 不详 in a cell is an answer; elsewhere it leaves the field empty."""
        return False

    @property
    def unknown(self) -> frozenset[str]:
        """The words in a cell that say that nobody knows it, where that may be said."""
        return frozenset()

    @property
    def joint(self) -> str:
        """What stands between the parts that several columns tell, empty where one column tells it all."""
        return ""


def hidden(sort: DataSort, text: str) -> str:
    """Return something of a sort of personal data as it is shown while that is hidden."""
    return MASKS[sort](text)
