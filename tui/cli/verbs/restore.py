"""`restore`: bringing a backup back."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cases.refusal import Refused, refuse
from cases.text import say
from tui.cli.call import Call
from tui.cli.output import tell
from tui.cli.parser import Parser
from tui.cli.secret import ask, password
from tui.cli.terminal import on_terminal
from tui.cli.verb import Verb
from tui.language import _

if TYPE_CHECKING:
    from storage.keyring import Keyring


def _arguments(parser: Parser) -> None:
    parser.word("file", metavar="FILE", type=Path, help=_("哪个备份文件"))
    parser.option("--recovery", action="store_true", help=_("用恢复密钥，不用账号的密码"))
    parser.option("--replace", action="store_true", help=_("替换数据文件夹里现有的数据；现有数据会先另存"))
    last = _("现有数据读不出时：纸上最后的案号，每站一个，可写多次")
    parser.option("--last-number", metavar="NUMBER", action="append", default=[], help=last)
    parser.option("--keys-lost", action="store_true", help=_("现有数据的密钥文件也没有了：仍要替换"))


def _run(call: Call) -> int:
    from storage.restoring import Replacing, restore

    options, secret = call.options, _Secret(call)
    by = "" if options.recovery else call.account
    replacing = Replacing(secret.of_today, by, options.last_number, options.keys_lost) if options.replace else None
    done = restore(
        options.file.expanduser(), call.folder, call.now(), secret.of_the_backup, by=by, replacing=replacing
    )
    held = done.manifest
    when = f"{held.at:%Y-%m-%d %H:%M}"
    tell([_("已恢复 {when} 的备份：{cases} 件案件，{n} 条办理记录", when=when, cases=held.cases, n=held.entries)])
    if held.replaced:
        tell([_("这是已被替换的数据（{replaced}）：只供查看，请不要用它接新案，以免案号重复", replaced=held.replaced)])
    if done.kept:
        tell([_("原有数据另存为 {path}", path=done.kept)])
    return 0


class _Secret:
    """What opens data: the recovery key or a password, asked for once, and once more where the backup has another."""

    def __init__(self, call: Call) -> None:
        self._call, self._told = call, ""

    def of_today(self, ring: "Keyring") -> bytes:
        """Open the data that is there."""
        self._told = self._ask(_("恢复密钥（八组字符）：") if self._recovers else _("该账号现在的密码："))
        return self._open(ring, self._told)

    def of_the_backup(self, ring: "Keyring") -> bytes:
        """Open the backup: by what opened the data that is there, or else by what opened it on its day."""
        if self._told:
            with suppress(Refused):
                return self._open(ring, self._told)
        if self._recovers:
            return self._open(ring, ask(_("备份的恢复密钥（八组字符）：")))
        question = _("该账号在备份当日的密码：")
        return self._open(ring, ask(question) if self._told and on_terminal() else self._ask(question))

    @property
    def _recovers(self) -> bool:
        return bool(self._call.options.recovery)

    def _ask(self, question: str) -> str:
        if self._recovers:
            return ask(question)
        if not self._call.account:
            raise refuse("who", say("请用 --as 写明一个账号，或加 --recovery 用恢复密钥"))
        return password(question)

    def _open(self, ring: "Keyring", secret: str) -> bytes:
        return ring.recovered(secret) if self._recovers else ring.key(self._call.account, secret)


ABOUT = say("用备份恢复：恢复到空文件夹，或先另存再替换现有数据")
VERB = Verb("restore FILE [--replace] [--recovery] [--last-number NUMBER]…", ABOUT, _arguments, _run)
