"""Values of a TOML block, each refused in one sentence with its key where it is none."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from cases.values.refusal import Refused, refuse
from cases.values.tables import read_day
from cases.values.text import Label, Sentence, clean, say

LONGEST = 3660
"""No clock is longer, in whatever unit: anything above is a slip of the hand."""


def bad(key: str, sentence: Sentence) -> Refused:
    """Return the refusal of a value, with its key."""
    return refuse("table", sentence, key or None)


def text_of(block: Mapping[str, Any], key: str, *, needed: bool = True) -> str:
    """Return the text of a key, cleaned."""
    value = block.get(key, "")
    if not isinstance(value, str):
        raise bad(key, say("{key} 应是带引号的文字，请改正", key=key))
    if needed and not clean(value):
        raise bad(key, say("缺少 {key}，请补上", key=key))
    return clean(value)


def one_of(block: Mapping[str, Any], key: str, choices: Iterable[str]) -> str:
    """Return the text of a key that is one of these."""
    value = text_of(block, key)
    if value not in choices:
        raise bad(key, say("{key} 不认识，请填 {choices} 之一", key=key, choices=tuple(choices)))
    return value


def label_of(block: Mapping[str, Any], key: str) -> Label:
    """Return what stands in a key in both languages."""
    value = block.get(key)
    if (
        not isinstance(value, dict)
        or set(value) != {"zh", "en"}
        or not all(isinstance(each, str) and clean(each) for each in value.values())
    ):
        raise bad(key, say('{key} 应有中英文两个名称，请写成 {{ zh = "…", en = "…" }}', key=key))
    return Label(clean(value["zh"]), clean(value["en"]))


def number_of(block: Mapping[str, Any], key: str, least: int) -> int:
    """Return the whole number of a key, from the least to `LONGEST`."""
    value = block.get(key)
    if type(value) is not int or not least <= value <= LONGEST:
        raise bad(key, say("{name} 须是 {least} 到 {most} 之间的整数", name=key, least=least, most=LONGEST))
    return value


def flag_of(block: Mapping[str, Any], key: str) -> bool:
    """Tell whether a key says true; false where it is not there."""
    value = block.get(key, False)
    if not isinstance(value, bool):
        raise bad(key, say("{key} 请填 true 或 false，不加引号", key=key))
    return value


def day_of(block: Mapping[str, Any], key: str) -> date | None:
    """Return the day of a key, None where it is not there."""
    value = block.get(key, "")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return read_day(value if isinstance(value, str) else "?", key)


def codes_of(value: Any, key: str, *, needed: bool = True) -> tuple[str, ...]:
    """Return a list of codes, which must not be empty where one is needed."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise bad(key, say('{key} 里应是一列代码，请写成 ["…", "…"]', key=key))
    if needed and not value:
        raise bad(key, say("{key} 里至少要有一个代码，请补上", key=key))
    return tuple(value)
