"""How a cell looks, as a terminal is told it (SGR), and the shortest way from one look to the next."""

from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29", "21": "24"}
"""What takes an attribute away. Others, which not every terminal can take away alone, go with all the rest."""
_UNSEEN = ("1", "2", "3", "5", "6", "8")
"""Attributes that nobody sees where nothing is written: the others draw lines, or change ground and text."""


class Rendition(NamedTuple):
    """How a cell looks: its attributes and colours, and the link that it is a part of. Both are empty for none."""

    sgr: str = ""
    link: str = ""


PLAIN = Rendition()


def rendition_of(style: Style | None, system: ColorSystem) -> Rendition:
    """Return how a style looks in a terminal that knows so many colours."""
    if style is None:
        return PLAIN
    sgr = style._ansi if style._ansi is not None else Strip.render_ansi(style, system)  # noqa: SLF001 - kept there
    return Rendition(sgr, f"id={style._link_id};{style._link}" if style._link else "")  # noqa: SLF001


@lru_cache(maxsize=4096)
def of_blank(look: Rendition) -> Rendition:
    """Return all that is seen of a look where nothing is written."""
    attributes, _text, ground = _parts(look.sgr)
    if look.link or any(each not in _UNSEEN for each in attributes):
        return look
    return Rendition(ground)


@lru_cache(maxsize=4096)
def change(before: Rendition, after: Rendition) -> str:
    """Return what makes a terminal write in another look."""
    sent = "" if before.link == after.link else f"\x1b]8;{after.link or ';'}\x1b\\"
    if before.sgr == after.sgr:
        return sent
    anew = f"0;{after.sgr}" if after.sgr else "0"
    return f"{sent}\x1b[{min(_difference(before.sgr, after.sgr), anew, key=len)}m"


def _difference(before: str, after: str) -> str:
    (old, *old_colours), (new, *new_colours) = _parts(before), _parts(after)
    gone = [each for each in old if each not in new]
    if not all(each in _OFF for each in gone):
        return f"0;{after}"
    off = list(dict.fromkeys(_OFF[each] for each in gone))
    on = [each for each in new if each not in old or _OFF.get(each) in off]
    default = ("39", "49")
    pairs = zip(old_colours, new_colours, default, strict=True)
    return ";".join([*off, *on, *(to or none for was, to, none in pairs if was != to)])


def _parts(sgr: str) -> tuple[list[str], str, str]:
    """Return the attributes, the colour of the text and that of its ground."""
    codes, attributes, text, ground = sgr.split(";") if sgr else [], [], "", ""
    while codes:
        code = codes.pop(0)
        if code in ("38", "48"):
            count = 4 if codes[0] == "2" else 2
            code, codes = ";".join([code, *codes[:count]]), codes[count:]
        if code.startswith(("38;", "3", "9")) and len(code) > 1:
            text = code
        elif code.startswith(("4", "10")) and len(code) > 1:
            ground = code
        else:
            attributes.append(code)
    return attributes, text, ground
