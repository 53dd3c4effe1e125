"""Who stands in a case, who handles it and who goes on, told from the command line as it was."""

from tests.tui.cli.line import Line
from tui.cli.plain.jsonkeys import PARTY_KEYS

RESPONDENTS = """总包：远山建设公司
老板：李某
被挂靠单位：宏远建筑公司
发包人：周家村委会
第三人：周小川
保险：平安财险公司
其他：张三丰"""

INTAKE = (
    *("applicant=马国强", "id_number=11010519491231002X", "phone=13900001234", "kind=维权", "channel=来访"),
    *("groups=农民工", "cause=追索劳动报酬纠纷", "facts=2025年做工，李某没有付钱。", "request=付清。"),
)


def opened(line: Line) -> Line:
    line.done("new", *INTAKE, f"respondents={RESPONDENTS}")
    line.done("record", "1", "accepted", "ground=rights_wages", who="zhu")
    line.done("record", "1", "assigned", "handler=li", who="zhu")
    return line


def test_everybody_stands_there_as_what_they_are_and_people_are_masked(line: Line) -> None:
    shown = opened(line).done("show", "1").out
    for said in (
        "总包单位：远山建设公司",
        "个人雇主：李某",
        "被挂靠单位：宏远建筑公司",
        "发包单位：周家村委会",
        "第三人：周某某",
        "保险公司：平安财险公司",
        "其他：张某某",
    ):
        assert f"    {said}\n" in shown
    assert "2025年做工，李某没有付钱。" in shown
    assert "李某某" not in shown


def test_an_heir_goes_on_and_the_worker_stays_known(line: Line) -> None:
    told = ("ground=死亡", "since=2026-10", "name=马小军", "relation=儿子", "phone=13700005678", "others=马小芳")
    opened(line).done("record", "1", "succeeded", *told)
    parties = line.done("show", "1", "--json").json["parties"]
    assert parties[:3] == [
        dict.fromkeys(PARTY_KEYS) | {"role": "applicant", "name": "马某某", "phone": "137****5678"},
        dict.fromkeys(PARTY_KEYS)
        | {"role": "former", "name": "马某某", "id_number": "110***********002X", "phone": "139****1234"},
        dict.fromkeys(PARTY_KEYS) | {"role": "heir", "name": "马某某"},
    ]
    for typed in ("马国强", "马小军", "13900001234"):
        assert line.done("search", typed, "--json").json["rows"]


def test_who_helps_finds_it_among_their_own_and_who_has_left_does_not(line: Line) -> None:
    opened(line).done("record", "1", "joined", "helper=zhu", "what=协调。")
    assert line.done("queue", "mine", "--json", who="zhu").json["count"] == 1
    line.done("record", "1", "stepped_out", "helper=zhu", "reason=办结。")
    assert line.done("queue", "mine", "--json", who="zhu").json["count"] == 0
