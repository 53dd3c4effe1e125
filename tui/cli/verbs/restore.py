"""`restore`: bringing a backup back."""

from pathlib import Path

from cases.text import say
from tui.cli.call import Call
from tui.cli.output import tell
from tui.cli.parser import Parser
from tui.cli.verb import Verb
from tui.language import _


def _arguments(parser: Parser) -> None:
    parser.word("file", metavar="FILE", type=Path, help=_("哪个备份文件"))
    parser.option("--replace", action="store_true", help=_("替换数据文件夹里现有的数据；现有数据会先另存"))


def _run(call: Call) -> int:
    from storage.backup import restore

    options = call.options
    done = restore(options.file.expanduser(), call.folder, call.now(), replace=options.replace)
    held = done.manifest
    when = f"{held.at:%Y-%m-%d %H:%M}"
    tell([_("已恢复 {when} 的备份：{cases} 件案件，{n} 条办理记录", when=when, cases=held.cases, n=held.entries)])
    if done.kept:
        tell([_("原有数据另存为 {path}", path=done.kept)])
    return 0


VERB = Verb("restore FILE [--replace]", say("用备份恢复：恢复到空文件夹，或先另存再替换现有数据"), _arguments, _run)
