"""The summary as a Word file: how it grows with its history, and against writing the same table with lxml alone."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from cases.hiding.mask import Mask
from cases.views.casefile import CaseFile
from cases.views.rows import View
from exports.summary import write_summary
from tests.benchmarks.bench import NOW, Bench
from tests.benchmarks.table import Measure
from tests.benchmarks.timing import side_by_side
from tests.place import To

ENTRIES = 1_000
PAGE = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def papers(bench: Bench) -> Iterator[Measure]:
    """Measure a summary of a thousand entries against lxml, and against one of a quarter."""
    file = _longest(bench)
    rounds = max(2, bench.rounds // 6)
    with TemporaryDirectory() as folder:
        path, plain = Path(folder, "ours.docx"), Path(folder, "plain.docx")
        long, quarter = _with_history(file, ENTRIES), _with_history(file, ENTRIES // 4)
        _write(path, long)
        table, parts = _read(path)
        ours, direct = side_by_side(
            lambda: _write(path, long), lambda: _write_directly(plain, table, parts), rounds=rounds, warm=1
        )
        yield Measure(f"summary of {ENTRIES} entries against direct lxml", ours, direct, 3)
        many, few = side_by_side(lambda: _write(path, long), lambda: _write(path, quarter), rounds=rounds, warm=1)
        yield Measure("four times the history, four times the time", many, few, 4)


def _longest(bench: Bench) -> CaseFile:
    desk = bench.desk(bench.small, "supervisor")
    row = max(desk.queues.page(View.ALL, limit=1000).rows, key=lambda row: row.version)
    return desk.cases.file(row.id)


def _with_history(file: CaseFile, entries: int) -> CaseFile:
    """Return a case with so long a history: its own later entries over and over."""
    later = file.history[1:]
    lines = [file.history[0], *(later[place % len(later)] for place in range(entries - 1))]
    numbered = tuple(
        replace(line, entry=replace(line.entry, seq=seq), voided_by=None) for seq, line in enumerate(lines, 1)
    )
    return replace(file, history=numbered)


def _write(path: Path, file: CaseFile) -> None:
    write_summary(To(path), file, mask=Mask(), printed_by="林晓岚", printed_on=NOW.date())


def _read(path: Path) -> tuple[list[list[str]], dict[str, bytes]]:
    """Return the texts of the longest table in a Word file, cell by cell, and the file's other parts."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    tables = etree.fromstring(parts.pop(PAGE)).findall(f".//{{{W}}}tbl")
    rows = max((table.findall(f"{{{W}}}tr") for table in tables), key=len)
    texts = [["".join(map(str, cell.itertext())) for cell in row.findall(f"{{{W}}}tc")] for row in rows]
    return texts, parts


def _write_directly(path: Path, rows: list[list[str]], parts: dict[str, bytes]) -> None:
    """Write a Word file with this table and nothing else on its page, and open it again as ours is."""
    document = etree.Element(f"{{{W}}}document", nsmap={"w": W})
    table = etree.SubElement(etree.SubElement(document, f"{{{W}}}body"), f"{{{W}}}tbl")
    for row in rows:
        line = etree.SubElement(table, f"{{{W}}}tr")
        etree.SubElement(etree.SubElement(line, f"{{{W}}}trPr"), f"{{{W}}}cantSplit")
        for text in row:
            _cell(line, text)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(PAGE, etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True))
        for name, part in parts.items():
            package.writestr(name, part)
    with path.open("wb") as file:
        file.write(packed.getvalue())
        os.fsync(file.fileno())
    with zipfile.ZipFile(path) as package:
        etree.fromstring(package.read(PAGE))


def _cell(line: etree._Element, text: str) -> None:
    cell = etree.SubElement(line, f"{{{W}}}tc")
    etree.SubElement(
        etree.SubElement(cell, f"{{{W}}}tcPr"), f"{{{W}}}tcW", {f"{{{W}}}w": "1000", f"{{{W}}}type": "dxa"}
    )
    paragraph = etree.SubElement(cell, f"{{{W}}}p")
    style = etree.SubElement(etree.SubElement(paragraph, f"{{{W}}}pPr"), f"{{{W}}}pStyle")
    style.set(f"{{{W}}}val", "Cell")
    etree.SubElement(etree.SubElement(paragraph, f"{{{W}}}r"), f"{{{W}}}t").text = text
