"""A centre with cases in every stage at every station, many of them due, closed or recorded on the same day."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from cases.standing.stages import Stage
from cases.views.casefile import CaseFile
from tests.cases.making import CHECKS
from tests.centre import DAY, Centre, build

CASES = 40
LATER = 40
"""Days after the first case on which everybody looks at the queues."""

HELD = {n: (20, 20, 5, 60)[n % 4] for n in range(0, CASES, 2)}
"""Cases that are suspended, if they are open by then, and for how many days from that day on."""
WRONGED = {n: ("2025-04-20", "2025-04-20", "2025-05-12", "2025-04-02")[n % 4] for n in range(0, CASES, 3)}
"""When applicants knew of a wrong, for which they may claim for a year."""

BOSS = {"YT": "wang", "ZF": "qian", "LS": "chen"}
STAFF = {"YT": ("li", "zhao"), "ZF": ("sun", "qian"), "LS": ("zhou", "zhou")}
SURNAMES = "张王李赵单曾𠮷欧"


def _work(centre: Centre, dice: Random, n: int) -> CaseFile:
    """Open a case and take it some way."""
    station = ("YT", "YT", "ZF", "LS")[n % 4]
    boss, staff = BOSS[station], STAFF[station]
    file = centre.open(
        staff[n % 2],
        applicant=f"{SURNAMES[n % 8]}{'伟芳磊'[n % 3]}",
        kind=("rights", "legal_aid", "enquiry", "assistance")[n % 4 if n % 3 else 1],
        channel=("visit", "outreach")[n % 2],
        phone=f"1390000{1000 + n}",
        cause="2025-205-6" if n in WRONGED else "2025-205-5",
        wronged_on=WRONGED.get(n, ""),
        people=str(1 + n % 5),
        facts=f"在{'码头车站工地'[n % 3 * 2 :][:2]}做工，欠薪{n}个月。",
    )
    ways = dice.choice((0, 1, 2, 3, 4, 5, 6, 6, 6))
    if ways > 0 and file.case.intake.kind != "enquiry":
        file = centre.add(file, "accepted", boss, ground="rights_wages")
        if ways > 1:
            file = centre.add(file, "assigned", boss, handler=staff[n % 2])
        if ways > 2:
            ahead = (centre.now.date() + timedelta(dice.randrange(9) * 10)).isoformat()
            file = centre.add(file, "note", staff[n % 2], what="看过。", next_on=ahead)
        if ways > 4:
            how = {"outcome": "mediated", "summary": "办完。", "claimed": "9", "awarded": "8", "received": "8"}
            file = centre.record(file.id, "closing", how, staff[n % 2])
        if ways > 5:
            file = centre.add(file, "closed", "chen", checks=CHECKS)
    elif file.case.intake.kind == "enquiry" and n % 2:
        file = centre.add(file, "answered", staff[n % 2], answer="可以投诉。")
    if n in HELD and file.case.stage in (Stage.INTAKE, Stage.ASSIGNMENT, Stage.FOLLOW_UP):
        until = DAY + timedelta(LATER + HELD[n])
        file = centre.add(file, "paused", staff[n % 2], until=until.isoformat(), reason="等结论。")
    return file


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """Return the centre; tests only read it."""
    folder: Path = tmp_path_factory.mktemp("busy")
    build(folder)
    centre, dice = Centre(folder), Random(7)
    centre.store.run("PRAGMA synchronous = 0")
    files = []
    for n in range(CASES):
        centre.to(DAY + timedelta(n // 7 * 3))
        files.append(_work(centre, dice, n))
    centre.to(DAY + timedelta(LATER))
    assert {file.case.stage for file in files} == set(Stage)
    yield centre
    centre.store.close()
