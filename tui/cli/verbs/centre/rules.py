"""`rules`: the clock rules that the centre has decided for itself."""

from pathlib import Path

from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall, Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.ownfile import take_in, tell_own
from tui.cli.plain.rulepage import page, page_values
from tui.words.language import _

EXAMPLE = """# [[rule]]
# id = "A01"
# label = { zh = "审查法律援助申请（五日）", en = "Decide within five days" }
# length = 5
# unit = "days"
# kinds = ["legal_aid"]
# start = [{ event = "opened" }]
# stop = [{ event = "accepted" }, { event = "declined" }]
# actor = "supervisor"
# lapses = { zh = "逾期未作出决定", en = "The decision is late" }
# basis = "本中心工作规则 第三条"
# status = "O"
# since = 2026-01-01
# reason = "答复更快"
# decided_by = "主任办公会"
"""


def _arguments(parser: Parser) -> None:
    parser.word("file", metavar="FILE", nargs="?", type=Path, help=_("采用这个文件（TOML）；不写就看现在的"))
    parser.option("--keys", action="store_true", help=_("规则的每个字段是什么意思，并附一个完整的例子"))
    parser.json()


def _run(call: Call) -> int:
    if call.options.keys:
        return _tell_keys(call)
    with call.desk() as desk:
        done = take_in(desk, call, desk.rules.take)
        own = desk.rules.own
    none = _("# 还没有本中心自己的规则；可照下面的样子写，各字段见 bangfu rules --keys：\n{example}", example=EXAMPLE)
    tell_own(own, none, done, as_json=call.options.json)
    return 0


def _tell_keys(call: Call) -> int:
    """Tell what each key of a rule says; it needs neither data nor password."""
    if call.options.file is not None:
        raise BadCall(say("--keys 只看说明，不带文件名"))
    if call.options.json:
        tell_json(page_values())
    else:
        tell(page())
    return 0


VERB = Verb("rules [FILE | --keys] [--json]", say("本中心自己的期限规则：查看，或采用一个文件"), _arguments, _run)
