"""What a verb is."""

from collections.abc import Callable
from dataclasses import dataclass

from cases.values.text import Sentence
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.words.language import show


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

    def parser(self) -> Parser:
        """Return what reads the words of this verb."""
        parser = Parser(f"bangfu {self.usage}", show(self.about))
        parser.ending = self.ending
        self.arguments(parser)
        return parser
