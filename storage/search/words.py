"""What of a case can be searched, and how a typed search reads: both sides must cut text the same way.

Chinese characters stand alone with blanks between, so that two of them are a phrase, and simplified, however they were
written. Digits of phones and identity numbers are kept in overlapping fours, so that any four in a row are found. Names
have their pinyin and initials from every character on, and their Latin letters in one from every word on.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import combinations, islice, product
from typing import Any

from cases.events import Event
from cases.file.case import Case
from cases.hiding.words.traditional import TWOFOLD, simplified
from cases.kinds import Kind
from cases.values.identity import as_at_home
from cases.values.text import HAN, half_width, one_line
from storage.engine.text.matching import Either, Phrase, SearchTree, either, every
from storage.store.store import Store

_WORD = re.compile(r"[a-z0-9]+|[^\W\d_a-z]|\d", re.IGNORECASE)
_RUN = re.compile(r"[a-z0-9]+")
_LATIN = re.compile(r"[a-z]+", re.IGNORECASE)
_DIGITS = re.compile(r"\d+x?")
_SPACED = re.compile(r"[\d\s+-]{7,}")
_FROM_ABROAD = re.compile(r"86(1[3-9]\d{9})")
_WRITTEN = {one: chr(other) for other, code in TWOFOLD.items() for one in (chr(code), chr(other))}
"""Of each character that is written in two ways the traditional one: 於 of 于 and of 於."""
_TWOFOLD = 3
"""Characters of a word that are looked for in both ways."""
READINGS = 8
"""At most so many readings of a name with several pronunciations."""


def words(text: str) -> list[str]:
    """Cut text into what the index holds: single simplified characters, and runs of Latin letters and digits."""
    return [word.lower() for word in _WORD.findall(simplified(half_width(text)))]


def fours(digits: str) -> list[str]:
    """Cut a run of digits into overlapping fours, in order; a shorter run stays whole."""
    return [digits[place : place + 4] for place in range(max(1, len(digits) - 3))] if digits else []


def number_parts(run: str) -> list[str]:
    """Cut a phone, an identity number with its check character, or another document's number, which stays whole."""
    if _DIGITS.fullmatch(run):
        return fours(run)
    return [run, *(four for part in re.findall(r"\d+", run) for four in fours(part))]


def digit_words(*texts: str) -> list[str]:
    """Cut phones and numbers of documents into what the index holds of them."""
    runs = [run for text in texts for run in _RUN.findall(half_width(text).lower())]
    return [part for run in runs for part in number_parts(run)]


@contextmanager
def writing_names(store: Store) -> Iterator[None]:
    """Run a write in which names are read. The tables that takes are loaded first: nobody waits for that to write."""
    import pypinyin.constants  # noqa: F401 - large, and who reads no names needs none of it

    with store.writing():
        yield


@lru_cache(maxsize=4096)
def pinyin(name: str) -> tuple[str, ...]:
    """Return the pinyin of a name from each character on, whole and as initials, in lower case."""
    characters = "".join(HAN.findall(name))[:30]
    if not characters:
        return ()
    several = len(characters) <= 4
    syllables = _read_short(characters) if several else _read(characters, several=False)
    found: dict[str, None] = {}
    for reading in islice(product(*syllables), READINGS if several else 1):
        for start in range(len(reading)):
            found["".join(syllable[0] for syllable in reading[start:] if syllable)] = None
            if several:
                found["".join(reading[start:])] = None
        found["".join(reading)] = None
    return tuple(found)


def heard(name: str) -> tuple[str, ...]:
    """Return by which letters a name is found, in lower case: its pinyin, and O'Neil as oneil and as neil."""
    runs = [run.lower() for run in _LATIN.findall(half_width(name))][:READINGS]
    return (*pinyin(name), *("".join(runs[start:]) for start in range(len(runs))))


