"""Drawing who works on cases without an account: of dice of their own, so that the rest comes about without them."""

from random import Random

from tests.centre import Centre
from tests.storage.reach.world import READERS, Told, World

_OFTEN = 0.3
_HAN = "甲乙丙丁戊己庚辛壬癸"


class Outside:
    """People without an account who come into cases, leave them, and are merged."""

    def __init__(self, centre: Centre, world: World, seed: int) -> None:
        self.centre, self.world, self.dice = centre, world, Random(f"outside {seed}")
        self.names: list[str] = []

    def act(self) -> None:
        """Let something happen now and then; where the desk refuses it, nothing did."""
        if self.dice.random() < _OFTEN:
            self.dice.choice((self.joins, self.joins, self.joins, self.leaves, self.taken_back, self.merges))()

    def _case(self, *, helped: bool = False) -> Told | None:
        there = [case for case in self.world.cases if case.handler and not case.closed]
        there = [case for case in there if not helped or self._aides(case)]
        return self.dice.choice(there) if there else None

    def _aides(self, case: Told) -> list[str]:
        return [each.name for each in self.centre.desk("wang").cases.file(case.id).case.team.aides]

    def joins(self) -> None:
        """Let somebody new work on a case, with firm and phone, or somebody known by name alone."""
        if case := self._case():
            at = len(self.names)
            new = not self.names or self.dice.random() < 0.6
            name = "狄" + "".join(_HAN[int(each)] for each in f"{at:03}") if new else self.dice.choice(self.names)
            told = {"firm": f"律所{name}", "phone": f"1370000{at:04}"} if new else {}
            typed = {"name": name, "capacity": "lawyer", "what": "出庭。", **told}
            may = self._known_at(case)
            aide = self.centre.record(case.id, "joined", typed, "wang").case.team.aides[-1]
            if unknown := {aide.firm, aide.phone} - {"", *told.values()} - may:
                raise AssertionError(f"{case.number} was told {unknown} of {name}")
            self.names += [name] if new else []
            case.cards |= {name, aide.firm, aide.phone} - {""}

    def _known_at(self, case: Told) -> set[str]:
        """Return what everybody of a case's station may know of people through cases."""
        everybody = next(who for who in READERS if who.station == case.station and not who.supervisor)
        plain = everybody._replace(account="", everywhere=False, audits=False)
        return set(self.world.allowed_to(plain))

    def leaves(self) -> None:
        """Let one of them leave a case."""
        if case := self._case(helped=True):
            self.centre.add(case.id, "stepped_out", "wang", name=self.dice.choice(self._aides(case)), reason="办结。")

    def taken_back(self) -> None:
        """Let the entry by which one of them came be taken back."""
        if case := self._case(helped=True):
            name = self.dice.choice(self._aides(case))
            history = self.centre.desk("wang").cases.file(case.id).history
            said = (line.entry for line in history if getattr(line.entry.event, "name", "") == name)
            self.centre.add(case.id, "voided", "wang", entry=str(next(said).seq), why="登错。")

    def merges(self) -> None:
        """Let a supervisor merge two of them, whatever they are called."""
        desk = self.centre.desk("wang")
        lines = desk.directory.page("outsider")
        if len(lines) > 1:
            one, other = (desk.directory.file(line.id) for line in self.dice.sample(lines, 2))
            desk.merging.merge(one.id, other.id, (one.version, other.version))
            self.world.share(f"{one.id}-{other.id}", {part.row.station for file in (one, other) for part in file.cases})
