"""The page of the keys of a rule, as plain text and as plain values: what `cases.law.rulekeys` tells, laid out."""

from collections.abc import Iterator
from typing import Any

from cases.law.rulekeys import ACT, NEEDED, OTHER_FIELD, PARTS, RULE_KEYS, KeyGroup, asked, chosen, example
from tui.cli.plain.cells import pad, width, wrapped
from tui.words.language import _, show

WIDE = 78
"""Cells of a line at most."""

_ROOM = max(map(width, (*RULE_KEYS, *ACT.keys)))


def page() -> Iterator[str]:
    """Yield the page, line by line."""
    yield from wrapped(_("规则写在一个 TOML 文件里，一条一个 [[rule]]；带 * 的必填。"), WIDE)
    for part in PARTS:
        yield from _part(part)
    for key, values in chosen():
        yield from ("", _("{label}：", label=key))
        for value, told in values:
            yield from _line(value, show(told))
    yield from ("", _("{label}：", label="given"))
    for name, told in asked():
        yield from _line(name, show(told))
    yield from ("", _("例：每份文书各算各的、可以被取代的一条规则"), "", *example().splitlines())


def _part(part: KeyGroup) -> Iterator[str]:
    yield from ("", _("{label}：", label=part.label))
    for key, told in part.keys.items():
        yield from _line(f"{key}*" if key in NEEDED else key, show(told))
    if part is ACT:
        yield from _line("…", show(OTHER_FIELD))


def _line(key: str, told: str) -> Iterator[str]:
    """Yield a key and what it says, on as many lines as that takes."""
    room = max(_ROOM + 1, width(key))
    for at, text in enumerate(wrapped(told, WIDE - room - 4)):
        yield f"  {pad('' if at else key, room)}  {text}".rstrip()


def page_values() -> dict[str, Any]:
    """Return the page by `PAGE_KEYS`."""
    return {
        "keys": {key: show(told) for key, told in RULE_KEYS.items()},
        "act": {key: show(told) for key, told in ACT.keys.items()},
        "values": {key: {value: show(told) for value, told in values} for key, values in chosen()},
        "given": {name: show(told) for name, told in asked()},
        "example": example(),
    }
