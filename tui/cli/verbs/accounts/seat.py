"""`seat`: where somebody's SSH key leads: to the desk, or to their own files, and nowhere else."""

import os
from contextlib import suppress
from pathlib import PurePosixPath

from cases.values.refusal import Refused, refuse
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.terminal import on_terminal, open_desk

_SFTP = ("internal-sftp", "sftp-server")
"""What a client that copies files is taken to ask for."""


def _arguments(_parser: Parser) -> None:
    """Nothing is asked for: SSH says what the client wants."""


def _run(call: Call) -> int:
    asked = os.environ.get("SSH_ORIGINAL_COMMAND", "").split()
    if asked and PurePosixPath(asked[0]).name in _SFTP:
        return _serve(call)
    if asked:
        raise refuse("seat", say("这里只能打开工作台，或用 sftp、scp 取放自己的文件；请去掉后面的命令"))
    if not on_terminal():
        raise refuse("terminal", say("当前不是终端，不能打开界面；请用 ssh -t 再连接一次"))
    return open_desk(call.folder, call.account, call.now, confined=True)


def _serve(call: Call) -> int:
    from storage.keys.keyring import Keyring
    from storage.opening.door import check_folder
    from storage.outgoing.folders import Folders
    from tui.cli.sftp import serve

    check_folder(call.folder)
    ring = Keyring(call.folder)
    if (sealed := ring.sealed(call.account)) is None:
        raise refuse("seat", say("这把密钥没有对应在用的账号，不能取放文件；请管理员核对 authorized_keys"))

    def here() -> bool:
        """Tell whether the account stands, with the password that it had."""
        with suppress(Refused):
            return ring.sealed(call.account) == sealed
        return False

    serve(Folders(call.folder, call.account), here)
    return 0


ABOUT = say("SSH 登录后打开工作台，或用 sftp 取放本人的文件；由 sshd 调用")
VERB = Verb("seat", ABOUT, _arguments, _run)
