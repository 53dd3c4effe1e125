"""Spreadsheets made on the spot."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

FORMS = {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm"}


def xlsx(
    rows: Sequence[Sequence[Any]],
    *,
    name: str = "表",
    merges: Sequence[tuple[int, int, int, int]] = (),
    more: Callable[[Workbook, Any], None] | None = None,
    **options: Any,
) -> bytes:
    """Return an .xlsx file of one sheet; a tuple in a row is a formula with its result. more: what else is done."""
    packed = BytesIO()
    book = Workbook(packed, {"in_memory": True, **options})
    forms = {each: book.add_format({"num_format": form}) for each, form in FORMS.items()}
    sheet = book.add_worksheet(name)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            _put(sheet, at, column, value, forms)
    for merge in merges:
        sheet.merge_range(*merge, rows[merge[0]][merge[1]])
    if more:
        more(book, sheet)
    book.close()
    return packed.getvalue()


def _put(sheet: Any, row: int, column: int, value: Any, forms: Mapping[str, Any]) -> None:
    if isinstance(value, tuple):
        sheet.write_formula(row, column, value[0], None, value[1])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, forms["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, forms["day"])
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Mapping[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", compression) as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return data.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook in which one part is changed."""
    return packed({each: change(part) if each == name else part for each, part in parts(data).items()})
