"""The catalogue on the command line: every event with its fields, in codes and in words."""

import json

from cases.events import CATALOGUE
from tests.tui.cli.line import Line
from tui.cli.plain.jsonkeys import EVENT_KEYS, FIELD_KEYS


class TestEvents:
    """`events`."""

    def test_gives_the_catalogue(self, line: Line) -> None:
        events = line.done("events", "--json").json
        assert [event["code"] for event in events] == list(CATALOGUE)
        for event in events:
            assert list(event) == list(EVENT_KEYS)
            for field in event["fields"]:
                assert list(field) == [key for key in FIELD_KEYS if key in field]
                assert ("choices" in field) is field["kind"].startswith("pick")

    def test_gives_an_event_in_codes(self, line: Line) -> None:
        event = next(each for each in line.done("events", "--json").json if each["code"] == "contact")
        mode, what, *_ = event.pop("fields")
        assert event == {
            "code": "contact",
            "label": "会见联系",
            "key": "c",
            "from": ["intake", "assignment", "follow_up", "closure", "closed"],
            "to": None,
            "by": "works",
            "then": "handler",
        }
        assert what == {"name": "what", "label": "内容", "needed": True, "kind": "prose"}
        assert mode["choices"][0] == {"code": "meeting", "label": "面谈"}

    def test_names_only_what_may_be_filled_in(self, line: Line) -> None:
        for event in line.done("events", "--json").json:
            asks = CATALOGUE[event["code"]].spec.asks
            assert [field["name"] for field in event["fields"]] == [ask.name for ask in asks if not ask.automatic]

    def test_needs_no_data_and_no_account(self, line: Line) -> None:
        (line.folder / "bangfu.db").unlink()
        assert json.loads(line.done("events", "--json", who="").out)

    def test_tells_every_event_and_field(self, line: Line) -> None:
        shown = line.done("events").out
        for event in CATALOGUE.values():
            assert f"{event.spec.code} {event.spec.label.zh}：" in shown
        assert "    mode 方式（选一项，必填）：meeting=面谈" in shown
        assert "    next_on 下一步日期（日期）\n" in shown

    def test_speaks_english(self, line: Line) -> None:
        event = next(each for each in line.done("--lang", "en", "events", "--json").json if each["code"] == "contact")
        assert event["label"] == "Contact"


def test_reserved_words_are_no_fields() -> None:
    names = {ask.name for event in CATALOGUE.values() for ask in event.spec.asks}
    assert not names & {"on", "seen"}
