"""What happens to a limitation period (时效): it begins, is interrupted, rests and goes on, or the claim is made."""

from collections.abc import Iterator

from cases.events.declare import Entry, Event, PartOf, ask, happens
from cases.events.handling.work import of_one_worker, of_these_workers, unknown_respondent
from cases.file.case import Case
from cases.kinds import Pick, Prose, Someone
from cases.standing.stages import OPEN, By
from cases.values.refusal import Problem


@happens("limitation", ("时效", "Limitation"), "S", at=OPEN, by=By.STAFF, interrupts={})
class Limitation(Event):
    """Something that begins, interrupts or suspends the limitation period, on its day (劳动争议调解仲裁法 27)."""

    act: str = ask(("时效事由", "What happened"), Pick("limitation_act"))
    against: str = ask(
        ("对哪个对方当事人", "Against whom"),
        Someone(120),
        default="",
        hint=("不填为全部", "All if empty"),
    )
    whom: tuple[str, ...] = of_these_workers("demand", "relief", "promise", "suspended", "resumed", "exercised")
    what: str = ask(("经过和证据", "What, and the proof of it"), Prose(5000))

    @classmethod
    def moot(cls, case: "Case") -> frozenset[str]:
        return super().moot(case) | of_one_worker(case)

    @property
    def part_of(self) -> PartOf:
        return PartOf(whom=frozenset(self.whom))

    def moves_against(self, case: "Case") -> tuple[str, ...] | None:
        return (self.against,) if self.against else None

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        yield from unknown_respondent(case, self.against)
