"""Clock rules: what ships with the program, what a bad file gets, and a centre's own rules over those that ship."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.due.starting import clocks
from cases.law.clockrules import ACTORS, MOVES, UNITS, ClockRule, Trigger
from cases.law.rulebook import ShippedByKey, rulebook, shipped_book
from cases.law.rulefile.reading import load_rules, shipped
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.tables import packaged
from storage.rules.reckoning import event_fields
from tests.cases.law_of_clocks import LAW
from tests.cases.making import at_stage

BY_ID = {rule.id: rule for rule in shipped()}
CLOCKS = load_rules(packaged("clocks.toml"), "clocks.toml")
EVENTS = event_fields()
GOOD = """[[rule]]
id = "A"
label = { zh = "审查", en = "Check" }
length = 7
unit = "days"
start = [{ event = "filed", forum = ["arbitration"] }]
stop = [{ event = "mediation", result = ["agreed"] }, { event = "ruling", on = "served_on" }]
actor = "forum"
lapses = { zh = "逾期", en = "Late" }
basis = "某法 第一条"
since = 2020-01-01
status = "S"
"""
MORE = """until = "2024-12-31"
kinds = ["rights"]
groups = ["taxi"]
note = "注"
right = true
remind = [9, 2]
restart = [{ event = "limitation", act = ["demand"] }]
suspend = [{ event = "limitation", act = ["suspended"] }]
resume = [{ event = "limitation", act = ["resumed"] }]
extend = [{ event = "document", sort = ["arbitration_extension"] }]
extension = 3
reason = "更快"
decided_by = "主任"
"""


def refused(text: str, *, own: bool = False) -> str:
    with pytest.raises(Refused) as found:
        load_rules(text, "期限.toml", EVENTS, own=own)
    (problem,) = found.value.problems
    return str(problem.sentence)


def test_a_rule_that_is_read_alone_is_the_one_of_the_whole_book() -> None:
    book, alone = shipped_book(), ShippedByKey()
    keys = [book.key(rule, latest) for rule in shipped() for latest in (None, date(2026, 3, 1))]
    keys += [f"{rule.id}@1999-01-01" for rule in shipped()]
    assert {key: alone.of(key) for key in keys} == {key: book.of(key) for key in keys}
    assert all(alone.of(key) is None and book.of(key) is None for key in ("", "nothing", "plan"))


def test_a_good_rule_is_read_whole() -> None:
    (rule,) = load_rules("\ufeff" + GOOD + MORE, "期限.toml", EVENTS, own=True)
    assert rule == ClockRule(
        id="A",
        label=rule.label,
        length=7,
        unit="days",
        start=(Trigger("filed", {"forum": ("arbitration",)}),),
        stop=(Trigger("mediation", {"result": ("agreed",)}), Trigger("ruling", {}, "served_on")),
        restart=(Trigger("limitation", {"act": ("demand",)}),),
        suspend=(Trigger("limitation", {"act": ("suspended",)}),),
        resume=(Trigger("limitation", {"act": ("resumed",)}),),
        extend=(Trigger("document", {"sort": ("arbitration_extension",)}),),
        extension=3,
        actor="forum",
        lapses=rule.lapses,
        basis="某法 第一条",
        status="S",
        kinds=("rights",),
        groups=("taxi",),
        right=True,
        remind=(9, 2),
        since=date(2020, 1, 1),
        until=date(2024, 12, 31),
        note="注",
        reason="更快",
        decided_by="主任",
    )
    assert (rule.label.zh, rule.lapses.en) == ("审查", "Late")
    assert not rule.unconfirmed
    assert rule.in_force(date(2024, 12, 31))
    assert not rule.in_force(date(2025, 1, 1))
    assert not rule.in_force(date(2019, 12, 31))
    assert str(rule.length_said) == "7 日"
    assert rule.actor_label.zh == "受理机构"


def test_left_out_it_reminds_seven_three_and_one_day_ahead_and_claims_nothing_else() -> None:
    (rule,) = load_rules(GOOD, "期限.toml", EVENTS)
    assert rule.remind == (7, 3, 1)
    flags = (rule.right, rule.opens, rule.before, rule.quiet, rule.limitation, rule.each)
    assert not any(flags)
    assert [*rule.moves] == ["mediation", "ruling"]


START = 'start = [{ event = "filed", forum = ["arbitration"] }]'
STOP = 'stop = [{ event = "mediation", result = ["agreed"] }, { event = "ruling", on = "served_on" }]'
BASIS = 'basis = "某法 第一条"'


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "A"\n', "", "缺少 id"),
        ('id = "A"', "id = 3", "id 应是带引号的文字"),
        ('label = { zh = "审查", en = "Check" }', 'label = "审查"', "label 应有中英文"),
        (', en = "Late"', "", "lapses 应有中英文"),
        ("length = 7", "length = 0", "length 须是"),
        ("length = 7", "length = true", "length 须是"),
        ("length = 7", "length = 99999", "length 须是"),
        ('unit = "days"', 'unit = "weeks"', "unit 不认识"),
        ('actor = "forum"', 'actor = "judge"', "actor 不认识"),
        ('status = "S"', 'status = "Z"', "status 不认识"),
        ("since = 2020-01-01", 'since = "2020-1-1"', "since 不是日期"),
        ("since = 2020-01-01", "since = 2020-01-01T08:00:00", "since 不是日期"),
        ("since = 2020-01-01", "since = 2020-01-01\nuntil = 2019-12-31", "早于 since"),
        (BASIS, 'basis = " "', "缺少 basis"),
        (BASIS, 'basis = "某法"\nlaw = 1', "没有字段 law"),
        (BASIS, 'basis = "某法"\nkinds = ["rigths"]', "kinds 里有不认识的代码"),
        (BASIS, 'basis = "某法"\ngroups = ["taxis"]', "groups 里有不认识的代码"),
        (BASIS, 'basis = "某法"\nright = "yes"', "right 请填 true"),
        (BASIS, 'basis = "某法"\nremind = [1, 3]', "remind 是提前几天"),
        (BASIS, 'basis = "某法"\nremind = [-1]', "remind 是提前几天"),
        (BASIS, 'basis = "某法"\nremind = [3, 3]', "remind 是提前几天"),
        (BASIS, 'basis = "某法"\nremind = [true]', "remind 是提前几天"),
        (BASIS, 'basis = "某法"\nremind = 7', "remind 是提前几天"),
        (BASIS, 'basis = "某法"\nextension = 3', "extend（何事可延长）"),
        (BASIS, 'basis = "某法"\nextend = [{ event = "document" }]', "extend（何事可延长）"),
        (BASIS, 'basis = "某法"\nsuspend = [{ event = "document" }]', "suspend（何事中止）"),
        (BASIS, 'basis = "某法"\nresume = [{ event = "document" }]', "suspend（何事中止）"),
        (STOP, 'stop = "ruling"', "stop 应是一列事项"),
        (STOP, 'stop = ["ruling"]', "stop 应是一列事项"),
        (STOP, "stop = [{ result = [] }]", "stop 应是一列事项"),
        (STOP, 'stop = [{ event = "ruling", strict = true }]', "stop 应是一列事项"),
        (STOP, 'stop = [{ event = "rulling" }]', "没有“rulling”这种事项"),
        (STOP, 'stop = [{ event = "mediation", result = ["aggreed"] }]', "没有代码 aggreed"),
        (START, 'start = [{ event = "filed", forum = "arbitration" }]', "start 里应是一列代码"),
        (START, 'start = [{ event = "filed", forum = [] }]', "start 里至少"),
        (START, 'start = [{ event = "filed", forum = ["abritration"] }]', "没有代码 abritration"),
        (START, 'start = [{ event = "filed", place = ["arbitration"] }]', "没有字段 place"),
        (START, 'start = [{ event = "field" }]', "没有“field”这种事项"),
        (START, 'start = [{ event = "filed", on = "served_on" }]', "没有字段 served_on"),
        (START, 'start = [{ event = "filed", within = 15 }]', "within 只能在 stop 或 overtaken 里写天数"),
        (STOP, 'stop = [{ event = "filed", within = true }]', "within 只能在 stop 或 overtaken 里写天数"),
        (STOP, 'stop = [{ event = "filed", within = -1 }]', "within 只能在 stop 或 overtaken 里写天数"),
        (STOP, 'stop = [{ event = "mediation", performed = true }]', "performed 只能在 start 或 restart 里写"),
        (STOP, 'stop = [{ event = "mediation", last = true }]', "last 只能在 start 里同 performed 一起写"),
        (START, 'start = [{ event = "hearing", same = true }]', "same 只能在 start、unless、counts_from"),
        (START, 'start = [{ event = "hearing", contested = -1 }]', "contested 只能在 start 或 resume 里写天数"),
        (STOP, 'stop = [{ event = "hearing", payable = 15 }]', "payable 只能在 start 里写天数"),
        (STOP, 'stop = [{ event = "hearing", published = 30 }]', "published 只能在 restart 里写天数"),
        (STOP, 'stop = [{ event = "hearing", onward = true }]', "onward 只能在 suspend 里写 true"),
        (STOP, 'stop = [{ event = "hearing", undone = true }]', "undone 只能在 revive 里写 true"),
        (START, 'start = [{ event = "hearing", made = 1 }]', "made 只能在 start 里写 true"),
        (STOP, 'stop = [{ event = "hearing", same = "yes" }]', "same 只能在 start、unless、counts_from"),
    ],
)
def test_a_bad_rule_is_refused_by_its_line_and_reason(old: str, new: str, words: str) -> None:
    assert old in GOOD
    second = GOOD.replace('id = "A"', 'id = "B"') + "\n"
    bad = "# 注释\n\n" + second + GOOD.replace(old, new, 1)
    sentence = refused(bad)
    line = bad[: bad.rindex("[[rule]]")].count("\n") + 1
    assert sentence.startswith(f"期限.toml 第 {line} 行：")
    assert words in sentence


@pytest.mark.parametrize("key", ["reason", "decided_by"])
def test_a_centres_own_rule_must_say_why_and_who_decided_it(key: str) -> None:
    whole = GOOD + 'reason = "更快"\ndecided_by = "主任"\n'
    assert load_rules(whole, "期限.toml", own=True)
    kept = "\n".join(line for line in whole.splitlines() if not line.startswith(key))
    assert refused(kept, own=True).startswith(f"期限.toml 第 1 行：缺少 {key}")


def test_a_condition_on_a_field_without_a_list_may_hold_anything() -> None:
    (rule,) = load_rules(GOOD.replace('forum = ["arbitration"]', 'body = ["某仲裁委"]'), "期限.toml", EVENTS)
    assert rule.start == (Trigger("filed", {"body": ("某仲裁委",)}),)


def test_untold_stands_for_a_field_that_is_left_empty() -> None:
    told = STOP.replace('result = ["agreed"]', 'result = ["agreed", "untold"]')
    (rule,) = load_rules(GOOD.replace(STOP, told), "期限.toml", EVENTS)
    assert rule.stop[0] == Trigger("mediation", {"result": ("agreed", "")})


@pytest.mark.parametrize(("filer", "met"), [("", None), ("甲公司", 5)])
def test_any_stands_for_a_field_that_is_filled(filer: str, met: int | None) -> None:
    told = STOP.replace('event = "mediation", result = ["agreed"]', 'event = "filed", filer = ["any"]')
    (rule,) = load_rules(GOOD.replace(STOP, told).replace("since = 2020-01-01\n", ""), "期限.toml", EVENTS)
    story = at_stage(Stage.FOLLOW_UP, respondents="用人单位：甲公司")
    story.add("filed", forum="arbitration")
    story.add("filed", forum="litigation", filer=filer)
    found = clocks(story.case, story.history, rulebook([rule]))
    (clock,) = (each for each in found if (each.rule.id, each.started_by) == ("A", 4))
    assert clock.met_by == met


def test_versions_of_a_rule_whose_times_meet_are_refused() -> None:
    assert refused(GOOD + GOOD).startswith(f"期限.toml 第 {GOOD.count(chr(10)) + 1} 行：编号 A 的两条规则")
    ended = GOOD + "until = 2024-12-31\n"
    assert len(load_rules(ended + GOOD.replace("2020-01-01", "2025-01-01"), "期限.toml")) == 2
    assert refused(ended + GOOD.replace("2020-01-01", "2024-12-31"))


def test_every_bad_rule_is_named_at_once() -> None:
    with pytest.raises(Refused) as found:
        load_rules(GOOD.replace("= 7", "= 0") + GOOD.replace('"days"', '"weeks"'), "期限.toml")
    first, second = (str(problem.sentence) for problem in found.value.problems)
    assert first.startswith("期限.toml 第 1 行：length")
    assert second.startswith(f"期限.toml 第 {GOOD.count(chr(10)) + 1} 行：unit")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD.replace("length = 7", "length = = 7"), 4),
        (GOOD.replace("length = 7", "length = 7\nlength = 8"), 5),
        (GOOD + 'note = "没有写完', 13),
        ("title = 1\n" + GOOD, 2),
        ("rule = 3\n", 1),
        ('rule = [{ id = "A" }]\n', 1),
    ],
)
def test_a_file_of_another_shape_is_refused_by_line(text: str, line: int) -> None:
    assert refused(text).startswith(f"期限.toml 第 {line} 行：")


def test_an_empty_file_holds_no_rules() -> None:
    assert load_rules("\n", "期限.toml") == ()


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_loader(text: str) -> None:
    with pytest.raises(Refused):
        load_rules("[[rule]]\n" + text, "期限.toml")


def test_the_rules_of_the_program_match_the_events() -> None:
    names = ("clocks.toml", "steps.toml")
    assert tuple(rule for name in names for rule in load_rules(packaged(name), name, EVENTS)) == shipped()
    assert shipped() is shipped()


"""What the law says, written out a second time: length, unit and article."""


def test_lengths_and_articles_are_those_of_the_law() -> None:
    assert {rule.id: (rule.length, rule.unit, rule.basis) for rule in CLOCKS} == LAW


def test_extensions_are_those_of_the_law() -> None:
    assert {rule.id: rule.extension for rule in CLOCKS if rule.extension} == {
        "C03-again": 6,
        "L14": 15,
        "C03": 6,
        "C04": 1,
        "C04-small": 1,
        "R03": 30,
        "R11": 30,
        "X04-own": 30,
        "J03": 30,
        "W06": 30,
        "W09": 12,
        "X04": 30,
    }


def claims_no_law(rule: ClockRule) -> bool:
    """Tell whether a rule says that it is a usual step: by its status, and by its number."""
    assert (rule.status == "O") == rule.id.startswith("S0")
    return rule.status == "O"


def test_what_is_not_confirmed_says_so_and_the_usual_steps_claim_no_law() -> None:
    assert {rule.id for rule in shipped() if rule.unconfirmed} == {
        *("A09", "A10", "X01", "X04-own", "L22", "C13", "C07-ruling")
    }
    assert all(rule.actor in ACTORS and rule.unit in UNITS for rule in shipped())
    assert all(claims_no_law(rule) == rule.id.startswith("S0") for rule in shipped())


def test_what_no_event_starts_says_that_it_is_reckoned_by_hand() -> None:
    assert all("不自动起算" in rule.note or "不重复列出" in rule.note for rule in CLOCKS if not rule.start)


def test_limits_on_claims_are_interrupted_and_suspended_for_each_respondent() -> None:
    limits = [rule for rule in CLOCKS if rule.limitation]
    assert [rule.id for rule in limits] == ["L01", "L04", "L22"]
    assert all(rule.each and rule.right and rule.restart and rule.suspend and rule.resume for rule in limits)


def _same(one: Trigger, other: Trigger) -> bool:
    """Tell whether one event may pull both triggers."""
    if one.event != other.event:
        return False
    return all(set(held) & set(other.when.get(name, held)) for name, held in one.when.items())


def _pairs(rule: ClockRule) -> Iterator[tuple[Trigger, Trigger]]:
    return ((start, move) for start in rule.start for act in MOVES if act != "overtaken" for move in getattr(rule, act))


def test_no_rule_is_moved_by_the_very_event_that_starts_it() -> None:
    """But for a new summons, which takes the place of the old one."""
    for rule in shipped():
        assert not any(_same(*pair) for pair in _pairs(rule)), rule.id


def _codes(triggers: tuple[Trigger, ...], event: str) -> set[str]:
    return {code for each in triggers if each.event == event for code in each.when.get("sort", ())}


def test_each_end_of_a_ladder_hands_on_to_the_next() -> None:
    awards = _codes(BY_ID["L14"].stop, "ruling")
    assert _codes(BY_ID["L14"].start, "document") == _codes(BY_ID["L07"].stop, "document")
    assert _codes(BY_ID["L17"].start, "ruling") | _codes(BY_ID["L20"].start, "ruling") <= awards
    assert _codes(BY_ID["W07"].start, "ruling") < _codes(BY_ID["W06"].stop, "ruling")  # the second is final


def test_own_rules_hold_in_their_time_and_those_that_ship_before_and_after_it() -> None:
    text = GOOD.replace('"A"', '"A01"').replace("2020-01-01", "2026-01-01") + "until = 2026-12-31\n"
    own = load_rules(text, "own.toml")
    book = rulebook(own)
    for day, basis in (
        (date(2025, 12, 31), "法律援助法 第四十三条"),
        (date(2026, 1, 1), "某法 第一条"),
        (date(2026, 12, 31), "某法 第一条"),
        (date(2027, 1, 1), "法律援助法 第四十三条"),
    ):
        rule = book.version("A01", day)
        assert rule
        assert rule.basis == basis
    assert book.version("A01", date(2021, 12, 31)) is None, "the law was not in force yet"
    since = [date(2022, 1, 1), date(2026, 1, 1), date(2027, 1, 1)]
    assert [rule.since for rule in book.by_id["A01"]] == since, "the earliest first"
    assert {**book.by_id, "A01": ()} == {**rulebook().by_id, "A01": ()}, "no other rule is touched"


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_on_every_day_one_version_at_most_is_in_force(one: date, other: date) -> None:
    since, until = sorted((one, other))
    text = GOOD.replace('"A"', '"L20"').replace("2020-01-01", since.isoformat()) + f"until = {until}\n"
    book = rulebook(load_rules(text, "own.toml"))
    for day in (since - timedelta(1), since, until, until + timedelta(1)):
        found = [rule for rule in book.by_id["L20"] if rule.in_force(day)]
        assert len(found) <= 1
        assert (found[0].basis == "某法 第一条") == (since <= day <= until) if found else day < date(2008, 5, 1)
