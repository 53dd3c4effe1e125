"""`settings`: what the centre has set for everybody, seen and changed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cases.values.text import Sentence, say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall, Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.cells import table
from tui.words.language import _, show

if TYPE_CHECKING:
    from storage.desk import Desk

SETTINGS: Mapping[str, tuple[Sentence, "Callable[[Desk], str]", "Callable[[Desk, str], None]"]] = {
    "time_zone": (
        say("时区，如 Asia/Urumqi"),
        lambda desk: desk.day.zone,
        lambda desk, typed: desk.day.set_zone(typed),
    ),
    "idle_minutes": (
        say("几分钟没有按键就锁屏"),
        lambda desk: str(desk.staffing.idle_minutes),
        lambda desk, typed: desk.staffing.set_idle(typed),
    ),
}
"""Each setting: what it is, how it is read, and how it is set."""


def _arguments(parser: Parser) -> None:
    parser.word("settings", metavar="NAME=VALUE", nargs="*", help=_("管理员：改成这样；不写就看现在的"))
    parser.json()
    parser.ending = _names


def _names() -> str:
    rows = table([[name, show(label)] for name, (label, _read, _set) in SETTINGS.items()])
    return "\n".join((_("{label}：", label="NAME"), *(f"  {row}" for row in rows)))


def _run(call: Call) -> int:
    changes = [_change(word) for word in call.options.settings]
    with call.desk() as desk:
        for name, value in changes:
            SETTINGS[name][2](desk, value)
        now = {name: read(desk) for name, (_label, read, _set) in SETTINGS.items()}
    if call.options.json:
        tell_json(now)
    else:
        tell(table([[name, value, show(SETTINGS[name][0])] for name, value in now.items()]))
    return 0


def _change(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals or name not in SETTINGS:
        raise BadCall(say("请写成 名称=值，名称可用：{names}", names=tuple(SETTINGS)))
    return name, value


VERB = Verb("settings [NAME=VALUE]… [--json]", say("本中心的设置：时区、锁屏时间"), _arguments, _run)
