"""What importing a ledger would do, row by row, before anything is done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cases.events.ties import Compared
from cases.ledgers.cells import LedgerSheet
from cases.ledgers.columns.guess import Columns
from cases.ledgers.making import Made
from cases.ledgers.rows import LedgerRow
from cases.values.text import Label, Sentence


class RowStatus(StrEnum):
    """What becomes of a row: it is new, known already, somebody should look at it, or it is refused."""

    NEW = "new"
    KNOWN = "known"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"

    @property
    def label(self) -> Label:
        return _LABELS[self]


_LABELS = {
    RowStatus.NEW: Label("新", "New"),
    RowStatus.KNOWN: Label("已有", "Known"),
    RowStatus.DOUBTFUL: Label("疑似", "Doubtful"),
    RowStatus.REFUSED: Label("未通过", "Failed"),
}


@dataclass(frozen=True)
class Planned:
    """A row and what becomes of it. why: which one is known, what is doubtful, or what is wrong.

    asked: the rules by which somebody must decide on it first, see `storage.directory.asking`.
    """

    row: LedgerRow
    status: RowStatus
    why: Sentence | None = None
    made: Made | None = None
    asked: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Whom or what it is about."""
        return next((self.row.values[name] for name in ("name", "applicant") if name in self.row.values), "")


@dataclass(frozen=True)
class Preview:
    """A sheet, what its columns hold, and what becomes of each row.

    since: the last line of the log before the rows were looked at; whoever came after it nobody was asked about.
    """

    sheet: LedgerSheet
    columns: Columns
    rows: Sequence[Planned]
    since: int = 0

    @property
    def counts(self) -> Counter[RowStatus]:
        """How many rows have each status."""
        return Counter(each.status for each in self.rows)

    def taken(self, *, doubtful: bool, decided: Compared | None = None) -> list[Planned]:
        """Return the rows that are imported: the new ones, if asked the doubtful ones too, and those decided on."""
        answers = decided.answers if decided else frozenset()
        statuses = {RowStatus.NEW, RowStatus.DOUBTFUL} if doubtful else {RowStatus.NEW}
        return [each for each in self.rows if (each.asked <= answers if each.asked else each.status in statuses)]

    def undecided(self, decided: Compared | None = None) -> int:
        """Return on how many rows somebody must still decide."""
        answers = decided.answers if decided else frozenset()
        return sum(not each.asked <= answers for each in self.rows)

    @property
    def refused(self) -> list[LedgerRow]:
        """The rows to be put right."""
        return [each.row for each in self.rows if each.status is RowStatus.REFUSED]
