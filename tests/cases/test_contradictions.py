"""What number, sex, birth and groups say against each other: refused where it cannot be, asked where it is unlikely."""

from datetime import date
from itertools import product

import pytest

from cases.directory.bounds import Bounds, bounds, load_bounds
from cases.directory.contradictions import LIST, Somebody, codes_of, doubts, impossible
from cases.values.identity import check_document
from cases.values.refusal import Refused
from cases.values.spans import unpack_day, year_of
from cases.values.text import Label

DAY = date(2026, 3, 2)
DAYS = Label("日子", "A day")
HEAD = "group,sex,least,most,born_from,source,status,note\n"


def number(born: str, sex: str = "male") -> str:
    """Return a citizen's number of somebody born on a day, with its check character."""
    from stdnum.cn import ric

    bare = f"110105{born.replace('-', '')}00{7 if sex == 'male' else 8}"
    return check_document(bare + ric.calc_check_digit(bare + "0"))


def found(**told: object) -> tuple[str, ...]:
    """Return the sorts of doubt about somebody."""
    return codes_of(doubts(Somebody(DAY, **told)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "sentence"),
    [
        ("2026-03-02", ""),
        ("2026-03-03", "出生日期 2026-03-03 在登记之日 2026-03-02 之后，请核对证件号码"),
        ("2099-01-01", "出生日期 2099-01-01 在登记之日 2026-03-02 之后，请核对证件号码"),
        ("1906-03-02", ""),
        ("1905-03-03", ""),
        ("1905-03-02", "按出生日期 1905-03-02 已有 121 岁，请核对证件号码"),
    ],
)
def test_nobody_is_born_tomorrow_or_older_than_anybody(born: str, sentence: str) -> None:
    for who in (Somebody(DAY, number(born)), Somebody(DAY, born=unpack_day(born))):
        assert str(impossible(who) or "") == sentence


def test_who_is_known_by_another_document_or_not_at_all_is_believed() -> None:
    assert impossible(Somebody(DAY)) is None
    assert impossible(Somebody(DAY, "G12345678")) is None
    assert found(groups=("women", "over_age", "migrant")) == ()


@pytest.mark.parametrize(
    ("told", "sorts"),
    [
        ({"number": number("1968-05-20"), "groups": ("women", "minor")}, ("group_sex", "group_age")),
        ({"number": number("2012-01-01"), "groups": ("over_age",)}, ("group_age",)),
        ({"number": number("1980-03-03", "female"), "groups": ("over_age",)}, ()),
        ({"number": number("1981-03-02", "female"), "groups": ("over_age",)}, ()),
        ({"number": number("1981-03-03", "female"), "groups": ("over_age",)}, ("group_age",)),
        ({"number": number("2008-03-03"), "groups": ("minor",)}, ()),
        ({"number": number("2008-03-02"), "groups": ("minor",)}, ("group_age",)),
        ({"number": number("2010-03-02"), "groups": ("minor",)}, ()),
        ({"number": number("2010-03-03"), "groups": ("minor",)}, ("group_age",)),
        ({"number": number("1979-12-31"), "groups": ("new_migrant",)}, ("group_age",)),
        ({"number": number("1980-01-01"), "groups": ("new_migrant",)}, ()),
        ({"groups": ("minor", "over_age")}, ("groups",)),
        ({"sex": "male", "groups": ("women",)}, ("group_sex",)),
        ({"number": number("1990-01-01"), "sex": "female"}, ("sex_number",)),
        ({"number": number("1990-01-01"), "sex": "male", "born": unpack_day("1990")}, ()),
        ({"number": number("1990-01-01"), "born": unpack_day("1990-01")}, ()),
        ({"number": number("1990-01-01"), "born": unpack_day("1991")}, ("born_number",)),
        ({"number": number("1990-01-01"), "born": unpack_day("1990-01-02")}, ("born_number",)),
        ({"born": unpack_day("2008"), "groups": ("minor",)}, ()),
        ({"born": unpack_day("2007"), "groups": ("minor",)}, ("group_age",)),
        ({"born": unpack_day("2008-02"), "groups": ("minor",)}, ("group_age",)),
        ({"number": number("1990-01-01"), "with_child": True}, ("child_sex",)),
        ({"sex": "male", "with_child": True}, ("child_sex",)),
        ({"number": number("1990-01-01", "female"), "with_child": True}, ()),
        ({"with_child": True}, ()),
        ({"number": number("1990-01-01"), "lived": ((DAYS, unpack_day("1989")),)}, ("before_birth",)),
        ({"number": number("1990-01-01"), "lived": ((DAYS, unpack_day("1990")),)}, ()),
        ({"born": unpack_day("1990"), "lived": ((DAYS, date(1989, 12, 31)),)}, ("before_birth",)),
        ({"lived": ((DAYS, date(1889, 12, 31)),)}, ()),
    ],
)
def test_what_is_hard_to_believe_is_asked_about(told: dict[str, object], sorts: tuple[str, ...]) -> None:
    assert found(**told) == sorts


def test_every_doubt_is_a_code_with_a_sentence() -> None:
    from cases.values.codes import codes

    numbers = ("", number("1968-05-20"), number("2012-01-01", "female"), number("2025-12-01"))
    groups = [code.code for code in codes("group")]
    for each, sex, born, *pair in product(numbers, ("", "male"), (None, year_of(2010)), groups, groups):
        for doubt in doubts(Somebody(DAY, each, sex, born, tuple(pair))):
            assert doubt.code in codes(LIST)
            assert "{" not in str(doubt.said)


@pytest.mark.parametrize(
    "line",
    [
        "nobody,,16,,,,O,",
        "women,other,,,,,O,",
        "minor,,x,,,,O,",
        "minor,,,,19800,,O,",
        "minor,,,,,,Z,",
        "minor,,16,17,,,O,\nminor,,16,17,,,O,",
        "minor,,16",
    ],
)
def test_a_bad_line_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(Refused, match=f"groups.csv 第 {2 + line.count(chr(10))} 行"):
        load_bounds(HEAD + line + "\n", "groups.csv")


def test_what_groups_say_comes_with_its_source() -> None:
    assert bounds()["minor"] == Bounds("", 16, 17)
    assert bounds()["women"] == Bounds("female")
    assert {"any", "over_age", "new_migrant"} < set(bounds())
