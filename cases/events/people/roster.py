"""Collective cases: who belongs to one, with their sums, and who goes on in a case of their own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from cases.events.declare import Entry, Event, OpenedBeside, Whom, ask, happens
from cases.events.people.listing import members_before, relisted
from cases.events.people.old_listing import listed_of_old
from cases.events.people.parting import lines_of, opening_of
from cases.file.case import Case
from cases.file.involved import Listing
from cases.file.members import Member, Members, left_out
from cases.file.ties import SPLIT_FROM
from cases.kinds import Mark, People, Pick, Prose
from cases.standing.stages import ANY, OPEN, By
from cases.values.masking import mask_name
from cases.values.refusal import Problem
from cases.values.text import Sentence, say

_FEW = 5
"""How many of those left out a refusal names."""


@happens("roster", ("成员名册", "Roster"), "M", at=ANY, by=By.STAFF, lists_people=True, compares=Whom.NEWCOMERS)
class Roster(Event):
    """The members of a collective case as they are now; its sums and the number of workers follow from them."""

    members: tuple[Member, ...] = ask(
        ("成员", "Members"),
        Members(),
        hint=(
            "一行一人：姓名 | 证件 | 电话 | 起 | 止 | 主张 | 确定 | 到账；可从表格粘贴",
            "One a line: name | ID | phone | from | to | claimed | awarded | received; may be pasted",
        ),
    )

    rest: str = ask(
        ("没有写到的人", "Those it leaves out"),
        Pick("roster_rest"),
        default="",
        hint=("原来在名册上、这次没有写的", "Who stood on the roster and is not named now"),
        rank=8,
    )
    by_day: bool = ask(("按日期先后", "By day"), Mark(), default=False, automatic=True)

    @classmethod
    def at_first(cls, case: "Case", entry: int) -> Mapping[str, str]:
        return Roster(members=case.parties.members).typed()

    @property
    def tells_who(self) -> bool:
        return True

    @property
    def listed(self) -> tuple[Member, ...]:
        return self.members

    def of_one(self, is_theirs: Callable[[str], bool]) -> "Roster":
        return replace(self, members=tuple(each for each in self.members if is_theirs(each.name)))

    @property
    def elsewhere(self) -> Sentence:
        return say("成员 {n} 人，见“责任与成员”", n=len(self.members))

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        before = members_before(case, self._listing(entry))
        if not self.rest and (out := left_out(before, self.members, by_number=True)):
            names = "、".join(mask_name(each.name) for each in out[:_FEW]) + ("等" if len(out) > _FEW else "")
            why = say(
                "原名册上有 {n} 人这次没有写：{names}；请在“没有写到的人”里选照旧留在名册，或已退出本案",
                n=len(out),
                names=names,
            )
            yield Problem("roster_rest", why, "rest")

    def settled(self, case: "Case", entry: "Entry") -> "Roster":
        return replace(self, by_day=True)

    def change(self, case: "Case", entry: "Entry") -> "Case":
        return relisted(case, self._listing(entry)) if self.by_day else listed_of_old(case, self._listing(entry))

    def _listing(self, entry: "Entry") -> Listing:
        return Listing(entry.latest, entry.seq, entry.on, self.members, self.rest)


@happens("split_off", ("分案", "Split off"), "X", at=OPEN, by=By.STAFF, lists_people=True)
class SplitOff(Event):
    """Some members go on in a case of their own, opened with this entry; the tie that follows names it."""

    names: tuple[str, ...] = ask(
        ("分出的成员", "Members"), People(), hint=("一行一人，照名册上的姓名", "One a line, as the roster names them")
    )
    reason: str = ask(("理由", "Reason"), Prose(1000))
    by_day: bool = ask(("按日期先后", "By day"), Mark(), default=False, automatic=True)

    def of_one(self, is_theirs: Callable[[str], bool]) -> "SplitOff":
        return replace(self, names=tuple(filter(is_theirs, self.names)))

    @classmethod
    def bar(cls, case: "Case") -> Problem | None:
        if case.parties.members:
            return None
        return Problem("no_roster", say("本案没有成员名册，无从分案；请先登记“{roster}”", roster=Roster.label))

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        known = [member.name for member in case.parties.members]
        for name in self.names:
            if known.count(name) != 1:
                sentence = say("名册上没有“{name}”，或有同名；请照名册填写，同名的先在名册中加以区分", name=name)
                yield Problem("split_unknown", sentence, "names")
        if known and not set(known) - set(self.names):
            yield Problem("split_all", say("不能把全部成员分出；原案至少留一人"), "names")

    def settled(self, case: "Case", entry: "Entry") -> "SplitOff":
        return replace(self, by_day=True)

    def change(self, case: "Case", entry: "Entry") -> "Case":
        if not self.names:
            return case
        told = Listing(entry.latest, entry.seq, entry.on, gone=self.names)
        return relisted(case, told) if self.by_day else listed_of_old(case, told)

    def beside(self, case: "Case") -> OpenedBeside:
        leaving = tuple(member for member in case.parties.members if member.name in self.names)
        lines = lines_of(case, leaving)
        tells = len(leaving) > 1 or any(each.awarded is not None or each.received is not None for each in lines)
        return OpenedBeside((opening_of(case, leaving), *((Roster(members=lines),) if tells else ())), SPLIT_FROM)
