"""`restore`: bringing a backup back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cases.refusal import refuse
from cases.text import say
from tui.cli.call import Call
from tui.cli.output import tell
from tui.cli.parser import Parser
from tui.cli.secret import ask, password
from tui.cli.verb import Verb
from tui.language import _

if TYPE_CHECKING:
    from storage.keyring import Keyring


def _arguments(parser: Parser) -> None:
    parser.word("file", metavar="FILE", type=Path, help=_("哪个备份文件"))
    parser.option("--recovery", action="store_true", help=_("用恢复密钥打开备份，不用账号的密码"))
    parser.option("--replace", action="store_true", help=_("替换数据文件夹里现有的数据；现有数据会先另存"))


def _run(call: Call) -> int:
    from storage.backup import restore

    options = call.options
    file = options.file.expanduser()
    by = "" if options.recovery else call.account
    done = restore(file, call.folder, call.now(), _unlock(call), replace=options.replace, by=by)
    held = done.manifest
    when = f"{held.at:%Y-%m-%d %H:%M}"
    tell([_("已恢复 {when} 的备份：{cases} 件案件，{n} 条办理记录", when=when, cases=held.cases, n=held.entries)])
    if done.kept:
        tell([_("原有数据另存为 {path}", path=done.kept)])
    return 0


def _unlock(call: Call) -> Callable[["Keyring"], bytes]:
    """Return what opens the backup: the recovery key, or the password that an account had on its day."""
    if call.options.recovery:
        recovery = ask(_("恢复密钥（八组字符）："))
        return lambda ring: ring.recovered(recovery)

    def by_password(ring: "Keyring") -> bytes:
        if not call.account:
            raise refuse("who", say("请用 --as 写明备份中的一个账号，或加 --recovery 用恢复密钥"))
        return ring.key(call.account, password(_("该账号在备份当日的密码：")))

    return by_password


ABOUT = say("用备份恢复：恢复到空文件夹，或先另存再替换现有数据")
VERB = Verb("restore FILE [--replace] [--recovery]", ABOUT, _arguments, _run)
