"""No verb: the desk opens."""

from cases.refusal import refuse
from cases.text import say
from tui.cli import VERSION
from tui.cli.call import Call
from tui.cli.output import tell
from tui.cli.parser import Parser
from tui.cli.secret import given_password
from tui.cli.terminal import on_terminal, open_desk, open_for
from tui.cli.verb import NAMES, Verb, verb
from tui.language import _, show


def _arguments(parser: Parser) -> None:
    parser.option("--version", action="store_true", help=_("显示版本"))
    parser.ending = _verbs


def _verbs() -> str:
    verbs = [verb(name) for name in NAMES]
    listed = [line for each in verbs for line in (f"  {each.usage}", f"      {show(each.about)}")]
    more = _("命令后加 --help 看它的说明，如 bangfu queue --help。\n返回码：0 完成，1 被规则拒绝，2 命令写错。")
    return "\n".join((_("{label}：", label=_("命令")), *listed, "", more))


def _run(call: Call) -> int:
    if call.options.version:
        tell([f"bangfu {VERSION}"])
        return 0
    if on_terminal():
        given = given_password()
        if given is None or not call.account:
            return open_desk(call.folder, call.account, call.now)
        call.who()
        return open_for(lambda report: call.coming(given, report), call.now)
    with call.store():
        raise refuse("terminal", say("这里没有终端，不能打开界面；请在终端里运行，或用 bangfu --help 中的命令"))


ABOUT = say("帮扶：工会维权帮扶中心的办案台；不带命令即打开界面")
VERB = Verb("[--data DIR] [--as NAME] [--lang zh|en] [VERB]", ABOUT, _arguments, _run)
