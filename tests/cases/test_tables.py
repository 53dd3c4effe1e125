"""Tables that are edited by hand: a bad line is refused by its number, says what is wrong, and names its column."""

from collections.abc import Callable
from datetime import date

import pytest

from cases.directory.bounds import Bounds, load_bounds
from cases.hiding.words.kin import Near, load_kin
from cases.hiding.words.surnames import Surname, SurnameSort, load_surnames
from cases.hiding.words.traditional import load_traditional
from cases.law.criteria import load_rules as load_criteria
from cases.law.rulefile.reading import load_rules as load_clocks
from cases.ledgers.columns.maps import load_map
from cases.ledgers.columns.words import load_words
from cases.ledgers.typed.spellings import load_spellings
from cases.values.calendar import load_overrides
from cases.values.codes import load_codes
from cases.values.refusal import Refused
from cases.values.tables import check_effect, in_force, read_day

GROUPS = "group,sex,least,most,born_from,source,status,note\n"
KIN = "sort,words\n"
SURNAMES = "surname,sort,words,names\n"
TRADITIONAL = "simplified,traditional\n"
WORDS = "field,kinds,header,note\n"
SPELLINGS = "list,code,text\n"
CODES = "list,code,zh,en,parent,since,until,source,status,note\n"
MAP = 'kind = "people"\n[columns]\n'
CRITERION = """[[criterion]]
id = "a"
part = "x"
label = { zh = "一", en = "one" }
kinds = ["legal_aid"]
basis = "第一条"
status = "S"
clauses = [{ state = "met", when = { means = ["within"] } }]
"""
RULE = """[[rule]]
id = "Z1"
label = { zh = "一", en = "one" }
length = 3
unit = "days"
actor = "handler"
lapses = { zh = "逾期", en = "late" }
basis = "第一条"
status = "S"
start = [{ event = "opened" }]
"""
EVENTS = {"opened": {"kind": "kind", "summary": ""}}


def own_rules(text: str, name: str) -> object:
    return load_clocks(text, name, own=True)


def rules_of_events(text: str, name: str) -> object:
    return load_clocks(text, name, EVENTS)


