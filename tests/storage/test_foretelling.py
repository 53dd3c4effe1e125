"""What an entry would change is told before it is recorded, and is what recording it does."""

from collections.abc import Mapping
from typing import Any

import pytest

from cases.events import CATALOGUE, Event
from cases.hiding.mask import FULL, Mask
from cases.personal.foretold import foretold
from cases.personal.reading import Reading
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from tests.centre import Centre

RULING = {"sort": "final_award", "awarded": "3000", "result": "partial", "what": "支付工资。"}


def read(centre: Centre, code: str, fields: Mapping[str, str]) -> Event:
    """Return an event as it is typed."""
    return CATALOGUE[code].read(fields, centre.desk().today)


def told(centre: Centre, file: CaseFile, entry: int, mask: Mask = FULL) -> list[str]:
    """Return what voiding an entry would change."""
    void = read(centre, "voided", {"entry": str(entry), "why": "记错了。"})
    before, after = centre.desk("wang").casework.foretell(file.id, void)
    return [str(each) for each in foretold(Reading(before, mask), Reading(after, mask), centre.desk().today)]


@pytest.fixture(name="file")
def worked_on(centre: Centre) -> CaseFile:
    """Return a case that is worked on; the next entry is its fourth."""
    return centre.assigned(applicant="欧阳建国", cause="追索劳动报酬纠纷", request="支付工资。")


@pytest.mark.parametrize(
    ("code", "fields", "said"),
    [
        ("task", {"what": "整理欧阳建国的考勤", "by_day": "2026-09-01"}, ["不再约定：2026-09-01 整理欧阳某某的考勤。"]),
        (
            "ruling",
            RULING,
            ["确定：3,000.00 元 改为 没有。", "尚欠：3,000.00 元 改为 没有。"],
        ),
        ("roster", {"members": "欧阳建国；李四"}, ["当事人或名册随之改变：欧阳某某。"]),
    ],
)
def test_a_voiding_says_what_goes(
    centre: Centre, file: CaseFile, code: str, fields: dict[str, str], said: list[str]
) -> None:
    file = centre.record(file.id, code, fields, "li", None)
    found = told(centre, file, 4, Mask())
    assert [each for each in found if not each.startswith("期限")] == said


def test_voiding_an_assignment_tells_stage_handler_and_every_clock(centre: Centre, file: CaseFile) -> None:
    found = "".join(told(centre, file, 3))
    assert "阶段：办理中 改为 待指派。" in found
    assert "承办人：李明 改为 尚未指派。" in found
    assert "期限不再计算：首次会见申请人（7天后" in found


def test_that_nothing_else_changes_is_said_too(centre: Centre, file: CaseFile) -> None:
    file = centre.add(file, "contact", mode="phone", what="联系了。")
    file = centre.add(file, "fact", what="去年开始欠薪。")
    assert told(centre, file, 5) == ["阶段、期限、金额和当事人都不变。"]


def test_what_a_later_entry_ended_is_promised_again(centre: Centre, file: CaseFile) -> None:
    file = centre.add(file, "contact", mode="phone", what="联系了。", next_step="约谈", next_on="2026-09-01")
    file = centre.add(file, "contact", mode="phone", what="又联系了。")
    assert told(centre, file, 5) == ["恢复原来的约定：2026-09-01 约谈。"]


@pytest.mark.parametrize("entry", [1, 2, 9])
def test_what_is_refused_is_refused_at_once(centre: Centre, file: CaseFile, entry: int) -> None:
    with pytest.raises(Refused):
        told(centre, file, entry)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("note", {"what": "核对工资表。"}),
        ("ruling", RULING),
        ("corrected", {"field": "applicant", "new": "欧阳建", "reason": "登错。"}),
        ("voided", {"entry": "3", "why": "记错了。"}),
    ],
)
def test_it_is_what_recording_does_and_nothing_is_written(
    centre: Centre, file: CaseFile, code: str, fields: dict[str, Any]
) -> None:
    desk, event = centre.desk("wang"), read(centre, code, fields)
    lines = centre.desk("wang").trail.anchor()
    before, after = desk.casework.foretell(file.id, event)
    assert (before, centre.desk("wang").trail.anchor()) == (centre.desk("wang").cases.file(file.id), lines)
    done = desk.casework.record(file.id, event, None)
    assert (after.case, after.clocks, after.agenda) == (done.case, done.clocks, done.agenda)
