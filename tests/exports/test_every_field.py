"""Every field in which people write: it stands on the paper, and where that is masked nobody is named in it."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cases.due.agenda import agenda
from cases.due.starting import clocks
from cases.events import CATALOGUE, Entry, Event
from cases.hiding.mask import FULL, Mask
from cases.kinds import Line, Prose
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.views.casefile import CaseFile, HistoryLine
from exports.summary import write_summary
from tests.cases.making import DAY, LEAST, Story, at_stage, made
from tests.exports.examples import STATION
from tests.exports.reader import cells, everything, opened
from tests.place import To

SECRETS = ("张伟", "赵大壮", "13800138000", "11010519491231002X")
SAID = "张伟说赵大壮欠他钱，电话13800138000，身份证11010519491231002X"
KNOWN = {
    "applicant": "张伟",
    "phone": "13800138000",
    "id_number": "11010519491231002X",
    "respondents": "包工头：赵大壮",
}
NAMES = {"li": "李明", "wang": "王芳", "chen": "陈静"}
NO_WORDS = {
    ("linked", "number"),
    ("corrected", "field"),
    ("corrected", "old"),
    ("corrected", "new"),
    ("limitation", "against"),
    ("filed", "filer"),
    *(("succeeded", name) for name in ("whose", "name", "id_number", "phone", "address")),
    *(("converted", name) for name in ("applicant", "phone")),
    ("joined", "name"),
    ("joined", "phone"),
    ("stepped_out", "name"),
}
"""Fields that name something that is there: a case, a field and its values, a party, somebody who helps."""

SHORT = "张伟，赵大壮13800138000"
WRITTEN = ("project", "licence", "sent_back", "insured_at", "facts", "request")
GROUPS = {"groups": "migrant,dispatched,taxi"}

FIELDS = [
    (code, ask.name)
    for code, event in CATALOGUE.items()
    for ask in event.spec.asks
    if isinstance(ask.kind, Prose | Line)
    and not ask.automatic
    and code != "opened"
    and (code, ask.name) not in NO_WORDS
]


def file_of(story: Story, *more: Event) -> CaseFile:
    """Return the file of a case, with more entries at its end that change nothing."""
    entries = [*story.history]
    for event in more:
        moment = datetime(2026, 3, 20, 9)
        entries.append(Entry(len(entries) + 1, moment.date(), moment, "li", story.history[0].role, event))
    running = clocks(story.case, story.history, rulebook())
    lines = tuple(HistoryLine(entry, NAMES[entry.by], None) for entry in entries)
    return CaseFile(1, story.case, STATION, lines, running, agenda(story.case, running), NAMES)


def printed(folder: Path, file: CaseFile, mask: Mask, on: date = DAY) -> str:
    path = folder / "a.docx"
    write_summary(To(path), file, mask=mask, printed_by="王芳", printed_on=on)
    return everything(opened(path))


def test_all_that_people_write_stands_in_it_and_is_hidden_in_it(tmp_path: Path) -> None:
    story = at_stage(Stage.FOLLOW_UP, **KNOWN)
    events = []
    for at, (code, name) in enumerate(FIELDS):
        event = made(code, DAY, **{name: "一"})
        events.append(replace(event, **{name: f"第{at}处，{SAID}"}))
    full = printed(tmp_path, file_of(story, *events), FULL)
    masked = printed(tmp_path, file_of(story, *events), Mask())
    assert [FIELDS[at] for at in range(len(FIELDS)) if f"第{at}处，{SAID}" not in full] == []
    assert [FIELDS[at] for at in range(len(FIELDS)) if f"第{at}处" not in masked] == []
    assert [each for each in SECRETS if each in masked] == []
    assert len(FIELDS) > 40


@pytest.mark.parametrize("name", WRITTEN)
def test_so_does_all_of_the_intake(tmp_path: Path, name: str) -> None:
    story = Story(**KNOWN, **GROUPS, **{each: SHORT if each == name else "一" for each in WRITTEN})
    assert SHORT in printed(tmp_path, file_of(story), FULL)
    masked = printed(tmp_path, file_of(story), Mask())
    assert [each for each in SECRETS if each in masked] == []


def test_a_next_step_and_a_clock_against_one_person_name_nobody(tmp_path: Path) -> None:
    story = at_stage(
        Stage.FOLLOW_UP,
        **{**KNOWN, "respondents": "包工头：赵大壮\n包工头：钱多多"},
        cause="2025-205",
        wronged_on="2025-06-10",
    )
    story.add("limitation", against="赵大壮")
    story.add("contact", next_step="找张伟的工友", next_on="2026-03-30")
    full, masked = (printed(tmp_path, file_of(story), mask) for mask in (FULL, Mask()))
    assert ("（对赵大壮）" in full, "找张伟的工友" in full) == (True, True)
    assert ("（对赵某某）" in masked, "找张某某的工友" in masked) == (True, True)
    assert [each for each in (*SECRETS, "钱多多") if each in masked] == []


@pytest.mark.parametrize(("people", "told"), [("1", None), ("2", "2 人"), ("3", "3 人")])
def test_how_many_it_concerns_is_told_of_several(tmp_path: Path, people: str, told: str | None) -> None:
    text = printed(tmp_path, file_of(Story(people=people)), FULL)
    assert ("涉及人数" in text) is bool(told)
    assert told is None or told in text


def test_every_event_is_called_by_its_name_in_it(tmp_path: Path) -> None:
    events = [made(code, DAY) for code in LEAST if code != "opened"]
    text = printed(tmp_path, file_of(at_stage(Stage.FOLLOW_UP), *events), FULL)
    assert [code for code in LEAST if CATALOGUE[code].spec.label.zh not in text] == []


def test_a_last_day_that_may_still_move_is_marked_while_it_matters(tmp_path: Path) -> None:
    """The holidays of 2027 are not known; once an application was handed in, nobody asks for that day any more."""
    story = at_stage(Stage.FOLLOW_UP, cause="2025-205", wronged_on="2026-02-10")
    text = printed(tmp_path, file_of(story), FULL)
    assert ("暂定" in text, "公布后可能变动" in text) == (True, True)
    story.add("filed", forum="arbitration")
    text = printed(tmp_path, file_of(story), FULL)
    assert "2027-02-10" in text
    assert "暂定" not in text


@pytest.mark.parametrize("satisfaction", ["satisfied", "dissatisfied"])
def test_how_content_the_applicant_was_stands_in_the_result(tmp_path: Path, satisfaction: str) -> None:
    story = at_stage(Stage.CLOSED)
    assert "满意度" not in printed(tmp_path, file_of(story), FULL)
    story.add("called_back", satisfaction=satisfaction)
    printed(tmp_path, file_of(story), FULL)
    rows = cells(opened(tmp_path / "a.docx").tables[1])
    told = {label: text for row in rows for label, text in zip(row[::2], row[1::2], strict=True)}
    assert told["满意度"] == codes("satisfaction").label(satisfaction).zh