@pytest.mark.parametrize(
    ("load", "text", "line", "words", "field"),
    [
        (load_bounds, GROUPS + "migrant,x,,,,,S,\n", 2, "清单 sex 里没有代码 x", "sex"),
        (load_bounds, GROUPS + "nobody,,,,,,S,\n", 2, "清单 group 里没有代码 nobody", "group"),
        (load_bounds, GROUPS + "migrant,,,,,,?,\n", 2, "status 不认识，请填 S、P、C、M、D、O 之一", "status"),
        (load_bounds, GROUPS + "migrant,,a,,,,S,\n", 2, "least 须是整数", "least"),
        (load_bounds, GROUPS + "migrant,,,12345,,,S,\n", 2, "most 须是整数", "most"),
        (load_bounds, GROUPS + "migrant,,,,１９,,S,\n", 2, "born_from 须是整数", "born_from"),
        (load_bounds, GROUPS + "\nany,,,,,,S,\nany,,,,,,S,\n", 4, "代码 any 重复", "group"),
        (load_bounds, "group\n", 1, "表头应为 group,sex,least,most,born_from,source,status,note", None),
        (load_bounds, GROUPS + "\nmigrant,,,\n", 3, "应有 8 列，这里有 4 列", None),
        (load_bounds, GROUPS + 'migrant,"', 2, "引号是否成对", None),
        (load_kin, KIN + "friend,老乡\n", 2, "sort 须填 family、rank、side、", "sort"),
        (load_kin, KIN + "family,\n", 2, "words 不能空着", "sort"),
        (load_surnames, SURNAMES + "司马懿,name,,\n", 2, "surname 应为一个姓", "surname"),
        (load_surnames, SURNAMES + ",name,,\n", 2, "surname 应为一个姓", "surname"),
        (load_surnames, SURNAMES + "张,name,,\n张,name,,\n", 3, "surname 应为一个姓", "surname"),
        (load_surnames, SURNAMES + "张,often,,\n", 2, "sort 应为 name、word、rare 之一", "surname"),
        (load_traditional, TRADITIONAL + "马国,馬\n", 2, "简体应为一个字", "traditional"),
        (load_traditional, TRADITIONAL + "马,\n", 2, "简体应为一个字", "traditional"),
        (load_traditional, TRADITIONAL + "马,馬\n骂,馬\n", 3, "简体应为一个字", "traditional"),
        (load_traditional, TRADITIONAL + "马,骂\n", 2, "简体应为一个字", "traditional"),
        (load_words, WORDS + "name,,,\n", 2, "缺少 header", "header"),
        (load_words, WORDS + "name,poem,姓名,\n", 2, "没有台账 poem，请填 people、cases、members、", "kinds"),
        (load_words, WORDS + "nothing,,姓名,\n", 2, "没有台账有字段 nothing", "field"),
        (load_words, WORDS + "name,people,叫啥,\nid_number,people,叫啥,\n", 3, "表头“叫啥”在 people 里重复", "header"),
        (load_spellings, SPELLINGS + "nothing,yes,√\n", 2, "没有清单 nothing", "list"),
        (load_spellings, SPELLINGS + "tri,perhaps,√\n", 2, "清单 tri 里没有代码 perhaps", "code"),
        (load_spellings, SPELLINGS + "tri,yes,\n", 2, "text 是空的", "text"),
        (load_spellings, SPELLINGS + "tri,yes,√\ntri,no, √ \n", 3, "text 是空的或与前面重复", "text"),
        (load_codes, CODES, 1, "没有代码", None),
        (load_codes, "a,b\n", 1, "表头应为 list,code,zh,en,parent,since,until,source,status,note", None),
        (load_codes, CODES + "a,b,一\n", 2, "应有 10 列，这里有 3 列", None),
        (load_codes, CODES + 'a,"b', 2, "引号是否成对", None),
        (load_codes, CODES + "A,b,一,one,,,,,S,\n", 2, "list 只能用小写字母", "list"),
        (load_codes, CODES + "a,B,一,one,,,,,S,\n", 2, "code 只能用小写字母", "code"),
        (load_codes, CODES + "a,b,,one,,,,,S,\n", 2, "缺少 zh", "zh"),
        (load_codes, CODES + "a,b,一,,,,,,S,\n", 2, "缺少 en", "en"),
        (load_codes, CODES + "a,b,一,one,c,,,,S,\n", 2, "上级代码 c 不在", "parent"),
        (load_codes, CODES + "a,b,一,one,,2026-1-1,,,S,\n", 2, "since 不是日期", "since"),
        (load_codes, CODES + "a,b,一,one,,,x,,S,\n", 2, "until 不是日期", "until"),
        (load_codes, CODES + "a,b,一,one,,2026-02-01,2026-01-31,,S,\n", 2, "until（2026-01-31）早于", "until"),
        (load_codes, CODES + "a,b,一,one,,,,,X,\n", 2, "status 不认识，请填 S、P、C、M、D、O 之一", "status"),
        (load_codes, CODES + "a,b,一,one,,,,,S,\na,b,二,two,,,,,S,\n", 3, "代码 b 重复", "code"),
        (load_codes, CODES + "a,b,一,one,,,2026-01-31,,S,\na,b,二,two,,2026-01-31,,,S,\n", 3, "代码 b 重复", "code"),
        (load_overrides, "2027-02-06,rest\n", 1, "应有 3 列，这里有 2 列", None),
        (load_overrides, "27,complete,依据\n", 1, "complete 前应是四位年份", "date"),
        (load_overrides, "2027-02-06,off,春节\n", 1, "第二列请填 rest", "rest_or_work"),
        (load_overrides, ",rest,春节\n", 1, "缺少日期", "date"),
        (load_overrides, "2027-2-6,rest,春节\n", 1, "date 不是日期", "date"),
        (load_overrides, "2027-02-06,rest,春节\n2027-02-06,work,春节\n", 2, "2027-02-06 重复", "date"),
        (load_overrides, "2027-02-06,rest,\n", 1, "请写明原因", "reason"),
        (load_overrides, '2027-02-06,"rest', 1, "引号是否成对", None),
        (load_map, 'kind = "poem"\n[columns]\n', 1, "kind 须填 people、cases、members、", "kind"),
        (load_map, "\nkind = 1\n[columns]\n", 2, "kind 须填 people、", "kind"),
        (load_map, 'kind = "people"\n', 1, "文件应由 kind 一行和 [columns] 组成", "columns"),
        (load_map, "more = 1\n" + MAP + '"姓名" = "name"\n', 1, "文件应由 kind 一行和 [columns] 组成", "columns"),
        (load_map, MAP, 1, "文件应由 kind 一行和 [columns] 组成", "columns"),
        (load_map, MAP + '"姓名" = 1\n', 3, '每个表头应写成 "姓名" = "name" 的样子', None),
        (load_map, MAP + '"姓名" = { field = "name", more = 1 }\n', 3, "每个表头应写成", None),
        (load_map, MAP + '"姓名" = { unit = "元" }\n', 3, "每个表头应写成", None),
        (load_map, MAP + '"姓名" = "nome"\n', 3, "没有字段 nome，请填 ", "field"),
        (load_map, MAP + '"钱" = { field = "name", unit = "角" }\n', 3, "unit 不认识，请填 ", "unit"),
        (load_map, 'kind = "people"\n[columns\n', 2, "不是正确的 TOML", None),
        (load_map, MAP + '"姓名" = "name"\n"姓名" = "name"\n', 4, "有没有重复的表头", None),
        (load_criteria, "", 1, "没有条件", None),
        (load_criteria, "x =", 1, "不是正确的 TOML", None),
        (load_criteria, CRITERION.replace('part = "x"\n', ""), 2, "缺少 id、part、", None),
        (load_criteria, CRITERION.replace('"S"', '"?"'), 2, "status 不认识，请填 S、P、C、M、D、O 之一", "status"),
        (load_criteria, CRITERION.replace('"第一条"', '""'), 2, "basis 和 clauses 不能为空", None),
        (load_criteria, CRITERION.replace("[{ state", "[] # ["), 2, "basis 和 clauses 不能为空", None),
        (load_criteria, CRITERION.replace('"legal_aid"', '"x"'), 2, "kinds 须是类别的代码", None),
        (load_criteria, CRITERION.replace('"within"', '"x"'), 2, "when 里的 means 不认识", "when"),
        (load_criteria, CRITERION.replace('"within"', ""), 2, "when 里的 means 不认识", "when"),
        (load_criteria, CRITERION.replace("means =", "mood ="), 2, "when 里的 mood 不认识", "when"),
        (load_criteria, CRITERION.replace('means = ["within"]', 'limit = ["late"]'), 2, "when 里的 limit", "when"),
        (load_criteria, CRITERION.replace('means = ["within"]', 'matter = ["x"]'), 2, "when 里的 matter", "when"),
        (load_criteria, CRITERION.replace('"met"', '"x"'), 2, "缺少 id、part、", None),
        (load_criteria, CRITERION + '[matters]\nx = ["no"]\n', 10, "清单 cause 里没有代码 no", None),
        (load_criteria, CRITERION + CRITERION.replace('"a"', '"b"').replace('"S"', '"?"'), 10, "status", "status"),
        (load_clocks, "x =", 1, "不是正确的 TOML", None),
        (load_clocks, "a = 1\n", 1, "文件应由若干 [[rule]] 组成", None),
        (load_clocks, RULE.replace('id = "Z1"\n', ""), 1, "缺少 id", "id"),
        (load_clocks, RULE.replace('"Z1"', "1"), 1, "id 应是带引号的文字", "id"),
        (load_clocks, RULE.replace("length = 3", "length = 0"), 1, "length 须是 1 到 3660 之间的整数", "length"),
        (load_clocks, RULE.replace("length = 3", "length = 3661"), 1, "length 须是 0 到 3660 之间", "length"),
        (load_clocks, RULE.replace('"days"', '"eons"'), 1, "请填 days、working_days、months", "unit"),
        (load_clocks, RULE.replace('"handler"', '"x"'), 1, "actor 不认识，请填 staff、", "actor"),
        (load_clocks, RULE.replace(', en = "one"', ""), 1, "label 应有中英文两个名称", "label"),
        (load_clocks, RULE.replace('"late"', '""'), 1, "lapses 应有中英文两个名称", "lapses"),
        (load_clocks, RULE.replace('"第一条"', '" "'), 1, "缺少 basis", "basis"),
        (load_clocks, RULE.replace('"S"', '"?"'), 1, "status 不认识", "status"),
        (load_clocks, RULE.replace('[{ event = "opened" }]', '"x"'), 1, "start 应是一列事项", "start"),
        (load_clocks, RULE.replace('event = "opened"', 'on = "x"'), 1, "start 应是一列事项", "start"),
        (load_clocks, RULE.replace('"opened"', '"opened", on = 1'), 1, "start 应是一列事项", "start"),
        (load_clocks, RULE.replace('"opened"', '"opened", kind = []'), 1, "start 里至少要有一个代码", "start"),
        (load_clocks, RULE.replace('"opened"', '"opened", kind = "x"'), 1, "start 里应是一列代码", "start"),
        (load_clocks, RULE + "nothing = 1\n", 1, "没有字段 nothing", "nothing"),
        (load_clocks, RULE + 'kinds = ["x"]\n', 1, "请填 enquiry、rights、legal_aid、assistance 之内", "kinds"),
        (load_clocks, RULE + 'groups = ["x"]\n', 1, "groups 里有不认识的代码，请填 migrant、", "groups"),
        (load_clocks, RULE + "extension = 3\n", 1, "extend（何事可延长）", "extension"),
        (load_clocks, RULE + "extension = -1\n", 1, "extension 须是 0 到 3660", "extension"),
        (load_clocks, RULE + 'resume = [{ event = "x" }]\n', 1, "suspend（何事中止）", "suspend"),
        (load_clocks, RULE + "quiet = 1\n", 1, "quiet 请填 true 或 false", "quiet"),
        (load_clocks, RULE + "since = 2026-02-01T00:00:00\n", 1, "since 不是日期", "since"),
        (load_clocks, RULE + "since = 2026-02-01\nuntil = 2026-01-31\n", 1, "until（2026-01-31）早于", "until"),
        (load_clocks, RULE + "remind = [3, 3]\n", 1, "remind 是提前几天提醒", "remind"),
        (load_clocks, RULE + "remind = [3661]\n", 1, "remind 是提前几天提醒", "remind"),
        (load_clocks, RULE + "remind = [-1]\n", 1, "remind 是提前几天提醒", "remind"),
        (load_clocks, RULE + "note = 1\n", 1, "note 应是带引号的文字", "note"),
        (load_clocks, "\n" + RULE + RULE, 12, "编号 Z1 的两条规则生效时间重叠", "id"),
        (rules_of_events, RULE.replace("opened", "closed"), 1, "没有“closed”这种事项", "start"),
        (rules_of_events, RULE + 'stop = [{ event = "nothing" }]\n', 1, "没有“nothing”这种事项", "stop"),
        (rules_of_events, RULE.replace('"opened"', '"opened", x = ["x"]'), 1, "事项“opened”没有字段 x", "start"),
        (rules_of_events, RULE.replace('"opened"', '"opened", on = "day"'), 1, "事项“opened”没有字段 day", "start"),
        (rules_of_events, RULE.replace('"opened"', '"opened", kind = ["x"]'), 1, "清单 kind 里没有代码 x", "start"),
        (own_rules, RULE + 'decided_by = "主任"\n', 1, "缺少 reason", "reason"),
        (own_rules, RULE + 'reason = "会议"\n', 1, "缺少 decided_by", "decided_by"),
    ],
)  # fmt: skip
def test_a_bad_line_is_refused_by_its_number_and_column(
    load: Callable[[str, str], object], text: str, line: int, words: str, field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        load(text, "表")
    (problem,) = refused.value.problems
    assert problem.rule == "table"
    assert str(problem.sentence).startswith(f"表 第 {line} 行：")
    assert words in str(problem.sentence)
    assert problem.field == field


def test_what_belonging_to_a_group_says_is_read_from_its_line() -> None:
    found = load_bounds(GROUPS + "women,female,,,,妇女,S,\nminor,,16,17,,未成年,S,\nany,,0,120,1900,人,D,\n", "表")
    assert found == {
        "women": Bounds("female", 0, 999, ""),
        "minor": Bounds("", 16, 17, ""),
        "any": Bounds("", 0, 120, "1900"),
    }


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Bounds("", 16, 60, "1980"), Bounds("female", 18, 999, ""), Bounds("female", 18, 60, "1980")),
        (Bounds("female", 18, 999, ""), Bounds("", 16, 60, "1980"), Bounds("female", 18, 60, "1980")),
        (Bounds(born_from="1980"), Bounds(born_from="1990"), Bounds("", 0, 999, "1990")),
    ],
)
def test_whoever_belongs_to_two_groups_is_bound_by_both(one: Bounds, other: Bounds, both: Bounds) -> None:
    assert one.both(other) == both


