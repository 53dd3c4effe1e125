"""What is typed while the program is still being loaded arrives as the keys that it was, and is shown to nobody."""

from pathlib import Path

from tests.faults.terminal import terminal
from tests.unlocked import PASSWORD


def test_who_types_before_the_screen_stands_is_signed_in(folder: Path) -> None:
    with terminal(folder, "") as seen:
        seen.until_taken()
        assert seen.text == "", "no screen stands yet"
        seen.press(f"zhang\r{PASSWORD}\r")
        seen.until("案号")
        assert PASSWORD not in seen.text
        seen.desk.terminate()
        seen.ended()
        assert seen.attributes == seen.before


def test_so_is_who_types_before_the_program_has_begun(folder: Path) -> None:
    with terminal(folder, "") as seen:
        seen.press(f"zhang\r{PASSWORD}\r")
        seen.until("案号")


def test_a_terminal_is_given_back_as_it_was_where_no_screen_came(folder: Path) -> None:
    with terminal(folder, "") as seen:
        seen.until_taken()
        seen.desk.terminate()
        seen.ended()
        assert seen.attributes == seen.before
