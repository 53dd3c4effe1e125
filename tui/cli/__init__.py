"""The command line: for scripts, for a quick look, and for people who work with a screen reader.

Nothing is imported before it is needed, and Textual only to open the desk.
"""

import os
import sys

TYPE_CHECKING = False  # what typing calls so, without its import
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

VERSION = "0.1.0"


def main(words: "Sequence[str] | None" = None, now: "Callable[[], datetime] | None" = None) -> int:
    """Run one command, by default the one that the process was called with, and return its exit code.

    0: done. 1: a rule refused it, or something failed. 2: a bad call. 130: interrupted. 141: the reader went away.
    128 + n, by `SystemExit`: ended by signal n.
    now: the clock, by default that of the host; see `tui.host.clock`.
    """
    ours, words = words is None, sys.argv[1:] if words is None else words
    if list(words) == ["--version"]:  # scripts ask this often: it costs no import
        try:
            print(f"bangfu {VERSION}", flush=True)
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 141
        return 0
    try:
        from tui.cli.run import begin, run
        from tui.host.clock import utc

        told = begin() if ours else None
        code = run(words, now or utc)
    except KeyboardInterrupt:
        return 130
    return 128 + told.number if told and told.number else code
