"""Which verb was called: all that there are, and finding one by the words of a call."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from cases.values.text import one_line, say
from tui.cli.calls.parser import BadCall
from tui.cli.calls.verb import Verb
from tui.words.language import _, show

VERBS: dict[str, tuple[str, ...]] = {
    "demo": (),
    "events": (),
    "check": (),
    "audit": (),
    "retention": (),
    "backup": (),
    "restore": (),
    "recover": (),
    "today": (),
    "clock": (),
    "settings": (),
    "confirm-day": (),
    "rules": (),
    "holidays": (),
    "words": (),
    "hand-over": (),
    "twins": (),
    "queue": (),
    "show": (),
    "search": (),
    "new": (),
    "record": (),
    "import": (),
    "seat": (),
    "export": ("summary", "meeting", "list", "agenda", "person"),
}
"""The verbs as the help lists them, each with the second words of which it needs one."""

NAMES = tuple(f"{first} {second}".strip() for first, seconds in VERBS.items() for second in seconds or ("",))
"""The verbs in full."""

_ROOMS = {
    "accounts": ("open", "recover", "seat"),
    "cases": ("clock", "events", "hand-over", "new", "queue", "record", "search", "show", "today", "twins"),
    "centre": ("audit", "confirm-day", "holidays", "retention", "rules", "settings", "words"),
    "data": ("backup", "check", "demo", "import", "restore"),
    "papers": ("export",),
}
"""The rooms in `tui/cli/verbs/`, and the verbs that are told there."""

_VALUED = ("--data", "--as", "--lang")
_OPEN = "open"
_MODULES = {"import": "import_ledger"}
"""Modules that cannot be called like their verb, whose name is a word of Python."""


def verb(name: str) -> Verb:
    """Return a verb by its name, importing its module."""
    module = _MODULES.get(name, name.replace(" ", "_").replace("-", "_"))
    room = next(room for room, verbs in _ROOMS.items() if name.partition(" ")[0] in verbs)
    # told by its name alone, above the rooms that it stands for: who calls one verb waits for no other
    found: Verb = import_module(f"tui.cli.verbs.{room}.{module}").VERB
    return found


def split(words: Sequence[str]) -> tuple[Verb, list[str]]:
    """Return the verb of a call, and the words without it. Raises `BadCall`.

    No verb opens the desk; the help of that lists all others.
    """
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] in _VALUED else 1
    if at >= len(words):
        return replace(verb(_OPEN), ending=_listing), list(words)
    first, rest = words[at], [*words[:at], *words[at + 1 :]]
    if first not in VERBS:
        raise BadCall(say("没有“{word}”这个命令，可用：{names}", word=one_line(first)[:40], names=NAMES))
    if not VERBS[first]:
        return verb(first), rest
    if rest[at : at + 1] and rest[at] in VERBS[first]:
        return verb(f"{first} {rest.pop(at)}"), rest
    raise BadCall(say("“{word}”后面要写 {names} 之一", word=first, names=VERBS[first]))


def _listing() -> str:
    verbs = [verb(name) for name in NAMES]
    listed = [line for each in verbs for line in (f"  {each.usage}", f"      {show(each.about)}")]
    more = _("命令后加 --help 看它的说明，如 bangfu queue --help。\n返回码：0 完成，1 被规则拒绝，2 命令写错。")
    return "\n".join((_("{label}：", label=_("命令")), *listed, "", more))
