"""`recover`: a new password for who has the recovery key."""

from cases.values.refusal import refuse
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.secret import ask
from tui.cli.calls.verb import Verb
from tui.cli.output import tell
from tui.cli.progress import upgrading
from tui.words.language import _


def _arguments(_parser: Parser) -> None:
    """All is asked for on the terminal."""


def _run(call: Call) -> int:
    from storage.opening.door import recover

    account = call.who()
    recovery = ask(_("恢复密钥（八组字符）："))
    first, again = ask(_("新密码：")), ask(_("再输一次新密码："))
    if first != again:
        raise refuse("again", say("两次输入的密码不同，没有改动；请再来一次"))
    recover(call.folder, account, recovery, first, call.now(), upgrading())
    tell([_("{account} 的密码已重置，请登录", account=account)])
    return 0


VERB = Verb("recover", say("忘记密码时，用恢复密钥重置 --as 账号的密码"), _arguments, _run)
