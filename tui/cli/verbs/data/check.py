"""`check`: proving that nothing is broken."""

import sys
from pathlib import Path

from cases.staff.audit import Anchor
from cases.values.text import say
from storage.host.guard import Ground
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import complain, tell
from tui.cli.ownfile import read_own
from tui.words.language import _, show_line


def _arguments(parser: Parser) -> None:
    anchors = _("纸上的校验码，或 @文件（每行一个）；可写多次")
    parser.option("--anchor", metavar="ANCHOR", action="append", default=[], help=anchors)
    backups = _("拿来核对的另一份备份；可写多次")
    parser.option("--backup", metavar="FILE", type=Path, action="append", default=[], help=backups)


def _run(call: Call) -> int:
    from storage.proof.check import examine
    from storage.store.clock import local

    anchors = [anchor for typed in call.options.anchor for anchor in _anchors(typed, call.ground)]
    found = remarks = 0
    with call.store() as store:
        today = local(store, call.now()).date()
        for finding in examine(store, today, anchors, call.options.backup, _reading):
            found, remarks = found + (not finding.remark), remarks + finding.remark
            what = show_line(finding.what)
            told = _("{label}：{value}", label=finding.case, value=what) if finding.case else what
            tell([_("提示：{what}", what=told) if finding.remark else told])
    if found:
        tell([_("发现 {n} 处问题；请不要改动数据文件，先备份并联系管理员", n=found)])
    else:
        tell([_("检查完毕，没有发现问题；请看上面的提示") if remarks else _("检查完毕，一切正常")])
    return 1 if found else 0


def _reading(name: str, done: int, total: int) -> None:
    """Say which backup is read, to who looks on: a large one takes a while."""
    if sys.stderr.isatty():
        complain([_("正在核对备份 {name}（{done}/{total}）", name=name, done=done + 1, total=total)])


def _anchors(typed: str, ground: Ground) -> tuple[Anchor, ...]:
    from storage.copies.witness import read_anchor, read_anchors

    return read_anchors(read_own(Path(typed[1:]), ground)) if typed.startswith("@") else (read_anchor(typed),)


ABOUT = say("检查数据文件、案号、办理经过、审计日志和封记")
VERB = Verb("check [--anchor ANCHOR] [--backup FILE]", ABOUT, _arguments, _run)
