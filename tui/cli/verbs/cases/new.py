"""`new`: opening a case."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from cases.events import Enquiry, Opened
from cases.events.ties import take_decision
from cases.values.text import say
from cases.views.casefile import CaseFile
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.typed import by_input, read_dated, read_event, read_fields, tell_heard
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.values import head_values
from tui.words.language import _

if TYPE_CHECKING:
    from storage.desk import Desk

_ANSWER = "answer"
"""The field by which an enquiry is told from a case."""


def _arguments(parser: Parser) -> None:
    told = _("字段见 events；on= 接案日期；answer= 当场答复；内容可写 @文件")
    parser.word("fields", metavar="FIELD=VALUE", nargs="*", help=told)
    parser.ending = by_input
    parser.names()
    parser.json()


def _run(call: Call) -> int:
    typed = read_fields(call.options.fields, lambda: call.ground)
    with call.desk() as desk:
        today = desk.today
        file = _answered(desk, typed, today) if _ANSWER in typed else _opened(desk, typed, today)
        mask = call.mask(desk, "case", [file.id])
    if call.options.json:
        tell_json(head_values(file, today, mask))
    else:
        tell([file.case.number])
        tell_heard(Opened, typed, today)
    return 0


def _opened(desk: "Desk", typed: Mapping[str, str], today: date) -> CaseFile:
    typed, compared = take_decision(typed, Opened, today)
    read = read_event(Opened, typed, today, desk.words.used)
    return desk.casework.open(read.event, read.on, compared)


def _answered(desk: "Desk", typed: Mapping[str, str], today: date) -> CaseFile:
    """Open an enquiry with its answer, which closes it."""
    typed, compared = take_decision(typed, Enquiry, today)
    enquiry, on = read_dated(Enquiry, typed, today, desk.words.used)
    return desk.casework.answer(enquiry, on, compared)


VERB = Verb("new FIELD=VALUE… [--names] [--json]", say("接案登记，给出案号"), _arguments, _run)