def test_words_of_a_sort_may_stand_on_several_lines() -> None:
    found = load_kin(KIN + "family,老公 老婆\nwork,工友\nfamily,姐夫\n", "表")
    assert found[Near.FAMILY] == {"老公", "老婆", "姐夫"}
    assert found[Near.WORK] == {"工友"}
    assert found[Near.OFFICE] == frozenset()


def test_what_follows_a_surname_is_read_character_by_character_or_between_blanks() -> None:
    found = load_surnames(SURNAMES + "高,word,中低 中生,远\n欧阳,name,,\n", "表")
    assert found["高"] == Surname(SurnameSort.WORD, frozenset({"中", "低", "中生"}), frozenset({"远"}))
    assert found["欧阳"] == Surname(SurnameSort.NAME, frozenset(), frozenset())


def test_each_traditional_character_has_its_simplified_one() -> None:
    assert load_traditional(TRADITIONAL + "马,馬\n发,發髮\n", "表") == {
        ord("馬"): "马",
        ord("發"): "发",
        ord("髮"): "发",
    }


def test_a_spelling_is_known_however_it_is_set() -> None:
    assert load_spellings(SPELLINGS + "tri,yes,Ｙ es\n", "表") == {"tri": {"yes": "yes"}}


@pytest.mark.parametrize(
    ("day", "within"), [((2026, 1, 31), False), ((2026, 2, 1), True), ((2026, 2, 28), True), ((2026, 3, 1), False)]
)
def test_what_is_in_force_is_so_on_its_first_and_on_its_last_day(day: tuple[int, int, int], *, within: bool) -> None:
    first, last = date(2026, 2, 1), date(2026, 2, 28)
    assert in_force(date(*day), first, last) is within
    assert in_force(date(*day), None, last) is (within or day < (2026, 2, 1))
    assert in_force(date(*day), first, None) is (within or day > (2026, 2, 28))
    assert in_force(date(*day), None, None)


def test_what_is_in_force_for_one_day_is_no_slip() -> None:
    check_effect(date(2026, 2, 1), date(2026, 2, 1), "S")
    with pytest.raises(Refused):
        check_effect(date(2026, 2, 1), date(2026, 1, 31), "S")


def test_a_day_is_read_as_it_is_written() -> None:
    assert read_day("2026-02-28", "since") == date(2026, 2, 28)
    assert read_day("", "since") is None
    for text in ("20260228", "2026-W09-6", "2026-02-29"):
        with pytest.raises(Refused):
            read_day(text, "since")
