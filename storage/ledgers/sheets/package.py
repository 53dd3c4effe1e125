"""What is packed in an .xlsx file: taken out within bounds, and packed again with nothing in it but the tables."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from storage.ledgers.sheets.bounds import MOST_MEMBERS, MOST_UNPACKED, Fault, refused

WORKBOOK = "xl/workbook.xml"
_FRAME = frozenset({"[content_types].xml", "_rels/.rels"})
_BESIDE = re.compile(
    r"xl/(?:activex|charts|chartsheets|ctrlprops|customproperty|diagrams|drawings|embeddings|externallinks|media"
    r"|persons|pivot\w*|printersettings|querytables|revisions|slicer\w*|tables|theme|threadedcomments|webextensions)/"
)
"""What a workbook carries that holds no cells."""

_OFFICE = ("word/", "ppt/", "visio/", "xl/workbook.bin", "content.xml")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)

Parts = dict[str, bytes]
"""What is packed in a workbook, by name with slashes and no slash in front."""


def unpack(data: bytes) -> Parts:
    """Return the parts of a workbook that its cells stand in.

    Raises `Refused` (rule `sheet`) for what is locked, too much or no workbook; a damaged file raises whatever it does.
    """
    with ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        _check(members)
        parts = dict(_parts(archive, members))
    if any(_DECLARATION.search(part) for part in parts.values()):
        raise refused(Fault.BROKEN)
    return parts


def _check(members: Sequence[ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise refused(Fault.UNPACKED)
    names = {_name(member).lower() for member in members}
    if WORKBOOK not in names:
        other = any(name.startswith(_OFFICE) for name in names)
        raise refused(Fault.OTHER_OFFICE if other else Fault.NO_SHEET)
    if any(member.flag_bits & 1 for member in members):
        raise refused(Fault.LOCKED)


def _parts(archive: ZipFile, members: Sequence[ZipInfo]) -> Iterator[tuple[str, bytes]]:
    left = MOST_UNPACKED
    for member in members:
        if _of_use(_name(member).lower()):
            with archive.open(member) as packed:
                part = packed.read(left + 1)
            left -= len(part)
            if left < 0:
                raise refused(Fault.UNPACKED)
            yield _name(member), part


def _name(member: ZipInfo) -> str:
    return member.filename.replace("\\", "/").lstrip("/")


def _of_use(name: str) -> bool:
    return name in _FRAME or (name.startswith("xl/") and name.endswith((".xml", ".rels")) and not _BESIDE.match(name))


def repack(parts: Parts) -> BytesIO:
    """Pack parts again, so that whoever reads them cannot see another file in the same bytes than was checked."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    packed.seek(0)
    return packed
