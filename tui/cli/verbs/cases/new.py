"""`new`: opening a case."""

from cases.events import Opened
from cases.events.ties import take_decision
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.typed import by_input, read_event, read_fields
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.values import head_values
from tui.words.language import _


def _arguments(parser: Parser) -> None:
    parser.word("fields", metavar="FIELD=VALUE", nargs="*", help=_("字段见 events；on= 为接案日期；内容可写 @文件"))
    parser.ending = by_input
    parser.names()
    parser.json()


def _run(call: Call) -> int:
    typed = read_fields(call.options.fields, lambda: call.ground)
    with call.desk() as desk:
        today = desk.today
        typed, compared = take_decision(typed, Opened, today)
        read = read_event(Opened, typed, today)
        file = desk.casework.open(read.event, read.on, compared)
        mask = call.mask(desk, "case", [file.id])
    if call.options.json:
        tell_json(head_values(file, today, mask))
    else:
        tell([file.case.number])
    return 0


VERB = Verb("new FIELD=VALUE… [--names] [--json]", say("登记一件新案件，给出案号"), _arguments, _run)
