"""`holidays`: rest days and working days that the centre knows of beyond the arrangements that ship."""

from pathlib import Path

from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.ownfile import take_in, tell_own
from tui.words.language import _

EXAMPLE = """2027-02-06,rest,春节
2027-02-20,work,春节调休
2027,complete,国务院办公厅通知"""


def _arguments(parser: Parser) -> None:
    parser.word("file", metavar="FILE", nargs="?", type=Path, help=_("采用这个文件（CSV）；不写就看现在的"))
    parser.json()


def _run(call: Call) -> int:
    with call.desk() as desk:
        done = take_in(desk, call, desk.rules.take_days)
        own = desk.rules.own_days
    none = _("还没有另外登记的日子；每行写成这样：\n{example}", example=EXAMPLE)
    tell_own(own, none, done, as_json=call.options.json)
    return 0


VERB = Verb("holidays [FILE] [--json]", say("放假和调休：查看，或采用一个文件"), _arguments, _run)
