"""Whom a form finds while an intake is typed: those whom the saved case finds, each with what that means."""

from cases.directory.alike import Concern, asked_by
from cases.file.parts import parts
from storage.directory.alike import Looked
from tests.cases.intakes import drawn, saved
from tests.centre import DAY, Centre


def test_a_form_finds_whom_the_saved_case_finds(centre: Centre) -> None:
    centre.open(applicant="张伟", id_number="11010519491231002X", phone="13800000000", respondents="用人单位：甲公司")
    centre.open(applicant="王芳", respondents="包工头：曾国强\n派遣单位：乙公司", others="委托代理人：李律")
    centre.open(applicant="赵六", respondents="包工头：李静")
    looking, found = centre.desk().looking, set[Looked]()
    for seed in range(80):
        typed = drawn(seed)
        if (story := saved(typed)) is None:
            continue
        mine = looking.look(asked_by(typed, DAY))
        assert mine == looking.look(parts(story.case)), seed
        found.add(mine)
    assert len(found) > 1
    assert {each.concern for looked in found for each in looked.found} >= {Concern.DUPLICATE, Concern.CONFLICT}
