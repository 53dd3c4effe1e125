"""The process that reads a spreadsheet nobody vouches for: little memory, little time, no file but the one it is given.

It is started by `storage.ledgers.sheets.reading`, gets the file as its input, and tells what it read in lines of JSON.
"""

import resource
import sys
from contextlib import suppress

from cases.ledgers.cells import LedgerSheet
from cases.values.refusal import Refused
from storage.host.process import keep_private
from storage.ledgers.sheets.bounds import MOST_BYTES, MOST_MEMORY, MOST_SECONDS, Fault, fault_of, refused
from storage.ledgers.sheets.wire import told, told_fault

_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_NO_TABLE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"SQLite format 3")


def read_bytes(data: bytes) -> tuple[LedgerSheet, ...]:
    """Return the sheets of an .xlsx or a .csv file. Raises `Refused` (rule `sheet`) for any other, and nothing else."""
    try:
        sheets = _read(data)
    except (Refused, KeyboardInterrupt, SystemExit):
        raise
    except MemoryError:
        raise refused(Fault.COSTLY) from None
    except BaseException as broken:
        raise refused(Fault.BROKEN) from broken
    if not any(sheet.rows for sheet in sheets):
        raise refused(Fault.NOTHING)
    return sheets


def _read(data: bytes) -> tuple[LedgerSheet, ...]:
    if len(data) > MOST_BYTES:
        raise refused(Fault.LARGE)
    if not data.strip(b"\0 \r\n\t"):
        raise refused(Fault.EMPTY)
    if data.startswith(_OLD_OFFICE):
        raise refused(Fault.LOCKED if any(word in data for word in _LOCKED) else Fault.OLD)
    if data.startswith(_NO_TABLE):
        raise refused(Fault.NO_SHEET)
    if data.startswith(_ZIP):
        from storage.ledgers.sheets.workbook import read_workbook  # a file is read with what its sort needs

        return read_workbook(data)
    from storage.ledgers.sheets.text import read_text  # see above

    return read_text(data)


_LIMITS = {
    resource.RLIMIT_AS: MOST_MEMORY,
    resource.RLIMIT_CPU: MOST_SECONDS,
    resource.RLIMIT_FSIZE: 0,
}


def _limit() -> None:
    keep_private()
    for limit, most in _LIMITS.items():
        with suppress(OSError, ValueError):  # some systems do not know each of them, or have set less
            resource.setrlimit(limit, (most, most))


def main() -> None:
    """Read the file that is the input, and tell of it."""
    _limit()
    out = sys.stdout.buffer
    try:
        out.writelines(told(read_bytes(sys.stdin.buffer.read(MOST_BYTES + 1))))
    except Refused as refusal:
        out.write(told_fault(fault_of(refusal)))
    except MemoryError:
        out.write(told_fault(Fault.COSTLY))
    out.flush()


if __name__ == "__main__":
    main()
