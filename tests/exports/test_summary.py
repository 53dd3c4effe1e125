"""The summary says all that the file knows of a case, to whoever may see it."""

from datetime import date
from pathlib import Path

import pytest

from cases.events import Assigned, Benefit, Money, Opened, Roster, Visibility
from cases.hiding.mask import FULL
from cases.personal.reading import Reading
from cases.values.dates import distance
from cases.values.text import CHINESE
from exports.page.tables import TEXT_WIDTH, needed
from tests.centre import Centre
from tests.exports.examples import HOSTILE, OPENED, TODAY, History, case_file, closed, first, typed, worked
from tests.exports.reader import cells, everything, paragraphs
from tests.exports.summaries import labels, printed


def test_the_parts_come_in_order(tmp_path: Path) -> None:
    document = printed(tmp_path, case_file(closed()))
    assert document.paragraphs[0].text == "案件情况摘要"
    assert document.paragraphs[1].text == "〔2026〕YT0001　烟台市总工会职工维权帮扶中心"
    assert [each.text for each in paragraphs(document, "Heading1")] == [
        "一、基本情况",
        "二、办理结果",
        "三、责任与成员",
        "四、诉求与事实",
        "五、办理经过",
        "六、款项",
        "七、期限与下一步",
    ]


def test_the_basics_say_who_against_whom_and_where_it_stands(tmp_path: Path) -> None:
    basics = labels(printed(tmp_path, case_file(worked(1))), 0)
    assert basics["申请人"] == "张伟"
    assert basics["电话"] == "13900139000"
    assert basics["涉及人数"] == "35 人"
    assert basics["群体"] == "农民工、劳务派遣工"
    assert basics["对方当事人"] == "用人单位：山东齐某建筑劳务有限公司烟台分公司第三项目部\n包工头：赵大壮"
    assert basics["当前阶段"] == "办理中"
    assert basics["承办人"] == "李明"
    assert basics["接案日期"] == "2026年1月5日"
    assert basics["受理日期"] == "2026年1月7日"
    assert "结案日期" not in basics


def test_what_is_not_known_is_left_out_and_a_case_without_handler_says_so(tmp_path: Path) -> None:
    plain = {"applicant": "孙小梅", "kind": "enquiry", "channel": "phone", "groups": "general"}
    history = History().add(0, typed(Opened, **plain, cause=first("cause"), facts="问年休假。", request="想知道天数。"))
    document = printed(tmp_path, case_file(history))
    basics = labels(document, 0)
    assert basics["承办人"] == "尚未指派"
    assert not {"证件号码", "电话", "住址", "涉及人数", "对方当事人", "工程项目", "受理日期"} & basics.keys()
    assert cells(document.tables[2])[1:] == [
        ["主张", "未登记", "申请人主张的总额"],
        ["确定", "未登记", "现行有效的协议、裁决、判决等确定的总额"],
        ["到账", "未登记", "申请人实际收到的累计金额"],
    ]
    assert "下一步 接待人员：答复咨询；没有下一步的日期。" in everything(document)


def test_it_tells_who_answers_first_with_the_article(tmp_path: Path) -> None:
    rows = cells(printed(tmp_path, case_file(worked(1))).tables[1])
    assert rows[0] == ["当事人", "怎样负责", "依据"]
    assert [(row[0], row[2]) for row in rows[1:3]] == [
        ("总包单位\n还没有登记", "保障农民工工资支付条例 第三十条"),
        ("建设单位\n还没有登记", "保障农民工工资支付条例 第二十九条"),
    ]


def test_the_history_marks_what_was_voided_or_recorded_late(tmp_path: Path) -> None:
    document = printed(tmp_path, case_file(worked(2)))
    history = cells(document.tables[2])
    assert history[0] == ["序号", "日期", "事项", "内容", "登记人"]
    assert history[1] == ["1", "2026-01-05", "接案登记", "登记内容见“基本情况”和“诉求与事实”", "李明"]
    assert history[3] == ["3", "2026-01-08", "指派", "李明", "王芳"]
    assert history[5][2] == "工作记录\n已作废\n见第6条"
    assert history[6][3] == "作废第几条：第 5 条\n原因：登错案件"
    assert history[8][1] == "2026-01-12\n2026年1月15日补记"
    struck = [row.cells[3].paragraphs[0].runs[0].font.strike for row in document.tables[2].rows]
    assert [at for at, each in enumerate(struck) if each] == [5]


def test_hostile_text_is_printed_as_text(tmp_path: Path) -> None:
    text = everything(printed(tmp_path, case_file(worked(1))))
    assert "[/b]<w:p>&amp;\n换行 𠮷㛃" in text
    assert not set("\x1b\u202e\x00\x0b\ufffe") & set(text)
    assert HOSTILE not in text


