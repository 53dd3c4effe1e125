"""What is next on a case is said the same wherever it is said: in queues, header, `show`, calendar and summary.

That is the step, whose it is, its day, its article, and the next right that ends with its day and article; of all
published cases, as they stand after each entry, and of all cases of the demo.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from cases.hiding.mask import Mask
from cases.personal.reading import Reading
from cases.standing.stages import Stage
from cases.values.text import CHINESE
from cases.views.casefile import CaseFile
from cases.views.clockwords import EARLIEST, LATEST
from cases.views.rows import Ahead, Row, View
from cases.views.shown import hide_ahead, hide_row, told_next, worded
from cases.views.wording import NextStep, Upcoming, in_a_list, item_far_off, step_of_row, what_of
from storage.desk import Desk
from tests.centre import Centre
from tests.journeys.telling import paged, printed, told
from tests.journeys.test_journeys import JOURNEYS, work
from tests.journeys.told import NOW
from tui.cli.plain.values import head_values, row_values
from tui.demo import make
from tui.lists.caselines import case_lines

_NOON = datetime(2026, 11, 23, 12)
_REMARKS = tuple(f"，{remark.zh}" for remark in (EARLIEST, LATEST))
"""What is added of a day that is not known exactly, where there is room for it."""


def _plainly(what: object) -> str:
    """Return what something is called, without such a remark."""
    text = CHINESE(what)
    return next((text.removesuffix(each) for each in _REMARKS if text.endswith(each)), text)


def _upcoming(each: Upcoming | None) -> tuple[object, ...] | None:
    if each is None:
        return None
    rule = each.rule
    return (each.on, _plainly(each.what), CHINESE(each.far.told), rule and (rule.id, rule.basis, rule.unconfirmed))


def _said(step: NextStep) -> tuple[object, ...]:
    """Return all that is said of what is next."""
    return (step.lead, CHINESE(step.who), _upcoming(step.due), _upcoming(step.right), _upcoming(step.beside))


def _row(desk: Desk, file: CaseFile) -> Row:
    """Return a case as a queue shows it."""
    row = desk.queues.row(file.id)
    return hide_row(row, Mask(), desk.cases.known(told_next([row])))


def differ(desk: Desk, file: CaseFile) -> Iterator[str]:
    """Yield where a list says other than the case itself."""
    today, book = desk.today, desk.rules.book
    row, reading = _row(desk, file), Reading(file, Mask())
    listed, step = step_of_row(row, today, book), reading.next(today)
    if _said(listed) != _said(step):
        yield f"{file.case.number}: {_said(listed)} is not {_said(step)}"
    values, whole = row_values(row, today, book), head_values(file, today, Mask())
    yield from (
        f"{file.case.number}: {name} {value} is not {whole[name]}"
        for name, value in values.items()
        if name not in ("next_what", "next_right") and value != whole[name]
    )
    if not (whole["next_right"] or "").startswith(values["next_right"] or ""):  # a list has no room for how sure it is
        yield f"{file.case.number}: {values['next_right']} is not {whole['next_right']}"
    if step.due and step.due not in (None, step.right):
        yield from _in_calendar(desk, file, step.due)
    if step.right:
        yield from _in_calendar(desk, file, step.right)


def _in_calendar(desk: Desk, file: CaseFile, step: Upcoming) -> Iterator[str]:
    """Yield where the calendar says other than a case of something that is next on it."""
    items = tuple(each for each in desk.agenda.between(step.on, step.on) if each.case.id == file.id)
    shown = hide_ahead(items, Mask(), desk.cases.known(worded(items)))
    if not any(_item(each, desk) == _upcoming(step) for each in shown):
        yield f"{file.case.number}: {_upcoming(step)} is not among {[_item(each, desk) for each in shown]}"


def _item(item: Ahead, desk: Desk) -> tuple[object, ...]:
    book = desk.rules.book
    rule, far = book.of(item.rule), item_far_off(item, desk.today, book)
    return (item.on, CHINESE(what_of(item, book)), CHINESE(far.told), rule and (rule.id, rule.basis, rule.unconfirmed))


def words(step: NextStep, stage: Stage) -> Sequence[str]:
    """Return what must be read of what is next wherever it is told in words."""
    found = []
    if step.lead and stage is not Stage.CLOSED:
        found += [CHINESE(step.who), CHINESE(step.beside.what if step.beside else step.what)]
    for each in (step.due, step.right):
        if each:
            found += [CHINESE(each.what), each.on.isoformat(), *([each.rule.basis] if each.rule else [])]
    return [_plainly(each) for each in found]


def unsaid(desk: Desk, file: CaseFile, *, on_paper: bool) -> Iterator[str]:
    """Yield what one of the tellings of a case leaves out of what is next on it."""
    today, book, row = desk.today, desk.rules.book, _row(desk, file)
    step, closed = Reading(file, Mask()).next(today), file.case.stage is Stage.CLOSED
    tellings = {"header": CHINESE(Reading(file, Mask()).head(today)), "show": told(file, today, Mask())}
    tellings |= {"screen": paged(file, today, masked=True)}
    tellings |= {"below the list": CHINESE(in_a_list(row, today, book))} if not closed else {}
    tellings |= {"summary": printed(file, today, Mask())} if on_paper else {}
    for name, text in tellings.items():
        article = name != "header" or not closed
        missing = [each for each in words(step, file.case.stage) if each not in text and (article or "条" not in each)]
        if missing:
            yield f"{file.case.number} {name}: {missing}"


def short(desk: Desk, file: CaseFile) -> Iterator[str]:
    """Yield where the line of a list says other than the case itself."""
    today, book = desk.today, desk.rules.book
    step = Reading(file, Mask()).next(today)
    (line,) = case_lines([_row(desk, file)], ("what", "due", "right"), today, book)
    right = _plainly(step.right.what) if step.right else ""
    said = (_plainly(step.what), step.due.on.isoformat() if step.due else "", right)
    if line.cells != said:
        yield f"{file.case.number}: {line.cells} is not {said}"


@pytest.mark.parametrize("page", JOURNEYS)
def test_a_published_case_says_the_same_everywhere(centre: Centre, page: str) -> None:
    file = work(centre, JOURNEYS[page])
    for day in (NOW, date(2026, 4, 20), date(2027, 4, 20)):
        centre.to(day)
        desk = centre.desk("wang")
        found = [*differ(desk, file), *short(desk, file), *unsaid(desk, file, on_paper=day == NOW)]
        assert found == []


def test_all_cases_of_the_demo_say_the_same_everywhere(tmp_path: Path) -> None:
    store = make(tmp_path / "demo", cases=80, seed=7, now=_NOON)
    desk = Desk(store, store.account("supervisor"), lambda: _NOON)
    rows = desk.queues.page(View.ALL, limit=1000).rows
    assert len(rows) >= 80
    assert any(row.next_text for row in rows), "some of what is next was written by people"
    found = []
    for at, row in enumerate(rows):
        file = desk.cases.file(row.id)
        found += [*differ(desk, file), *short(desk, file), *unsaid(desk, file, on_paper=at % 15 == 0)]
    store.close()
    assert found == []


def test_a_next_step_is_told_as_people_wrote_it_without_names(centre: Centre) -> None:
    file = centre.assigned(applicant="张伟")
    file = centre.add(file, "note", what="约好见面。", next_step="请张伟带工资表来", next_on="2026-03-03")
    desk = centre.desk("li")
    (row,) = desk.queues.page(View.MINE).rows
    known = desk.cases.known(told_next([row]))
    texts = {
        (names, CHINESE(step_of_row(hide_row(row, Mask(on=not names), given), desk.today, desk.rules.book).what))
        for names in (False, True)
        for given in (known, {})
    }
    told_of = {(False, "请张某某带工资表来"), (True, "请张某某带工资表来")}
    assert texts == told_of | {(False, "约定的下一步"), (True, "约定的下一步")}
    assert list(differ(desk, file)) == list(short(desk, file)) == []
