"""Names, phones and numbers of documents as ledgers write them."""

import re

from cases.values.identity import check_document
from cases.values.refusal import Refused, refuse
from cases.values.text import clean, half_width, one_line, say

_APART = re.compile(r"[、,，/;；\n]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff·]+")
_ANY_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LABEL = re.compile(r"^[\u4e00-\u9fff]{1,6}[:：]?(?=[\dA-Za-z(])")
_POWER = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d\d")
_REMARK = re.compile(r"\([^()\d]*\)")
_PHONE = re.compile(r"(?<!\d)\+?\d[\d\- ]{5,}\d")
EXACT = 10**15
"""From here on Excel keeps no more than the first 15 digits of a number."""


def digits(value: float | str) -> str:
    """Return a number that is known by its digits as text. Raises `Refused` (rule `damaged`) where Excel lost some."""
    if isinstance(value, str):
        if _POWER.fullmatch(half_width(value).replace(" ", "")):
            raise _damaged()
        return value
    if abs(value) >= EXACT:
        raise _damaged()
    return str(int(value)) if value == int(value) else f"{value:.15g}"


def _damaged() -> Refused:
    return refuse("damaged", say("号码被表格当成数字，末几位已丢失；请把该列设为“文本”，照原件重填"))


def document_text(value: float | str) -> str:
    """Return the number of a document. Raises `Refused` (rule `damaged`) where Excel put 000 for its last digits."""
    number = _LABEL.sub("", half_width(one_line(digits(value)))).replace(" ", "")
    if re.fullmatch(r"\d{15}0{3}", number):
        try:
            check_document(number)
        except Refused:
            raise _damaged() from None
    return number


def names(text: str) -> list[str]:
    """Return the names in a cell, without the blanks that names of two characters are spread out with."""
    found: list[str] = []
    for part in _APART.split(clean(text)):
        pieces = part.split()
        if len(pieces) > 1 and all(map(_CHINESE.fullmatch, pieces)):
            found += ["".join(pieces)] if any(len(piece) == 1 for piece in pieces) else pieces
        elif pieces:
            found.append(" ".join(pieces))
    return found


def one_name(text: str) -> str:
    """Return the name in a cell. Raises `Refused` (rule `names`) where there are several."""
    found = names(text)
    if len(found) > 1:
        raise refuse("names", say("这一格里有 {n} 个姓名，请一人一行", n=len(found)))
    return "".join(found)


def phones_text(value: float | str) -> str:
    """Return the phone numbers in a cell, joined by 、, without what is said of each."""
    text = half_width(digits(value)).replace("转", "-").replace("分机", "")
    found: list[str] = []
    for part in re.split(r"[,、;/|\n]+", text):
        phone = _LABEL.sub("", _REMARK.sub("", part).strip())
        if _ANY_CHINESE.search(phone):
            phone = phones_in(phone).replace("、", " ") or phone
        pieces = phone.split()
        apart = len(pieces) > 1 and all(sum(map(str.isdigit, piece)) >= 7 for piece in pieces)
        found += pieces if apart else [phone] if phone else []
    return "、".join(dict.fromkeys(found))


def without_phones(text: str) -> str:
    """Return the name in a cell that holds a name and phone numbers."""
    return _PHONE.sub(" ", half_width(text)).strip(" :、,/;()")


def phones_in(text: str) -> str:
    """Return the phone numbers in a cell that holds a name and phone numbers, joined by 、."""
    return "、".join(phone.strip() for phone in _PHONE.findall(half_width(text)))
