"""`twins`: records that may be the same, or stand against each other, for a supervisor to decide."""

from typing import Any

from cases.directory.listed import RecordFile
from cases.directory.twins import Decision, Twin
from cases.hiding.mask import Mask
from cases.personal.apart import apart
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser, whole
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.words.language import _, show


def _arguments(parser: Parser) -> None:
    for name, told in (
        ("--join", _("把这一对合并，以较早的为主；以后可以撤销")),
        ("--apart", _("这一对不是同一个，不再提示；须写理由")),
        ("--same", _("这一对是同一个，分开保管，不再提示；须写理由")),
    ):
        parser.option(name, metavar="N", type=whole(name, 1, 999_999_999), default=0, help=told)
    parser.option("--reason", metavar="TEXT", default="", help=_("理由"))
    parser.names()
    parser.json()


def _run(call: Call) -> int:
    options = call.options
    with call.desk() as desk:
        if options.join:
            desk.twins.join(options.join)
        for id_, decision in ((options.apart, Decision.APART), (options.same, Decision.SAME)):
            if id_:
                desk.twins.leave(id_, decision, options.reason)
        waiting = desk.twins.waiting()
        cases = {part.row.id for twin in waiting for file in (twin.one, twin.other) for part in file.cases}
        mask = call.mask(desk, "twins", cases)
    if options.json:
        tell_json({"waiting": [_values(twin, mask) for twin in waiting]})
        return 0
    tell([line for twin in waiting for line in _lines(twin, mask)] or [_("没有待判断的同一人或利益冲突")])
    return 0


def _values(twin: Twin, mask: Mask) -> dict[str, Any]:
    told = {"id": twin.id, "conflict": twin.conflict, "sort": twin.sort.value, "joinable": twin.joinable}
    differ = apart(twin.one.record, twin.other.record, mask, show)
    fields = [{**each._asdict(), "field": show(each.field)} for each in differ]
    return told | {"differ": fields, "records": [_record_values(file, mask) for file in (twin.one, twin.other)]}


def _record_values(file: RecordFile, mask: Mask) -> dict[str, Any]:
    name, number = _named(file, mask)
    cases = [part.row.number for part in file.cases]
    return {"kind": file.record.kind, "name": name, "number": number or None, "cases": cases}


def _named(file: RecordFile, mask: Mask) -> tuple[str, str]:
    record = file.record
    name, number = record.said("name", masked=mask.on), record.said(record.number_field, masked=mask.on)
    return show(name), show(number)


def _lines(twin: Twin, mask: Mask) -> list[str]:
    conflict = _("【利益冲突】") if twin.conflict else ""
    kept = "" if twin.joinable else _("（限定案件，只能分开保管）")
    head = f"{twin.id}  {conflict}{show(twin.sort.label)}{kept}"
    differ = (f"    {show(each.told)}" for each in apart(twin.one.record, twin.other.record, mask, show))
    return [head, *(_line(file, mask) for file in (twin.one, twin.other)), *differ]


def _line(file: RecordFile, mask: Mask) -> str:
    name, number = _named(file, mask)
    cases = "、".join(part.row.number for part in file.cases)
    return "    " + "  ".join(filter(None, (name, number, cases)))


ABOUT = say("待判断的同一人、同一单位和利益冲突")
VERB = Verb("twins [--join N | --apart N | --same N] [--reason TEXT] [--json]", ABOUT, _arguments, _run)
