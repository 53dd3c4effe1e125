"""`check`: proving that nothing is broken."""

from cases.text import say
from tui.cli.call import Call
from tui.cli.output import tell
from tui.cli.parser import Parser
from tui.cli.verb import Verb
from tui.language import _, show_line


def _arguments(_parser: Parser) -> None:
    """Nothing is asked for."""


def _run(call: Call) -> int:
    from storage.check import check

    found = 0
    with call.store() as store:
        for finding in check(store):
            found += 1
            what = show_line(finding.what)
            tell([_("{label}：{value}", label=finding.case, value=what) if finding.case else what])
    tell([_("发现 {n} 处问题；请不要改动数据文件，先备份并联系管理员", n=found) if found else _("检查完毕，一切正常")])
    return 1 if found else 0


VERB = Verb("check", say("检查数据文件、案号、办理经过和计数"), _arguments, _run)
