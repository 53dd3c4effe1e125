"""The terminal as the desk uses it: whenever it is given back, nothing of the cases stays in it."""

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from tui.guard.typedahead import typed_early


def blank(height: int) -> str:
    """Return what empties a screen, line by line: so none of it goes into the history of a terminal."""
    lines = "".join(f"\x1b[{line}H\x1b[2K" for line in range(1, height + 1))
    return f"\x1b[0m{lines}\x1b[H"


class Terminal(LinuxDriver):
    """Empties the screen before it leaves it: not every terminal has another one to go back to.

    What was typed before the program had the terminal comes first.
    """

    def run_input_thread(self) -> None:
        if early := typed_early():
            for event in XTermParser().feed(early):
                self.process_message(event)
        super().run_input_thread()

    def stop_application_mode(self) -> None:
        _width, height = self._get_terminal_size()
        self.write(blank(height))
        super().stop_application_mode()
