"""A code that a list has no more stops nothing: what names it is read, and what was recorded is called so still."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from cases.directory.bounds import load_bounds
from cases.events import Corrected
from cases.history.untold import load_told_as
from cases.law import criteria
from cases.law.answers.claims import load_claims
from cases.law.answers.paychain import load_answers
from cases.law.facts import load_causes, load_injuries, supposed
from cases.law.procedures import load_procedures
from cases.law.proceedings import load_forums, load_venues
from cases.law.rulefile.reading import load_rules
from cases.money.effects import load_effects
from cases.values import codes as lists
from cases.values.codes import CodeList, codes, load_codes, load_spoken
from cases.values.refusal import Refused
from cases.values.roles import load_roles
from cases.values.tables import packaged
from cases.values.text import Label
from tests.cases.test_folding import Changed
from tests.past_codes import brought_up

LOADS: list[tuple[str, Callable[[str, str], object]]] = [
    ("answers.csv", load_answers),
    ("cause_groups.csv", load_causes),
    ("claims.csv", lambda text, name: load_claims(text, name).by_code),
    ("clocks.toml", load_rules),
    ("eligibility.toml", criteria.load_rules),
    ("forums.csv", load_forums),
    ("groups.csv", load_bounds),
    ("injuries.csv", load_injuries),
    ("instruments.csv", lambda text, _name: load_effects(text)),
    ("procedures.csv", load_procedures),
    ("proceedings.csv", load_venues),
    ("roles.csv", load_roles),
    ("spoken.csv", load_spoken),
    ("steps.toml", load_rules),
    ("told_as.csv", load_told_as),
]
"""The tables that name codes, with what reads each."""


@pytest.fixture
def hardly_a_code() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        Changed(patch).hardly_a_code()
        yield


@pytest.mark.parametrize(("name", "load"), LOADS, ids=[name for name, _load in LOADS])
def test_a_table_that_names_codes_that_are_gone_is_read_as_before(
    name: str, load: Callable[[str, str], object]
) -> None:
    before = load(packaged(name), name)
    with pytest.MonkeyPatch.context() as patch:
        Changed(patch).hardly_a_code()
        assert len(codes("cause")) == 1
        assert load(packaged(name), name) == before


@pytest.mark.usefixtures("hardly_a_code")
def test_a_code_that_never_was_is_refused_still() -> None:
    with pytest.raises(Refused):
        load_forums("forum,level,against,source,status,note\nmoon,1,,,O,\n", "forums.csv")
    with pytest.raises(Refused):
        supposed({"cause": frozenset({"moon"})})


def test_what_stood_below_a_code_that_is_gone_stands_by_itself() -> None:
    head = "list,code,zh,en,parent,since,until,source,status,note\n"
    (below,) = load_codes(f"{head}cause,2025-205-5,追索,Wages,2025-205,,,,O,\n", "codes.csv")["cause"]
    assert below.parent == ""
    with pytest.raises(Refused, match="上级代码 moon"):
        load_codes(f"{head}cause,2025-205-5,追索,Wages,moon,,,,O,\n", "codes.csv")


@pytest.mark.parametrize(
    ("day", "called"),
    [
        (date(2026, 11, 30), Label("提示函", "Letter of reminder")),
        (date(2026, 12, 1), Label("工会劳动法律监督提示函", "Letter of reminder")),
    ],
)
def test_it_is_called_as_on_the_day_when_it_was_recorded(day: date, called: Label) -> None:
    gone = CodeList("document_kind", {})
    assert gone.worded_on(day).label("prompt_letter") == called
    assert gone.label("prompt_letter").zh == "工会劳动法律监督提示函"
    assert (gone.had("prompt_letter"), "prompt_letter" in gone, gone.on(day)) == (True, False, ())
    assert "提示函" in gone.called("prompt_letter")


@pytest.mark.usefixtures("hardly_a_code")
def test_a_correction_in_words_of_a_code_that_is_gone_is_read_again() -> None:
    told = Corrected(field="kind", old="维权", new="帮扶救助", reason="改办。")
    assert [*told.said("new", masked=True)] == [Label("帮扶救助", "Assistance")]


def test_what_no_list_has_any_more_was_had_until_the_day_before(monkeypatch: pytest.MonkeyPatch) -> None:
    left = {**lists._packaged(), "sex": CodeList("sex", {"female": codes("sex").by_code["female"]})}
    monkeypatch.setattr(lists, "_packaged", lambda: left)
    known = {
        ("sex", "female", "女", "Female"): "",
        ("sex", "male", "男", "Male"): "",
        ("sex", "x", "乙", "X"): "2020-01-01",
    }
    brought = brought_up(known, date(2026, 3, 2))
    assert [until for line, until in brought.items() if line[0] == "sex"] == ["", "2026-03-01", "2020-01-01"]
