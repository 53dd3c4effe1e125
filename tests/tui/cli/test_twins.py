"""`twins`: what waits for a supervisor to decide, told and decided on the command line."""

from tests.tui.cli.line import INTAKE, Line
from tui.cli.plain.jsonkeys import TWIN_KEYS, TWIN_RECORD_KEYS, TWINS_KEYS


def test_they_are_told_masked_and_left_apart_with_a_reason(line: Line) -> None:
    first = line.opened()
    fields = [each for each in INTAKE if not each.startswith("phone=")]
    second = line.done("new", *fields, "phone=13900001234", who="qian").out.strip()
    found = line.done("twins", "--json", who="zhu").json
    assert list(found) == list(TWINS_KEYS)
    (twin, *_rest) = [each for each in found["waiting"] if each["sort"] == "number"]
    assert list(twin) == list(TWIN_KEYS)
    assert all(list(each) == list(TWIN_RECORD_KEYS) for each in twin["records"])
    assert [(each["name"], each["cases"]) for each in twin["records"]] == [("张某某", [first]), ("张某某", [second])]
    (phone,) = twin["differ"]
    assert (phone["field"], phone["other"]) == ("电话", "139****1234")
    assert f"电话：{phone['one']} ／ 139****1234" in line.done("twins", who="zhu").out
    assert "号码相同" in line.done("twins", who="zhu").out
    assert "张三丰" in line.done("twins", "--names", who="zhu").out
    refused = line("twins", "--apart", str(twin["id"]), who="zhu")
    assert (refused.code, "请填写“理由”" in refused.err) == (1, True)
    line.done("twins", "--apart", str(twin["id"]), "--reason", "同名。", who="zhu")
    assert "号码相同" not in line.done("twins", who="zhu").out


def test_they_are_joined(line: Line) -> None:
    line.opened()
    line.done("new", *INTAKE, who="qian")
    for twin in line.done("twins", "--json", who="zhu").json["waiting"]:
        line.done("twins", "--join", str(twin["id"]), who="zhu")
    assert line.done("twins", who="zhu").out.strip() == "没有待判断的同一人或利益冲突"


def test_who_decides_on_none_is_refused(line: Line) -> None:
    assert line("twins").code == 1


def test_who_works_on_cases_from_outside_is_told_masked_too(line: Line) -> None:
    lawyer = ("name=狄律安", "capacity=lawyer", "phone=13911110009", "what=代理。")
    for by, case in (("li", line.opened()), ("qian", line.done("new", *INTAKE, who="qian").out.strip())):
        line.done("record", case, "accepted", "ground=rights_wages", who="zhu")
        line.done("record", case, "assigned", f"handler={by}", who="zhu")
        line.done("record", case, "joined", *lawyer, who=by)
    kinds = {
        each["kind"] for twin in line.done("twins", "--json", who="zhu").json["waiting"] for each in twin["records"]
    }
    assert "outsider" in kinds
    told = line.done("twins", who="zhu").out
    assert ("狄某某" in told, "狄律安" in told) == (True, False)
