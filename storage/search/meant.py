"""Which causes and groups of cases a searched word means: by what they are called, and by what people call them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cases.values.codes import CodeList, codes
from cases.values.text import HAN
from storage.search.words import words

_PART = 3
"""Characters of a label that tell which one is meant; two stand in half of them."""


@dataclass(frozen=True)
class Meant:
    """What a word means, by the codes of causes and of groups."""

    causes: frozenset[str]
    groups: frozenset[str]

    def of(self, cause: str, groups: str) -> bool:
        """Tell whether a case is meant. groups: its groups, with commas between."""
        return cause in self.causes or not self.groups.isdisjoint(groups.split(","))


def meant(term: str) -> Meant | None:
    """Return what a word means; None where no cause and no group is called so."""
    word = _folded(term)
    causes, groups = (frozenset(_codes(word, codes(name)) if word else ()) for name in ("cause", "group"))
    return Meant(causes, groups) if causes or groups else None


def _codes(word: str, listed: CodeList) -> Iterator[str]:
    part = len(word) >= _PART and HAN.match(word) is not None
    for code in listed.by_code:
        known = listed.label(code).zh
        if any(word == _folded(name) for name in listed.called(code)) or (part and word in _folded(known)):
            yield code


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return "".join(words(text))
