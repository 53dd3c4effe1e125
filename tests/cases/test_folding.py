"""What was admitted stands for ever: rules, lists, labels and fields change, and old histories fold as they did."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from cases.events import CATALOGUE, Assigned, Contact, Corrected, Entry, Event, Note, Opened, Voided
from cases.events.declare import Spec, ask, happens
from cases.events.spec import Older
from cases.history.lifecycle import fold, in_case, judge, replay
from cases.kinds import Line
from cases.money.items import just
from cases.staff.people import Role
from cases.standing.stages import ANY, By, Stage
from cases.values import codes as lists
from cases.values import money
from cases.values.codes import Code, CodeList, codes
from cases.values.refusal import Refused
from cases.values.sums import About
from cases.values.text import Label
from tests.cases.bare import nothing_to_go_by
from tests.cases.making import DAY, NUMBER, STATION, Story, at_stage, refusal
from tests.cases.standing_in import In
from tests.past_codes import now, past

MOMENT = datetime.combine(DAY, time(9))


class Changed:
    """The declarations of a later day."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self._lists = dict(lists._packaged())
        patch.setattr(lists, "_packaged", lambda: self._lists)

    def one_code_more(self) -> None:
        """Another quality check is asked for when a case is closed."""
        self._list("quality_check", {"photos": Code("photos", Label("照片", "Photos"), "", None, None, "", "O", "")})

    def one_code_fewer(self) -> None:
        """A way of contact is no longer in the list."""
        self._lists["contact_mode"] = CodeList("contact_mode", {"visit": codes("contact_mode").get("visit")})

    def hardly_a_code(self) -> None:
        """Of each list but the first code is left."""
        for name, listed in self._lists.items():
            first = next(iter(listed))
            self._lists[name] = CodeList(name, {first.code: first}, {first.code: listed.earlier.get(first.code, ())})

    def another_label(self) -> None:
        """What a correction called by its label has another one."""
        known = codes("kind").by_code
        self._list("kind", {"assistance": replace(known["assistance"], label=Label("困难救助", "Relief"))})

    def another_label_from_a_day_on(self) -> None:
        """What a correction called by its label has another one from the next month on."""
        known, next_month = codes("kind").by_code, DAY.replace(month=DAY.month + 1, day=1)
        before = replace(known["assistance"], until=next_month - timedelta(1))
        after = replace(before, label=Label("困难救助", "Relief"), since=next_month, until=None)
        self._lists["kind"] = CodeList("kind", {**known, "assistance": after}, {"assistance": (before,)})

    def one_field_more(self) -> None:
        """A contact needs another field."""
        asks = [replace(each, needed=each.needed or each.name == "next_step") for each in Contact.spec.asks]
        self._spec(Contact, asks=tuple(asks))
        self._patch.setattr(Contact, "asks", Contact.spec.asks)

    def one_stage_fewer(self) -> None:
        """Work may no longer be noted, and a case no longer be assigned, where it was."""
        for event in (Note, Contact, Assigned):
            self._spec(event, at=(Stage.CLOSURE,))

    def another_role(self) -> None:
        """Only supervisors assign, check and correct."""
        for event in (Contact, Corrected, Opened):
            self._spec(event, by=By.SUPERVISOR)

    def _list(self, name: str, more: Mapping[str, Code]) -> None:
        self._lists[name] = CodeList(name, {**self._lists[name].by_code, **more}, self._lists[name].earlier)

    def _spec(self, event: type[Event], **changes: Any) -> None:
        spec: Spec = replace(event.spec, **changes)
        self._patch.setattr(event, "spec", spec)


CHANGES = [name for name in vars(Changed) if not name.startswith("_")]