def test_the_narrative_is_set_in_paragraphs(tmp_path: Path) -> None:
    told = [each.text for each in paragraphs(printed(tmp_path, case_file(worked(1))), "BodyText")]
    assert told[0] == OPENED.request
    assert told[1] == "张伟等35人自2025年3月起做工，电话13800138000。"
    assert told[2].startswith("赵大壮于2025年9月失联。")


def test_sums_are_in_yuan_with_thousands(tmp_path: Path) -> None:
    aid = typed(Benefit, sort=first("benefit_kind"), amount="3000")
    document = printed(tmp_path, case_file(worked(1).add(111, aid)))
    assert [row[:2] for row in cells(document.tables[3])] == [
        ["款项", "金额"],
        ["主张", "1,200,000.50 元"],
        ["确定", "1,000,000.00 元"],
        ["第 10 条 终局裁决书", "1,000,000.00 元"],
        ["到账", "500,000.25 元"],
        ["第 11 条 到账", "500,000.25 元"],
        ["尚欠", "499,999.75 元"],
        ["帮扶款物", "3,000.00 元"],
    ]


def test_clocks_say_by_which_article_until_when_and_how_many_days_are_left(tmp_path: Path) -> None:
    file = case_file(worked(1))
    document = printed(tmp_path, file)
    head, *lines = cells(document.tables[4])
    assert head == ["期限", "由谁办理", "依据", "起算日", "届满日", "状态"]
    by_name = {line[0].splitlines()[0]: line for line in lines}
    assert by_name["指派承办人"] == [
        "指派承办人\n3 日",
        "主管\n法定期限",
        "法律援助法 第四十三条",
        "2026-01-07",
        "2026-01-12\n已顺延",
        "已办理\n第 3 条，2026-01-08",
    ]
    assert by_name["签订委托协议和授权委托书"][5] == "逾期168天\n逾期未签订委托手续（因受援人原因的除外）"
    assert by_name["申请执行"][4:] == ["2028-04-25\n暂定", "665天后\n已付一部分，尚欠 499,999.75 元"]
    assert by_name["用人单位申请撤销终局裁决"][5] == "期间已过\n期满后用人单位不能再申请撤销"
    assert by_name["仲裁委员会决定是否受理"][1::4] == ["受理机构\n他方期限", "不再需要\n第 10 条，2026-04-25"]
    assert by_name["向申请人说明裁判结果和后续期限"][1] == "李明\n本中心步骤"
    assert "标“暂定”的届满日" in everything(document)
    assert "未核实" not in everything(document)


def test_an_unconfirmed_article_is_marked(tmp_path: Path) -> None:
    document = printed(tmp_path, case_file(closed()))
    by_name = {line[0].splitlines()[0]: line for line in cells(document.tables[5])}
    assert by_name["审查立卷材料"][2].endswith("\n未核实")
    assert by_name["签订委托协议和授权委托书"][5] == "不再需要\n第 13 条，2026-05-05"
    assert "标“未核实”的依据尚未核对原文或属推定" in everything(document)


@pytest.mark.parametrize(
    ("on", "said"), [(date(2026, 1, 12), "1天后"), (date(2026, 1, 13), "今天"), (TODAY, "逾期168天")]
)
def test_the_next_step_names_who_when_and_the_nearest_deadline(tmp_path: Path, on: date, said: str) -> None:
    file = case_file(worked(1))
    text = everything(printed(tmp_path, file, on=on))
    assert f"下一步 李明：签订委托协议和授权委托书，2026-01-13，{said}（" in text
    assert "权利：申请执行，2028-04-25 止，" in text
    left = CHINESE(distance((date(2026, 7, 2) - on).days))
    assert f"另有：2026-07-02，{left}：催第二笔。" in everything(printed(tmp_path, file, on=on))


SUMMONS = {"direction": "received", "sort": "summons", "what": "传票", "hearing_on": "2026-03-03"}
STEP = "核对证据清单，2026-02-24，逾期6天（本中心办案步骤）"


