"""The summary of a case as it is printed, and read again by its labels."""

from datetime import date
from pathlib import Path

from docx.document import Document

from cases.hiding.mask import Mask
from cases.views.casefile import CaseFile
from exports.summary import write_summary
from tests.exports.examples import TODAY
from tests.exports.reader import cells, opened
from tests.place import To


def printed(folder: Path, file: CaseFile, *, masked: bool = False, on: date = TODAY) -> Document:
    path = folder / "摘要.docx"
    write_summary(To(path), file, mask=Mask(on=masked), printed_by="王芳", printed_on=on)
    return opened(path)


def labels(document: Document, at: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in cells(document.tables[at]):
        found.update(zip(row[::2], row[1::2], strict=True))
    return found
