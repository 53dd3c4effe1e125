"""Somebody among many on the same cases: `python -m tests.faults.crowd FOLDER ACCOUNT EVENTS`.

Says `ready`, waits for a line, then records so many notes on cases that everybody works on, trying again where somebody
else was first. Says the number of each case and the version that was acknowledged.
"""

import sys
from pathlib import Path
from random import Random

from cases.events import Fact
from cases.views.casefile import CaseFile
from storage.store.stale import Stale
from tests.centre import Centre


def main(folder: str, account: str, events: str) -> None:
    """Work until done."""
    centre, dice = Centre(Path(folder)), Random(account)
    desk = centre.desk(account)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for n in range(int(events)):
        if n % 20 == 0:
            file = centre.open(account, applicant=f"{account}{n}")
        else:
            file = _record(centre, account, dice.randint(1, 10), f"{account}的第{n}条")
        sys.stdout.write(f"{file.case.number} {file.case.version}\n")
    sys.stdout.flush()
    desk.store.close()


def _record(centre: Centre, account: str, case_id: int, what: str) -> CaseFile:
    desk = centre.desk(account)
    while True:
        try:
            return desk.casework.record(case_id, Fact(what=what), desk.cases.file(case_id).case.version)
        except Stale:
            continue


if __name__ == "__main__":
    main(*sys.argv[1:])
