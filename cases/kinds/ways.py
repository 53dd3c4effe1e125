"""Ways in which a value goes in and out, of which each kind of field chooses: a new kind needs no new way."""

from enum import Enum, auto


class Way(Enum):
    """A way to ask for a value in a form. What stands in brackets is read off the kind."""

    BRIEF = auto()
    """A line of a few characters, such as a day."""
    SHORT = auto()
    """A line of half the width."""
    LINE = auto()
    """A line of the whole width."""
    BOX = auto()
    """Several lines."""
    STORY = auto()
    """Many lines, more of which are seen at once."""
    PARTIES = auto()
    """Several lines, each with a role of a list (`spelled_by`) before a colon."""
    CHOICE = auto()
    """One of the codes of a list (`choices`)."""
    CHECKS = auto()
    """Any number of the codes of a list (`choices`)."""
    CONFIRM = auto()
    """A tick that something was done."""
    COLLEAGUE = auto()
    """One of those who can be given the case."""
    ENTRY = auto()
    """One of the entries of the history."""
    FIELD = auto()
    """One of the fields of the intake."""


class Spelling(Enum):
    """How a ledger writes a value in a cell, from which an import makes what somebody would have typed."""

    WORDS = auto()
    """As it is typed; a number by its digits."""
    TEXT = auto()
    """As it stands, whatever the sheet made of it."""
    DAY = auto()
    """As a date, as the number of a day, or as one writes it."""
    SUM = auto()
    """As a number of 元 or of what the header says, or with its unit."""
    ITEMS = auto()
    """As such a sum, or as items with such sums, one on a line or with signs between them."""
    COUNT = auto()
    """As a number, with 人 behind it or without."""
    CODE = auto()
    """By any word that ledgers have for a code (`spelled_by`)."""
    CODES = auto()
    """By any words that ledgers have for codes (`spelled_by`), with signs between them."""
    YES_NO = auto()
    """By any word or sign for yes and no."""
    NAME = auto()
    """As a name, or several of them, spread out with blanks or not."""
    NUMBER = auto()
    """As the number of a document, what is said of it before it."""
    PHONES = auto()
    """As phone numbers, with what is said of each between them."""
    PARTIES = auto()
    """As names of firms and people, with signs between them."""


class Whose(Enum):
    """Whose account a field may name."""

    HANDLER = auto()
    """Somebody who can be given the case."""
    ANYBODY = auto()
    """Anybody who ever worked here."""

    @property
    def gone(self) -> bool:
        """Whether it may be somebody who no longer works here."""
        return self is Whose.ANYBODY