@pytest.fixture
def old() -> Story:
    """Return a case that went the whole way, with a correction by a label on it."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("contact")
    story.add("note")
    story.add(Corrected(field="类别", old="维权", new="帮扶救助", reason="改办。"))
    story.add("closing")
    story.add("closed", "chen")
    return story


@pytest.mark.parametrize("change", CHANGES)
def test_an_old_history_folds_as_it_did(old: Story, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    getattr(Changed(monkeypatch), change)()
    kept = tuple(_again(entry) for entry in old.history)
    assert replay(NUMBER, STATION, kept) == old.case
    if change != "another_label":
        assert "帮扶救助" in str([*kept[5].event.shown(masked=True, on=kept[5].on)])
    assert all([*entry.event.shown(masked=True)] for entry in kept)


def test_each_of_these_changes_would_have_said_no(old: Story) -> None:
    """Else the test above would prove nothing."""
    for change in set(CHANGES) - {"another_label", "another_label_from_a_day_on", "one_code_fewer", "hardly_a_code"}:
        with pytest.MonkeyPatch.context() as patch:
            getattr(Changed(patch), change)()
            assert [entry.seq for entry in old.history[1:] if _is_refused(old, entry)], change


def _again(entry: Entry) -> Entry:
    """Return an entry as it is read from what is kept of it."""
    event = CATALOGUE[entry.event.spec.code].unpack(entry.event.dump(), entry.at)
    assert event == entry.event
    return replace(entry, event=event)


def _is_refused(story: Story, entry: Entry) -> bool:
    before = replay(NUMBER, STATION, story.history[: entry.seq - 1])
    try:
        judge(before, entry)
    except Refused:
        return True
    return False


@pytest.mark.parametrize("change", CHANGES)
def test_no_changed_rule_keeps_a_mistake(old: Story, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    getattr(Changed(monkeypatch), change)()
    old.add(Voided(entry=5, why="记错了。"), "wang")
    assert old.case == replay(NUMBER, STATION, old.history)


def test_a_voiding_names_the_entry_that_stands_on_it(old: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    Changed(monkeypatch).one_code_more()
    with pytest.raises(Refused, match="第 7 条“提请结案”以它为前提"):
        old.add(Voided(entry=3, why="记错了。"), "wang")


def test_a_code_that_no_list_has_any_more_is_called_as_it_was(old: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    Changed(monkeypatch).one_code_fewer()
    (shown, *_rest) = [parts for _, parts in old.history[3].event.shown(masked=False)]
    assert [*shown] == [Label("电话", "Phone")]
    assert codes("contact_mode").label("pigeon") == Label("pigeon", "pigeon")


def test_no_code_that_a_list_ever_had_is_gone() -> None:
    """One that is no longer offered has a last day: what was recorded with it is still called by its name."""
    gone = {(name, code) for name, code, *_labels in past() if code not in codes(name)}
    assert gone == set()


def test_a_code_is_worded_otherwise_from_a_day_on_alone() -> None:
    """Roles have no days: their labels stand as they are."""
    reworded = [line for line in past() if line[0] != "task_until" and line not in {*now()}]
    assert reworded == []


def test_every_code_and_every_wording_is_written_down() -> None:
    """`make docs` adds what is new."""
    assert [line for line in now() if line not in {*past()}] == []


class TestFirstCorrections:
    """Corrections were once kept as they were typed, and are read by what the lists were then."""

    def fold(self, story: Story, field: str, new: str, at: datetime = MOMENT) -> Any:
        kept = {"field": field, "old": "", "new": new, "reason": "登错。"}
        entry = Entry(2, DAY, at, "li", story.history[0].role, Corrected.unpack(kept, at))
        assert isinstance(entry.event, Corrected)
        assert entry.event.mends
        history = in_case((story.history[0], entry))
        with pytest.MonkeyPatch.context() as patch:
            nothing_to_go_by(patch)
            case = replay(NUMBER, STATION, history)
        return case.said(entry.event.mends.name)

    @pytest.mark.parametrize(
        ("field", "new", "now"),
        [
            ("类别", "帮扶救助", "assistance"),
            ("Groups", "农民工、女职工", ("migrant", "women")),
            ("对方当事人", "包工头：赵大壮", (("labour_contractor", "赵大壮"),)),
            ("phone", "138 0000 0000", "13800000000"),
            ("claimed", "3万多", just(About(3_000_000))),
            ("people", "", 1),
            ("ended_on", "昨天", DAY.replace(day=1)),
            ("案由", "追索劳动报酬", "2025-205-5"),
        ],
    )
    def test_they_say_what_they_said(self, monkeypatch: pytest.MonkeyPatch, field: str, new: str, now: object) -> None:
        Changed(monkeypatch).another_label()
        assert self.fold(Story(), field, new) == now

    @pytest.mark.parametrize(
        ("field", "new", "now"),
        [
            ("agreement_until", "2026年5月6日", date(2026, 5, 6)),
            ("licence_until", "20270131", date(2027, 1, 31)),
            ("injured_on", "２-28", date(2026, 2, 28)),
            ("wronged_on", "2026-02-30", None),
            ("taxi_fee", "￥１.2万元", 1_200_000),
            ("deposit", "不详", About()),
            ("claimed", "无", just(0)),
            ("people", "12 人", 12),
            ("ID number", "11010519491231002x", "11010519491231002X"),
            ("phone", "138-0000-0000，0535 6212345", "13800000000、05356212345"),
            ("others", "委托代理人：李静；王强", (("agent", "李静"), ("representative", "王强"))),
            ("实名制登记", "是", "yes"),
            ("facts", "第一行\r\n第二行 ", "第一行\n第二行"),
            ("address", " 浦前区  2号\n", "浦前区 2号"),
            ("案由", "劳动", ""),
        ],
    )
    def test_each_sort_of_field_is_read_as_it_was(self, field: str, new: str, now: object) -> None:
        assert self.fold(Story(), field, new) == now

    def test_limits_of_now_change_nothing_in_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        story = Story()
        monkeypatch.setattr(money, "MOST", 10**6)
        monkeypatch.setattr("cases.values.dates.EARLIEST", DAY)
        monkeypatch.setattr("cases.kinds.texts.fits", lambda _text, _most: "")
        assert self.fold(story, "诉求金额", "5万") == just(5_000_000)
        assert self.fold(story, "ended_on", "2019-05-06") == date(2019, 5, 6)
        assert self.fold(story, "工程项目", "东港工程") == "东港工程"

    def test_they_go_the_way_of_their_field(self, monkeypatch: pytest.MonkeyPatch) -> None:
        intake_changed(monkeypatch)
        assert self.fold(Story(), "project", "ab") == "AB"
        assert self.fold(Story(), "project", "") == "?"

    def test_what_can_be_read_no_more_makes_no_case_unreadable(self) -> None:
        assert self.fold(Story(), "申请人", "张12345678") == "张12345678"
        assert self.fold(Story(), "claimed", "很多") == ()


def test_an_older_version_is_read_as_the_next_one() -> None:
    try:

        @happens(
            "inspected",
            ("检查", "Inspect"),
            "",
            at=ANY,
            by=By.STAFF,
            older=(
                Older({"where": ""}, lambda kept, _at: {"place": kept["where"]}),
                Older({"place": ""}, lambda kept, at: {**kept, "year": str(at.year)}),
            ),
        )
        class Inspected(Event):
            """Somebody looked at a place."""

            place: str = ask(("地点", "Place"), Line())
            year: str = ask(("年份", "Year"), Line())

        now = Inspected(place="工地", year="2026")
        assert now.dump() == {"v": 3, "place": "工地", "year": "2026"}
        assert Inspected.unpack(now.dump(), MOMENT) == now
        assert Inspected.unpack({"v": 2, "place": "工地"}, MOMENT) == now
        assert Inspected.unpack({"where": "工地"}, MOMENT) == now
        assert Inspected.unpack({}, MOMENT) == Inspected.unpack({"v": 2}, MOMENT) == Inspected(place="", year="2026")
    finally:
        CATALOGUE.pop("inspected", None)


@pytest.mark.parametrize("event", CATALOGUE.values(), ids=CATALOGUE)
def test_an_entry_of_any_version_with_nothing_in_it_is_read_and_folded(event: type[Event]) -> None:
    case = at_stage(Stage.FOLLOW_UP).case
    for version in range(1, event.spec.version + 1):
        made = event.unpack({"v": version}, MOMENT)
        assert event.unpack(made.dump(), MOMENT) == made
        assert made.dump().keys() <= {"v", "now"}
        assert fold(case, Entry(case.version + 1, DAY, MOMENT, "li", Role.STAFF, made)).version == case.version + 1


def intake_changed(patch: pytest.MonkeyPatch) -> None:
    """Let the second version of the intake write its project large, and call it otherwise than the first."""
    asks = tuple(replace(each, formerly=("site",)) if each.name == "project" else each for each in Opened.asks)
    shout = Older({"project": "?"}, lambda kept, _at: {**kept, "project": kept["project"].upper()})
    patch.setattr(Opened, "asks", asks)
    patch.setattr(Opened, "spec", replace(Opened.spec, asks=asks, older=(shout,)))


def test_a_correction_is_read_as_its_field_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """However its field changed since: how the intake reads its older versions says it once for both."""
    story = Story()
    story.add(Corrected(field="project", old="", new="ab", reason="漏填。"))
    kept = story.history[1].event.dump()
    intake_changed(monkeypatch)
    read = Corrected.unpack(kept, MOMENT)
    assert replace(story.history[1], event=read).event.change(story.case, story.history[1]).intake.site.project == "AB"
    assert Corrected.unpack(read.dump(), MOMENT) == read
    assert story.add(Corrected(field="project", old="ab", new="cd", reason="核对。")).intake.site.project == "cd"
    assert story.history[2].event.dump()["now"] == {"v": 2, "value": "cd"}


def test_a_field_that_was_renamed_is_found_under_its_former_name(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story()
    story.add(Corrected(field="project", old="", new="东港工程", reason="漏填。"))
    kept = story.history[1].event.dump() | {"field": "site"}
    intake_changed(monkeypatch)
    monkeypatch.setattr(Opened, "spec", replace(Opened.spec, older=()))
    assert Opened.load({"site": "东港工程"}).project == "东港工程"
    assert Opened.load({"site": "旧", "project": "新"}).project == "新"
    for read in (Corrected.unpack(kept, MOMENT), Corrected.unpack({**kept, "v": 1, "new": "东港工程"}, MOMENT)):
        assert read.mends
        assert read.mends.name == "project"
        intake, entry = in_case((story.history[0], replace(story.history[1], event=read)))
        assert replay(NUMBER, STATION, (intake, entry)).intake.site.project == "东港工程"
        assert read.nameless(In(), DAY).dump()["field"] == "project"


def test_every_field_that_the_intake_ever_had_is_known_by_its_name() -> None:
    """One that was renamed without a word takes its corrections with it, and nobody hears of that."""
    from cases.events.past import _FIELDS

    assert [name for name in {*_FIELDS.values()} if Opened.known_as(name) is None] == []


def test_a_name_is_of_one_field_alone() -> None:
    with pytest.raises(ValueError, match="place"):

        @happens("twice", ("两次", "Twice"), at=ANY, by=By.STAFF)
        class Twice(Event):
            """Two fields, one of which was called as the other is."""

            place: str = ask(("地点", "Place"), Line())
            site: str = ask(("工地", "Site"), Line(), formerly=("place",))


@pytest.mark.parametrize("name", ["on", "seen"])
def test_what_somebody_types_beside_fields_is_the_name_of_none(name: str) -> None:
    fields = {name: ask(("日期", "Day"), Line()), "__annotations__": {name: str}, "__doc__": "Taken."}
    with pytest.raises(ValueError, match=name):
        happens("taken", ("占用", "Taken"), at=ANY, by=By.STAFF)(type("Taken", (Event,), fields))
    assert "taken" not in CATALOGUE


def test_a_correction_is_kept_with_its_value() -> None:
    story = Story()
    story.add(Corrected(field="类别", old="维权", new="帮扶救助", reason="改办。"))
    kept = story.history[-1].event.dump()
    assert kept == {
        "v": 2,
        "field": "kind",
        "old": "rights",
        "new": "assistance",
        "reason": "改办。",
        "now": {"value": "assistance"},
    }
    assert refusal(lambda: Corrected.read({"field": "kind", "now": "x", "reason": "改"}, DAY)) == "unknown_field"
