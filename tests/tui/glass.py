"""What somebody sees on a terminal, as pyte, which knows nothing of our program, makes it of what is sent."""

from collections.abc import Sequence

import pyte
from pyte.modes import DECAWM
from pyte.screens import Char


class Glass(pyte.Screen):
    """A screen that does not wrap, as textual has it. Dim, which pyte leaves out, it shows as blinking."""

    def __init__(self, width: int, height: int, sent: str = "") -> None:
        super().__init__(width, height)
        self.reset_mode(DECAWM, private=True)
        self._stream = pyte.Stream(self)
        self.take(sent)

    def take(self, sent: str) -> None:
        """Show what is sent."""
        self._stream.feed(sent)

    def select_graphic_rendition(self, *attrs: int) -> None:
        left, told = list(attrs), []
        while left:
            code = left.pop(0)
            if code in (38, 48):
                many = 4 if left[0] == 2 else 2
                told += [code, *left[:many]]
                left = left[many:]
            else:
                told += {2: [5], 22: [22, 25]}.get(code, [code])
        super().select_graphic_rendition(*told)

    def seen(self) -> list[list[Char]]:
        """Return each cell as it is seen: the colour of text does not matter where there is none."""
        return [self._seen([self.buffer[y][x] for x in range(self.columns)]) for y in range(self.lines)]

    def _seen(self, line: Sequence[Char]) -> list[Char]:
        return [Char(" ", bg=cell.bg) if _is_empty(cell) else cell for cell in line]


def _is_empty(cell: Char) -> bool:
    return cell.data == " " and not (cell.underscore or cell.strikethrough or cell.reverse)
