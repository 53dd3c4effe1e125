"""The summary of a case that has ended tells how it ended, by the closing that stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cases.events import Reopened, Returned, Withdrawn
from cases.values import codes as lists
from cases.values.codes import CodeList, codes
from cases.values.text import Label
from tests.cases.making import CHECKS
from tests.centre import Centre
from tests.exports.examples import History, case_file, closed, first, typed, worked
from tests.exports.reader import cells, everything
from tests.exports.summaries import labels, printed


def test_an_open_case_has_no_result(tmp_path: Path) -> None:
    document = printed(tmp_path, case_file(worked(3)))
    assert "办理结果" not in everything(document)


def test_a_code_is_worded_everywhere_as_it_was_when_it_was_told(
    centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = centre.assigned()
    how = {"outcome": "mediated", "summary": "付清。", "claimed": "900", "awarded": "800", "received": "800"}
    centre.record(file.id, "closing", how)
    centre.add(file, "closed", "chen", checks=CHECKS)
    file = centre.add(file, "called_back", mode="phone", satisfaction="satisfied")
    before = {
        name: codes(name).label(code).zh for name, code in (("outcome", "mediated"), ("satisfaction", "satisfied"))
    }
    known = dict(lists._packaged())
    for name, code in (("outcome", "mediated"), ("satisfaction", "satisfied")):
        old = replace(known[name].get(code), until=date(2026, 3, 31))
        new = replace(old, label=Label("另一种说法", "Otherwise"), since=date(2026, 4, 1), until=None)
        known[name] = CodeList(name, {**known[name].by_code, code: new}, {code: (old,)})
    monkeypatch.setattr(lists, "_packaged", lambda: known)
    document = printed(tmp_path, file, on=date(2026, 4, 2))
    assert "另一种说法" not in everything(document)
    result = labels(document, 1)
    assert (result["结案方式"], result["满意度"]) == (before["outcome"], before["satisfaction"])


def test_a_closed_case_tells_its_result(tmp_path: Path) -> None:
    document = printed(tmp_path, case_file(closed()))
    result = labels(document, 1)
    assert result["结案情形"] == "准予结案"
    assert result["结案日期"] == "2026年5月6日"
    assert result["结案方式"] == "仲裁裁决（全部支持）"
    assert result["办理小结"] == "张伟已拿到工资。"
    assert result["到账"] == "1,000,000.00 元"
    assert "首次结案" not in result
    told = [line[0] for line in cells(document.tables[1])]
    assert len(told) == len(set(told)), "sums stand once, as they are by now"
    assert "到账金额" not in told
    assert "已于 2026-05-06 结案；没有待办事项。" in everything(document)


def test_a_case_closed_again_tells_the_first_time_too(tmp_path: Path) -> None:
    again = closed().add(130, typed(Reopened, reason="单位反悔"), boss=True)
    assert "办理结果" not in everything(printed(tmp_path, case_file(again)))
    history = closed().entries
    closing, closed_ = history[-2].event, history[-1].event
    again.add(140, closing).add(141, closed_, boss=True)
    result = labels(printed(tmp_path, case_file(again)), 1)
    assert (result["首次结案"], result["结案日期"]) == ("2026年5月6日", "2026年5月26日")


def test_a_case_withdrawn_tells_why_and_not_what_was_once_asked(tmp_path: Path) -> None:
    returned = closed().entries[:-1]
    history = History()
    history.entries = returned
    history.add(122, typed(Returned, comment="金额不符"), boss=True)
    history.add(123, typed(Withdrawn, ground=first("withdraw_ground"), what="已与单位和解"))
    result = labels(printed(tmp_path, case_file(history)), 1)
    assert result["结案情形"] == "撤回"
    assert result["说明"] == "已与单位和解"
    assert "办理小结" not in result


def test_the_result_is_that_of_the_last_closing_that_stands(centre: Centre, tmp_path: Path) -> None:
    file = centre.assigned()
    sums = {"claimed": "900", "awarded": "800", "received": "800"}
    for summary_, then in (
        ("第一次。", "returned"),
        ("第二次。", "voided"),
        ("第三次。", "returned"),
        ("末一次。", "closed"),
    ):
        file = centre.record(file.id, "closing", {"outcome": "mediated", "summary": summary_, **sums}, "li")
        if then == "voided":
            file = centre.add(file, "voided", "wang", entry=str(file.case.version), why="登错。")
        elif then == "returned":
            file = centre.add(file, "returned", "chen", comment="缺材料。")
    file = centre.add(file, "closed", "chen", checks=CHECKS)
    assert labels(printed(tmp_path, file), 1)["办理小结"] == "末一次。"


def test_a_closing_that_was_voided_is_no_result(centre: Centre, tmp_path: Path) -> None:
    """The first one stands again once what came after it is voided."""
    file = centre.assigned()
    sums = {"claimed": "900", "awarded": "800", "received": "800"}
    file = centre.record(file.id, "closing", {"outcome": "mediated", "summary": "算数的。", **sums}, "li")
    returned = centre.add(file, "returned", "chen", comment="缺材料。").case.version
    again = centre.record(file.id, "closing", {"outcome": "mediated", "summary": "登错的。", **sums}, "li").case.version
    for entry in (again, returned):
        centre.add(file.id, "voided", "wang", entry=str(entry), why="登错。")
    file = centre.add(file.id, "closed", "chen", checks=CHECKS)
    assert labels(printed(tmp_path, file), 1)["办理小结"] == "算数的。"
