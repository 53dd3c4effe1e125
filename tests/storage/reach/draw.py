"""Drawing a centre: what people do there one after the other, told to the desk and to the model alike."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from random import Random

from stdnum.cn import ric

from cases.directory.records import Person
from cases.directory.twins import Decision
from cases.ledgers.cells import LedgerSheet
from cases.staff.people import Account, Role
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from tests.centre import Centre
from tests.storage.reach.outside import Outside
from tests.storage.reach.world import READERS, STATION, Soul, Tie, Told, World

_STEMS = ("11010519491231002", "11010119800101101", "37060219900202202", "37060219850303303", "37061119750404404")
_NAMES = ("桂隐娘", "尉迟恭", "萧峰远", "苗若兰", "覃海生")
SOULS = tuple(
    Soul(name, stem + ric.calc_check_digit(stem + "0"), f"1391234560{at}")
    for at, (name, stem) in enumerate(zip(_NAMES, _STEMS, strict=True))
)
FIRMS = ("北海建筑公司", "南山物流公司")
MORE = (Account("bai", "白云", Role.SUPERVISOR, "YT"), Account("du", "杜衡", Role.AUDITOR, "YT"))
_ASIDE = 0.2
"""How often something more happens: from dice of its own, so that the rest of a centre comes about as without it."""
_HAN = "甲乙丙丁戊己庚辛壬癸"


class Drawing:
    """One centre as it comes about. Words that a case alone tells are never told twice."""

    def __init__(self, centre: Centre, seed: int) -> None:
        self.centre, self.dice, self.world = centre, Random(seed), World()
        self.others = Random(f"helpers {seed}")
        self._aside = Random(f"aside {seed}")
        self._outside = Outside(centre, self.world, seed)
        self._words = 0

    def word(self, kind: str) -> str:
        """Return a word that nobody has said before."""
        self._words += 1
        return kind + "".join(_HAN[int(each)] for each in f"{self._words:04}")

    def act(self) -> None:
        """Let something happen; where the desk refuses it, nothing did."""
        acts: list[tuple[Callable[[], None], int]] = [
            (self.opens, 6),
            (self.restricts, 5),
            (self.corrects, 3),
            (self.ties, 3),
            (self.splits, 2),
            (self.adds, 2),
            (self.writes, 2),
            (self.joins, 3),
            (self.merges, 3),
            (self.undoes, 1),
            (self.imports, 1),
            (self.leaves, 1),
            (self.compares, 1),
            (self.hands_over, 1),
            (self.closes, 1),
            (self.shows, 1),
            (self.voids, 2),
        ]
        (chosen,) = self.dice.choices([act for act, _ in acts], [weight for _, weight in acts])
        with suppress(Refused):
            chosen()
        with suppress(Refused):
            self.others.choice((self.helps, self.steps_out, self.nothing))()
        if self.world.cases and self._aside.random() < _ASIDE:
            with suppress(Refused):
                self._aside.choice((self.unties, self.seals))()
        with suppress(Refused):
            self._outside.act()

    def _case(self, *, open_: bool = True) -> Told | None:
        found = [case for case in self.world.cases if not (open_ and case.closed)]
        return self.dice.choice(found) if found else None

    def _file(self, case: Told) -> CaseFile:
        return self.centre.desk("wang").cases.file(case.id)

    def _keep(self, file: CaseFile) -> Told:
        case = file.case
        told = Told(file.id, case.number, case.station, case.handler, case.privacy.reach)
        self.world.cases.append(told)
        return told

    def _part_of(self, soul: Soul) -> dict[str, str]:
        """Return how somebody is told of: by name and number, by name and phone, or by all; some by a new name."""
        ways = (
            {"id_number": soul.number},
            {"phone": soul.phone},
            {"id_number": soul.number, "phone": soul.phone},
        )
        name = self.word("桂") if self.dice.random() < 0.3 else soul.name
        return {"applicant": name, **self.dice.choice(ways)}

    # What happens

    def opens(self) -> None:
        by = self.dice.choice(("li", "zhao", "sun", "qian", "zhou", "wang", "bai"))
        soul = self._soul()
        typed = self._part_of(soul) | {"address": self.word("路"), "facts": self.word("事")}
        cards = {typed["applicant"], typed["address"], *(typed.get(name, "") for name in ("id_number", "phone"))} - {""}
        if self.dice.random() < 0.5:
            typed["respondents"] = self.dice.choice((*FIRMS, self.word("厂")))
            cards.add(typed["respondents"])
        if self.dice.random() < 0.2:
            against = self._soul()
            typed["respondents"] = f"{typed.get('respondents', '')}\n包工头：{against.name}"
            cards.add(against.name)
        file = self.centre.open(by, None, **typed)
        told = self._keep(file)
        told.words.add(typed["facts"])
        told.cards |= cards
        if self.dice.random() < 0.6:
            self._assign(told)

    def _soul(self) -> Soul:
        return self.dice.choice(SOULS)

    def _assign(self, case: Told) -> None:
        handlers = {"YT": ("li", "zhao"), "ZF": ("sun", "qian"), "LS": ("zhou",)}[case.station]
        handler = self.dice.choice((*handlers, "wang"))
        self.centre.add(case.id, "accepted", "wang", ground="rights_wages")
        case.goes_to(self.centre.add(case.id, "assigned", "wang", handler=handler).case.handler)

    def restricts(self) -> None:
        if case := self._case(open_=False):
            self._restrict(case)

    def _restrict(self, case: Told) -> None:
        ways = ("station", "sealed") if case.closed else ("station", "restricted", "restricted")
        who = self.dice.choice([each for each in ways if each != case.reach] or ["station"])
        self.centre.add(case.id, "reach", "wang", who=who, reason="涉及隐私。")
        self._hide(case, who)

    def _hide(self, case: Told, who: str) -> None:
        case.reach = who
        if who != "station":
            case.hide(who)

    def corrects(self) -> None:
        if case := self._case():
            soul, word = self._soul(), self.word("路")
            field, new = self.dice.choice(
                [("address", word), ("phone", soul.phone), ("id_number", soul.number), ("applicant", soul.name)]
            )
            self.centre.add(case.id, "corrected", "wang", field=field, new=new, reason="听错。")
            case.cards.add(new)

    def ties(self) -> None:
        one, other = self._case(), self._case()
        if one and other and one is not other:
            relation, note = self.dice.choice(("earlier", "same_employer")), self.word("注")
            by = self.dice.choice([who.account for who in READERS if one.found_by(who) and other.found_by(who)])
            self.centre.add(one.id, "linked", by, number=other.number, relation=relation, note=note)
            self.world.ties.append(Tie(one, other, note))

    def unties(self) -> None:
        """Let somebody take a tie back in one of its cases; the other still tells it."""
        if self.world.ties:
            tie = self._aside.choice(self.world.ties)
            case, there = self._aside.choice(((tie.one, tie.other), (tie.other, tie.one)))
            history = self.centre.desk("wang").cases.file(case.id).history
            ties = (line.entry for line in history if line.entry.event.spec.ties and not line.voided_by)
            said = next((each for each in ties if there.number in each.event.other_cases), None)
            if said is None:
                return
            self.centre.add(case.id, "voided", "wang", entry=str(said.seq), why="登错。")
            pair = [each for each in self.world.ties if {each.one.id, each.other.id} == {case.id, there.id}]
            next(each for each in pair if case.id not in each.void).void.append(case.id)

    def seals(self) -> None:
        """Let a case be closed and sealed: one from which others were split, if any, some of which are closed."""
        split = [case for case in self.world.cases if case.parts]
        case = self._aside.choice(split or self.world.cases)
        for each in (case, *case.parts):
            if not each.closed and (each is case or self._aside.random() < 0.5):
                self.centre.add(each.id, "withdrawn", "wang", ground="own")
                each.closed = True
        self.centre.add(case.id, "reach", "wang", who="sealed", reason="期限已满。")
        self._hide(case, "sealed")

    def splits(self) -> None:
        if case := self._case():
            first, second = self.dice.sample(SOULS, 2)
            self.centre.add(case.id, "roster", "wang", members=f"{first.name}\n{second.name} | {second.number}")
            case.cards |= {first.name, second.name, second.number}
            split = self.centre.add(case.id, "split_off", "wang", names=second.name, reason="请求不同。")
            (number, _), *_ = reversed(split.case.ties.links)
            made = self._keep(self.centre.desk("wang").cases.file(self.centre.desk("wang").cases.resolve(number)))
            made.cards |= {second.name, second.number, *self._against(case)}
            made.words |= case.words
            case.parts.append(made)
            self.world.ties.append(Tie(case, made, ""))

    def _against(self, case: Told) -> set[str]:
        return {party.name for party in self._file(case).case.parties.respondents}

    def adds(self) -> None:
        by, soul, word = self.dice.choice(("li", "zhao", "sun", "zhou", "bai")), self._soul(), self.word("记")
        person = Person(name=soul.name, id_number=self.dice.choice(("", soul.number)), phones=soul.phone, note=word)
        self.centre.desk(by).directory.add(person)
        self.world.cards += [(STATION[by], each) for each in (soul.name, person.id_number, soul.phone, word) if each]

    def writes(self) -> None:
        by = self.dice.choice(("li", "zhao", "sun", "zhou"))
        directory, word = self.centre.desk(by).directory, self.word("记")
        lines = directory.page("person")
        if lines:
            file = directory.file(self.dice.choice(lines).id)
            directory.change(file.id, replace(file.record, note=word), file.version)  # type: ignore[call-arg]
            cases = [case for case in self.world.cases if case.id in {part.row.id for part in file.cases}]
            if cases and all(case.reach != "station" for case in cases):
                for case in cases:
                    case.cards.add(word)
            else:
                self.world.cards.append((STATION[by], word))

    def joins(self) -> None:
        desk = self.centre.desk(self.dice.choice(("wang", "wang", "bai", "qian")))
        waiting = desk.twins.waiting()
        if waiting:
            twin = self.dice.choice(waiting)
            desk.twins.join(twin.id)
            stations = {part.row.station for file in (twin.one, twin.other) for part in file.cases}
            stations |= self._lonely(twin.one.id) | self._lonely(twin.other.id)
            self.world.share(f"{twin.one.id}-{twin.other.id}", stations)

    def merges(self) -> None:
        """Let a supervisor merge two records, whatever they are called; often a case behind it is restricted next."""
        desk = self.centre.desk(self.dice.choice(("wang", "bai", "qian")))
        lines = desk.directory.page(self.dice.choice(("person", "person", "employer")))
        if len(lines) > 1:
            one, other = (desk.directory.file(line.id) for line in self.dice.sample(lines, 2))
            desk.merging.merge(one.id, other.id, (one.version, other.version))
            stations = {part.row.station for file in (one, other) for part in file.cases}
            stations |= self._lonely(one.id) | self._lonely(other.id)
            self.world.share(f"{one.id}-{other.id}", stations)
            behind = {part.row.id for file in (one, other) for part in file.cases}
            if behind and self.dice.random() < 0.7:
                self._restrict(next(case for case in self.world.cases if case.id in behind))

    def _lonely(self, record: int) -> set[str]:
        rows = self.centre.store.run("SELECT station FROM record WHERE id = ?", (record,)).fetchall()
        return {station for (station,) in rows}

    def undoes(self) -> None:
        merged = self.centre.store.run("SELECT lead FROM record WHERE lead > 0").fetchall()
        if merged:
            self.centre.desk("wang").merging.undo(self.dice.choice(merged)[0])

    def imports(self) -> None:
        by, word = self.dice.choice(("li", "sun", "zhou")), self.word("记")
        rows = tuple((soul.name, soul.number, word) for soul in self.dice.sample(SOULS, 2))
        desk = self.centre.desk(by)
        preview = desk.previewing.preview([LedgerSheet("人员", (("姓名", "身份证号", "备注"), *rows))], "people")
        desk.importing.apply(preview, "人员.xlsx")
        self.world.cards += [(STATION[by], each) for row in rows for each in row]

    def leaves(self) -> None:
        twins = self.centre.desk("wang").twins
        if waiting := twins.waiting():
            twins.leave(waiting[0].id, Decision.APART, "不是同一人。")

    def compares(self) -> None:
        if case := self._case():
            by = self.dice.choice([who.account for who in READERS if case.found_by(who)])
            self.centre.add(case.id, "compared", by, decision="same_new")

    def hands_over(self) -> None:
        giver, taker = self.dice.choice((("li", "zhao"), ("zhao", "li")))
        self.centre.desk("wang").handing.over(giver, taker, "调离。")
        for case in self.world.cases:
            if giver not in {case.handler, *case.helpers}:
                continue
            if case.closed and (case.handler != giver or not case.followed or case.reach == "sealed"):
                continue
            if case.handler == giver:
                case.goes_to(taker)
            else:
                case.helpers = (case.helpers - {giver} | {taker}) - {case.handler}

    def nothing(self) -> None:
        """Let nobody join and nobody leave."""

    def helps(self) -> None:
        """Let a colleague of the station, or of all, work on a case beside its handler."""
        if cases := [case for case in self.world.cases if case.handler and not case.closed]:
            case = self.others.choice(cases)
            helper = self.others.choice(
                [*{"YT": ("li", "zhao"), "ZF": ("sun",), "LS": ("zhou",)}[case.station], "wang"]
            )
            self.centre.add(case.id, "joined", "wang", helper=helper, what="出庭。")
            case.helpers.add(helper)

    def steps_out(self) -> None:
        """Let somebody who helps leave the case again."""
        if cases := [case for case in self.world.cases if case.helpers and case.reach != "sealed"]:
            case = self.others.choice(cases)
            helper = self.others.choice(sorted(case.helpers))
            self.centre.add(case.id, "stepped_out", "wang", helper=helper, reason="办结。")
            case.helpers.discard(helper)

    def shows(self) -> None:
        """Let somebody of all stations see names of several cases and records, which the log counts."""
        desk = self.centre.desk("wang")
        there = [line.id for line in desk.directory.page("person")]
        records = self.dice.sample(there, len(there) // 2)
        desk.trail.reveal("search", [case.id for case in self.world.cases], records)

    def voids(self) -> None:
        """Let somebody take back what they have just recorded, by the number that it has for them."""
        if case := self._case():
            by = self.dice.choice([who.account for who in READERS if case.found_by(who)])
            mine = self.centre.add(case.id, "fact", by, what="登错的话。").history[-1].entry
            file = self.centre.add(case.id, "voided", by, entry=str(mine.seq), why="登错。")
            struck, last = file.history[mine.seq - 1], file.history[-1].entry
            if (struck.entry, struck.voided_by) != (mine, last.seq):
                raise AssertionError(f"{by} took back {struck} for {mine}")

    def closes(self) -> None:
        if case := self._case():
            self.centre.add(case.id, "withdrawn", "wang", ground="own")
            case.closed = True
            if case.handler and self.others.random() < 0.5:
                self.centre.add(case.id, "contact", "wang", mode="phone", what="问过。", next_on="2026-12-01")
                case.followed = True


def populate(centre: Centre) -> None:
    """Add the people who stand for every kind of reader."""
    with centre.store.writing():
        for account in MORE:
            centre.store.add_account(account)
