"""Hiding personal data: what stays readable of names, numbers and addresses. Narratives are read in `cases.hiding`.

Every function is pure and may be applied twice: what is hidden already stays as it is.
"""

from collections.abc import Iterable

from cases.values.text import half_width, pattern

HIDDEN_NAME = "某某"
HIDDEN_REST = "***"
GONE = "已删除"
"""What stands where something was said of a person who was erased."""

COMPOUND = (
    "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|轩辕|宇文|长孙|端木|南宫|独孤|西门|呼延|万俟|闻人"
    "|赫连|澹台|公冶|濮阳|淳于|单于|太叔|申屠|钟离|鲜于|闾丘|司空|司寇|亓官|仲孙|宗政|东郭|百里|第五|左丘|拓跋|完颜"
)
"""Surnames of two characters, as alternatives of a pattern."""

_COMPOUND_SURNAME = pattern(f"(?:{COMPOUND})(?=.)")
_BETWEEN_NAMES = pattern(r"([、，,;；\n]+)")
_AND_OTHERS = pattern(r"(.+?)(等(?:\d+[余多]?)?[人名位]?)")


def mask_name(name: str) -> str:
    """Keep the surname, as printed papers do: 张三丰 gives 张某某, 欧阳锋 欧阳某某, John J***.

    Several names with commas between are hidden one by one; 等12人 at the end stays.
    """
    return "".join(_one_name(part) if at % 2 == 0 else part for at, part in enumerate(_BETWEEN_NAMES.split(name)))


ANONYMOUS = "不愿留名"
"""What stands for the name of somebody who asked something and did not want to leave it."""

_MASKED = pattern(f"(?:{COMPOUND}|.)?(?:某{{1,3}}|[×＊*○]{{1,3}})[甲乙丙丁戊己庚辛壬癸A-Z\\d]{{0,2}}")
"""A name that whoever told it has hidden already: 李某, 李某甲, 张×."""


_NOBODY = pattern(
    r"(?:[\d一二两三四五六七八九十数多几]{1,4}[名位个])?"
    r"(?:进城务工|农民工|工人|职工|员工|劳动者|务工人员|骑手|司机|工友|群众|包工头|班组长)+(?:代表)?"
)
"""What stands for a name where whoever told it named nobody: 农民工, 两名包工头."""

_TOLD_WITH = pattern(f"[^某]{{3,8}}?(?P<name>(?:{COMPOUND}|[^某])(?:某{{1,3}})[甲乙丙丁戊己庚辛壬癸A-Z\\d]{{0,2}})")
"""A name that was hidden already, after what somebody is: 外地商人昌某."""

_CALLED = pattern("老.")
"""How people call each other by the surname alone: 老薛."""


def names_nobody(name: str) -> bool:
    """Tell whether what stands for a name is nobody's: 农民工, 两名包工头, 不愿留名."""
    return name.strip() == ANONYMOUS or bool(_NOBODY.fullmatch(_bare(name.strip())))


def tells_no_more(name: str) -> bool:
    """Tell whether all of a name stays: it is nobody's, or tells the surname alone."""
    return names_nobody(name) or bool(_CALLED.fullmatch(name.strip()))


def _bare(name: str) -> str:
    """Return a name without what stands in brackets, which may tell anything."""
    return name.partition("(")[0].partition("（")[0]


def _one_name(name: str) -> str:
    stripped = name.strip()
    bare = _bare(stripped)
    if names_nobody(bare):
        return bare
    if hidden := _TOLD_WITH.fullmatch(stripped):
        return hidden["name"]
    if not stripped or _MASKED.fullmatch(stripped) or _CALLED.fullmatch(stripped):
        return name
    if others := _AND_OTHERS.fullmatch(stripped):
        return _one_name(others[1]) + others[2]
    if stripped[0].isascii():
        return stripped[0] + HIDDEN_REST
    return surname_of(stripped) + HIDDEN_NAME


def surname_of(name: str) -> str:
    """Return what of a Chinese name stays readable."""
    return name[: 2 if _COMPOUND_SURNAME.match(name) else 1]


def spoken(names: Iterable[str]) -> str:
    """Return names as a refusal says them, whose reader may see them masked elsewhere: none of a person in full."""
    return "、".join(map(mask_name, names)) or "—"


def single_names(names: Iterable[str]) -> set[str]:
    """Return each person's name by itself, from fields that may hold several, such as 张三、李四等12人."""
    parts = (part.strip() for name in names for part in _BETWEEN_NAMES.split(name)[::2])
    return {others[1] if (others := _AND_OTHERS.fullmatch(part)) else part for part in parts}


def stars(text: str, head: int, tail: int) -> str:
    """Keep `head` and `tail` characters around stars; of a short text no more than the last two."""
    if len(text) < head + tail + 3:
        head, tail = 0, 2 if len(text) > 5 else 0
    return text[:head] + "*" * (len(text) - head - tail) + text[len(text) - tail :]


def mask_id(number: str) -> str:
    """Keep the first three and the last four characters of an identity number: 110***********002X."""
    return stars(number, 3, 4)


_BETWEEN_PHONES = pattern(r"([、,，;；/\s]+)")


def mask_phone(phones: str) -> str:
    """Keep the first three and the last four digits of a phone, or of each of several: 138****8000."""
    return "".join(stars(part, 3, 4) if at % 2 == 0 else part for at, part in enumerate(_BETWEEN_PHONES.split(phones)))


def mask_card(number: str) -> str:
    """Keep the first four and the last four digits of a bank card: 6222***********0123."""
    return stars(number, 4, 4)


# No figure and no word of a street, estate or house may stand in what is kept of an address.
_PLACE = r"[^\d\s*路巷弄号栋幢楼村组里室园苑宅舍寓厦厂校]"
_CITY = "[聊盐宣运晋白诸邹禹海塔应永项麻丰桐增凤兴肥韩双宜]城|[成宜江昌]都"
"""Cities whose names end like words of other places: 城市花园 and 都市嘉园 are estates."""

_KEPT = (
    pattern(rf"{_PLACE}{{1,20}}?(?<!小)(?<!社)(?<!属)(?<!活)(?<!自治)(?:区|县|旗)"),
    pattern(rf"{_PLACE}{{1,20}}?(?:街道|镇|乡)"),
    pattern(rf"(?:{_PLACE}{{1,8}}?(?:省|自治区))?(?:{_CITY}|{_PLACE}{{1,12}}?(?<![城都]))市"),
    pattern(rf"{_PLACE}{{1,8}}?(?:省|自治区)"),
)


def mask_address(address: str) -> str:
    """Keep an address down to the district or county; without one, to the street office or town, city or province."""
    folded = half_width(address.strip())
    if not folded:
        return ""
    for kept in _KEPT:
        if found := kept.match(folded):
            return found[0] + HIDDEN_REST
    return HIDDEN_REST
