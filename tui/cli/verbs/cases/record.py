"""`record`: something happened to a case."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cases.events import CATALOGUE, Event, event_class
from cases.events.ties import take_beside
from cases.history.lifecycle import why_not
from cases.history.planned import goes_on
from cases.history.untold import asked_before
from cases.personal.foretold import foretold
from cases.personal.reading import Reading
from cases.values.refusal import Refused
from cases.values.text import one_line, say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.typed import Typed, by_input, read_event, read_fields, tell_heard
from tui.cli.calls.verb import Verb
from tui.cli.output import complain, said, tell, tell_json
from tui.cli.plain.casetext import entry_lines, head_lines
from tui.cli.plain.values import head_values
from tui.words.language import _, show

if TYPE_CHECKING:
    from storage.desk import Desk


def _arguments(parser: Parser) -> None:
    parser.word("number", metavar="NUMBER", help=_("案号，或其中独有的一段"))
    parser.word("event", metavar="EVENT", help=_("事项代码或名称，见 events"))
    parser.word("fields", metavar="FIELD=VALUE", nargs="*", help=_("字段见 events；on= 为发生日期；内容可写 @文件"))
    parser.ending = by_input
    parser.option("--dry-run", action="store_true", help=_("只说明登记后案件会有哪些变化，不登记"))
    parser.option("--yes", action="store_true", help=_("登记前要问的已核对，照此登记"))
    parser.names()
    parser.json()


def _run(call: Call) -> int:
    from storage.store.stale import Stale

    typed = read_fields(call.options.fields, lambda: call.ground)
    with call.desk() as desk:
        today, file = desk.today, desk.cases.file(desk.cases.resolve(call.options.number))
        kind, version = _named(call.options.event), file.case.version
        if problem := why_not(file.case, kind, desk.account.account, desk.account.role):
            with desk.refusals(kind.spec.code, file.id):
                raise Refused(problem)
        fields, compared = take_beside(typed, kind, today)
        planned = goes_on(file.case, kind, today)
        whole = fields if planned.keys() & fields.keys() else {**planned, **fields}
        read = read_event(kind, whole, today, desk.words.used)
        asked = None if call.options.yes else asked_before(read.event, [line.entry for line in file.history])
        foretells = call.options.dry_run or asked or kind.spec.voids
        changes = _changes(call, desk, file.id, read) if foretells else ()
        if call.options.dry_run:
            return _tell_dry(call, kind, changes)
        if asked:
            complain([show(say("{question}（没有登记；确定的加 --yes）", question=asked.told)), *changes])
            return 1
        seen = version if read.seen is None else read.seen
        try:
            file = desk.casework.record(file.id, read.event, seen, read.on, compared)
        except Stale as stale:
            reading = Reading(stale.file, call.mask(desk, "case", [stale.file.id]), show)
            since = (text for line in stale.since for text in entry_lines(reading, line))
            complain([*map(said, stale.problems), *since])
            return 1
        mask = call.mask(desk, "case", [file.id])
    if call.options.json:
        tell_json(head_values(file, today, mask))
    else:
        told = (_("已登记：{event}", event=kind.spec.label), *changes, *head_lines(Reading(file, mask, show), today))
        tell(told)
        tell_heard(kind, fields, today)
    return 0


def _changes(call: Call, desk: "Desk", case: int, read: Typed[Event]) -> tuple[str, ...]:
    """Return what an event would change in a case."""
    mask = call.mask(desk, "case", [case])
    before, after = (Reading(file, mask, show) for file in desk.casework.foretell(case, read.event, read.on))
    return tuple(map(show, foretold(before, after, desk.today)))


def _tell_dry(call: Call, kind: type[Event], changes: Sequence[str]) -> int:
    if call.options.json:
        tell_json({"changes": list(changes)})
    else:
        tell((_("没有登记；登记“{event}”后：", event=kind.spec.label), *changes))
    return 0


def _named(typed: str) -> type[Event]:
    """Return the event of this code or label."""
    name = one_line(typed)
    labelled = [event for event in CATALOGUE.values() if name in event.spec.label]
    return labelled[0] if labelled else event_class(name)


USAGE = "record NUMBER EVENT F=V… [--dry-run|--yes] [--names] [--json]"
VERB = Verb(USAGE, say("在一件案件中登记一个事项"), _arguments, _run)
