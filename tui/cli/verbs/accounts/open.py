"""No verb: the desk opens."""

from cases.values.refusal import refuse
from cases.values.text import say
from tui.cli import VERSION
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.secret import given_password
from tui.cli.calls.verb import Verb
from tui.cli.output import tell
from tui.cli.terminal import on_terminal, open_desk, open_for
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    parser.option("--version", action="store_true", help=_("显示版本"))


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
        raise refuse("terminal", say("当前不是终端，不能打开界面；请在终端里运行，或用 bangfu --help 中的命令"))


ABOUT = say("帮扶：工会帮扶中心案件工作台；不带命令即打开界面")
VERB = Verb("[--data DIR] [--as NAME] [--lang zh|en] [VERB]", ABOUT, _arguments, _run)
