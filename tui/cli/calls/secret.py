"""Where the command line takes passwords from: a file, the environment, or the terminal; never from its words."""

import getpass
import os
import sys
from pathlib import Path

from cases.values.refusal import refuse
from cases.values.text import say
from tui.words.language import _

MOST = 4096
"""Bytes of a file that holds a password."""


def given_password() -> str | None:
    """Return the password that the environment gives, or None. Raises `Refused` (rule `password_file`)."""
    if name := os.environ.get("BANGFU_PASSWORD_FILE"):
        try:
            with Path(name).expanduser().open(encoding="utf-8") as file:
                return file.read(MOST).removesuffix("\n").removesuffix("\r")
        except (OSError, ValueError):
            sentence = say("读不出 BANGFU_PASSWORD_FILE 指定的密码文件；请核对路径和权限")
            raise refuse("password_file", sentence) from None
    return os.environ.get("BANGFU_PASSWORD") or None


def password(question: str = "") -> str:
    """Return the password that is given, or else asked for on the terminal. Raises `Refused` where nobody is there."""
    given = given_password()
    return given if given is not None else ask(question or _("密码："))


def ask(question: str) -> str:
    """Ask for something that nobody else should see. Raises `Refused` (rule `password_needed`) without a terminal."""
    if not sys.stdin.isatty():
        sentence = say("需要密码：请在终端里运行，或用环境变量 BANGFU_PASSWORD_FILE 指定密码文件")
        raise refuse("password_needed", sentence)
    try:
        return getpass.getpass(question)
    except EOFError:
        raise refuse("password_needed", say("没有输入密码，没有打开")) from None


def answer(question: str) -> str:
    """Ask for something that everybody may see, where somebody is there. Raises `Refused` where they say nothing."""
    try:
        return input(question)
    except EOFError:
        raise refuse("needed", say("没有输入，没有改动")) from None
