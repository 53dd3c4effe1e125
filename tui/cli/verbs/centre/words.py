"""`words`: the words by which people of this centre mean codes, beside those that ship."""

from pathlib import Path

from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.ownfile import read_own
from tui.words.language import _

EXAMPLE = """cause,讨要工钱,2025-205-5
group,跑腿的,platform
party_role,大包,general_contractor
channel,民声热线,phone transfer"""


def _arguments(parser: Parser) -> None:
    parser.word("file", metavar="FILE", nargs="?", type=Path, help=_("采用这个文件（CSV）；不写就看现在的"))
    parser.json()


def _run(call: Call) -> int:
    path: Path | None = call.options.file
    with call.desk() as desk:
        taken = desk.words.take(read_own(path.expanduser(), call.ground), path.name) if path else None
        own = desk.words.own
    if call.options.json:
        tell_json({"own": own or None, "taken": taken})
    elif taken is not None:
        tell([_("已采用 {n} 个说法", n=taken)])
    else:
        none = _("还没有本中心自己的说法；每行写清单、说法和代码，如：\n{example}", example=EXAMPLE)
        tell([own.rstrip() or none])
    return 0


ABOUT = say("本中心自己的说法（欠薪 → 追索劳动报酬）：查看，或采用一个文件")
VERB = Verb("words [FILE] [--json]", ABOUT, _arguments, _run)
