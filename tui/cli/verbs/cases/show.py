"""`show`: a whole case."""

from cases.personal.reading import Reading
from cases.values.text import say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.casetext import case_lines
from tui.cli.plain.values import case_values
from tui.words.language import _, show


def _arguments(parser: Parser) -> None:
    parser.word("number", metavar="NUMBER", help=_("案号，或其中独有的一段，如 2026YT0001、YT1"))
    parser.names()
    parser.json()


def _run(call: Call) -> int:
    with call.desk() as desk:
        file, today = desk.cases.file(desk.cases.resolve(call.options.number)), desk.today
        mask = call.mask(desk, "case", [file.id])
    if call.options.json:
        tell_json(case_values(file, today, mask))
    else:
        tell(case_lines(Reading(file, mask, show), today))
    return 0


VERB = Verb("show NUMBER [--names] [--json]", say("显示一件案件：当事人、期限、款项和办理经过"), _arguments, _run)
