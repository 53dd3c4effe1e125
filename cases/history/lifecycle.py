"""How a case changes. An entry is admitted once, by the rules of its day, and folded ever after, whatever those become.

`admit` judges a new entry by stage, role, needed fields and the objections of its event, and returns it as it is kept.
`fold` takes an entry that was admitted: it refuses nothing, parses nothing and looks up no list, so that no rule that
changes makes an old case unreadable. Replaying is folding a whole history.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cases.events import CATALOGUE, Entry, Event, Spec, Visibility
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.parts import strangers
from cases.history.objecting import held_against
from cases.staff.people import Role
from cases.standing.dues import Due, Sort, with_due
from cases.standing.stages import Actor, Stage
from cases.values.masking import mask_name
from cases.values.refusal import Problem, Refused, refuse
from cases.values.spans import Dated, between, first_day
from cases.values.text import say


def open_case(number: str, station: str, entry: Entry) -> Case:
    """Begin a case with a new intake. Raises `Refused` naming the rule that stands against it."""
    if not entry.event.spec.opens:
        raise refuse("opening", say("案件须从“接案登记”开始"))
    if not entry.event.spec.by.allows(entry.role, is_handler=False):
        raise _role_says_no(entry.event.spec)
    _refuse(_of_fields(entry))
    case = begin(number, station, entry)
    _refuse(_of_day(case, entry))
    _refuse(_contradictions(case, entry))
    return case


def begin(number: str, station: str, entry: Entry) -> Case:
    """Return the case as its admitted intake leaves it."""
    return entry.event.begin(number, station, entry)


def admit(case: Case, history: Sequence[Entry], entry: Entry) -> Entry:
    """Return a new entry as it is kept; `case` is what `history` adds up to.

    Raises `Refused` naming the rule of today that stands against it.
    """
    judge(case, entry)
    if entry.event.voids:
        _check_voiding(history, entry)
        _check_what_stands_on(case, history, entry.event.voids)
    event = entry.event.settled(case, entry)
    if event.redates:
        _check_redated(history, event.redates)
    return replace(entry, event=event)


def judge(case: Case, entry: Entry) -> None:
    """Hold an entry against the rules of today, without what else stands in the history. Raises `Refused`."""
    if problem := why_not(case, type(entry.event), entry.by, entry.role):
        raise Refused(problem)
    for problems in (_of_fields(entry), _of_day(case, entry), _of_case(case, entry)):
        _refuse(problems)


def _refuse(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise Refused(*found)


def _of_case(case: Case, entry: Entry) -> Iterator[Problem]:
    yield from entry.event.problems(case, entry)
    yield from _contradictions(case, entry)


def _contradictions(case: Case, entry: Entry) -> Iterator[Problem]:
    """Yield what cannot be of any event: people whom its case does not know, what is promised for a day gone by.

    A summons may come when the hearing is over.
    """
    for each in entry.event.spec.asks:
        value = getattr(entry.event, each.name)
        if value == each.kind.empty:
            continue
        yield from strangers(case, each.kind, value, each.name)
        if each.promises and each.promises.sort is Sort.HEARING:
            continue
        days = (value,) if each.promises and isinstance(value, date) else each.kind.last_days(value)
        if gone := min((day for day in days if day < entry.on), default=None):
            told = say("“{field}”{day} 早于发生日期 {on}，请核对", field=each.label, day=gone, on=entry.day)
            yield Problem("gone_by", told, each.name)


def fold(case: Case, entry: Entry) -> Case:
    """Return the case after one more entry that was admitted."""
    spec = entry.event.spec
    changed = _ended(case, entry.event.change(case, entry), entry)
    if spec.works and changed.stage is Stage.CLOSED:
        changed = altered(changed, closing=altered(changed.closing, followed=True, worked_by=entry.seq))
    return altered(
        changed,
        dues=_dues(changed, entry),
        stage=spec.to or changed.stage,
        moved_on=_moved_on(case, entry) if spec.to else changed.moved_on,
        next_actor=_acts_next(changed, spec),
        version=case.version + 1,
    )


def _acts_next(case: Case, spec: Spec) -> Actor:
    """Return who acts next: work that is told before the case is worked on, or after it, changes nobody's turn."""
    apart = spec.works and not spec.to and case.stage is not Stage.FOLLOW_UP
    return case.next_actor if apart else spec.then or case.next_actor


def _ended(case: Case, changed: Case, entry: Entry) -> Case:
    """Return the case ended by this entry where that closes it, and no longer ended where that takes it up again.

    Once it is closed, nobody waits for a transfer. What an entry tells itself of the end of a case stands.
    """
    told, stage = changed.closing, entry.event.spec.to or changed.stage
    if stage is Stage.CLOSED and not told.closed_on:
        by, ground = entry.event.ending(case)
        first = told.first_closed_on or entry.day
        told = altered(told, ending=by, ground=ground, objected_to="", closed_on=entry.day, first_closed_on=first)
        return altered(changed, closing=told, elsewhere=changed.elsewhere.let_go())
    if stage is not case.stage is Stage.CLOSED:
        ground = told.ground if told.objected_to else ""  # on which the objection is decided
        return altered(changed, closing=altered(told, ending="", ground=ground, closed_on=None))
    return changed


