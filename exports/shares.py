"""每人、每项: what each worker has of each item as a table of a paper, in which no sum is broken over a line."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from cases.personal.reading import Reading
from cases.values.money import write_sum
from cases.values.sums import Sum
from cases.values.text import CHINESE
from cases.views.ledger import ledger
from cases.views.shares import ABOUT, ITEM, SUMS, TITLE, WORKER, ShareLine, columns_of, share_lines
from exports.page.paper import Block
from exports.page.paragraphs import subsection
from exports.page.styles import Style
from exports.page.tables import PaperColumn, TableRow, needed, table, text_mm

_TEXTS = ((WORKER, 22.0), (ITEM, 30.0), (ABOUT, 38.0))
"""The columns of words, with their shares of what the sums leave of the width of the page."""


def share_table(reading: Reading, today: date) -> Iterator[Block]:
    """Yield the table under its heading; nothing where only whole sums are told."""
    lines = share_lines(ledger(reading.file, today), reading.case, reading.mask)
    if lines:
        names = columns_of(lines)
        yield subsection(TITLE.zh)
        yield table(_columns(lines, names), (_row(line, names) for line in lines))


def _columns(lines: Sequence[ShareLine], names: Sequence[str]) -> list[PaperColumn]:
    heads = {name: f"{SUMS[name].zh}（元）" for name in names}
    widths = {name: needed([heads[name], *(_cell(line.sums.get(name)) for line in lines)]) for name in names}
    left = max(text_mm() - sum(widths.values()), 1)
    whole = sum(share for _label, share in _TEXTS)
    worker, item, about = (PaperColumn(label.zh, left * share / whole) for label, share in _TEXTS)
    return [worker, item, *(PaperColumn(heads[name], widths[name], Style.CELL_NUMBER) for name in names), about]


def _row(line: ShareLine, names: Sequence[str]) -> TableRow:
    words = tuple(map(CHINESE, (line.worker, line.item)))
    about = "\n".join(map(CHINESE, line.about))
    return TableRow((*words, *(_cell(line.sums.get(name)) for name in names), about))


_DIGITS = re.compile(r"(?<=[^\d.,约至])(?=[\d约])|(?=至\d)")


def _cell(amount: Sum | None) -> str:
    """Return a sum, each figure of it on a line of its own: 至少 above 1,000.00, 500.00 above 至1,000.00."""
    return "" if amount is None else _DIGITS.sub("\n", write_sum(amount))
