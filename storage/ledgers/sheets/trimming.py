"""A sheet without what is empty at its ends."""

from cases.ledgers.cells import Cell, CellRow


def trimmed(rows: list[list[Cell]]) -> tuple[CellRow, ...]:
    """Return rows without the empty cells at their ends, and without the empty rows at the end."""
    for cells in rows:
        while cells and cells[-1] is None:
            cells.pop()
    while rows and not rows[-1]:
        rows.pop()
    return tuple(map(tuple, rows))
