"""A handover is taken back where nobody has worked on since; what stays says why, and nothing else is touched."""

from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre


def handlers(centre: Centre, *cases: int) -> list[str]:
    """Return who handles these cases now."""
    return [centre.desk("wang").cases.file(case).case.handler for case in cases]


def test_it_goes_back_as_it_was_and_what_was_worked_on_stays(centre: Centre) -> None:
    one, other, theirs = centre.assigned("li"), centre.assigned("li"), centre.assigned("zhao")
    task = centre.add(theirs, "task", what="取证", by_day="2026-03-09", who="li")
    centre.desk("wang").handing.over("li", "zhao", "休假。")
    assert [(each.giver, each.taker, n) for each, n in centre.desk("wang").retaking.recent()] == [("li", "zhao", 3)]
    centre.add(other, "contact", "zhao", mode="phone", what="联系了。")
    done = centre.desk("wang").retaking.back("李明", "zhao")
    assert (done.giver, done.taker) == ("李明", "赵敏")
    assert set(done.cases) == {one.case.number, task.case.number}
    ((number, (why,)),) = done.stays
    assert (number, str(why)) == (other.case.number, "交接后已登记“会见联系”等 1 条，请另行交接")
    assert handlers(centre, one.id, other.id, theirs.id) == ["li", "zhao", "zhao"]
    assert {due.who for due in centre.desk("wang").cases.file(task.id).case.dues if due.who} == {"li"}
    assert not list(check(centre.store))


def test_it_is_taken_back_once_and_by_whoever_did_it(centre: Centre) -> None:
    file = centre.assigned("li")
    centre.desk("wang").handing.over("li", "zhao", "休假。")
    assert refusal(lambda: centre.desk("zhou").retaking.back("li", "zhao")) in ("nothing", "role")
    assert refusal(lambda: centre.desk("li").retaking.back("li", "zhao")) == "role"
    centre.desk("wang").retaking.back("li", "zhao")
    assert handlers(centre, file.id) == ["li"]
    assert centre.desk("wang").retaking.recent() == ()
    assert refusal(lambda: centre.desk("wang").retaking.back("li", "zhao")) == "nothing"


def test_where_all_was_worked_on_it_is_refused_and_nothing_moves(centre: Centre) -> None:
    file = centre.assigned("li")
    centre.desk("wang").handing.over("li", "zhao", "休假。")
    centre.add(file, "contact", "zhao", mode="phone", what="联系了。")
    assert refusal(lambda: centre.desk("wang").retaking.back("li", "zhao")) == "built_upon"
    assert handlers(centre, file.id) == ["zhao"]


def test_the_latest_of_the_two_is_meant_and_an_old_one_is_none(centre: Centre) -> None:
    first = centre.assigned("li")
    centre.desk("wang").handing.over("li", "zhao", "休假。")
    centre.to(3)
    second = centre.assigned("li")
    centre.desk("wang").handing.over("li", "zhao", "又休假。")
    centre.desk("wang").retaking.back("li", "zhao")
    assert handlers(centre, first.id, second.id) == ["zhao", "li"]
    centre.to(40)
    assert refusal(lambda: centre.desk("wang").retaking.back("li", "zhao")) == "nothing"
