"""A kind of field that is declared here alone is asked for, shown, hidden, searched, printed and imported."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.events import CATALOGUE, Event
from cases.events.declare import ask, happens
from cases.hiding.mask import FULL, Mask
from cases.hiding.pieces import DataSort
from cases.kinds import Hide, Kind, StandIn, Way
from cases.ledgers.cells import LedgerSheet
from cases.ledgers.columns.guess import ColumnMap, Given, find_columns
from cases.ledgers.kinds import LEDGERS, LedgerField
from cases.ledgers.rows import read_rows
from cases.personal.gathered import known_of, known_told
from cases.personal.reading import Reading
from cases.standing.stages import ANY, By
from cases.values.refusal import refuse
from cases.values.text import Label, one_line, say
from cases.views.casefile import CaseFile
from exports.summary import write_summary
from storage.desk import Desk
from tests.cases.standing_in import In
from tests.exports.reader import everything, opened
from tests.place import To
from tests.tui.centre import NOW
from tests.tui.cli.line import Line as CommandLine
from tests.tui.filling import at, form_of, open_case, put, said, save
from tests.tui.hand import at_desk
from tui.cli.plain.casetext import entry_lines
from tui.cli.plain.values import fields

IN_HAND = 4
BOTH = ("鲁F7A8B9", "鲁FC0D1E")
MASKED = ("鲁F***", "鲁F***")


@dataclass(frozen=True)
class Plates(Kind["tuple[str, ...]"]):
    """Number plates of cars, with commas between."""

    empty = ()
    called = Label("车牌号", "number plates")
    control = Way.LINE
    echoes = True
    personal = True
    joint = "、"

    def read(self, text: str, today: date) -> tuple[str, ...]:
        plates = tuple(filter(None, re.split(r"[、,，\s]+", one_line(text).upper())))
        for plate in plates:
            if not re.fullmatch("[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}", plate):
                raise refuse("plate", say("“{text}”不是车牌号", text=plate))
        return plates

    def write(self, value: tuple[str, ...]) -> str:
        return "、".join(value)

    def show(self, value: tuple[str, ...]) -> tuple[object, ...]:
        return value

    def hidden(self, value: tuple[str, ...], hide: Hide) -> tuple[str, ...]:
        return tuple(hide(DataSort.PLATE, each) for each in value)

    def nameless(self, value: tuple[str, ...], stand_in: StandIn) -> tuple[str, ...]:
        return ()

    def searched(self, value: tuple[str, ...]) -> Iterable[str]:
        return value

    def digits(self, value: tuple[str, ...]) -> Iterable[str]:
        return value

    def dump(self, value: tuple[str, ...]) -> Any:
        return list(value)

    def load(self, kept: Any) -> tuple[str, ...]:
        return tuple(kept)


@pytest.fixture
def towed() -> Iterator[type[Event]]:
    """Declare an event with such a field, for one test."""

    @happens("towed", ("拖车", "Tow"), at=ANY, by=By.STAFF)
    class Towed(Event):
        """Cars were taken away."""

        plates: tuple[str, ...] = ask(("车辆", "Cars"), Plates())

    yield Towed
    del CATALOGUE["towed"]


def recorded(desk: Desk, towed: type[Event]) -> CaseFile:
    event = towed.read({"plates": "鲁f7a8b9，鲁FC0D1E"}, NOW.date())
    return desk.casework.record(IN_HAND, event, desk.cases.file(IN_HAND).case.version)


async def test_it_is_asked_for_and_shown(desk: Desk, towed: type[Event]) -> None:
    async with at_desk(at(desk, "liu"), (120, 36)) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("f6")
        await hand.type("拖车")
        await hand.press("enter")
        await put(hand, plates="七号车")
        assert said(hand, "plates") == "“七号车”不是车牌号"
        form_of(hand).fields["plates"].fill("")
        await put(hand, plates="鲁f7a8b9，鲁fc0d1e")
        assert "鲁F7A8B9、鲁FC0D1E" in hand.screen
        await save(hand)
        assert "鲁F***、鲁F***" in hand.screen
        await hand.press("f8")
        await hand.until(lambda: "鲁F7A8B9、鲁FC0D1E" in hand.screen)
    assert desk.cases.file(IN_HAND).history[-1].entry.event == towed.load({"plates": BOTH})


@pytest.mark.parametrize("typed", ["鲁F7A8B9", "f7a8b9", "鲁FC0D1E"])
def test_it_is_searched(desk: Desk, towed: type[Event], typed: str) -> None:
    assert IN_HAND not in [row.id for row in desk.search.find(typed)]
    recorded(desk, towed)
    assert IN_HAND in [row.id for row in desk.search.find(typed)]


def test_it_is_printed_and_told_by_the_command_line(desk: Desk, towed: type[Event], tmp_path: Path) -> None:
    file = recorded(desk, towed)
    for mask, plates in ((FULL, BOTH), (Mask(known_of(file)), MASKED)):
        write_summary(To(tmp_path / "摘要.docx"), file, mask=mask, printed_by="张敏", printed_on=NOW.date())
        assert "、".join(plates) in everything(opened(tmp_path / "摘要.docx"))
        assert f"车辆：{'、'.join(plates)}" in "\n".join(entry_lines(Reading(file, mask), file.history[-1]))
        assert fields(file.history[-1].entry.event, mask) == {"plates": list(plates)}
        (tmp_path / "摘要.docx").unlink()


@pytest.mark.usefixtures("towed")
def test_it_is_listed(line: CommandLine) -> None:
    assert "plates 车辆（车牌号，必填）" in line("events").out
    (event,) = [each for each in line("events", "--json").json if each["code"] == "towed"]
    assert event["fields"] == [{"name": "plates", "label": "车辆", "needed": True, "kind": "plates"}]


def test_it_is_kept_and_known_and_goes_when_people_are_erased(towed: type[Event]) -> None:
    event = towed.load({"plates": BOTH})
    assert towed.load(json.loads(json.dumps(event.dump()))) == event
    assert Mask(known_told([event])).text("车号 7A8B9，即鲁F7A8B9。") == "车号 7A8B9，即鲁F***。"
    assert event.nameless(In(), NOW.date()).dump() == {}


def test_it_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    members = LEDGERS["members"]
    column = LedgerField("plates", Label("车牌", "Plates"), Plates())
    monkeypatch.setitem(LEDGERS, "members", replace(members, fields=(*members.fields, column)))
    given = ColumnMap("members", {"姓名": Given(("name",)), "主车": Given(("plates",)), "挂车": Given(("plates",))})
    told = (("张伟", "鲁f7a8b9", "鲁fc0d1e"), ("李静", "鲁F7A8B9", "无"), ("王强", "七号车", None))
    sheet = LedgerSheet("表", (("姓名", "主车", "挂车"), *told))
    found = list(read_rows(sheet, find_columns(sheet, "members", given), NOW.date()))
    assert [row.values.get("plates", "") for row in found] == ["鲁F7A8B9、鲁FC0D1E", "鲁F7A8B9", ""]
    assert [problem.rule for problem in found[2].problems] == ["plate"]