@pytest.mark.parametrize(
    ("code", "fields", "told", "more"),
    [
        ("task", {"what": "送材料", "by_day": "2026-03-03"}, "送材料，2026-03-03，1天后", []),
        ("document", SUMMONS, STEP, ["另有：2026-03-03，1天后：开庭。"]),
        (
            "mediation",
            {"result": "agreed", "what": "谈成。", "agreed": "900", "pay_by": "2026-03-03"},
            "核实是否付款，2026-03-06，4天后（本中心办案步骤）",
            ["另有：2026-03-03，1天后：对方约定付款。"],
        ),
    ],
)
def test_what_is_next_is_told_as_on_the_screen_whatever_it_is(
    centre: Centre, tmp_path: Path, code: str, fields: dict[str, str], told: str, more: list[str]
) -> None:
    file = centre.record(centre.assigned().id, code, fields)
    lines = everything(printed(tmp_path, file, on=date(2026, 3, 2))).splitlines()
    assert [line for line in lines if line.startswith(("下一步", "另有："))] == [
        f"下一步 李明：{told}。",
        *more,
    ]
    head = CHINESE(Reading(file, FULL).head(date(2026, 3, 2)))
    assert all(part in head for part in told.split("，"))


def test_a_case_given_to_another_handler_names_both(tmp_path: Path) -> None:
    history = worked(1).add(112, typed(Assigned, handler="wangfang", reason="李明休假"), boss=True)
    document = printed(tmp_path, case_file(history))
    assert labels(document, 0)["承办人"] == "王芳"
    assert cells(document.tables[2])[-1][3] == "承办人：王芳\n理由：李明休假"


def test_no_figure_of_a_sum_is_broken_over_a_line(tmp_path: Path) -> None:
    claim = typed(Money, nature="claimed", amount="约1234567.89至2345678.90")
    document = printed(tmp_path, case_file(worked(0).add(30, claim)))
    (money,) = (table for table in document.tables if cells(table)[0][0] == "款项")
    assert cells(money)[1][1] == "约 1,234,567.89\n至 2,345,678.90 元"


def test_a_roster_is_a_table_and_its_sums_stand_with_the_money_by_worker(tmp_path: Path) -> None:
    members = "张伟 | 11010519491231002X | | 2024-03 | 2025-01 | 1000 | 900\n李静 | | | | | 约2000"
    file = case_file(worked(0).add(30, typed(Roster, members=members)))
    document = printed(tmp_path, file)
    (roster,) = (table for table in document.tables if cells(table)[0][1] == "姓名")
    assert cells(roster)[1:] == [
        ["1", "张伟", "11010519491231002X", "2024-03至2025-01"],
        ["2", "李静", "", ""],
    ]
    assert "成员名册（共 35 人，列出 2 人）" in [each.text for each in paragraphs(document, "Heading2")]
    (by_worker,) = (table for table in document.tables if cells(table)[0][0] == "工人")
    assert cells(by_worker) == [
        ["工人", "项目", "主张（元）", "确定（元）", "到账（元）", "尚欠（元）", "对方和期间"],
        ["张伟", "未分项", "1,000.00", "900.00", "", "", ""],
        ["李静", "未分项", "约2,000.00", "", "", "", ""],
        ["未分到人", "未分项", "约1,197,000.50", "999,100.00", "500,000.25", "499,999.75", ""],
        ["总额", "", "1,200,000.50", "1,000,000.00", "500,000.25", "499,999.75", ""],
    ]
    hidden = everything(printed(tmp_path, file, masked=True))
    assert "李静" not in hidden
    assert "11010519491231002X" not in hidden


def test_no_sum_of_a_worker_breaks_over_a_line(tmp_path: Path) -> None:
    claimed = "工资 123456789.01 | 张伟；加班工资 至少约1234567 | 李静；押金 5千到12345678 | 李静；工资 不详 | 王强"
    told = ({"nature": "claimed", "claimed_as": "whole"}, {"nature": "awarded"}, {"nature": "received"})
    money = [typed(Money, amount=claimed, **each) for each in told]
    history = worked(0)
    for day, event in enumerate(money, 30):
        history.add(day, event)
    (found,) = (table for table in printed(tmp_path, case_file(history)).tables if cells(table)[0][0] == "工人")
    widths = [column.width.mm for column in found.columns]
    assert sum(widths) == pytest.approx(TEXT_WIDTH.mm, abs=0.1)
    for row in cells(found):
        for text, width in zip(row[2:5], widths[2:5], strict=True):
            assert needed([text]) <= width + 0.05, (text, width)
    assert {row[2] for row in cells(found)} >= {
        "123,456,789.01",
        "至少\n约1,234,567.00",
        "5,000.00\n至12,345,678.00",
        "不详",
    }


def test_a_restricted_case_says_so_at_its_head(tmp_path: Path) -> None:
    history = worked(0).add(112, typed(Visibility, who="restricted", reason="涉及未成年人"), boss=True)
    heads = [each.text for each in printed(tmp_path, case_file(history)).paragraphs[:3]]
    assert heads[2] == "限定案件：只限承办人和主管"
    assert "限定案件" not in everything(printed(tmp_path, case_file(worked(0))))
