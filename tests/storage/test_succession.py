"""What becomes of an applicant in whose place heirs went on: found, answered for, erased."""

from datetime import date

import pytest

from cases.directory.alike import asked_by
from cases.views.casefile import CaseFile
from storage.proof.check import check
from tests.centre import DAY, Centre

WORKER = {"applicant": "张伟", "id_number": "11010519491231002X", "phone": "13800138000"}
HEIR = {"ground": "death", "name": "李秀英", "relation": "配偶", "phone": "13911112222", "decision": "same_new"}


@pytest.fixture
def case(centre: Centre) -> CaseFile:
    """Return a case in which a widow goes on."""
    return centre.record(centre.assigned("li", **WORKER).id, "succeeded", HEIR)


def records(centre: Centre, case: CaseFile) -> dict[str, int]:
    return {part.name: part.record for part in centre.desk("wang").directory.standing(case.id)}


@pytest.mark.parametrize("typed", ["张伟", "李秀英", "zw", "lxy", "13800138000", "13911112222", "002X"])
def test_both_are_found(centre: Centre, case: CaseFile, typed: str) -> None:
    assert [row.id for row in centre.desk().search.find(typed)] == [case.id]


def test_the_record_of_the_worker_stays_theirs_and_the_heir_has_another(centre: Centre) -> None:
    for told in (WORKER, {"applicant": "王五", "phone": "13700137000"}, {"applicant": "赵六"}):
        file = centre.assigned("li", **told)
        before = records(centre, file)[told["applicant"]]
        after = records(centre, centre.record(file.id, "succeeded", HEIR))
        assert after[told["applicant"]] == before
        assert after["李秀英"] != before
        back = records(centre, centre.add(file, "voided", "wang", entry="4", why="弄错了。"))
        assert back == {told["applicant"]: before}
    assert list(check(centre.store)) == []


def test_the_worker_is_told_as_who_applied_before(centre: Centre, case: CaseFile) -> None:
    file = centre.desk("wang").directory.file(records(centre, case)["张伟"])
    assert [(part.row.id, part.role) for part in file.cases] == [(case.id, "former")]


def test_a_new_case_of_the_worker_is_compared_with_it(centre: Centre, case: CaseFile) -> None:
    looked = centre.desk().looking.look(asked_by(WORKER, DAY))
    assert [each.row.id for each in looked.found] == [case.id]


def test_erasing_leaves_nothing_of_either(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "withdrawn", "wang", ground="own")
    centre.to(date(2057, 1, 3))
    file = centre.add(case, "erased", "wang", ground="requested")
    assert not [word for word in ("张伟", "李秀英", "13911112222", "002X", "配偶") if word in repr(file)]
    assert [centre.desk("wang").search.find(name) for name in ("张伟", "李秀英")] == [(), ()]
    assert list(check(centre.store)) == []
