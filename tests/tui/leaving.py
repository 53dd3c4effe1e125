"""What a person does so that something leaves as a file: it is named, and the password given once more."""

from pathlib import Path

from textual.widgets import Input

from tests.tui.hand import Hand
from tests.unlocked import PASSWORD


async def name_and_unlock(hand: Hand, path: Path, how: str = "#full") -> None:
    """Name the file in the dialog that is open, press the button for full or masked names, and give the password."""
    hand.app.screen.query_one("#path", Input).value = str(path)
    hand.app.screen.query_one(how).focus()
    await hand.press("enter")
    password = hand.app.screen.query_one("#password", Input)
    password.value = PASSWORD
    password.focus()
    await hand.press("enter")
