"""`export meeting`: a queue as a bundle for a meeting."""


from cases.values.text import say
from cases.views.rows import View
from tui.cli.call import Call
from tui.cli.lists import views
from tui.cli.output import tell, tell_left, tell_mask
from tui.cli.parser import Parser, one_of, whole
from tui.cli.progress import Tenths
from tui.cli.verb import Verb
from tui.papers.meeting import MOST, look_through_bundle, rows_of, write_bundle
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    limit = whole("--limit", 1, MOST)
    parser.option("--queue", metavar="VIEW", type=one_of("VIEW", tuple(View)), required=True, help=_("哪个队列，见下"))
    parser.option("--limit", metavar="N", type=limit, default=MOST, help=_("最多几件，默认 {n}", n=MOST))
    parser.look(_("写到哪个文件（docx）"))
    parser.ending = views


def _run(call: Call) -> int:
    view, out = View(call.options.queue), call.paper_place()
    with call.desk() as desk:
        rows, count = rows_of(desk, view, call.options.limit), desk.queues.counts()[view]
        if out:
            desk.papers.look(out, ".docx")
        if (mask := call.paper).on:
            look_through_bundle(desk, rows, mask, Tenths(), lambda: False)
        tell_left(mask)
        if out:
            write_bundle(desk, out, view, rows, mask=(mask := call.paper), progress=Tenths(), stopped=lambda: False)
            tell([_("已写入 {path}，共 {n} 件", path=out.path, n=len(rows))])
        if out and count > len(rows):
            tell([_("队列共有 {n} 件，其余没有写入", n=count)])
    tell_mask(mask)
    return 0


ABOUT = say("把一个队列写成会议材料：封面、清单和各案摘要")
VERB = Verb("export meeting --queue VIEW [--limit N] [--names] [--look] -o FILE", ABOUT, _arguments, _run)
