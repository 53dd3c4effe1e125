"""A Word file of official papers: filled block by block, and opened again to see that it is whole."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO, cast
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.document import CT_Document
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P

from cases.staff.outgoing import Out, not_whole
from exports.page.official import Imprint, official_paper, set_footers

Block = CT_P | CT_Tbl
"""What stands on a page: a paragraph or a table."""


def write_docx(out: Out, about: Imprint, blocks: Iterable[Block]) -> None:
    """Write a Word file on the official page, from blocks taken one by one. Raises as `Out.write` and `blocks` do."""
    out.write(".docx", lambda file, _scratch: file.write(_packed(about, blocks)), check)


def _packed(about: Imprint, blocks: Iterable[Block]) -> bytes:
    """Return the file in full: a `save` that a full disk interrupts would complain on the terminal later on."""
    document = official_paper(about)
    body = cast(CT_Document, document.element).body
    end = body.get_or_add_sectPr()
    for block in blocks:
        # `Document.add_paragraph` looks for the end of the page from its beginning, every time.
        end.addprevious(block)
    set_footers(document, about)
    packed = BytesIO()
    document.save(packed)
    # The objects of python-docx hold each other: without this the pages would still be there while they are checked.
    body.clear()
    return packed.getvalue()


_NOT_WHOLE = (BadZipFile, zlib.error, SyntaxError, OpcError, LookupError, ValueError, RuntimeError, EOFError, OSError)
"""What opening a damaged file may raise; lxml's error is a `SyntaxError`."""


def check(file: BinaryIO) -> None:
    """Read a file again and raise `Refused` (rule `file`) if it is not whole."""
    try:
        docx.Document(file)
    except _NOT_WHOLE as broken:
        raise not_whole() from broken
