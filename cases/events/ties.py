"""What ties a case to others: whoever may be the same, and cases that belong together."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from cases.events.asking.keeper import Keeper
from cases.events.asking.seen import Seen, Seens
from cases.events.declare import Entry, Event, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.ties import SPLIT_FROM, SPLIT_TO
from cases.kinds import Line, Pick, PickMany, Prose, YesNo
from cases.kinds.fields import Ask, Fields
from cases.standing.stages import ANY, By
from cases.values.refusal import Problem
from cases.values.text import say


@happens("compared", ("查重与利益冲突", "Duplicates and conflicts"), "Q", at=ANY, by=By.STAFF)
class Compared(Event):
    """Somebody has looked at the cases in which the same people or employers stand, and decides what that means.

    They may have looked at what number, birth and groups say against each other as well, and find that it is so.
    """

    decision: str = ask(("查重结论", "Decision"), Pick("alike_decision"))
    checked: bool = ask(
        ("矛盾已核对", "Contradictions checked"),
        YesNo(),
        default=False,
        hint=("号码、年龄、性别、群体", "Number, age, sex, groups"),
    )
    reason: str = ask(("说明", "Reason"), Prose(1000), default="")
    found: tuple[Seen, ...] = ask(("看到的案件", "Cases seen"), Seens(), default=(), automatic=True)
    doubts: tuple[str, ...] = ask(
        ("核对过的矛盾", "Contradictions seen"), PickMany("contradiction"), default=(), automatic=True
    )

    @property
    def on_people(self) -> bool:
        """Whether it decides on cases of the same people or employers."""
        return self.decision != CHECKED

    @property
    def on_doubts(self) -> bool:
        """Whether it says that what seemed contradictory was looked at."""
        return self.checked or self.decision == CHECKED

    @property
    def answers(self) -> frozenset[str]:
        """The rules by which something was asked that it answers, see `storage.directory.asking`."""
        return frozenset((["alike"] if self.on_people else []) + (["contradiction"] if self.on_doubts else []))

    @property
    def other_cases(self) -> frozenset[str]:
        return frozenset(each.number for each in self.found)

    def heard(self, found: frozenset[str]) -> "Compared":
        return replace(self, found=tuple(each for each in self.found if each.number in found))

    def filled(self, case: "Case", keeper: Keeper) -> "Compared":
        doubts = dict.fromkeys((*self.doubts, *keeper.doubts(case)))
        return replace(self, found=keeper.seen(case), doubts=tuple(doubts))

    def having_seen(self, doubts: tuple[str, ...]) -> "Compared":
        """Return it with contradictions that no case tells by itself, as codes of their list."""
        return replace(self, doubts=doubts)

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if self.decision in _EXPLAINED and not self.reason:
            yield Problem("reason", say("选这一项须写明理由，请填写“说明”"), "reason")

    def change(self, case: "Case", entry: "Entry") -> "Case":
        seen = (*case.ties.seen, *(each.number for each in self.found))
        return altered(case, ties=altered(case.ties, compared=self.decision, seen=seen))


CHECKED = "checked"
"""The decision of who was asked about contradictions alone."""

DECISION = ("decision", "checked", "reason")
"""What is asked for of it beside an event that brings in people."""


def answers(about: type[Fields]) -> tuple[str, ...]:
    """Return the fields of a decision that are typed beside something; what that asks for itself counts for both."""
    return tuple(name for name in DECISION if about.ask(name) is None)


def asked_beside(about: type[Fields]) -> tuple[Ask, ...]:
    """Return these fields as a form asks for them: none is needed before a question is asked."""
    return tuple(replace(found, needed=False) for name in answers(about) if (found := Compared.ask(name)))


def take_checked(typed: "Mapping[str, str]", today: "date") -> tuple[dict[str, str], Compared | None]:
    """Return what was typed for something that brings in nobody, and that its contradictions were looked at, if so."""
    rest = {name: text for name, text in typed.items() if name != "checked"}
    return rest, looked_at(today) if _says_so(typed, today) else None


def _says_so(typed: "Mapping[str, str]", today: "date") -> bool:
    """Tell whether it was typed that contradictions were looked at. Raises `Refused` for what is neither yes nor no."""
    text = typed.get("checked", "").strip()
    return bool(text) and Compared.read({"decision": CHECKED, "checked": text}, today).checked


def looked_at(today: "date") -> Compared:
    """Return the decision of who has looked at contradictions and finds that it is so."""
    return Compared.read({"decision": CHECKED, "checked": "是"}, today)


def take_decision(
    typed: "Mapping[str, str]", about: type[Fields], today: "date"
) -> tuple[dict[str, str], Compared | None]:
    """Return what was typed for something itself, and the decision that was typed beside it.

    Raises `Refused` as `Compared.read` does.
    """
    names = answers(about)
    rest = {name: text for name, text in typed.items() if name not in names}
    given = {name: text for name, text in typed.items() if name in names and text.strip()}
    if _says_so(given, today):
        given.setdefault("decision", CHECKED)
    elif given.keys() == {"checked"}:  # no is what stands there anyway
        return rest, None
    if not given:
        return rest, None
    shared = {name: typed[name] for name in DECISION if name in typed and name not in names}
    return rest, Compared.read({**shared, **given}, today)


def take_beside(typed: "Mapping[str, str]", kind: type[Event], today: "date") -> tuple[dict[str, str], Compared | None]:
    """Return what was typed for an event, and for a decision beside it: a reason alone decides nothing.

    Raises `Refused` as `Compared.read` does.
    """
    compares = kind.spec.compares or kind.ask("checked")
    decides = any(typed.get(name, "").strip() for name in ("decision", "checked"))
    return take_decision(typed, kind, today) if compares and decides else take_checked(typed, today)


_EXPLAINED = frozenset({"continue", "avoided"})


@happens("linked", ("相关案件", "Link a case"), "K", at=ANY, by=By.STAFF, ties=True)
class Linked(Event):
    """Another case belongs to this one: earlier or later, the same employer or incident, recognition or its benefits.

    Whoever keeps the file writes the number in full, and the tie into the other case as well. A note is kept once,
    where it was written, or else in the case that fewer people find: of that it may tell. None of it can be searched:
    what it says is told only to who finds both cases.
    """

    number: str = ask(
        ("案号", "Case number"), Line(60), hint=("另一件案件的案号，或其中一部分", "Or a part of it"), searched=False
    )
    relation: str = ask(
        ("与本案的关系", "What the other case is"),
        Pick("relation_kind"),
        searched=False,
        once=(("2026-11-30", ("那件案件是", "The other one is")),),
    )
    note: str = ask(("说明", "Note"), Prose(500), default="", searched=False)

    @property
    def other_cases(self) -> frozenset[str]:
        return frozenset((self.number,))

    def heard(self, found: frozenset[str]) -> "Linked | None":
        return self if self.number in found else None

    def forgetting(self, number: str) -> "Linked":
        return replace(self, note="") if self.number == number else self

    def filled(self, case: "Case", keeper: Keeper) -> "Linked":
        other = keeper.other(self.number)
        return replace(self, number=other.number, note="" if other.restricted and not case.restricted else self.note)

    @property
    def tied_to(self) -> str:
        return self.number

    @property
    def split_from(self) -> str:
        return self.number if self.relation == SPLIT_FROM else ""

    @property
    def split_to(self) -> str:
        return self.number if self.relation == SPLIT_TO else ""

    def told_there(self, here: "Case", there: "Case", typed: Event) -> "Linked | None":
        note = typed.note if isinstance(typed, Linked) and there.restricted and not here.restricted else ""
        told = replace(self.mirrored, number=here.number, note=note)
        return None if (told.number, told.relation) in there.ties.links else told

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if self.number == case.number:
            yield Problem("link_itself", say("不能关联案件自己；请填另一件的案号"), "number")
        elif (self.number, self.relation) in case.ties.links:
            yield Problem("link_twice", say("这两件案件已经这样关联过了"), "number", idle=True)

    def change(self, case: "Case", entry: "Entry") -> "Case":
        if not self.number:
            return case
        return altered(case, ties=altered(case.ties, links=(*case.ties.links, (self.number, self.relation))))

    @property
    def mirrored(self) -> "Linked":
        """The same tie as it is told in the other case, without its number."""
        return replace(self, number="", relation=_MIRRORS.get(self.relation, self.relation))


_MIRRORS = {
    "earlier": "later",
    "later": "earlier",
    "recognition": "compensation",
    "compensation": "recognition",
    SPLIT_FROM: SPLIT_TO,
    SPLIT_TO: SPLIT_FROM,
}
"""What a case is to the one that is this to it."""
