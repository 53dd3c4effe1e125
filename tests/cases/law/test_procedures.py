"""Which procedure and limitation a cause is under: every cause says it, and a bad table is refused by its line."""

from datetime import date

import pytest

from cases.law.procedures import COLUMNS, Course, Prescription, load_procedures, packaged_procedures, procedure_of
from cases.values.codes import codes
from cases.values.refusal import Refused

HEADER = ",".join(COLUMNS) + "\n"
WHOLE = "2025-205,,,,labour,labour,某法,S,"
ITEM = "2025-205,,,wages,civil,civil,某法,S,"
EXPECTED = """
2025-205        劳动合同                labour labour
2025-205-1      确认劳动关系            labour labour
2025-205-5      追索劳动报酬            labour labour
2025-206-2      工伤保险待遇            labour labour
2025-207        福利待遇                labour labour
2025-208        超龄劳动者用工          labour labour
2025-209        承包人用工主体责任      labour labour
2025-213        辞退                    labour labour
2025-214-2      新就业形态劳动报酬      labour labour
2025-215-1      新就业形态工伤待遇      labour labour
2025-144        劳务合同                civil civil
2025-144-1      超龄劳动者劳务合同      civil civil
2025-284        挂靠经营合同            civil civil
2025-287        企业承包经营合同        civil civil
2025-404        派遣人员侵权            civil civil
2025-406        提供劳务者受害          civil civil
2020-186-5      追索劳动报酬            labour labour
2020-189        聘用合同                labour labour
2020-192        辞退                    labour labour
2020-x-services 劳务合同                civil civil
2020-x-services-injury 提供劳务者受害   civil civil
2025-235        船员劳务合同            civil civil
2025-236        船员劳动合同            labour labour
2025-333-2      职工破产债权确认        civil civil
2025-411        机动车交通事故责任      civil civil
2025-412        非机动车交通事故责任    civil civil
2020-140        离退休人员返聘合同      civil civil
u-traffic-accident 交通事故             civil civil
u-personal-injury 其他人身损害          civil civil
u-women         女职工特殊权益          labour labour
u-other         其他                    labour labour
u-hardship      困难帮扶                none none
u-hardship-illness 大病致困             none none
u-bargaining-taxi 集体协商              none none
u-union         工会组织                none none
"""


@pytest.mark.parametrize("line", EXPECTED.strip().splitlines())
def test_a_cause_is_under_its_procedure_and_limitation(line: str) -> None:
    cause, _name, procedure, limitation = line.split()
    found = procedure_of(cause)
    assert (found.cause, found.procedure, found.limitation) == (cause, procedure, limitation)


def test_every_cause_has_a_line_with_an_article_for_its_limitation() -> None:
    assert {each.code for each in codes("cause")} == {*packaged_procedures()}
    articles = {Prescription.LABOUR: "第二十七条", Prescription.CIVIL: "民法典 第一百八十八条", Prescription.NONE: ""}
    lines = [line for lines in packaged_procedures().values() for line in lines]
    assert all(articles[each.limitation] in each.basis for each in lines)


@pytest.mark.parametrize(
    ("cause", "told_by"),
    [("2025-144-9", "2025-144"), ("2025-205-1-1", "2025-205-1"), ("u-hardship-fire", "u-hardship")],
)
def test_a_cause_without_a_line_is_as_the_one_above_it(cause: str, told_by: str) -> None:
    assert (procedure_of(cause),) == packaged_procedures()[told_by]


@pytest.mark.parametrize("cause", ["", "own", "own-1", "2025-999"])
def test_a_cause_that_tells_nothing_is_watched_by_the_year_that_ends_first(cause: str) -> None:
    found = procedure_of(cause)
    assert (found.procedure, found.limitation, found.unconfirmed) == (Course.LABOUR, Prescription.LABOUR, True)


