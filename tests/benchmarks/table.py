"""What is measured, and the table it is printed as."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """Ours against a baseline, in the same unit.

    bar: how many times the baseline ours may be at most; with `faster` how many times faster it must be at least.
    """

    name: str
    ours: float
    baseline: float
    bar: float
    unit: str = "ms"
    faster: bool = False

    @property
    def ratio(self) -> float:
        """Ours over the baseline, or the other way round where ours must be faster."""
        return self.baseline / self.ours if self.faster else self.ours / self.baseline

    @property
    def ok(self) -> bool:
        return self.ratio >= self.bar if self.faster else self.ratio <= self.bar

    @property
    def cells(self) -> tuple[str, ...]:
        """What the table says of it."""
        bar = f"{'>=' if self.faster else '<='} {self.bar:g}"
        figures = (f"{self.ours:.3f} {self.unit}", f"{self.baseline:.3f} {self.unit}", f"{self.ratio:.2f}")
        return (self.name, *figures, bar, "ok" if self.ok else "NO")


HEADER = ("measure", "ours", "baseline", "ratio", "bar", "ok")
_WIDTHS = (62, 13, 13, 8, 8, 3)


def line(cells: Iterable[str]) -> str:
    """Return one line of the table."""
    first, *rest = zip(cells, _WIDTHS, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)])
