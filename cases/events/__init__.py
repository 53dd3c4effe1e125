"""The catalogue of all that can happen to a case, one declared class each."""

# ruff: noqa: I001 - the order of import is the order of the catalogue: as a case lives
from cases.events.spec import Paper, Question, Spec, Whom
from cases.events.declare import CATALOGUE, Ask, Entry, OpenedBeside, Event, event_class
from cases.events.intake import Accepted, Answered, AskedMore, Declined, Opened
from cases.events.enquiry import Enquiry, Converted
from cases.events.people.assigning import Assigned, HandedBack
from cases.events.handling.work import Contact, Note
from cases.events.handling.filing import Document, Filed, Hearing, Mediation
from cases.events.handling.ruling import Ruling
from cases.events.handling.paying import Benefit, Money
from cases.events.handling.following import CalledBack, Fact
from cases.events.tasks import Done, HandedOver, Paused, Promised, Released, Resumed
from cases.events.outside.limitation import Limitation
from cases.events.ending import Closed, Closing, Referred, Reopened, Returned, Terminated, Withdrawn
from cases.events.outside.objection import Objected, ObjectionRejected, ObjectionUpheld
from cases.events.outside.bodies import JointWork, Replied, TransferAccepted, TransferEnded, Transferred
from cases.events.outside.hardship import HardshipChanged, HardshipReviewed
from cases.events.assess import Assessed
from cases.events.people.succession import Succeeded
from cases.events.people.team import Joined, SteppedOut
from cases.events.people.roster import Roster, SplitOff
from cases.events.ties import Compared, Linked
from cases.events.people.privacy import Consent, Erased, LegalHold, Visibility
from cases.events.repair import Corrected, Voided

__all__ = [
    "CATALOGUE",
    "Accepted",
    "Answered",
    "Ask",
    "AskedMore",
    "Assessed",
    "Assigned",
    "Benefit",
    "CalledBack",
    "Closed",
    "Closing",
    "Compared",
    "Consent",
    "Contact",
    "Converted",
    "Corrected",
    "Declined",
    "Document",
    "Done",
    "Enquiry",
    "Entry",
    "Erased",
    "Event",
    "Fact",
    "Filed",
    "HandedBack",
    "HandedOver",
    "HardshipChanged",
    "HardshipReviewed",
    "Hearing",
    "Joined",
    "JointWork",
    "LegalHold",
    "Limitation",
    "Linked",
    "Mediation",
    "Money",
    "Note",
    "Objected",
    "ObjectionRejected",
    "ObjectionUpheld",
    "Opened",
    "OpenedBeside",
    "Paper",
    "Paused",
    "Promised",
    "Question",
    "Referred",
    "Released",
    "Reopened",
    "Replied",
    "Resumed",
    "Returned",
    "Roster",
    "Ruling",
    "Spec",
    "SplitOff",
    "SteppedOut",
    "Succeeded",
    "Terminated",
    "TransferAccepted",
    "TransferEnded",
    "Transferred",
    "Visibility",
    "Voided",
    "Whom",
    "Withdrawn",
    "event_class",
]
