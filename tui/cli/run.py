"""From words to an exit code: which verb, in which language, and how it ends."""

import sys
from collections.abc import Sequence
from datetime import datetime
from errno import errorcode
from pathlib import Path

from cases.values.refusal import Refused
from storage.host.process import keep_private
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall
from tui.cli.output import Unheard, complain, prepare, said, stop_talking, tell
from tui.cli.signals import ToldToEnd, end_when_told
from tui.cli.verbtable import split
from tui.host.clock import Now
from tui.host.environment import wants_language
from tui.words.language import LANGUAGES, _, set_language

DONE, REFUSED, BAD_CALL, UNHEARD = 0, 1, 2, 141


def begin() -> ToldToEnd:
    """Make the process that is now ours close its memory to others, and end in good order when it is told to."""
    keep_private()
    return end_when_told()


def run(words: Sequence[str], now: Now) -> int:
    """Run one command and return its exit code. Nothing else leaves it, but for an interrupt."""
    prepare()
    asked = _given(words, "--lang")
    set_language(asked if asked in LANGUAGES else wants_language())
    try:
        return _run(words, now)
    except SystemExit:  # told to end: nobody is there to hear the rest
        stop_talking()
        raise
    except Refused as refused:
        usage = refused.usage if isinstance(refused, BadCall) else ""
        complain([*map(said, refused.problems), *([_("用法：{usage}", usage=usage)] if usage else [])])
        return BAD_CALL if isinstance(refused, BadCall) else REFUSED
    except Unheard as unheard:
        return _not_written(unheard.__cause__)
    except OSError as fault:
        return _not_written(fault)
    except Exception as fault:  # noqa: BLE001 - nobody at a counter can read a traceback
        complain([_failed(fault, _given(words, "--data"), now())])
        return REFUSED


def _given(words: Sequence[str], option: str) -> str:
    """Return the value of an option, wherever it stands, before the words are read as a whole."""
    for at, word in enumerate(words):
        if word == option and at + 1 < len(words):
            return words[at + 1]
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return ""


def _run(words: Sequence[str], now: Now) -> int:
    verb, rest = split(words)
    parser = verb.parser()
    options = rest[: rest.index("--")] if "--" in rest else rest
    if "-h" in options or "--help" in options:
        tell([parser.format_help().rstrip("\n")])
        code = DONE
    else:
        code = verb.run(Call(parser.read(rest), now, verb.name))
    sys.stdout.flush()
    return code


def _not_written(fault: BaseException | None) -> int:
    """Stop where output has nowhere to go: without a word where its reader has gone away."""
    stop_talking()
    if isinstance(fault, BrokenPipeError):
        return UNHEARD
    what = errorcode.get(getattr(fault, "errno", None) or 0, "?")
    complain([_("读写出错，没有完成（{what}）；请检查磁盘空间和权限", what=what)])
    return REFUSED


def _failed(fault: Exception, folder: str, at: datetime) -> str:
    """Keep the details of a fault that nobody foresaw beside the data, and return the sentence that says so."""
    what, log = type(fault).__name__, _kept(fault, folder, at)
    if log is None:
        return _("程序出错，没有完成（{what}）；请把这句话和所用的命令告诉管理员", what=what)
    return _("程序出错，没有完成（{what}）；请把 {log} 交给管理员", what=what, log=log)


def _kept(fault: Exception, folder: str, at: datetime) -> Path | None:
    try:
        from storage.store.datafile import data_folder  # which may itself be what is broken
        from tui.host.troubles import keep

        return keep(fault, data_folder(folder), at)
    except Exception:  # noqa: BLE001 - an installation may be so broken that not even this can be loaded
        return None
