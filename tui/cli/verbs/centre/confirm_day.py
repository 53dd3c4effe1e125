"""`confirm-day`: saying which day it is, where the clock of the computer is in doubt."""

from datetime import date

from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall, Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    parser.word("day", metavar="DATE", help=_("今天的日期，照日历写全，如 2026-05-06；须与电脑显示的一致"))


def _run(call: Call) -> int:
    try:
        day = date.fromisoformat(call.options.day)
    except ValueError:
        raise BadCall(say("请把今天的日期写全，如 bangfu confirm-day 2026-05-06")) from None
    with call.desk(warns=False) as desk:
        desk.day.confirm(day)
    tell([_("已确认今天是 {day}，可以登记了", day=day)])
    return 0


ABOUT = say("主管或管理员：电脑的日期可疑、登记暂停时，确认今天是哪天")
VERB = Verb("confirm-day DATE", ABOUT, _arguments, _run)
