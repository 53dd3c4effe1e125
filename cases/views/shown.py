"""Rows and what lies ahead as a reader may see them: the same values, seen through a mask."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_

from cases.hiding.known.people import NOBODY, Known
from cases.hiding.mask import Mask
from cases.views.rows import Ahead, Handover, Row

NOTHING: Mapping[int, Known] = {}


def hide_row(row: Row, mask: Mask, known: Mapping[int, Known] = NOTHING) -> Row:
    """Return a row of a list. Of names it gives those of applicants at most: of what people wrote they are hidden.

    known: of the cases in which people wrote what is next. Of others it is not told, but for what sort of thing it is.
    """
    text = Mask(known[row.id]).text(row.next_text) if row.next_text and row.id in known else ""
    return replace(row, applicant=mask.name(row.applicant), next_text=text)


def told_next(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the cases of which what is next is told in people's own words."""
    return (row for row in rows if row.next_text)


def worded(items: Iterable[Ahead]) -> Iterator[Row]:
    """Yield the cases of which something that lies ahead is told in people's own words."""
    return (item.case for item in items if item.text)


def hide_ahead(items: Iterable[Ahead], mask: Mask, known: Mapping[int, Known]) -> tuple[Ahead, ...]:
    """Return what lies ahead, each thing masked by what is known of its own case.

    known: of the cases in which people wrote what is to be done.
    """
    masks = {case: mask.knowing(each) for case, each in known.items()}
    return tuple(_ahead(item, masks.get(item.case.id, mask)) if mask.on else item for item in items)


def _ahead(item: Ahead, mask: Mask) -> Ahead:
    return replace(item, case=hide_row(item.case, mask), text=mask.text(item.text))


def hide_handover(done: Handover, mask: Mask, known: Mapping[int, Known]) -> Handover:
    """Return a handover, its reason masked by what is known of all of its cases."""
    rows, ahead = tuple(hide_row(row, mask, known) for row in done.cases), hide_ahead(done.ahead, mask, known)
    everybody = mask.knowing(reduce(or_, known.values(), NOBODY))
    return replace(done, cases=rows, ahead=ahead, reason=everybody.text(done.reason))
