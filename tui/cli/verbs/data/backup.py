"""`backup`: a checked copy of all data, while others work."""

from pathlib import Path

from cases.staff.permissions import Action, check
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    parser.word(
        "file", metavar="FILE", type=Path, help=_("备份到哪个文件（bangfu）；请放在另一个磁盘上，像数据一样保管")
    )
    parser.force()


def _run(call: Call) -> int:
    from storage.copies.backup import back_up
    from storage.staff.scope import finds_all

    out, replace = call.place(call.options.file)
    with call.desk() as desk:
        check(desk.account.role, Action.BACKUP)
        by, here = desk.account.account, desk.here
        counted = finds_all(desk.account)
        made = back_up(desk.store, out, desk.now(), by, replace=replace, here=here)
        told = say("：{cases} 件案件，{n} 条记录", cases=made.cases, n=made.entries) if counted else ""
    tell([_("已备份到 {path}{told}，已打开核对", path=out, told=told)])
    return 0


VERB = Verb("backup FILE", say("把全部数据备份成一个文件，核对无误后才有效；同事可以照常办理"), _arguments, _run)
