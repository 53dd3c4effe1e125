"""Who was shown or given what is held of one person, as the log tells it: told of nobody who was hidden or left out."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cases.staff.audit import APPLICANTS, AuditAction, AuditLine

if TYPE_CHECKING:
    from storage.desk import Desk


def uses_of(
    desk: "Desk", cases: Collection[int], records: Collection[int], applied: Collection[int]
) -> Iterator[AuditLine]:
    """Yield the lines of the log, the latest first. cases, records: in which they are; applied: of them their own.

    An answer that was written for somebody else hid them. A list of cases names applicants, and so nobody else.
    Raises `Refused` (rule `role`) for who may not read the log.
    """
    own = {line.seq for line in desk.trail.given(records=records)}
    named = own | {line.seq for line in desk.trail.given(applied)}
    for line in desk.trail.given(cases, records):
        if _names_applicants(line) and line.seq not in named:
            continue
        for_another = line.detail.get("what") == "person" and (records or line.detail.get("records"))
        yield replace(line, detail={**line.detail, "masked": 1}) if for_another and line.seq not in own else line


def _names_applicants(line: AuditLine) -> bool:
    """Tell whether a line tells of a list of cases: on paper none has another name."""
    on_paper = line.action is AuditAction.EXPORTED and line.detail.get("what") == "list"
    return on_paper or line.detail.get("tells") == APPLICANTS
