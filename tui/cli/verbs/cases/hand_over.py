"""`hand-over`: all that somebody works on goes to a colleague, with a note to sign."""

from typing import TYPE_CHECKING

from cases.staff.audit import APPLICANTS
from cases.staff.outgoing import Place
from cases.values.text import say
from cases.views.shown import hide_row, told_next
from cases.views.wording import marked
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall, Parser
from tui.cli.calls.verb import Verb
from tui.cli.leaving import hidden, look, tell_left, tell_said, write
from tui.cli.output import tell, tell_json
from tui.cli.plain.lists import listed
from tui.cli.plain.values import row_values
from tui.papers.agendafile import note_paper
from tui.words.language import _, show_line
from tui.words.queuewords import not_handed_over, taken_back

if TYPE_CHECKING:
    from cases.views.rows import Handover, Left
    from storage.desk import Desk


def _arguments(parser: Parser) -> None:
    parser.word("giver", metavar="FROM", nargs="?", help=_("移交人的账号或姓名"))
    parser.word("taker", metavar="TO", nargs="?", help=_("接收人的账号或姓名"))
    parser.option("--reason", metavar="TEXT", help=_("理由"))
    parser.option("--undo", action="store_true", help=_("撤销您最近一次把 FROM 的案件交给 TO；已有人接着办的除外"))
    parser.option("--left", action="store_true", help=_("只列出离岗而未交接的案件"))
    parser.look(_("把交接单导出到哪个文件（docx）"))
    parser.json()


def _run(call: Call) -> int:
    options = call.options
    if options.left:
        return _left(call)
    if options.undo:
        return _undo(call)
    given = {"FROM": options.giver, "TO": options.taker, "--reason": options.reason}
    if missing := [word for word, text in given.items() if not text]:
        raise BadCall(say("还缺少 {what}；只看离岗而未交接的案件请用 --left", what=" ".join(missing)))
    out = call.place(options.out) if options.out and not options.look else None
    with call.desk() as desk:
        if out or options.look:
            _look(call, desk, out)  # refused as long as nothing has been handed over yet
        if options.look:
            return 0
        done = desk.handing.over(options.giver, options.taker, options.reason)
        _tell(done, as_json=options.json)  # before the note: whatever becomes of that, this has happened
        if out:
            told, mask = write(call, out, paper := note_paper(desk, done))
    if out and not options.json:
        tell_said(told)
        tell_said(hidden(None, mask, paper))
    return 0


def _undo(call: Call) -> int:
    """Take back what was handed over last between the two."""
    options = call.options
    if not options.giver or not options.taker:
        raise BadCall(say("请写明撤销谁交给谁的交接：hand-over FROM TO --undo"))
    with call.desk() as desk:
        done = desk.retaking.back(options.giver, options.taker)
    if options.json:
        stays = [{"number": each.number, "why": [show_line(why) for why in each.why]} for each in done.stays]
        tell_json({"giver": done.giver, "taker": done.taker, "cases": list(done.cases), "stays": stays})
    else:
        tell(map(show_line, taken_back(done)))
    return 0


def _look(call: Call, desk: "Desk", out: Place | None) -> None:
    """Say what stays readable in a note of what is to be handed over, and where it is only looked at what is hidden."""
    options = call.options
    planned = desk.handing.planned(options.giver, options.taker, options.reason)
    left = look(call, desk, out, note_paper(desk, planned))
    if options.look:
        _tell(planned, as_json=options.json, looked=True)
    if not options.json:
        tell_left(left)
    if options.look and left and not options.json:
        tell_said(left.told)


def _left(call: Call) -> int:
    """List what is left behind by whoever cannot work on it any more, and by whom."""
    with call.desk() as desk:
        left, today, book = desk.leavers.left(), desk.today, desk.rules.book
        mask = call.mask(desk, "list left", [each.row.id for each in left], APPLICANTS)
        heard = desk.queues.heard([each.row for each in left])
        known = desk.cases.known(told_next(heard))
        listing = [hide_row(row, mask, known) for row in heard]
    if call.options.json:
        rows = [row_values(row, today, book) | _who_left(each) for row, each in zip(listing, left, strict=True)]
        tell_json({"rows": rows})
        return 0
    tell([_("离岗未交接：共 {n} 件", n=len(left)), *listed(listing, today, book), *(_why(each) for each in left)])
    return 0


def _who_left(left: "Left") -> dict[str, object]:
    return {"left_by": list(left.by), "left_why": [why.value for why in left.why]}


def _why(left: "Left") -> str:
    people = tuple(say("{name}（{why}）", name=who, why=why.label) for who, why in zip(left.by, left.why, strict=True))
    return _("{number}：{people}", number=marked(left.row), people=people)


def _tell(done: "Handover", *, as_json: bool, looked: bool = False) -> None:
    if as_json:
        cases, ahead = [row.number for row in done.cases], len(done.ahead)
        stays = [{"number": each.number, "why": [show_line(why) for why in each.why]} for each in done.stays]
        told = {"giver": done.giver, "taker": done.taker, "cases": cases, "ahead": ahead, "stays": stays}
        tell_json({**told, "done": not looked})
        return
    names, counts = {"giver": done.giver, "taker": done.taker}, {"n": len(done.cases), "m": len(done.ahead)}
    if looked:
        tell([_("{giver}的 {n} 件案件、{m} 项期限和待办将交给{taker}；现在只是看看，没有交接", **names, **counts)])
    else:
        tell([_("{giver}的 {n} 件案件、{m} 项期限和待办已交给{taker}", **names, **counts)])
    if done.stays:
        tell(map(show_line, not_handed_over(done)))


ABOUT = say("把一个人的全部案件、期限和待办交给同事")
USAGE = "hand-over [FROM TO --reason TEXT] [-o FILE] [--look|--undo|--left]"
VERB = Verb(USAGE, ABOUT, _arguments, _run)
