"""Many programs write at once, and some are killed in the middle: nothing is lost, doubled or left half."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from storage.proof.check import check
from tests.centre import Centre
from tests.faults.often import often
from tests.storage.processes import go, said, start

pytestmark = pytest.mark.timeout(600)

PEOPLE = ("li", "zhao", "wang", "chen", "li", "zhao", "wang", "chen")
EVENTS = 200


@pytest.mark.faults
def test_eight_programs_record_two_hundred_events_each_on_shared_cases(centre: Centre, data: Path) -> None:
    for n in range(10):
        centre.open(applicant=f"张{n}")
    crowd = [start(data, account, str(EVENTS), program="tests.faults.crowd") for account in PEOPLE]
    go(crowd)
    saved = [said(line) for each in crowd for line in each.communicate(timeout=110)[0].splitlines()]
    assert [each.returncode for each in crowd] == [0] * len(PEOPLE)
    assert len(saved) == len(PEOPLE) * EVENTS
    assert max(Counter(saved).values()) == 1, "no two were given one place in a history"
    assert list(check(centre.store)) == []
    ((entries, lines),) = centre.store.run(
        "SELECT (SELECT count(*) FROM history), (SELECT count(*) FROM audit WHERE deed = 'recorded')"
    ).fetchall()
    assert entries == lines == len(saved) + 10
    desk = centre.desk("wang")
    for number, version in saved:
        assert desk.cases.file(desk.cases.resolve(number)).case.version >= version


@pytest.mark.parametrize("lives", often(20, 100))
def test_programs_are_killed_while_they_record(centre: Centre, data: Path, lives: int) -> None:
    acknowledged: dict[str, int] = {}
    dice = Random(3)
    waiting = [start(data, "li")]
    for life in range(lives):
        waiting.append(start(data, ("li", "sun")[life % 2]))
        writer = waiting.pop(0)
        go([writer])
        assert writer.stdout
        for _ in range(dice.randint(1, 5)):
            number, version = said(writer.stdout.readline())
            acknowledged[number] = version
        writer.kill()
        for line in writer.communicate(timeout=60)[0].splitlines():
            if line.count(" ") == 1 and line[-1:].isdigit():
                number, version = said(line)
                acknowledged[number] = version
        if life % 10 == 9:
            assert list(check(centre.store)) == [], f"life {life}"
    waiting[0].kill()
    waiting[0].communicate(timeout=60)
    desk = centre.desk("wang")
    for number, version in acknowledged.items():
        assert desk.cases.file(desk.cases.resolve(number)).case.version >= version