def _read_short(characters: str) -> list[list[str]]:
    """Read a short name as `_read` does, which takes longer: but for phrases each character reads as it does alone."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # tables that take long to load: with the first name

    runs = (characters[first:last] for first, last in combinations(range(len(characters) + 1), 2))
    if all(ord(each) in PINYIN_DICT for each in characters) and not any(run in PHRASES_DICT for run in runs):
        return [_read_one(each) for each in characters]
    return _read(characters, several=True)


@lru_cache(maxsize=4096)
def _read_one(character: str) -> list[str]:
    return _read(character, several=True)[0]


def _read(characters: str, *, several: bool) -> list[list[str]]:
    from pypinyin import Style  # as late as its tables
    from pypinyin import pinyin as read

    return read(characters, style=Style.NORMAL, heteronym=several)


@lru_cache(maxsize=4096)
def _name_words(name: str) -> str:
    return " ".join(words(name))


def names_of(case: Case) -> Iterator[str]:
    """Yield the names of all who have a part in a case."""
    yield case.parties.applicant.name
    yield from (each.name for each in case.parties.former)
    yield from (party.name for party in (*case.parties.others, *case.parties.respondents))


def number_words(number: str, serial: int) -> list[str]:
    """Return a case number as it may be typed: with its year, without, and the serial alone."""
    bare = "".join(re.findall(r"[A-Za-z0-9]+", number)).lower()
    tail = re.sub(r"^\d{4}", "", bare)
    return [bare, tail, f"{serial:04d}", str(serial)]


def scope_word(station: str) -> str:
    """Return the word by which the index knows a station."""
    return f"station{station.lower()}"


def intake_words(case: Case, serial: int) -> dict[str, str]:
    """Return the searchable text of a case's intake, by column of the index.

    serial: 0 for a case that an import brings, which has no number yet; `storage.search` finds that by its row.
    """
    who, intake = case.parties.applicant, case.intake
    claimed = [name for item in case.money.claimed for name in (item.worker, item.against) if name]
    names = [*dict.fromkeys((*names_of(case), *claimed))]
    texts = (*names, who.address, intake.site.project, intake.facts, intake.request)
    number = number_words(case.number, serial) if serial else ()
    applied = (who, *case.parties.former)
    digits = (*number, *digit_words(*(number for each in applied for number in (each.phone, each.id_number))))
    return {
        "words": " ".join(word for text in texts for word in words(text)),
        "pinyin": " ".join(each for name in names for each in heard(name)),
        "digits": " ".join(digits),
    }


def entry_words(case: Case, event: Event) -> dict[str, str]:
    """Return the searchable text of a later entry: what was written in it, and the names of the case."""
    told = list(_told(event))
    texts = [text for kind, value in told for text in kind.searched(value)]
    named = filter(None, map(_name_words, names_of(case)))
    names = [*names_of(case), *(name for kind, value in told for name in kind.names(value))]
    return {
        "words": " ".join([*named, *(word for text in texts for word in words(text))]) if texts else "",
        "pinyin": " ".join(each for name in names for each in heard(name)) if texts else "",
        "digits": " ".join(word for kind, value in told for word in digit_words(*kind.digits(value))),
    }


def _told(event: Event) -> Iterator[tuple[Kind[Any], Any]]:
    """Yield the fields of an event that are searched: their kind and value."""
    return ((ask.kind, getattr(event, ask.name)) for ask in event.spec.asks if ask.searched)


def reads_names(event: Event) -> bool:
    """Tell whether names are read when an event is recorded: it brings text, or people, or others than were told."""
    spec = event.spec
    changes = spec.opens or spec.repairs or spec.voids or spec.erases or spec.lists_people or spec.compares
    return bool(changes) or any(any(kind.searched(value)) for kind, value in _told(event))


def terms(typed: str) -> tuple[str, ...]:
    """Return the words of a typed search, each to be found for itself: a number with blanks in it is one."""
    found = tuple(_FROM_ABROAD.sub(r"\1", term) for term in _folded(typed).split())
    return ("".join(re.findall(r"[0-9]", "".join(found))),) if _is_spaced(typed) else found


def match(typed: str) -> SearchTree | None:
    """Return what a typed search looks for; None where it holds nothing to search for."""
    typed_so = every(found for term in _folded(typed).split() if (found := _term(term)))
    return either(filter(None, (_term(*terms(typed)), typed_so))) if _is_spaced(typed) else typed_so


def _folded(typed: str) -> str:
    return as_at_home(half_width(one_line(typed)).lower())


def _is_spaced(typed: str) -> bool:
    """Tell whether a search may be one number that was typed with blanks."""
    folded = _folded(typed)
    return " " in folded and _SPACED.fullmatch(folded) is not None


def _term(term: str) -> SearchTree | None:
    pieces = words(term)
    if not pieces:
        return None
    phrase = _written(pieces)
    bare = "".join(re.findall(r"[a-z0-9]+", term))
    if HAN.search(term) or not bare:
        return phrase
    if _DIGITS.fullmatch(bare):
        bare = _FROM_ABROAD.sub(r"\1", bare)
        return Either((Phrase("digits", tuple(fours(bare))), phrase))
    return Either((Phrase("pinyin" if bare.isalpha() else "digits", (bare,), begins=True), phrase))


def _written(pieces: list[str]) -> SearchTree:
    """Return the search for a word as it may be written: the index holds 於 and 于 apart."""
    places = [place for place, piece in enumerate(pieces) if piece in _WRITTEN][:_TWOFOLD]
    ways = product(*((pieces[place].translate(TWOFOLD), _WRITTEN[pieces[place]]) for place in places))
    return either(Phrase("words", _with(pieces, places, way)) for way in ways) or Phrase("words", tuple(pieces))


def _with(pieces: list[str], places: list[int], way: tuple[str, ...]) -> tuple[str, ...]:
    written = dict(zip(places, way, strict=True))
    return tuple(written.get(place, piece) for place, piece in enumerate(pieces))
