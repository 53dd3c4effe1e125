"""What a verb is, and finding the one that was called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from cases.text import Sentence, one_line, say
from tui.cli.call import Call
from tui.cli.parser import BadCall, Parser
from tui.cli.verbs import VERBS
from tui.language import show


@dataclass(frozen=True)
class Verb:
    """One verb. usage: its own words; about: what it does, on one line; arguments: adds its words to a parser."""

    usage: str
    about: Sentence
    arguments: Callable[[Parser], None]
    run: Callable[[Call], int]

    def parser(self) -> Parser:
        """Return what reads the words of this verb."""
        parser = Parser(f"bangfu {self.usage}", show(self.about))
        self.arguments(parser)
        return parser


NAMES = tuple(f"{first} {second}".strip() for first, seconds in VERBS.items() for second in seconds or ("",))
"""The verbs in full."""

_VALUED = ("--data", "--as", "--lang")
_OPEN = "open"
_MODULES = {"import": "import_ledger"}
"""Modules that cannot be called like their verb, whose name is a word of Python."""


def verb(name: str) -> Verb:
    """Return a verb by its name, importing its module."""
    module = _MODULES.get(name, name.replace(" ", "_").replace("-", "_"))
    found: Verb = import_module(f"tui.cli.verbs.{module}").VERB
    return found


def split(words: Sequence[str]) -> tuple[Verb, list[str]]:
    """Return the verb of a call, and the words without it; no verb opens the desk. Raises `BadCall`."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] in _VALUED else 1
    if at >= len(words):
        return verb(_OPEN), list(words)
    first, rest = words[at], [*words[:at], *words[at + 1 :]]
    if first not in VERBS:
        raise BadCall(say("没有“{word}”这个命令，可用：{names}", word=one_line(first)[:40], names=NAMES))
    if not VERBS[first]:
        return verb(first), rest
    if rest[at : at + 1] and rest[at] in VERBS[first]:
        return verb(f"{first} {rest.pop(at)}"), rest
    raise BadCall(say("“{word}”后面要写 {names} 之一", word=first, names=VERBS[first]))
