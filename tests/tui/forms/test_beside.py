"""What is said of a field stands beside its control where the field is wide enough for that, and below it elsewhere."""

from textual.geometry import Size

from storage.desk import Desk
from tests.tui.hand import at_desk
from tui.forms.field import Field

WINDOW = Size(80, 24)


async def test_a_field_is_as_high_as_its_note_needs_at_the_width_it_is_laid_out_for(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("enter", "c")
        field = hand.app.screen.query_one("#field-on", Field)
        heights = [field.get_content_height(WINDOW, WINDOW, width) for width in (78, 50)]
        assert heights == [1, 2]
