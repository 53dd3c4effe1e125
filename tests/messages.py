"""The sentences that people read and their English: collected from the code, kept in one file, compiled beside it.

`python -m tests.messages` brings both files up to date and lists what still lacks an English sentence.
"""

import io
import string
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FLOORS = ("cases", "storage", "exports", "tui")
FOLDER = ROOT / "tui" / "locale" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "bangfu.po", FOLDER / "bangfu.mo"
WORDS = {"_": None, "say": None}
"""Calls whose first argument is a sentence."""
_BORN = datetime(2026, 1, 1, tzinfo=UTC)


def sentences() -> dict[str, list[str]]:
    """Return every Chinese sentence of the code with the files that it stands in."""
    found: dict[str, list[str]] = {}
    for floor in FLOORS:
        method = [("**.py", "python")]
        for name, _line, sentence, _comments, _context in extract_from_dir(ROOT / floor, method, keywords=WORDS):
            if isinstance(sentence, str) and sentence:
                found.setdefault(sentence, []).append(f"{floor}/{name}")
    return found


def read() -> Catalog:
    """Return the English sentences as they are kept."""
    if not PO.exists():
        return Catalog(locale="en", domain="bangfu")
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="bangfu")


def renewed(kept: Catalog, said: Mapping[str, Iterable[str]]) -> Catalog:
    """Return the catalogue of the sentences there are now, with the English that was kept for them.

    said: every sentence of the code, as `sentences` tells them.
    """
    made = Catalog(
        locale="en",
        domain="bangfu",
        project="bangfu",
        copyright_holder="bangfu contributors",
        creation_date=_BORN,
        revision_date=_BORN,
        last_translator="bangfu contributors",
        language_team="en",
        header_comment=_HEADER,
    )
    for sentence, files in sorted(said.items()):
        message = kept.get(sentence)
        english = message.string if message and isinstance(message.string, str) else ""
        made.add(sentence, english, locations=[(name, 0) for name in sorted(set(files))])
    return made


_HEADER = "# English sentences of bangfu. Brought up to date by `make messages`; the Chinese ones stand in the code."


def as_po(catalog: Catalog) -> bytes:
    """Return a catalogue as it is kept."""
    file = io.BytesIO()
    write_po(file, catalog, width=110, no_location=True)
    return file.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def places(template: str) -> set[str]:
    """Return the names of the values that stand in a sentence."""
    return {name for _text, name, _form, _conversion in string.Formatter().parse(template) if name}


def main() -> int:
    """Bring the files up to date; return 1 while an English sentence is missing."""
    catalog = renewed(read(), sentences())
    PO.write_bytes(as_po(catalog))
    MO.write_bytes(as_mo(catalog))
    missing = [message.id for message in catalog if message.id and not message.string]
    sys.stdout.writelines(f"{sentence!r}\n" for sentence in missing)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
