"""Clock rules: what ships with the program, when a clock is due, and what a bad file gets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.calendar import Calendar, load_overrides
from cases.clockrules import ACTORS, UNITS, ClockRule, Due, due, load_rules, rules
from cases.events import CATALOGUE
from cases.kinds import Pick, PickMany
from cases.refusal import Refused
from cases.tables import packaged

BY_ID = {rule.id: rule for rule in rules()}
PLAIN = Calendar()
EVENTS = {
    code: {ask.name: ask.kind.list_name if isinstance(ask.kind, Pick | PickMany) else "" for ask in event.spec.asks}
    for code, event in CATALOGUE.items()
}
GOOD = """[[rule]]
id = "A"
label = { zh = "审查", en = "Check" }
length = 7
unit = "days"
start = "filed"
when = { forum = ["arbitration"] }
stop = ["mediation", "ruling"]
stop_when = { mediation = { result = ["agreed"] } }
actor = "forum"
lapses = { zh = "逾期", en = "Late" }
basis = "某法 第一条"
since = 2020-01-01
status = "S"
"""


def refused(text: str) -> str:
    with pytest.raises(Refused) as found:
        load_rules(text, "期限.toml", EVENTS)
    (problem,) = found.value.problems
    return str(problem.sentence)


def test_a_good_rule_is_read_whole() -> None:
    more = 'until = "2024-12-31"\nkinds = ["rights"]\nnote = "注"\nright = true\n'
    (rule,) = load_rules("\ufeff" + GOOD + more, "期限.toml", EVENTS)
    assert rule == ClockRule(
        id="A",
        label=rule.label,
        length=7,
        unit="days",
        start="filed",
        stop=("mediation", "ruling"),
        actor="forum",
        lapses=rule.lapses,
        basis="某法 第一条",
        status="S",
        when={"forum": ("arbitration",)},
        kinds=("rights",),
        stop_when={"mediation": {"result": ("agreed",)}},
        right=True,
        since=date(2020, 1, 1),
        until=date(2024, 12, 31),
        note="注",
    )
    assert (rule.label.zh, rule.lapses.en) == ("审查", "Late")
    assert not rule.unconfirmed
    assert rule.in_force(date(2024, 12, 31))
    assert not rule.in_force(date(2025, 1, 1))
    assert not rule.in_force(date(2019, 12, 31))
    assert str(rule.length_said) == "7 日"
    assert rule.actor_label.zh == "受理机构"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "A"\n', "", "缺少 id"),
        ('id = "A"', "id = 3", "id 应是带引号的文字"),
        ('label = { zh = "审查", en = "Check" }', 'label = "审查"', "label 应有中英文"),
        (', en = "Late"', "", "lapses 应有中英文"),
        ("length = 7", "length = 0", "length 应是"),
        ("length = 7", "length = true", "length 应是"),
        ("length = 7", "length = 99999", "length 应是"),
        ('unit = "days"', 'unit = "weeks"', "unit 不认识"),
        ('actor = "forum"', 'actor = "judge"', "actor 不认识"),
        ('status = "S"', 'status = "Z"', "status 不认识"),
        ("since = 2020-01-01", 'since = "2020-1-1"', "since 不是日期"),
        ("since = 2020-01-01", "since = 2020-01-01T08:00:00", "since 不是日期"),
        ("since = 2020-01-01", "since = 2020-01-01\nuntil = 2019-12-31", "早于 since"),
        ('stop = ["mediation", "ruling"]', "stop = []", "stop 至少"),
        ('stop = ["mediation", "ruling"]', 'stop = "ruling"', "stop 应是一列代码"),
        ('stop = ["mediation", "ruling"]', 'stop = ["ruling"]', "mediation 不在 stop 中"),
        ('basis = "某法 第一条"', 'basis = " "', "缺少 basis"),
        ('basis = "某法 第一条"', 'basis = "某法"\nlaw = 1', "没有字段 law"),
        ('basis = "某法 第一条"', 'basis = "某法"\nkinds = ["rigths"]', "案件类别"),
        ('basis = "某法 第一条"', 'basis = "某法"\nright = "yes"', "right 请填 true"),
        ('when = { forum = ["arbitration"] }', 'when = ["arbitration"]', "when 的条件"),
        ('when = { forum = ["arbitration"] }', "when = { forum = [] }", "when 至少"),
        ('when = { forum = ["arbitration"] }', 'when = { forum = ["abritration"] }', "没有代码 abritration"),
        ('when = { forum = ["arbitration"] }', 'when = { place = ["arbitration"] }', "没有字段 place"),
        ('stop_when = { mediation = { result = ["agreed"] } }', 'stop_when = ["agreed"]', "stop_when 应按事件"),
        ('mediation = { result = ["agreed"] }', 'mediation = ["agreed"]', "stop_when 的条件"),
        ('result = ["agreed"]', 'result = ["aggreed"]', "没有代码 aggreed"),
        ('start = "filed"', 'start = "field"', "没有叫 field 的事件"),
        ('stop = ["mediation", "ruling"]', 'stop = ["mediation", "rulling"]', "没有叫 rulling 的事件"),
        ('start = "filed"', 'start = "filed"\nstart_field = "served_on"', "没有字段 served_on"),
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


def test_a_condition_on_a_field_without_a_list_may_hold_anything() -> None:
    (rule,) = load_rules(GOOD.replace('forum = ["arbitration"]', 'body = ["某仲裁委"]'), "期限.toml", EVENTS)
    assert rule.when == {"body": ("某仲裁委",)}


def test_a_second_rule_of_the_same_name_is_refused() -> None:
    assert refused(GOOD + GOOD).startswith(f"期限.toml 第 {GOOD.count(chr(10)) + 1} 行：编号 A 重复")


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
        (GOOD + 'note = "没有写完', 15),
        ("", 1),
        ("title = 1\n" + GOOD, 2),
        ("rule = 3\n", 1),
        ('rule = [{ id = "A" }]\n', 1),
    ],
)
def test_a_file_of_another_shape_is_refused_by_line(text: str, line: int) -> None:
    assert refused(text).startswith(f"期限.toml 第 {line} 行：")


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_loader(text: str) -> None:
    with pytest.raises(Refused):
        load_rules("[[rule]]\n" + text, "期限.toml")


def test_the_rules_of_the_program_match_the_events() -> None:
    assert load_rules(packaged("clocks.toml"), "clocks.toml", EVENTS) == rules()
    assert rules() is rules()


LAW = {
    "A01": (7, "days", "法律援助法 第四十三条"),
    "A02": (3, "days", "法律援助法 第四十三条"),
    "A08": (5, "days", "办理法律援助案件程序规定 第二十七条"),
    "A10": (30, "days", "办理法律援助案件程序规定（条号未核实）"),
    "L05": (15, "days", "劳动争议调解仲裁法 第十四条"),
    "L07": (5, "days", "劳动争议调解仲裁法 第二十九条"),
    "L14": (45, "days", "劳动争议调解仲裁法 第四十三条"),
    "L17": (15, "days", "劳动争议调解仲裁法 第四十八条"),
    "L18": (30, "days", "劳动争议调解仲裁法 第四十九条"),
    "L19": (15, "days", "劳动争议调解仲裁法 第四十九条"),
    "L20": (15, "days", "劳动争议调解仲裁法 第五十条"),
    "C01": (7, "days", "民事诉讼法（2023年修正）第一百二十六条"),
    "C05-judgment": (15, "days", "民事诉讼法（2023年修正）第一百七十一条"),
    "C05-ruling": (10, "days", "民事诉讼法（2023年修正）第一百七十一条"),
    "C06": (3, "months", "民事诉讼法（2023年修正）第一百八十三条"),
    "C07": (6, "months", "民事诉讼法（2023年修正）第二百一十六条"),
    "C08-notice": (5, "days", "民事诉讼法（2023年修正）第二百二十六条"),
    "C08-issue": (15, "days", "民事诉讼法（2023年修正）第二百二十七条"),
    "C08-debtor": (15, "days", "民事诉讼法（2023年修正）第二百二十七条"),
    "C09": (2, "years", "民事诉讼法（2023年修正）第二百五十条"),
    "C09-award": (2, "years", "民事诉讼法（2023年修正）第二百五十条"),
    "C09-judgment": (2, "years", "民事诉讼法（2023年修正）第二百五十条"),
    "J02": (5, "working_days", "关于实施《劳动保障监察条例》若干规定 第十八条"),
    "J03": (60, "working_days", "劳动保障监察条例 第十七条"),
    "W03": (15, "days", "工伤认定办法 第八条"),
    "W04": (60, "days", "工伤保险条例 第二十条"),
    "W06": (60, "days", "工伤保险条例 第二十五条"),
    "W07": (15, "days", "工伤保险条例 第二十六条"),
    "X01": (15, "days", "信访工作条例 第二十三条"),
    "X01-filed": (15, "days", "信访工作条例 第二十三条"),
    "X04": (60, "days", "信访工作条例 第三十四条"),
    "X05-apply": (30, "days", "信访工作条例 第三十五条"),
    "X05-opinion": (30, "days", "信访工作条例 第三十五条"),
    "X06-apply": (30, "days", "信访工作条例 第三十六条"),
    "X06-opinion": (30, "days", "信访工作条例 第三十六条"),
}


def test_lengths_and_articles_are_those_of_the_law() -> None:
    assert {rule.id: (rule.length, rule.unit, rule.basis) for rule in rules()} == LAW


def test_what_is_not_confirmed_says_so() -> None:
    assert [rule.id for rule in rules() if rule.unconfirmed] == ["A10", "X01", "C06"]
    assert all(rule.actor in ACTORS and rule.unit in UNITS for rule in rules())


def test_no_rule_is_met_by_the_very_event_that_starts_it() -> None:
    for rule in rules():
        if rule.start in rule.stop:
            met = rule.stop_when[rule.start]
            assert any(not set(met[name]) & set(codes) for name, codes in rule.when.items() if name in met), rule.id


def test_each_end_of_a_ladder_hands_on_to_the_next() -> None:
    assert all((rule.start_field == "served_on") == (rule.start == "ruling") for rule in rules())
    awards = set(BY_ID["L14"].stop_when["ruling"]["sort"])
    assert set(BY_ID["L14"].when["sort"]) == set(BY_ID["L07"].stop_when["document"]["sort"])
    assert set(BY_ID["L17"].when["sort"]) | set(BY_ID["L20"].when["sort"]) <= awards
    assert set(BY_ID["W07"].when["sort"]) < set(BY_ID["W06"].stop_when["ruling"]["sort"])  # the second is final


def test_a_day_clock_rolls_over_the_holiday() -> None:
    found = due(BY_ID["L17"], date(2025, 9, 17), PLAIN)
    assert (found.natural, found.due, found.provisional) == (date(2025, 10, 2), date(2025, 10, 9), False)
    assert "国庆节" in str(found.rolled_reason)


def test_a_working_day_clock_does_not_roll() -> None:
    assert due(BY_ID["J02"], date(2025, 9, 29), PLAIN) == Due(
        date(2025, 10, 13), date(2025, 10, 13), None, provisional=False
    )


def test_months_and_years_end_on_the_corresponding_day() -> None:
    assert due(BY_ID["C06"], date(2025, 11, 30), PLAIN).natural == date(2026, 2, 28)
    assert due(BY_ID["C09"], date(2024, 2, 29), PLAIN).natural == date(2026, 2, 28)
    assert due(BY_ID["C07"], date(2025, 8, 31), PLAIN).due == date(2026, 2, 28)  # a Saturday moved to work


def test_a_clock_into_an_unpublished_year_is_provisional_until_the_table_comes() -> None:
    found = due(BY_ID["C09"], date(2029, 10, 1), PLAIN)
    assert (found.due, found.provisional) == (date(2031, 10, 1), True)
    table = load_overrides("2031-10-01,rest,国庆节\n2031,complete,通知", "假日.csv")
    again = due(BY_ID["C09"], date(2029, 10, 1), Calendar(table))
    assert (again.natural, again.due, again.provisional) == (date(2031, 10, 1), date(2031, 10, 2), False)


def test_a_working_day_clock_that_crosses_an_unpublished_year_is_provisional() -> None:
    assert due(BY_ID["J03"], date(2030, 12, 1), PLAIN).provisional
    assert due(BY_ID["J03"], date(2003, 12, 30), PLAIN).provisional
    assert not due(BY_ID["J03"], date(2025, 12, 1), PLAIN).provisional


@given(st.sampled_from(rules()), st.dates(date(2004, 1, 1), date(2030, 12, 31)))
def test_nothing_is_due_before_its_natural_day_or_on_a_rest_day(rule: ClockRule, base: date) -> None:
    found = due(rule, base, PLAIN)
    assert base < found.natural <= found.due
    assert not PLAIN.is_rest_day(found.due)
    assert (found.rolled_reason is None) == (found.natural == found.due)


@given(st.sampled_from(rules()), *[st.dates(date(2004, 1, 1), date(2030, 12, 31))] * 2)
def test_a_clock_that_starts_later_is_not_due_earlier(rule: ClockRule, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert due(rule, first, PLAIN).due <= due(rule, second, PLAIN).due
