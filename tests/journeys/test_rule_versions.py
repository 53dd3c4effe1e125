"""A centre's rule that begins on a day changes nothing of what runs already, wherever that is read.

Three cases: one that came the day before, one that came on the day, and one that came the day before and was written
down on the day.
"""

from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from cases.hiding.mask import FULL
from cases.staff.outgoing import Place
from cases.views.casefile import CaseFile
from cases.views.rows import Handover, Row, View
from exports.agenda import Span
from storage.proof.check import check
from tests.centre import Centre
from tests.exports.reader import everything, opened
from tests.storage.test_own_rules import OWN
from tests.tui.hand import Hand, working
from tests.unlocked import PASSWORD
from tui.app import BangfuApp
from tui.cli import main
from tui.papers.agendafile import write_ahead, write_note
from tui.papers.onecase import write_case
from tui.screens.cases.calendar import CalendarScreen
from tui.screens.cases.desk import DeskScreen
from tui.widgets.rows import Rows

BEFORE, ON = date(2027, 5, 31), date(2027, 6, 1)
LAW, OURS = "法律援助法 第四十三条", "本中心工作规则 第三条"
NAMED = {LAW: "审查法律援助申请", OURS: "审查（本中心五日）"}

Cases = dict[str, str]
"""Of each case its number and the article that holds for it."""


@pytest.fixture
def cases(centre: Centre) -> Cases:
    """Open the three, the rule taken between the first and the others, with all that lies ahead reckoned anew."""
    centre.to(BEFORE)
    first = _opened(centre, "张伟")
    wang = centre.desk("wang")
    wang.rules.take(OWN.replace("2026-01-01", "2027-06-01"), "own.toml")
    wang.rules.reckon()
    centre.to(ON)
    found = {first: LAW, _opened(centre, "李强"): OURS, _opened(centre, "王敏", on=BEFORE): LAW}
    assert not list(check(centre.store))
    return found


def _opened(centre: Centre, name: str, on: date | None = None) -> str:
    file: CaseFile = centre.open(kind="legal_aid", applicant=name, on=on)
    return file.case.number


def at_wang(centre: Centre, size: tuple[int, int]) -> AbstractAsyncContextManager[Hand]:
    return working(BangfuApp(centre.desk("wang"), now=lambda: centre.now, strict=True), size)


def row_under(hand: Hand) -> Row:
    """Return the case under the cursor of the desk."""
    assert isinstance(hand.app.screen, DeskScreen)
    assert hand.app.screen.row
    return hand.app.screen.row


def told_of(text: str, number: str) -> str:
    """Return the article that a text tells right after the number of a case."""
    rest = text.partition(number)[2]
    found = {article: rest.find(article) for article in NAMED if article in rest}
    return min(found, key=lambda article: found[article])


@pytest.mark.parametrize("size", [(100, 30), (160, 40)])
async def test_the_desk_tells_it(centre: Centre, cases: Cases, size: tuple[int, int]) -> None:
    async with at_wang(centre, size) as hand:
        seen = {}
        for _each in cases:
            row = row_under(hand)
            told = "".join(hand.screen.split())
            seen[row.number] = next(article for article in NAMED if article.replace(" ", "") in told)
            assert NAMED[seen[row.number]] in told
            (line,) = (line for line in hand.app.screen.query_one("#cases", Rows).lines if line.key == str(row.id))
            assert size[0] < 160 or f"受理；{NAMED[seen[row.number]]}" in line.cells
            await hand.press("down")
    assert seen == cases


async def test_the_calendar_tells_and_explains_it(centre: Centre, cases: Cases) -> None:
    async with at_wang(centre, (160, 40)) as hand:
        await hand.press("f2", "]")
        seen = {}
        for _each in cases:
            assert isinstance(hand.app.screen, CalendarScreen)
            item = hand.app.screen.item
            assert item
            short = item.case.number.partition("〕")[2]
            assert any(short in line and NAMED[cases[item.case.number]] in line for line in hand.lines)
            await hand.press("i")
            seen[item.case.number] = next(article for article in NAMED if article in hand.screen)
            await hand.press("escape", "down")
    assert seen == cases


def test_papers_tell_it(centre: Centre, cases: Cases, tmp_path: Path) -> None:
    desk = centre.desk("wang")
    items = desk.agenda.between(ON, date(2027, 6, 30))
    rows = desk.queues.page(View.OPEN).rows
    list_, note, ics = (Place(tmp_path / name) for name in ("a.docx", "b.docx", "c.ics"))
    span = Span(ON, date(2027, 6, 30), "王芳")
    write_ahead(desk, list_, items, span, mask=FULL)
    write_ahead(desk, ics, items, span, mask=FULL)
    write_note(desk, note, Handover("李明", "赵敏", "休假。", ON, "王芳", rows, items), mask=FULL)
    listed, noted = (everything(opened(place.path)) for place in (list_, note))
    events = Calendar.from_ical(ics.path.read_bytes()).walk("VEVENT")
    for number, article in cases.items():
        before = listed.partition(number)[0]
        assert max(NAMED.values(), key=before.rfind) == NAMED[article]
        assert told_of(listed, number) == article
        assert NAMED[article] in noted.partition(number)[2].partition("2027-")[0]
        (event,) = (each for each in events if number in each["summary"])
        assert (NAMED[article] in event["summary"], str(event["description"])) == (True, article)


def test_the_summary_of_a_case_tells_it(centre: Centre, cases: Cases, tmp_path: Path) -> None:
    desk = centre.desk("wang")
    for number, article in cases.items():
        place = Place(tmp_path / f"{article}{number[-2:]}.docx")
        write_case(desk, place, desk.cases.file(desk.cases.resolve(number)), mask=FULL)
        assert told_of(f"{number}{everything(opened(place.path))}", number) == article


def test_the_command_line_tells_it(
    centre: Centre, cases: Cases, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANGFU_PASSWORD", PASSWORD)
    centre.to(date(2027, 6, 4))
    centre.store.close()
    call = ["--data", str(centre.store.folder), "--as", "wang"]
    assert main([*call, "today", "--all"], lambda: centre.now) == 0
    lines = capsys.readouterr().out.splitlines()
    for number, article in cases.items():
        (line,) = (line for line in lines if number in line)
        assert NAMED[article] in line
        assert article in line
