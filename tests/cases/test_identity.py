"""Identity and phone numbers are read forgivingly; what cannot be right is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.file.members import Members
from cases.file.parties import Parties
from cases.kinds import PERSON
from cases.values.identity import check_document, check_phones
from cases.values.refusal import Refused
from tests.cases.making import refusal

GOOD_ID = "11010519491231002X"
DOCUMENTS = {
    GOOD_ID: GOOD_ID,
    "11010519491231002x": GOOD_ID,
    "110105 19491231 002X": GOOD_ID,
    "１１０１０５１９４９１２３１００２Ｘ": GOOD_ID,
    "110105491231002": "110105491231002",
    "e12345678": "E12345678",
    "H12345678(01)": "H12345678(01)",
    "12345": "12345",
}
BAD_DOCUMENTS = [
    "110105194912310021",
    "11010519491331002X",
    "11010518491231002X",
    "110105491331002",
    "1101051949123100",
    "1101051949123100222",
    "1234",
    "张三",
    "A" * 21,
    "12345[/b]",
]
PHONES = {
    "13800000000": "13800000000",
    "138 0000 0000": "13800000000",
    "138-0000-0000": "13800000000",
    "１３８００００００００": "13800000000",
    "0535-6212345": "05356212345",
    "0535 6212345": "05356212345",
    "6212345": "6212345",
    "0535-6212345-801": "0535-6212345-801",
    "4008123456": "4008123456",
    "400-812-3456": "4008123456",
    "+86 138 0000 0000": "13800000000",
    "0086-138-0000-0000": "13800000000",
    "＋８６ １３８ ００００ ００００": "13800000000",
    "+86 10 62345678": "01062345678",
    "+86 (0)535 6234567": "05356234567",
    "+852 2345 6789": "+85223456789",
    "13800000000、13900000000": "13800000000、13900000000",
    "13800000000，13900000000；6212345": "13800000000、13900000000、6212345",
    "13800000000/13900000000": "13800000000、13900000000",
}
BAD_PHONES = [
    "138",
    "1380000000",
    "138000000001",
    "12800000000",
    "无",
    "1380000000a",
    "13800000000、12",
    "++8613800000000",
]


@pytest.mark.parametrize("text", DOCUMENTS)
def test_a_document_number_is_read(text: str) -> None:
    assert check_document(text) == DOCUMENTS[text]
    assert check_document(DOCUMENTS[text]) == DOCUMENTS[text]


@pytest.mark.parametrize("text", BAD_DOCUMENTS)
def test_a_document_number_that_cannot_be_is_refused(text: str) -> None:
    assert refusal(lambda: check_document(text)) == "identity"


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_found(place: int, change: int) -> None:
    """The check character finds every single slip in the digits before it; a bad date is refused before that."""
    digit = str((int(GOOD_ID[place]) + change) % 10)
    assert refusal(lambda: check_document(GOOD_ID[:place] + digit + GOOD_ID[place + 1 :])) == "identity"


@pytest.mark.parametrize("text", PHONES)
def test_a_phone_is_read(text: str) -> None:
    assert check_phones(text) == PHONES[text]
    assert check_phones(PHONES[text]) == PHONES[text]


@pytest.mark.parametrize("text", BAD_PHONES)
def test_a_phone_that_cannot_be_is_refused(text: str) -> None:
    assert refusal(lambda: check_phones(text)) == "phone"


@given(st.text(min_size=4, max_size=30) | st.from_regex(r"\d{4,20}", fullmatch=True))
def test_what_is_refused_is_never_repeated_in_the_sentence(text: str) -> None:
    for check, rule in ((check_document, "identity"), (check_phones, "phone")):
        try:
            check(text)
        except Refused as refused:
            assert refused.problems[0].rule == rule  # noqa: PT017
            assert text not in str(refused)  # noqa: PT017


NUMBERED = ("李丙 110101199003078072", "李乙,110101199003078072", "张三１３９１２３４５６７８", "王五 139-1234-5678")


@pytest.mark.parametrize("typed", NUMBERED)
def test_a_number_in_a_name_is_no_name(typed: str) -> None:
    for kind in (PERSON, Parties(), Members()):
        with pytest.raises(Refused, match="姓名里有号码"):
            kind.read(typed, date(2026, 3, 2))


@pytest.mark.parametrize("typed", ["张三", "张三等12人", "John 3rd", "中铁十二局第2工程队", "某公司2026年第3项目部"])
def test_a_few_digits_may_stand_in_a_name(typed: str) -> None:
    assert PERSON.read(typed, date(2026, 3, 2)) == typed
