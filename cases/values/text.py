"""Words that people read: bilingual labels, sentences with values in them, and cleaning of what people type."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, cast


class Label(NamedTuple):
    """A name that carries both languages, for catalogues and code lists."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True)
class Sentence:
    """A sentence for the reader: a Chinese template, which is also its key for translation, and the values in it.

    Values are put in by name. A `Label` or another `Sentence` among them is shown in the reader's language.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return CHINESE(self)


class Spoken:
    """A value that says itself: its own words stand where it is put into a sentence."""

    @property
    def spoken(self) -> object:
        """What a reader is told of it: a label, a sentence or a text."""
        raise NotImplementedError

    def __str__(self) -> str:
        return CHINESE(self.spoken)


class Plural(str):
    """A value that stands before what it counts: `{n:case|cases}` is said 1 case, or 2 cases."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, bar, several = spec.partition("|")
        return f"{self} {one if self == '1' else several}" if bar else super().__format__(spec)


@dataclass(frozen=True)
class Reader:
    """Somebody who reads in one language: gives the text of a label, a sentence, a tuple of these or a plain value.

    language: `zh` or `en`. translate: from a Chinese template to the template of that language.
    """

    language: str
    translate: Callable[[str], str]

    def __call__(self, part: object) -> str:
        if isinstance(part, Label):
            return part.en if self.language == "en" else part.zh
        if isinstance(part, Sentence):
            return self.translate(part.template).format_map(
                {name: Plural(self(value)) for name, value in part.values.items()}
            )
        if isinstance(part, Spoken):
            return self(part.spoken)
        if isinstance(part, tuple | list):
            return (", " if self.language == "en" else "、").join(self(each) for each in part)
        return str(part)


CHINESE = Reader("zh", str)


def say(template: str, /, **values: object) -> Sentence:
    """Make a sentence. The template is collected for translation wherever this is called."""
    return Sentence(template, values)


class _Uncompiled:
    """An expression until it is used; then it answers as the compiled one does, which is asked once for each method."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._compiled, name)
        setattr(self, name, asked)
        return asked


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression that is compiled when it is first used: all of them together hold up the first screen."""
    return cast("re.Pattern[str]", _Uncompiled(text, flags))


_UNSAFE = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\ufeff]"
)


def clean(text: str) -> str:
    """Return text that is safe to keep, show and print.

    Line ends become newlines; control characters (but newline and tab), surrogates, bidirectional controls and
    non-characters are dropped; composed form NFC; no blanks at either end.
    """
    if not text.isprintable():  # nearly all text is, and then none of this can stand in it
        text = _UNSAFE.sub("", re.sub("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029", "\n", text))
    return unicodedata.normalize("NFC", text).strip()


def one_line(text: str) -> str:
    """Return cleaned text on one line, with every run of blanks folded to one space."""
    return " ".join(clean(text).split())


HAN = pattern(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A Chinese character."""


def half_width(text: str) -> str:
    """Return text with full-width letters, digits and punctuation folded to half-width, for reading only."""
    return unicodedata.normalize("NFKC", text)
