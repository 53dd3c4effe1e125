"""Collective cases: members are people of the directory, and who is split off gets a case of their own."""

from datetime import timedelta

from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.personal.gathered import known_of
from cases.values.sums import About, Between
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import DAY, Centre

ID = "11010519491231002X"
ROSTER = f"张伟 | | | | | 1000\n李静 | {ID} | 13911111111 | | | 2000 | 1500\n王强 | | | | | 500"


def collective(centre: Centre) -> CaseFile:
    """Open a case of three."""
    file = centre.open(people="3", respondents="北海公司", project="码头")
    return centre.add(file, "roster", members=ROSTER)


def sound(centre: Centre) -> bool:
    """Tell whether the check finds nothing."""
    return [str(each.what) for each in check(centre.store)] == []


def test_members_are_found_by_name_number_and_phone(centre: Centre) -> None:
    file = collective(centre)
    for typed in ("李静", "lijing", "lj", "1949", "9111"):
        assert [row.id for row in centre.desk().search.find(typed)] == [file.id], typed
    (line,) = centre.desk().directory.page("person", "1949")
    assert (line.record.called, line.open_cases) == ("李静", 1)
    assert sound(centre)


def test_a_member_who_comes_alone_is_known(centre: Centre) -> None:
    collective(centre)
    centre.open(applicant="李静", id_number=ID, decision="same_new")
    (line,) = centre.desk().directory.page("person", "1949")
    assert line.open_cases == 2


def test_who_is_split_off_gets_a_case_and_both_say_so(centre: Centre) -> None:
    file = collective(centre)
    old = centre.add(file, "split_off", names="李静\n王强", reason="请求不同。")
    new = centre.desk().cases.file(2)
    who = new.case.parties.applicant
    assert (new.case.number, who.name, who.id_number) == ("〔2026〕YT0002", "李静", ID)
    assert (new.case.parties.people, accounts(new.case).claimed, accounts(new.case).awarded) == (2, 250_000, 150_000)
    assert new.case.intake.site.project == old.case.intake.site.project
    assert new.case.parties.respondents == old.case.parties.respondents
    assert new.case.ties.links == (("〔2026〕YT0001", "split_from"),)
    assert old.case.ties.links == (("〔2026〕YT0002", "split_to"),)
    assert (old.case.parties.people, accounts(old.case).claimed) == (1, 100_000)
    assert "〔2026〕YT0002" in str(old.history[3].entry.event)
    assert sound(centre)


def test_one_alone_is_split_off_without_a_roster(centre: Centre) -> None:
    centre.add(collective(centre), "split_off", names="王强", reason="请求不同。")
    new = centre.desk().cases.file(2)
    assert (new.case.parties.applicant.name, new.case.parties.members, new.case.parties.people) == ("王强", (), 1)
    assert sound(centre)


def test_nothing_is_opened_where_the_split_is_refused(centre: Centre) -> None:
    file = collective(centre)
    assert refusal(lambda: centre.add(file, "split_off", names="赵六", reason="请求不同。")) == "split_unknown"
    assert centre.desk().search.find("YT0002") == ()
    assert centre.open().case.number == "〔2026〕YT0002"


def test_those_named_in_facts_that_come_along_are_known_in_the_new_case_too(centre: Centre) -> None:
    """Else its papers, in which others' names are hidden, would tell of those who stayed."""
    file = centre.open(people="3", facts="张伟、端木朵和李静同在一班。", others="委托代理人：端木朵")
    centre.add(file, "roster", members=ROSTER)
    centre.add(centre.desk().cases.file(file.id), "split_off", names="李静\n王强", reason="请求不同。")
    once = centre.add(centre.desk().cases.file(2), "split_off", names="王强", reason="又分。")
    twice = centre.desk().cases.file(3)
    desk = centre.desk()
    for new in (once, twice):
        row = next(row for row in desk.queues.page(View.ALL).rows if row.id == new.id)
        for known in (known_of(new), desk.cases.known([row])[new.id]):
            assert Mask(known).text(new.case.intake.facts) == "张某某、端木某某和李某某同在一班。"


def test_those_named_stay_known_where_the_tie_is_voided(centre: Centre) -> None:
    """The facts that came along are still told in the words of the case that they came from."""
    file = centre.open(people="2", facts="朵云和李静同在一班。", others="")
    centre.add(file, "roster", members="朵云\n李静")
    centre.add(centre.desk().cases.file(file.id), "split_off", names="李静", reason="请求不同。")
    new = centre.desk().cases.file(2)
    tie = next(line.entry for line in new.history if line.entry.event.split_from)
    new = centre.add(new, "voided", entry=str(tie.seq), why="登错了。")
    desk = centre.desk()
    row = next(row for row in desk.queues.page(View.ALL).rows if row.id == new.id)
    for known in (known_of(new), desk.cases.known([row])[new.id]):
        assert Mask(known).text(new.case.intake.facts) == "朵某某和李某某同在一班。"


def test_what_follows_in_another_case_stands_there_on_the_day_of_what_it_follows_from(centre: Centre) -> None:
    """Recorded a week later, with the day on which it was done."""
    file = centre.add(centre.open(), "roster", members="张伟\n李静")
    centre.open(applicant="赵六")
    centre.to(7)
    centre.add(file, "linked", on=DAY + timedelta(2), number="YT0002", relation="earlier")
    centre.add(file, "split_off", on=DAY + timedelta(3), names="李静", reason="请求不同。")
    histories = {case: centre.desk().cases.file(case).history for case in (1, 2, 3)}
    told = {
        case: [(line.entry.event.spec.code, (line.entry.on - DAY).days) for line in lines]
        for case, lines in histories.items()
    }
    assert told[1][-3:] == [("linked", 2), ("split_off", 3), ("linked", 3)]
    assert told[2][-1] == ("linked", 2)
    assert told[3] == [("opened", 3), ("linked", 3)]


def test_a_number_of_workers_that_is_not_exact_is_told_so_in_lists_and_figures(centre: Centre) -> None:
    firm = "用人单位：北海建筑劳务有限公司"
    centre.open(applicant="李静", people="约30人", respondents=firm)
    centre.open(applicant="王强", people="12", respondents=firm, decision="different")
    desk = centre.desk()
    assert {row.applicant: row.people for row in desk.queues.page(View.ALL).rows} == {"李静": About(30), "王强": 12}
    (line,) = desk.directory.page("employer", "北海建筑")
    assert line.people == Between(42, None)
    assert "涉及 至少42 人" in str(desk.directory.file(line.id).pattern)
    assert sound(centre)
