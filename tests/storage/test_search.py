"""A case is found by whatever one remembers of it, and by nothing else."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.views.casefile import CaseFile
from storage.desk import Desk
from tests.centre import Centre, build

LONG = "工资一拖再拖，" * 4000


def told(centre: Centre) -> CaseFile:
    """Open one case among others."""
    centre.open(
        applicant="王小明", cause="2025-205", phone="13600000000", facts="社会保险没有缴。", respondents="东方公司"
    )
    file = centre.assigned(
        applicant="单雄信",
        phone="13812345678、0535-6212345",
        id_number="11010519491231002X",
        address="烟台市芝罘区幸福街道",
        respondents="用人单位：北海造船有限公司\n包工头：曾国强",
        project="滨海广场ABC二期",
        facts="２０２５年在滨海广场做工，老板欠薪不付，张伟也在。𠮷先生和㛃女士作证。",
        request="要求支付欠薪12,625元。",
    )
    file = centre.add(file, "contact", mode="phone", what="联系了劳动监察大队，答应下周处理。")
    centre.open(applicant="赵六", cause="2025-205", phone="13700000000", facts="工伤认定。", respondents="南山公司")
    return file


@pytest.fixture
def case(centre: Centre) -> CaseFile:
    """Return a case to change."""
    return told(centre)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return a desk where the case is the second; tests only read."""
    folder = tmp_path_factory.mktemp("shelf")
    build(folder)
    centre = Centre(folder)
    assert told(centre).id == 2
    yield centre.desk()
    centre.store.close()


FOUND = [
    "单雄信",
    "单雄",
    "雄信",
    "shanxiongxin",
    "danxiongxin",
    "ShanXiong",
    "sxx",
    "dxx",
    "SXX",
    "xx",
    "xiongxin",
    "ＳＸＸ",
    "曾国强",
    "国强",
    "zengguoqiang",
    "cengguoqiang",
    "zgq",
    "北海造船",
    "造船",
    "bhzc",
    "欠薪",
    "欠薪不付",
    "滨海广场",
    "abc",
    "ABC",
    "幸福街道",
    "芝罘",
    "劳动监察",
    "下周处理",
    "13812345678",
    "1381",
    "5678",
    "3456",
    "138 1234 5678",
    "138-1234-5678",
    "１３８１２３４５６７８",
    "6212345",
    "05356212345",
    "2345",
    "11010519491231002X",
    "11010519491231002x",
    "1949",
    "31002",
    "002X",
    "1231 002x",
    "〔2026〕YT0002",
    "2026YT0002",
    "YT0002",
    "yt0002",
    "0002",
    "2025年",
    "欠薪 滨海",
    "单雄信 欠薪",
    "sxx 监察",
    "单雄信 5678",
    "12,625元",
    "𠮷先生",
    "㛃女士",
    "𠮷",
    "单",
]
NOT_FOUND = [
    "薪欠",
    "雄单",
    "单信",
    "欠薪单",
    "1812",
    "9999",
    "13812345679",
    "监察欠薪",
    "lxx",
    "大海",
    "YT0009",
    "2027YT0002",
    "欠薪 社会保险",
]
EMPTY = ["", " ", "\x00", "*", '"', "''", "()", "-", "，。", "\u202e", "👨\u200d👩"]
OPERATORS = [
    '"欠薪"',
    "欠薪*",
    "欠薪 AND",
    "AND",
    "OR",
    "NOT 欠薪",
    "欠薪 OR",
    "NEAR(欠薪 滨海)",
    "NEAR",
    "words:欠薪",
    "scope : stationyt",
    "{words}: 欠薪",
    "欠薪^2",
    "^欠薪",
    "欠薪 + 滨海",
    "(欠薪",
    "欠薪)",
    '"',
    '"""',
    "'; DROP TABLE case_text; --",
    "+ - + - +",
    "欠薪\x00滨海",
    "\\",
    "%",
    "_",
    "a" * 10_000,
    "欠" * 10_000,
    " ".join("欠薪" for _ in range(500)),
    "1" * 10_000,
    "𠮷👨\u200d👩\u200d👧欠薪",
    "\ud800欠薪",
]


@pytest.mark.parametrize("typed", FOUND)
def test_it_is_found(shelf: Desk, typed: str) -> None:
    assert 2 in [row.id for row in shelf.search.find(typed)]


ALIKE = {
    "0001": "+8613700000001 008613700000001 8613700000001 ＋８６１３７０００００００１ ZHANGSANFENG ZHANG-SAN ZSF",
    "0002": "oneil ONEIL O'Neil o’neil ＯＮＥＩＬ neil 单于 單于 单于国强 單于國強 老板欠薪 应付工资 ＡＢＣ广场 "
    "后来 後來于法院 后来于法院 於法院立案 徵收",
}
"""What finds a case by its number, of people, firms and texts that were written otherwise."""


