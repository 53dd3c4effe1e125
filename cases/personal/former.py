"""Who stood in a case before: left by a new roster or a split, corrected away, or told of in what was voided."""

from collections.abc import Iterator, Sequence

from cases.events import Entry
from cases.file.case import Case
from cases.file.parts import Part, parts
from cases.history.lifecycle import begin
from cases.values.masking import surname_of


def tellings(case: Case, history: Sequence[Entry]) -> Iterator[Case]:
    """Yield a case as each entry that tells of people told of them, voided ones too. case: as it is now."""
    told = begin(case.number, case.station, history[0])
    yield told
    for entry in history[1:]:
        if entry.event.tells_who:
            told = entry.event.change(told, entry)
            yield told


def former(case: Case, history: Sequence[Entry]) -> tuple[Part, ...]:
    """Return who stood in a case and does no more, each once; nobody in one whose personal data was erased."""
    known = _Somebodies()
    for part in parts(case):
        known.add(part)
    if not known.names:
        return ()
    before = (part for told in tellings(case, history) for part in parts(told))
    found = []
    for part in sorted(before, key=lambda part: not part.number):
        mended = part.place == 0 and part.name == case.parties.applicant.name
        if not mended and not known.hold(part):
            known.add(part)
            found.append(part)
    return tuple(found)


def is_applicant(told: Case, case: Case) -> bool:
    """Tell whether the applicant, as a case told of them once, is the one whom it tells of now."""
    before, now = parts(told)[0], parts(case)[0]
    if before.name == now.name or is_same(before, now):
        return True
    alike = before.phone == now.phone and surname_of(before.name) == surname_of(now.name)
    return bool(now.phone) and alike and not _conflict(before, now)


def is_same(one: Part, other: Part) -> bool:
    """Tell whether two parts in one case are somebody's: by their number or, where only one has any, by their name."""
    if one.number and one.number == other.number:
        return True
    return one.kind == other.kind and one.name == other.name and not _conflict(one, other)


def _conflict(one: Part, other: Part) -> bool:
    return bool(one.number and other.number) and one.number != other.number


class _Somebodies:
    """People and employers by number and by name, so that another is compared with all of them at once."""

    def __init__(self) -> None:
        self.numbers: set[str] = set()
        self.names: dict[tuple[str, str], set[str]] = {}

    def add(self, part: Part) -> None:
        self.numbers |= {part.number} - {""}
        self.names.setdefault((part.kind, part.name), set()).add(part.number)

    def hold(self, part: Part) -> bool:
        """Tell whether one of them is the same, as `is_same` does."""
        numbers = self.names.get((part.kind, part.name))
        same_name = numbers is not None and (not part.number or bool(numbers & {"", part.number}))
        return part.number in self.numbers or same_name