def _moved_on(case: Case, entry: Entry) -> Dated:
    """Return the day of a change of stage, as well as it is known: it comes after the one before."""
    before = first_day(case.moved_on)
    if entry.span is None or entry.span.first >= before:
        return entry.day
    return between(before, max(entry.span.last, before), about=entry.span.about)


def _dues(case: Case, entry: Entry) -> tuple[Due, ...]:
    """Return what is promised after an entry: less what it fulfils, with what it promises.

    Once it closes, what lives on alone; of a case whose people are erased, nothing.
    """
    event = entry.event
    if event.spec.to is Stage.CLOSED:
        return () if event.spec.erases else tuple([due for due in case.dues if due.sort.lives_on])
    ended = [due for due in case.dues if due.told_by(entry.latest) and event.fulfils(due, case, entry.latest)]
    if event.spec.ends_one_task:
        ended = _but_one_task(ended)
    dues = tuple([due for due in case.dues if due not in ended])
    for due in event.promised(case, entry):
        dues = with_due(dues, due)
    return dues


def _but_one_task(ended: list[Due]) -> list[Due]:
    """Return what is ended, but of the tasks only the first by its day: one payment does not do for three."""
    tasks = sorted((due for due in ended if due.sort is Sort.TASK), key=lambda due: (not due.on, due.on, due.entry))
    return [due for due in ended if due not in tasks[1:]]


def why_not(case: Case, event: type[Event], by: str, role: Role) -> Problem | None:
    """Return why an event may not be recorded now by this person, or None where it may."""
    return next(_against(case, event, by, role), None)


def _against(case: Case, event: type[Event], by: str, role: Role) -> Iterator[Problem]:
    """Yield all that speaks against an event whatever is filled in: stage, seal, role, and what it says itself."""
    if case.stage not in event.spec.at:
        yield stage_says_no(case.stage, event.spec)
    if case.sealed and not event.spec.sealed:
        yield Problem(
            "sealed", say("本案已封存，只保管不处理；确需办理请主管先更改“{reach}”", reach=Visibility.spec.label)
        )
    handled = case.stage in (Stage.FOLLOW_UP, Stage.CLOSURE)
    if not event.spec.by.allows(role, is_handler=case.handled_by(by), handled=handled):
        yield from _role_says_no(event.spec).problems
    if problem := event.bar(case):
        yield problem


@dataclass(frozen=True)
class Option:
    """An event that a person may think of now; `problem` says why it may not be recorded, None where it may."""

    event: type[Event]
    problem: Problem | None

    @property
    def spec(self) -> Spec:
        return self.event.spec


def options(case: Case, by: str, role: Role) -> tuple[Option, ...]:
    """Return every event but the intake, in the order of the catalogue, with why each may not be recorded."""
    return tuple(Option(event, why_not(case, event, by, role)) for event in CATALOGUE.values() if not event.spec.opens)


def stage_says_no(stage: Stage, spec: Spec) -> Problem:
    """Return why an event may not be recorded at a stage that is none of its own."""
    if spec.opens:
        return Problem("stage", say("本案已有接案登记；另有事项请另行接案登记"))
    if stage is Stage.CLOSED:
        return Problem("stage", say("本案已结案，“{event}”不能登记；确需继续请主管先“重新办理”", event=spec.label))
    where = tuple(each.label for each in spec.at)
    return Problem(
        "stage",
        say("“{event}”在{where}阶段办理，本案现在是{now}阶段", event=spec.label, where=where, now=stage.label),
    )


def _role_says_no(spec: Spec) -> Refused:
    return refuse("role", say("“{event}”只能由{who}登记，请转交办理", event=spec.label, who=spec.by.label))


def _of_fields(entry: Entry) -> Iterator[Problem]:
    yield from entry.event.missing(entry.latest)


