"""The language people read: Chinese as written in the code, or English by way of gettext."""

import gettext
from functools import cache
from pathlib import Path

from cases.values.text import Plural, Reader, clean, one_line

LANGUAGES = ("zh", "en")
LOCALE = Path(__file__).parents[1] / "locale"

_current = "zh"


def set_language(language: str) -> None:
    """Choose the language of everything shown from now on: `zh` or `en`."""
    global _current  # noqa: PLW0603 - one reader sits at one terminal
    if language not in LANGUAGES:
        raise ValueError(language)
    _current = language


def language() -> str:
    """Return the language in use."""
    return _current


def reader(language: str = "") -> Reader:
    """Return whoever reads in a language, by default the one in use."""
    return _reader(language or _current)


@cache
def _reader(language: str) -> Reader:
    if language == "zh":
        return Reader("zh", str)
    english = gettext.translation("bangfu", LOCALE, [language], fallback=True).gettext
    return Reader(language, lambda template: english(template) if template else "")  # gettext("") gives its own header


def _(template: str, /, **values: object) -> str:
    """Return a Chinese template in the language in use, with the values put in where there are any."""
    text = reader().translate(template)
    return text.format_map({name: Plural(show(value)) for name, value in values.items()}) if values else text


def show(part: object) -> str:
    """Return a label, sentence, tuple of these or plain value as text that is safe on a screen."""
    return clean(reader()(part))


def show_line(part: object) -> str:
    """Return the same on one line."""
    return one_line(reader()(part))