@pytest.mark.parametrize(
    ("lines", "line", "words", "field"),
    [
        ("2025-999,,,,labour,labour,某法,S,", 2, "清单 cause 里没有代码 2025-999", "cause"),
        ("2025-205,,,,labour,labour,某法,?,", 2, "status 不认识", "status"),
        ("2025-205,,,,court,labour,某法,S,", 2, "procedure 请填 labour、civil、administrative、none 之一", "procedure"),
        ("2025-205,,,,labour,,某法,S,", 2, "limitation 请填 labour、civil、none 之一", "limitation"),
        ("2025-205,,,,labour,labour,,S,", 2, "缺少 basis", "basis"),
        ("2025-205,2026-7-1,,,labour,labour,某法,S,", 2, "since 不是日期", "since"),
        ("2025-205,2026-07-01,2026-06-30,,labour,labour,某法,S,", 2, "早于 since", "until"),
        ("2025-205,,,wage,labour,labour,某法,S,", 2, "清单 claim_item 里没有代码 wage", "items"),
        ("2025-205,,,wages,labour,labour,某法,S,", 2, "请先写不分项目（items 为空）的一行", "items"),
        (f"{WHOLE}\n2025-205,,,,civil,civil,某法,S,", 3, "案由 2025-205 重复", "cause"),
        (f"{WHOLE}\n2025-205,2026-07-01,,,civil,civil,某法,S,", 3, "案由 2025-205 重复", "cause"),
        (f"{WHOLE}\n{ITEM}\n2025-205,,,fine wages,civil,civil,某法,S,", 4, "案由 2025-205 重复", "cause"),
        ("2025-205,,,,labour,labour,某法,S", 2, "应有 9 列，这里有 8 列", None),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_reason(lines: str, line: int, words: str, field: str | None) -> None:
    with pytest.raises(Refused) as found:
        load_procedures(HEADER + lines, "程序.csv")
    (problem,) = found.value.problems
    assert (f"程序.csv 第 {line} 行" in str(problem.sentence), problem.field) == (True, field)
    assert words in str(problem.sentence)


def test_a_cause_may_be_pursued_otherwise_in_time_and_for_some_items() -> None:
    later = "2025-205,,2026-06-30,,civil,civil,旧法,S,\n2025-205,2026-07-01,,,labour,labour,新法,S,\n"
    item = "2025-205,2026-07-01,,fine,civil,civil,新法,D,\n"
    lines = load_procedures(HEADER + later + item, "程序.csv")["2025-205"]
    assert [(each.basis, each.items) for each in lines] == [("旧法", ()), ("新法", ()), ("新法", ("fine",))]


OVER_AGE = """
2026-06-30 -            labour labour D 按最早届满的一年
2026-06-30 severance    labour labour D 按最早届满的一年
2026-07-01 -            labour labour S 四类事项
2026-07-01 wages        labour labour S 四类事项
2026-07-01 leave_pay    labour labour S 四类事项
2026-07-01 injury_benefits labour labour S 四类事项
2026-07-01 medical      labour labour S 四类事项
2026-07-01 other        labour labour S 四类事项
2026-07-01 severance    civil  civil  D 四类事项以外直接起诉
2026-07-01 double_wages civil  civil  D 四类事项以外直接起诉
2026-07-01 insurance_loss civil civil D 四类事项以外直接起诉
"""


@pytest.mark.parametrize("line", OVER_AGE.strip().splitlines())
def test_past_the_age_of_retirement_pay_rest_safety_and_injury_go_to_arbitration(line: str) -> None:
    """人社部令第56号 第十九条, in force on 2026-07-01; all else goes to the court at once."""
    day, item, procedure, limitation, status, note = line.split()
    found = procedure_of("2025-208", date.fromisoformat(day), "" if item == "-" else item)
    assert (found.procedure, found.limitation, found.status) == (procedure, limitation, status)
    assert note in found.note
    assert ("第十九条" in found.basis) == (day >= "2026-07-01")