def _of_day(case: Case, entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong with the day of an entry. case: as it was before, or as the entry itself begins it."""
    if entry.on > entry.at.date():
        yield Problem("future", say("发生日期不能在今天（{today}）之后，请核对", today=entry.at.date()), "on")
    elif entry.event.spec.to and entry.precedes(case.moved_on):
        yield Problem("order", say("发生日期不能早于上一次阶段变动的 {day}，请核对", day=case.moved_on), "on")


def in_case(history: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the whole history of a case as it is folded, each entry read as `Event.in_case_of` says."""
    read = [each.event.in_case_of(history[0].day) for each in history]
    return tuple(
        each if event is each.event else replace(each, event=event) for each, event in zip(history, read, strict=True)
    )


def replay(number: str, station: str, history: Sequence[Entry]) -> Case:
    """Return the case that a history adds up to, voided entries left out."""
    void = voided(history)
    case = begin(number, station, history[0])
    for entry in history[1:]:
        case = _passed_over(case) if entry.seq in void else fold(case, entry)
    return case


def _passed_over(case: Case) -> Case:
    return altered(case, version=case.version + 1)


def voided(history: Iterable[Entry]) -> dict[int, Entry]:
    """Return what was voided: the number of each voided entry, and the entry that voided it."""
    return {entry.event.voids: entry for entry in history if entry.event.spec.voids}


def standing(history: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries that still count: not voided, and not themselves a voiding."""
    void = voided(history)
    return (entry for entry in history if entry.seq not in void and not entry.event.spec.voids)


def after(case: Case, history: Sequence[Entry], entry: Entry) -> Case:
    """Return the case after one more admitted entry of any kind; `case` is what `history` adds up to."""
    if entry.event.voids:
        return replay(case.number, case.station, (*history, entry))
    return fold(case, entry)


def _check_what_stands_on(case: Case, history: Sequence[Entry], target: int) -> None:
    """Refuse to void an entry on which a later one stands: one that nothing is said against but without what is voided.

    What is said against it either way, or by a rule that is newer than it, comes of what changed since, and is no
    reason to keep a mistake.
    """
    void = voided(history)
    kept = without = begin(case.number, case.station, history[0])
    for entry in history[1:]:
        if entry.seq in void:
            kept, without = _passed_over(kept), _passed_over(without)
            continue
        if entry.seq > target and (why := _new_objection(kept, without, entry)):
            raise _would_not_hold(entry, why)
        kept = fold(kept, entry)
        without = _passed_over(without) if entry.seq == target else fold(without, entry)


def _new_objection(kept: Case, without: Case, entry: Entry) -> Problem | None:
    """Return what is said against an entry in the one case and not in the other, but that it would change nothing."""
    if kept == without:
        return None
    if named := _names_who_went_on(kept, without, entry):
        return named
    known = {(each.rule, each.field) for each in _objections(kept, entry)}
    new = (each for each in _objections(without, entry) if (each.rule, each.field) not in known and not each.idle)
    return next((each for each in new if held_against(each.rule, entry.at.date())), None)


def _names_who_went_on(kept: Case, without: Case, entry: Entry) -> Problem | None:
    """Return that an entry names somebody who goes on for a worker in the one case and stands not in the other."""
    went_on = {name for each in kept.parties.successions for name in each.by}
    left = {name for each in without.parties.successions for name in each.by}
    others = {each.name for each in without.parties.others} | {each.name for each in without.parties.members}
    gone = went_on - left - others
    for each in entry.event.spec.asks if gone else ():
        for name in each.kind.workers(getattr(entry.event, each.name)):
            if name in gone:
                return Problem("worker", say("里面写到接续人 {name}", name=mask_name(name)), each.name)
    return None


def _objections(case: Case, entry: Entry) -> Iterator[Problem]:
    """Yield all that the rules of today say against an entry, each by itself: what one says hides no other."""
    yield from _against(case, type(entry.event), entry.by, entry.role)
    yield from _of_fields(entry)
    yield from _of_day(case, entry)
    yield from _of_case(case, entry)


def _would_not_hold(entry: Entry, why: Problem) -> Refused:
    sentence = say(
        "不能作废：第 {n} 条“{event}”以它为前提（{why}）；请先作废第 {n} 条",
        n=entry.seq,
        event=entry.event.spec.label,
        why=why.sentence,
    )
    return refuse("void_holds", sentence, "entry")


def _check_redated(history: Sequence[Entry], day: Dated) -> None:
    """Refuse a day of intake that is later than the first change of stage, which stands on it."""
    for entry in standing(history[1:]):
        if entry.event.spec.to and entry.precedes(day):
            told, event = entry.day, entry.event.spec.label
            sentence = say(
                "接案日期不能晚于第 {n} 条“{event}”的 {day}；请核对，或先作废第 {n} 条",
                n=entry.seq,
                event=event,
                day=told,
            )
            raise refuse("redated", sentence, "new")


def _check_voiding(history: Sequence[Entry], entry: Entry) -> None:
    voids = entry.event.voids
    target = next((each for each in history if each.seq == voids), None)
    if target is None:
        raise refuse("void_unknown", say("办理经过里没有第 {n} 条，请核对序号", n=voids), "entry")
    if target.seq == 1:
        raise refuse("void_opening", say("接案登记不能作废；登错了请“更正”，不办了请“撤回”"), "entry")
    if target.event.voids:
        raise refuse("void_void", say("作废记录本身不能再作废；请重新登记原来的内容"), "entry")
    if voids in voided(history):
        raise refuse("void_twice", say("第 {n} 条已经作废过了", n=voids), "entry")
    same_day = target.by == entry.by and target.at.date() == entry.at.date()
    if entry.role is not Role.SUPERVISOR and not same_day:
        raise refuse("void_author", say("只有登记人当天可以作废自己的记录；请主管作废"), "entry")
