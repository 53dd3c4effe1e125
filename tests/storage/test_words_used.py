"""Which codes the centre chose of late: counted in its newest cases, of those alone that one may know of."""

from cases.values.codes import codes
from tests.centre import Centre


def test_what_was_chosen_is_counted_by_list(centre: Centre) -> None:
    assert centre.desk("li").words.used() == {}
    for cause, groups in (("2025-205-5", "migrant"), ("2025-205-5", "migrant,women"), ("2025-206-2", "taxi")):
        file = centre.open(cause=cause, groups=groups, applicant=f"张{cause[-1]}{len(groups)}")
    centre.add(file, "note", what="看过。")
    used = centre.desk("li").words.used()
    assert used["cause"] == {"2025-205-5": 2, "2025-206-2": 1}
    assert used["group"] == {"migrant": 2, "women": 1, "taxi": 1}
    assert used["channel"] == {"visit": 3}
    assert all(code in codes(name) for name, found in used.items() for code in found)


def test_cases_of_other_stations_are_not_counted_for_who_does_not_know_of_them(centre: Centre) -> None:
    centre.open("sun", None, cause="2025-206-2")
    centre.open("li", None, cause="2025-205-5", applicant="李强")
    assert centre.desk("li").words.used()["cause"] == {"2025-205-5": 1}
    assert centre.desk("sun").words.used()["cause"] == {"2025-206-2": 1}
    assert centre.desk("wang").words.used()["cause"] == {"2025-205-5": 1, "2025-206-2": 1}


def test_what_intakes_told_is_remembered_the_latest_first_and_only_of_cases_one_may_know(centre: Centre) -> None:
    first = centre.open("li", None, cause="2025-205-5", applicant="李强", groups="dispatched", licence="浙A001")
    centre.open("li", None, cause="2025-206-2", applicant="王强")
    centre.open("sun", None, cause="2025-206-2")
    last, before = centre.desk("li").words.earlier()
    assert last.told["cause"] == "2025-206-2"
    assert before.number == centre.desk("li").cases.file(first.id).case.number
    assert before.told["licence"] == "浙A001"
    assert "facts" not in before.told, "nothing of the person"
    assert len(centre.desk("wang").words.earlier()) == 3
