"""Hiding personal data: what stays readable of names, numbers and addresses, also inside free text.

Every function is pure and may be applied twice: what is hidden already stays as it is.
"""

import re
from collections.abc import Iterable

from cases.text import half_width

_HIDDEN_NAME = "某某"
_HIDDEN_REST = "***"

_COMPOUND_SURNAME = re.compile(
    "(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|轩辕|宇文|长孙|端木|南宫|独孤|西门|呼延|万俟|闻人"
    "|赫连|澹台|公冶|濮阳|淳于|单于|太叔|申屠|钟离|鲜于|闾丘|司空|司寇|亓官|仲孙|宗政|东郭|百里|第五|左丘|拓跋|完颜)(?=.)"
)
_BETWEEN_NAMES = re.compile(r"([、，,;；\n]+)")
_AND_OTHERS = re.compile(r"(.+?)(等(?:\d+[余多]?)?[人名位]?)")


def mask_name(name: str) -> str:
    """Keep the surname, as printed papers do: 张三丰 gives 张某某, 欧阳锋 欧阳某某, John J***.

    Several names with commas between are hidden one by one; 等12人 at the end stays.
    """
    return "".join(_one_name(part) if at % 2 == 0 else part for at, part in enumerate(_BETWEEN_NAMES.split(name)))


def _one_name(name: str) -> str:
    stripped = name.strip()
    if not stripped:
        return name
    if others := _AND_OTHERS.fullmatch(stripped):
        return _one_name(others[1]) + others[2]
    if stripped[0].isascii():
        return stripped[0] + _HIDDEN_REST
    surname = stripped[: 2 if _COMPOUND_SURNAME.match(stripped) else 1]
    return surname + _HIDDEN_NAME


def _stars(text: str, head: int, tail: int) -> str:
    """Keep `head` and `tail` characters around stars; of a short text no more than the last two."""
    if len(text) < head + tail + 3:
        head, tail = 0, 2 if len(text) > 5 else 0
    return text[:head] + "*" * (len(text) - head - tail) + text[len(text) - tail :]


def mask_id(number: str) -> str:
    """Keep the first three and the last four characters of an identity number: 110***********002X."""
    return _stars(number, 3, 4)


_BETWEEN_PHONES = re.compile(r"([、,，;；/\s]+)")


def mask_phone(phones: str) -> str:
    """Keep the first three and the last four digits of a phone, or of each of several: 138****8000."""
    return "".join(_stars(part, 3, 4) if at % 2 == 0 else part for at, part in enumerate(_BETWEEN_PHONES.split(phones)))


def mask_card(number: str) -> str:
    """Keep the first four and the last four digits of a bank card: 6222***********0123."""
    return _stars(number, 4, 4)


# No figure and no word of a street, estate or house may stand in what is kept of an address.
_PLACE = r"[^\d\s*路巷弄号栋幢楼村组里室园苑宅舍寓厦厂校]"
_KEPT = (
    re.compile(rf"{_PLACE}{{1,20}}?(?<!小)(?<!社)(?<!属)(?<!活)(?<!自治)(?:区|县|旗)"),
    re.compile(rf"{_PLACE}{{1,20}}?(?:街道|镇|乡)"),
    re.compile(rf"{_PLACE}{{1,12}}?市"),
    re.compile(rf"{_PLACE}{{1,8}}?(?:省|自治区)"),
)


def mask_address(address: str) -> str:
    """Keep an address down to the district or county; without one, to the street office or town, city or province."""
    folded = half_width(address.strip())
    if not folded:
        return ""
    for kept in _KEPT:
        if found := kept.match(folded):
            return found[0] + _HIDDEN_REST
    return _HIDDEN_REST


_FOLD = str.maketrans("０１２３４５６７８９Ｘｘ－—‐–\u3000（）：", "0123456789Xx---- ():")
_NUMBERS = re.compile(
    r"(?<!\d)(?:"
    r"(?P<id>\d{17}[\dXx]|\d{6}(?P<s>[ -])(?:\d{8}|\d{4}(?P=s)\d{4})(?P=s)\d{3}[\dXx]|\d{15})"
    r"|(?P<phone>1[3-9]\d(?P<t>[ -]?)\d{4}(?P=t)\d{4}|\(?0\d{2,3}\)?[ -]?\d{7,8})"
    r"|\d{12,19}|\d{4}(?P<u>[ -])\d{4}(?P=u)\d{4}(?P=u)\d{3,4}(?:(?P=u)\d{1,4})?"
    r"|(?:(?<=电话)|(?<=座机)|(?<=电话:)|(?<=座机:))(?P<local>\d{7,8})"
    r")(?!\d)"
)
"""Identity numbers, phones (mobile, with area code, or local after the word) and, for the rest, bank cards."""


def mask_text(text: str, names: Iterable[str] = ()) -> str:
    """Hide the phones, identity numbers and bank cards inside a narrative, and the given people's names.

    Numbers are found in full-width digits and in groups with blanks or hyphens too. Dates, amounts, case numbers and
    everything else stay to the letter. A name of one character is left alone: it would hit ordinary words; names may
    come as fields hold them, such as 张三、李四等12人.
    """
    hidden = _hide_numbers(text)
    for name in sorted(_single(names), key=lambda name: (-len(name), name)):
        if len(name) > 1:
            hidden = hidden.replace(name, mask_name(name))
    return hidden


def _single(names: Iterable[str]) -> set[str]:
    """Return each person's name by itself, from fields that may hold several."""
    parts = (part.strip() for name in names for part in _BETWEEN_NAMES.split(name)[::2])
    return {others[1] if (others := _AND_OTHERS.fullmatch(part)) else part for part in parts}


def _hide_numbers(text: str) -> str:
    pieces, done = [], 0
    for found in _NUMBERS.finditer(text.translate(_FOLD)):
        known = found["id"] or found["phone"] or found["local"]
        pieces += [text[done : found.start()], _stars(re.sub(r"[ ()-]", "", found[0]), 3 if known else 4, 4)]
        done = found.end()
    return "".join([*pieces, text[done:]])
