"""A day is typed as well as it is known; the form says which days it takes that to be, and the case tells it so."""

from datetime import date

from cases.values.spans import DaySpan
from storage.desk import Desk
from tests.tui.filling import form_of, go_to, save, write
from tests.tui.forms.test_problems import IN_HAND, form
from tests.tui.hand import at_desk
from tui.forms.field import ON


async def test_a_day_that_is_not_known_exactly_is_kept_as_it_was_typed(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await form(hand, "u")
        form_of(hand).fields[ON].fill("")
        await go_to(hand, ON)
        await write(hand, "去年12月上旬")
        assert "12-01 至" in hand.screen
        assert "补记" in hand.screen
        await go_to(hand, "when")
        await write(hand, "大概2019年春天")
        assert "2019-03-01 至 2019-05-31" in hand.screen
        await go_to(hand, "what")
        await write(hand, "进场做工。")
        await save(hand)
        year = desk.today.year - 1
        assert f"{year}年12月上旬" in hand.screen
    entry = desk.cases.file(IN_HAND).history[-1].entry
    assert entry.day == DaySpan(date(year, 12, 1), date(year, 12, 10))
    assert entry.event.typed()["when"] == "约2019年春"
