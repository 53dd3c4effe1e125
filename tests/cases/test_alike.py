"""Who may be the same, and what it means where they stand."""

from datetime import date

import pytest

from cases.directory.alike import Concern, KnownSomebody, Likeness, asked_by, concern, core, likeness
from cases.file.parts import AIDE, OTHER_SIDE, Part
from cases.values.codes import codes
from cases.values.roles import Side

TODAY = date(2026, 3, 2)
ID, OTHER = "11010519491231002X", "110105199001010016"


def person(name: str, number: str = "", phone: str = "") -> Part:
    return Part(0, Side.OWN, "applicant", "person", name, number, phone)


def firm(name: str) -> Part:
    return Part(0, Side.OTHER, "employer", "employer", name)


@pytest.mark.parametrize(
    ("asked", "known", "found"),
    [
        (person("张伟", ID), KnownSomebody(("别人",), ID, ""), Likeness.NUMBER),
        (person("张伟", ID), KnownSomebody(("张伟",), OTHER, ""), None),
        (person("张伟", ID, "13800000000"), KnownSomebody(("张伟",), OTHER, "13800000000"), None),
        (person("张伟", ID), KnownSomebody(("张伟",), "", ""), Likeness.NAME),
        (person("张伟", "", "0535-6212345"), KnownSomebody(("李静",), ID, "13800000000、05356212345"), Likeness.PHONE),
        (person("农民工"), KnownSomebody(("农民工",), "", ""), None),
        (person("老薛"), KnownSomebody(("老薛",), "", ""), Likeness.NAME),
        (person("张 伟"), KnownSomebody(("张伟",), "", ""), Likeness.NAME),
        (person("张伟"), KnownSomebody(("章威",), "", ""), Likeness.SOUND),
        (person("张伟"), KnownSomebody(("张强",), "", ""), None),
        (person("张小明"), KnownSomebody(("张晓明",), "", ""), Likeness.SOUND),
        (person("张小明"), KnownSomebody(("张大明",), "", ""), Likeness.NEAR),
        (person("张小明"), KnownSomebody(("王大明",), "", ""), None),
        (person("张小明"), KnownSomebody(("李小明",), "", ""), None),
        (firm("北海建筑有限公司"), KnownSomebody(("北海建筑有限公司",), "", ""), Likeness.NAME),
        (firm("云汀市北海建筑有限公司"), KnownSomebody(("北海建筑有限责任公司",), "", ""), Likeness.NEAR),
        (firm("北海建筑劳务公司"), KnownSomebody(("北海建筑",), "", ""), Likeness.NEAR),
        (firm("北海建筑有限公司"), KnownSomebody(("南山食品有限公司",), "", ""), None),
        (firm("北海公司"), KnownSomebody(("北海船务公司",), "", ""), None),
    ],
)
def test_how_alike_somebody_is(asked: Part, known: KnownSomebody, found: Likeness | None) -> None:
    assert likeness(asked, known) == found


def test_the_core_of_a_firms_name_is_never_empty() -> None:
    for name in ("有限公司", "云汀市", "总公司", "(北)", "某厂"):
        assert core(name)
    assert core("云汀市北海建筑(集团)有限责任公司") == "北海建筑"


MINE, AGAINST, WORKS = (
    Part(0, Side.OWN, "applicant", "person", "张伟"),
    Part(OTHER_SIDE[0], Side.OTHER, "contractor", "person", "张伟"),
    Part(10_000_000, Side.OWN, AIDE, "outsider", "张伟"),
)


@pytest.mark.parametrize(
    ("asked", "known", "found"),
    [
        (MINE, MINE, Concern.DUPLICATE),
        (MINE, AGAINST, Concern.CONFLICT),
        (AGAINST, MINE, Concern.CONFLICT),
        (AGAINST, AGAINST, Concern.EMPLOYER),
        (WORKS, AGAINST, Concern.CONFLICT),
        (AGAINST, WORKS, Concern.CONFLICT),
        (WORKS, WORKS, None),
        (WORKS, MINE, None),
        (MINE, WORKS, None),
    ],
)
def test_what_it_means_where_they_stand(asked: Part, known: Part, found: Concern | None) -> None:
    assert concern(asked, known.place) is found


def test_each_is_in_its_list() -> None:
    assert [each.name.lower() for each in Likeness] == [code.code for code in codes("likeness")]
    assert [each.value for each in Concern] == [code.code for code in codes("concern")]


def test_an_intake_that_is_being_typed_names_whom_to_look_for() -> None:
    typed = {
        "applicant": " 张伟 ",
        "id_number": "1101051949",
        "phone": "13800000000，0535-6212345",
        "others": "委托代理人：李律\n看不懂：某",
        "respondents": "派遣单位：甲公司\n包工头：曾国强",
    }
    found = asked_by(typed, TODAY)
    assert found[0] == person("张伟", "1101051949", "13800000000、05356212345")
    assert [(part.side, part.role, part.kind, part.name) for part in found[1:]] == [
        (Side.OTHER, "dispatch_agency", "employer", "甲公司"),
        (Side.OTHER, "labour_contractor", "person", "曾国强"),
    ]
    assert asked_by({}, TODAY) == ()
    beside = asked_by({"phone": "13800000000", "others": "委托代理人：李律"}, TODAY)
    assert beside == (person("", "", "13800000000"), Part(100, Side.OWN, "agent", "person", "李律"))
