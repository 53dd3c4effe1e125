"""Kinds of fields, of which forms, records and ledgers are made."""

from cases.kinds.days import Day, PromisedDay, RoughDay
from cases.kinds.figures import Amount, Whole
from cases.kinds.heads import HeadCount
from cases.kinds.kept import Kept, Mark
from cases.kinds.kind import Hide, Kind, StandIn, hidden
from cases.kinds.listed import (
    Listed,
    Pick,
    PickMany,
    YesNo,
    after_denial,
    called_so,
    find_code,
    in_order_of_use,
    other_named,
    understood,
)
from cases.kinds.people import People, Someone, firms_in, hide_somebody, somebody_gone
from cases.kinds.pointers import Colleague, EntryNumber, FieldName
from cases.kinds.texts import ADDRESS, DOCUMENT, PERSON, PHONES, PROSE_MOST, Line, Lines, Prose, fits
from cases.kinds.ways import Spelling, Way, Whose

__all__ = [
    "ADDRESS",
    "DOCUMENT",
    "PERSON",
    "PHONES",
    "PROSE_MOST",
    "Amount",
    "Colleague",
    "Day",
    "EntryNumber",
    "FieldName",
    "HeadCount",
    "Hide",
    "Kept",
    "Kind",
    "Line",
    "Lines",
    "Listed",
    "Mark",
    "People",
    "Pick",
    "PickMany",
    "PromisedDay",
    "Prose",
    "RoughDay",
    "Someone",
    "Spelling",
    "StandIn",
    "Way",
    "Whole",
    "Whose",
    "YesNo",
    "after_denial",
    "called_so",
    "find_code",
    "firms_in",
    "fits",
    "hidden",
    "hide_somebody",
    "in_order_of_use",
    "other_named",
    "somebody_gone",
    "understood",
]
