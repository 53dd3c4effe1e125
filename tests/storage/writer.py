"""Somebody at work in a process of their own: `python -m tests.storage.writer FOLDER ACCOUNT [CASES]`.

Says `ready`, waits for a line, then opens cases and records a note on each, saying the number and version of every one
that is saved. Without CASES it goes on until it is killed. Where a write is refused it says `refused` and the rule, and
ends.
"""

import sys
from itertools import count
from pathlib import Path

from cases.values.refusal import Refused
from tests.centre import Centre


def say(*words: object) -> None:
    """Say something to whoever started the process."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main(folder: str, account: str, cases: str = "") -> None:
    """Work until done or killed."""
    centre = Centre(Path(folder))
    say("ready")
    sys.stdin.readline()
    try:
        for n in range(int(cases)) if cases else count():
            file = centre.open(account, applicant=f"{account}{n}", facts="欠薪。" * 50)
            say(file.case.number, file.case.version)
            file = centre.add(file, "fact", account, what=f"第{n}件。" + "去年开始欠薪。" * 50)
            say(file.case.number, file.case.version)
    except Refused as refused:
        say("refused", refused.problems[0].rule)
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
