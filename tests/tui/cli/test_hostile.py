"""What is read on the command line commands no terminal, whoever wrote it."""

from storage.engine.tables import CaseRow
from tests.tui.cli.line import Line
from tests.unlocked import open_store

HOSTILE = "张[/b]\x1b]0;pwned\x07\x1b[2J\u202e三\x00\x9b1m"
"""A name with markup, terminal commands, a bidirectional control and NUL."""


class TestHostile:
    """Text that would command the terminal."""

    def test_never_reaches_it(self, line: Line) -> None:
        line.opened(f"applicant={HOSTILE}", f"facts=第一行\r\n\x1b[31m第二行{HOSTILE}", f"respondents={HOSTILE}公司")
        for words in (["queue", "all"], ["search", "第二"], ["show", "1"]):
            for form in ([], ["--json"]):
                shown = line.done(*words, "--names", *form).out
                assert "张[/b]" in shown
                assert {each for each in shown if ord(each) < 32 or 127 <= ord(each) < 160 or each == "\u202e"} == {
                    "\n"
                }

    def test_that_lies_in_the_store_already_does_not_either(self, line: Line) -> None:
        line.opened()
        store = open_store(line.folder, "li")
        with store.writing():
            CaseRow.update(applicant=HOSTILE).execute(store.db)
        store.close()
        for form in ([], ["--json"]):
            shown = line.done("queue", "all", "--names", *form).out
            assert {each for each in shown if ord(each) < 32 or 127 <= ord(each) < 160 or each == "\u202e"} == {"\n"}
        assert line.done("queue", "all", "--names", "--json").json["rows"][0]["applicant"] == "张[/b]]0;pwned[2J三1m"

    def test_in_a_rare_character_is_kept(self, line: Line) -> None:
        line.opened("applicant=𠮷㛃👷")
        assert line.done("search", "𠮷㛃", "--names", "--json").json["rows"][0]["applicant"] == "𠮷㛃👷"
