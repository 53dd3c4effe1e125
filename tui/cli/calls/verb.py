"""What a verb is."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from cases.values.text import Sentence
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.words.language import show


def _is_word(word: str) -> bool:
    return word[0].isalpha() and word.islower()


@dataclass(frozen=True)
class Verb:
    """One verb. usage: its own words; about: what it does, on one line; arguments: adds its words to a parser.

    ending: gives the end of its help.
    """

    usage: str
    about: Sentence
    arguments: Callable[[Parser], None]
    run: Callable[[Call], int]
    ending: Callable[[], str] = str

    @property
    def name(self) -> str:
        """What it is called by: the words before the first that stands for something."""
        return " ".join(takewhile(_is_word, self.usage.split()))

    def parser(self) -> Parser:
        """Return what reads the words of this verb."""
        parser = Parser(f"bangfu {self.usage}", show(self.about))
        parser.ending = self.ending
        self.arguments(parser)
        return parser