@pytest.fixture(scope="module")
def written_otherwise(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return a desk with two cases; tests only read."""
    folder = tmp_path_factory.mktemp("otherwise")
    build(folder)
    centre = Centre(folder)
    centre.open(applicant="张三丰", phone="13700000001", respondents="单位甲")
    centre.open(
        applicant="單于國強",
        phone="13600000002",
        respondents="O'Neil & Sons",
        facts="abc廣場老闆欠薪，應付工資。後來於法院立案，征收。",
    )
    yield centre.desk()
    centre.store.close()


@pytest.mark.parametrize(("number", "typed"), [(n, typed) for n, all_ in ALIKE.items() for typed in all_.split()])
def test_it_is_found_however_it_is_written(written_otherwise: Desk, number: str, typed: str) -> None:
    assert [row.number[-4:] for row in written_otherwise.search.find(typed)] == [number]


@pytest.mark.parametrize(
    ("kind", "typed"), [("person", "单于国强"), ("person", "0086 13700000001"), ("employer", "oneil")]
)
def test_people_and_employers_are_found_so_too(written_otherwise: Desk, kind: str, typed: str) -> None:
    assert len(written_otherwise.directory.page(kind, typed)) == 1


@pytest.mark.parametrize("typed", NOT_FOUND)
def test_it_is_not_found_by_what_is_not_in_it(shelf: Desk, typed: str) -> None:
    assert 2 not in [row.id for row in shelf.search.find(typed)]


@pytest.mark.parametrize("typed", EMPTY)
def test_nothing_to_search_for_finds_nothing(shelf: Desk, typed: str) -> None:
    assert shelf.search.find(typed) == ()


@pytest.mark.parametrize("typed", OPERATORS)
def test_signs_and_operators_are_text(shelf: Desk, typed: str) -> None:
    assert {row.id for row in shelf.search.find(typed)} <= {2}


@pytest.mark.parametrize("typed", ['"欠薪"', "欠薪*", "(欠薪", "欠薪)", "^欠薪", "欠薪，", "“欠薪”", "𠮷👨先生"])
def test_signs_around_a_word_do_no_harm(shelf: Desk, typed: str) -> None:
    assert [row.id for row in shelf.search.find(typed)] == [2]


@given(typed=st.text(max_size=30) | st.text(st.sampled_from("欠薪单ANDORNEAR()*\"':^-+{} 0123sx"), max_size=30))
def test_any_text_can_be_searched_for(shelf: Desk, typed: str) -> None:
    assert {row.id for row in shelf.search.find(typed)} <= {1, 2, 3}


def test_the_newest_come_first_and_no_more_than_asked_for(centre: Centre) -> None:
    ids = [centre.open(applicant=f"刘{n}").id for n in range(7)]
    centre.add(ids[0], "fact", what="刘家的事。")
    desk = centre.desk()
    assert [row.id for row in desk.search.find("刘")] == ids[::-1]
    assert [row.id for row in desk.search.find("刘", limit=3)] == ids[:3:-1]


def test_a_case_with_many_entries_is_found_once(centre: Centre) -> None:
    file = centre.assigned()
    for n in range(5):
        centre.add(file, "note", what=f"第{n}次催要工资，{LONG}。")
    assert [row.id for row in centre.desk().search.find("催要工资")] == [file.id]


def test_a_corrected_phone_is_found_and_the_old_one_is_not(centre: Centre, case: CaseFile) -> None:
    file = centre.add(
        case, "corrected", field="phone", old="13812345678、05356212345", new="13998765432", reason="换号。"
    )
    find = centre.desk().search.find
    for typed in ("13998765432", "9876", "5432"):
        assert [row.id for row in find(typed)] == [case.id], typed
    for typed in ("13812345678", "3456", "6212345"):
        assert find(typed) == (), typed
    centre.add(file, "voided", "wang", entry=str(file.case.version), why="没有换。")
    assert [row.id for row in find("13812345678")] == [case.id]
    assert find("13998765432") == ()


def test_a_corrected_name_is_found_with_every_entry_and_the_old_one_is_not(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "corrected", field="applicant", old="单雄信", new="秦叔宝", reason="登错姓名。")
    find = centre.desk().search.find
    for typed in ("秦叔宝", "qsb", "qinshubao", "秦叔宝 监察", "qsb 监察", "登错姓名"):
        assert [row.id for row in find(typed)] == [case.id], typed
    for typed in ("单雄信", "sxx", "shanxiongxin"):
        assert find(typed) == (), typed


def test_words_of_a_later_entry_are_found_with_the_name(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "document", direction="received", sort="other", title="提示函", what="整改通知。")
    for typed in ("整改通知", "提示函", "单雄信 整改", "sxx 整改", "造船 整改"):
        assert [row.id for row in centre.desk().search.find(typed)] == [case.id], typed


def test_short_and_long_numbers_are_found_by_every_four_digits(centre: Centre) -> None:
    file = centre.open(phone="13998765432", id_number="11010519491231002X")
    for run in ("13998765432", "11010519491231002"):
        for at in range(len(run) - 3):
            assert file.id in [row.id for row in centre.desk().search.find(run[at : at + 4])]


def test_a_passport_is_found_whole_from_its_start_and_by_four_digits(centre: Centre) -> None:
    file = centre.open(id_number="E12345678")
    for typed in ("E12345678", "e12345678", "E1234", "2345"):
        assert [row.id for row in centre.desk().search.find(typed)] == [file.id], typed


def test_an_employer_that_holds_a_rare_character_is_found(centre: Centre) -> None:
    file = centre.open(applicant="㛃𠮷", respondents="𠮷野家餐饮")
    for typed in ("𠮷野", "㛃", "㛃𠮷", "野家"):
        assert [row.id for row in centre.desk().search.find(typed)] == [file.id], typed


@pytest.mark.parametrize(
    ("typed", "found"), [("0001 张伟", [0]), ("张伟 0001", [0]), ("0001 李静", []), ("0002 李静", [1])]
)
def test_a_number_with_a_word_beside_it_finds_only_where_both_stand(
    centre: Centre, typed: str, found: list[int]
) -> None:
    files = (centre.open(applicant="张伟"), centre.open(applicant="李静"))
    assert [row.id for row in centre.desk().search.find(typed)] == [files[each].id for each in found]
