"""The Desk: the one door through which the screens and the command line read and write."""

from typing import TYPE_CHECKING

from storage.room import Room
from storage.seat import Seat

if TYPE_CHECKING:  # a room is loaded when it is first entered, see `Room`
    from cases.rulebook import RuleBook
    from storage.agenda import Agenda
    from storage.alike import Looking
    from storage.casefiles import CaseFiles
    from storage.casework import Casework
    from storage.colleagues import Colleagues
    from storage.day import Day
    from storage.deciding import Twins
    from storage.directory import Directory
    from storage.drafts import Drafts
    from storage.handing import Handing
    from storage.importing import Importing
    from storage.imports import Imports
    from storage.leavers import Leavers
    from storage.merging import Merging
    from storage.own_folders import OwnFolders
    from storage.papers import Papers
    from storage.previewing import Previewing
    from storage.queues import Queues
    from storage.reckoning import Rules
    from storage.retention import Retention
    from storage.search import Search
    from storage.staffing import Staffing
    from storage.trail import Trail


class Desk(Seat):
    """A seat with its rooms. Every read and write in them keeps to what this person may see and do."""

    cases: "Room[CaseFiles]" = Room("storage.casefiles", "CaseFiles", guarded=False)
    """Reading cases, where it is noted that somebody was refused."""
    casework: "Room[Casework]" = Room("storage.casework", "Casework", guarded=False)
    """Working on cases, where it is noted that somebody was refused."""
    queues: "Room[Queues]" = Room("storage.queues", "Queues")
    """What is waiting."""
    agenda: "Room[Agenda]" = Room("storage.agenda", "Agenda")
    """What lies ahead, by day."""
    search: "Room[Search]" = Room("storage.search", "Search")
    """Finding cases."""
    drafts: "Room[Drafts]" = Room("storage.drafts", "Drafts")
    """What was typed and not yet saved."""
    handing: "Room[Handing]" = Room("storage.handing", "Handing")
    """Handing over all that somebody works on."""
    leavers: "Room[Leavers]" = Room("storage.leavers", "Leavers")
    """What is left behind by whoever cannot work on it any more."""
    colleagues: "Room[Colleagues]" = Room("storage.colleagues", "Colleagues")
    """The people of the centre."""
    staffing: "Room[Staffing]" = Room("storage.staffing", "Staffing")
    """Who may sign in."""
    directory: "Room[Directory]" = Room("storage.directory", "Directory")
    """People and employers."""
    looking: "Room[Looking]" = Room("storage.alike", "Looking")
    """Finding the same people and employers in other cases."""
    merging: "Room[Merging]" = Room("storage.merging", "Merging")
    """Merging records of the directory."""
    twins: "Room[Twins]" = Room("storage.deciding", "Twins")
    """Records that may be the same, or stand against each other, to decide on."""
    previewing: "Room[Previewing]" = Room("storage.previewing", "Previewing")
    """Looking at ledgers before anything is done."""
    importing: "Room[Importing]" = Room("storage.importing", "Importing")
    """Bringing ledgers along."""
    imports: "Room[Imports]" = Room("storage.imports", "Imports")
    """The imports that were done."""
    rules: "Room[Rules]" = Room("storage.reckoning", "Rules")
    """The rules by which clocks are reckoned."""
    retention: "Room[Retention]" = Room("storage.retention", "Retention")
    """How long closed files are kept."""
    day: "Room[Day]" = Room("storage.day", "Day")
    """Which day it is, and by which time zone."""
    papers: "Room[Papers]" = Room("storage.papers", "Papers")
    """Files that leave."""
    trail: "Room[Trail]" = Room("storage.trail", "Trail", guarded=False)
    """What is left in the audit log, of who is refused too."""
    folders: "Room[OwnFolders]" = Room("storage.own_folders", "OwnFolders", guarded=False)
    """Their own files on the host, which are swept by whoever is there."""

    @property
    def book(self) -> "RuleBook":
        """The rules as this store last read them, without looking whether they have changed since."""
        from storage.rules import last_read  # with the first list

        return last_read(self.store)
