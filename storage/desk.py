"""The Desk: the one door through which the screens and the command line read and write."""

from typing import TYPE_CHECKING

from storage.room import Room
from storage.seat import Seat

if TYPE_CHECKING:  # a room is loaded when it is first entered, see `Room`
    from cases.law.rulebook import RuleBook, RulesByKey
    from storage.casefile.drafts import Drafts
    from storage.casework.casefiles import CaseFiles
    from storage.casework.handing import Handing
    from storage.casework.passages import Passages
    from storage.casework.retaking import Retaking
    from storage.casework.working import Casework
    from storage.directory.alike import Looking
    from storage.directory.deciding import Twins
    from storage.directory.directory import Directory
    from storage.directory.merging import Merging
    from storage.ledgers.importing import Importing
    from storage.ledgers.imports import Imports
    from storage.ledgers.previewing import Previewing
    from storage.log.day import CentreDay
    from storage.log.trail import Trail
    from storage.outgoing.own_folders import OwnFolders
    from storage.outgoing.papers import Papers
    from storage.queues.agenda import Agenda
    from storage.queues.find import Search
    from storage.queues.queues import Queues
    from storage.rules.reckoning import Rules
    from storage.rules.retention import Retention
    from storage.rules.words import OwnWords
    from storage.staff.colleagues import Colleagues
    from storage.staffing.leavers import Leavers
    from storage.staffing.staffing import Staffing


class Desk(Seat):
    """A seat with its rooms. Every read and write in them keeps to what this person may see and do."""

    cases: "Room[CaseFiles]" = Room("storage.casework.casefiles", "CaseFiles", guarded=False)
    """Reading cases, where it is noted that somebody was refused."""
    casework: "Room[Casework]" = Room("storage.casework.working", "Casework", guarded=False)
    """Working on cases, where it is noted that somebody was refused."""
    queues: "Room[Queues]" = Room("storage.queues.queues", "Queues")
    """What is waiting."""
    agenda: "Room[Agenda]" = Room("storage.queues.agenda", "Agenda")
    """What lies ahead, by day."""
    search: "Room[Search]" = Room("storage.queues.find", "Search")
    """Finding cases."""
    passages: "Room[Passages]" = Room("storage.casework.passages", "Passages")
    """What of cases a search found."""
    drafts: "Room[Drafts]" = Room("storage.casefile.drafts", "Drafts")
    """What was typed and not yet saved."""
    handing: "Room[Handing]" = Room("storage.casework.handing", "Handing")
    """Handing over all that somebody works on."""
    retaking: "Room[Retaking]" = Room("storage.casework.retaking", "Retaking")
    """Taking back what one handed over."""
    leavers: "Room[Leavers]" = Room("storage.staffing.leavers", "Leavers")
    """What is left behind by whoever cannot work on it any more."""
    colleagues: "Room[Colleagues]" = Room("storage.staff.colleagues", "Colleagues")
    """The people of the centre."""
    staffing: "Room[Staffing]" = Room("storage.staffing.staffing", "Staffing")
    """Who may sign in."""
    directory: "Room[Directory]" = Room("storage.directory.directory", "Directory")
    """People and employers."""
    looking: "Room[Looking]" = Room("storage.directory.alike", "Looking")
    """Finding the same people and employers in other cases."""
    merging: "Room[Merging]" = Room("storage.directory.merging", "Merging")
    """Merging records of the directory."""
    twins: "Room[Twins]" = Room("storage.directory.deciding", "Twins")
    """Records that may be the same, or stand against each other, to decide on."""
    previewing: "Room[Previewing]" = Room("storage.ledgers.previewing", "Previewing")
    """Looking at ledgers before anything is done."""
    importing: "Room[Importing]" = Room("storage.ledgers.importing", "Importing")
    """Bringing ledgers along."""
    imports: "Room[Imports]" = Room("storage.ledgers.imports", "Imports")
    """The imports that were done."""
    rules: "Room[Rules]" = Room("storage.rules.reckoning", "Rules")
    """The rules by which clocks are reckoned."""
    retention: "Room[Retention]" = Room("storage.rules.retention", "Retention")
    """How long closed files are kept."""
    words: "Room[OwnWords]" = Room("storage.rules.words", "OwnWords")
    """The words by which people of this centre mean codes."""
    day: "Room[CentreDay]" = Room("storage.log.day", "CentreDay")
    """Which day it is, and by which time zone."""
    papers: "Room[Papers]" = Room("storage.outgoing.papers", "Papers")
    """Files that leave."""
    trail: "Room[Trail]" = Room("storage.log.trail", "Trail", guarded=False)
    """What is left in the audit log, of who is refused too."""
    folders: "Room[OwnFolders]" = Room("storage.outgoing.own_folders", "OwnFolders", guarded=False)
    """Their own files on the host, which are swept by whoever is there."""

    @property
    def book(self) -> "RuleBook":
        """The rules as this store last read them, without looking whether they have changed since."""
        from storage.casefile.rules import last_read  # with the first list

        return last_read(self.store)

    @property
    def named_rules(self) -> "RulesByKey":
        """The same rules for a list, which needs only those that it names."""
        from storage.casefile.rules import last_names  # as above

        return last_names(self.store)
