"""The summary says all that the file knows of a case, to whoever may see it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document

from cases.events import (
    Assigned,
    Benefit,
    Corrected,
    Money,
    Note,
    Opened,
    Reopened,
    Returned,
    Roster,
    Visibility,
    Withdrawn,
)
from cases.hiding.mask import FULL, Mask
from cases.personal.reading import Reading
from cases.values import codes as lists
from cases.values.codes import CodeList, codes
from cases.values.dates import distance
from cases.values.masking import mask_name
from cases.values.text import CHINESE, Label
from cases.views.casefile import CaseFile
from exports.page.tables import TEXT_WIDTH, needed
from exports.summary import write_summary
from tests.cases.making import CHECKS
from tests.centre import Centre
from tests.exports.examples import (
    CARD,
    HOSTILE,
    ID_NUMBER,
    OPENED,
    TODAY,
    History,
    case_file,
    closed,
    first,
    typed,
    worked,
)
from tests.exports.reader import cells, everything, opened, paragraphs
from tests.place import To

PERSONAL = ["张伟", "赵大壮", ID_NUMBER, "13800138000", "13900139000", "05356688123", CARD, "幸福小区", "12号楼"]


def printed(folder: Path, file: CaseFile, *, masked: bool = False, on: date = TODAY) -> Document:
    path = folder / "摘要.docx"
    write_summary(To(path), file, mask=Mask(on=masked), printed_by="王芳", printed_on=on)
    return opened(path)


def labels(document: Document, at: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in cells(document.tables[at]):
        found.update(zip(row[::2], row[1::2], strict=True))
    return found


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


def test_an_open_case_has_no_result(tmp_path: Path) -> None:
    document = printed(tmp_path, case_file(worked(3)))
    assert "办理结果" not in everything(document)


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
    assert "下一步：接待人员；没有下一步的日期。" in everything(document)


def test_masked_no_personal_data_is_left_anywhere(tmp_path: Path) -> None:
    for history in (worked(3), closed()):
        text = everything(printed(tmp_path, case_file(history), masked=True))
        assert not [each for each in PERSONAL if each in text]
        assert "张某某" in text
        assert "李明" in text
        assert mask_name("赵大壮") in text
        assert "110***********002X" in text
        assert "山东省烟台市芝罘区***" in text
        assert "山东齐某建筑劳务有限公司烟台分公司第三项目部" in text


def test_a_name_since_corrected_is_masked_too(tmp_path: Path) -> None:
    history = worked(1).add(111, Corrected(field="applicant", old="张伟", new="章卫", reason="写错姓名，原写张伟"))
    document = printed(tmp_path, case_file(history), masked=True)
    text = everything(document)
    assert labels(document, 0)["申请人"] == "章某某"
    assert "张伟" not in text
    assert "章卫" not in text


def test_in_full_everything_is_there(tmp_path: Path) -> None:
    text = everything(printed(tmp_path, case_file(worked(3))))
    assert not [each for each in PERSONAL if each not in text]


HIDDEN = "已隐去：姓名 5 处、证件号码 1 处、电话 4 处、银行账号 1 处、住址 1 处；正文其余内容未逐字核对"


def test_it_tells_who_answers_first_with_the_article(tmp_path: Path) -> None:
    rows = cells(printed(tmp_path, case_file(worked(1))).tables[1])
    assert rows[0] == ["当事人", "怎样负责", "依据"]
    assert [(row[0], row[2]) for row in rows[1:3]] == [
        ("总包单位\n还没有登记", "保障农民工工资支付条例 第三十条"),
        ("建设单位\n还没有登记", "保障农民工工资支付条例 第二十九条"),
    ]


def test_the_foot_says_who_printed_it_when_and_how_to_treat_it(tmp_path: Path) -> None:
    for masked, care in ((True, HIDDEN), (False, "含个人信息，请妥善保管，用后收回")):
        (sheet,) = printed(tmp_path, case_file(worked(1)), masked=masked).sections
        for footer in (sheet.footer, sheet.even_page_footer):
            assert footer.paragraphs[-1].text == f"打印：王芳　2026年6月30日　{care}"


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
        "主管",
        "法律援助法 第四十三条",
        "2026-01-07",
        "2026-01-12\n已顺延",
        "2026-01-08\n已办理",
    ]
    assert by_name["签订委托协议和授权委托书"][5] == "逾期168天\n逾期未签订委托手续（因受援人原因的除外）"
    assert by_name["申请执行"][4:] == ["2028-04-25\n暂定", "665天后"]
    assert by_name["用人单位申请撤销终局裁决"][5] == "已届满\n期满后用人单位不能再申请撤销"
    assert by_name["仲裁委决定是否受理"][5] == "2026-04-25\n逾期办理"
    assert "标“暂定”的届满日" in everything(document)
    assert "未核实" not in everything(document)


def test_an_unconfirmed_article_is_marked(tmp_path: Path) -> None:
    document = printed(tmp_path, case_file(closed()))
    by_name = {line[0].splitlines()[0]: line for line in cells(document.tables[5])}
    assert by_name["审查立卷材料"][2].endswith("\n未核实")
    assert by_name["签订委托协议和授权委托书"][5] == "已结案", "a closed case has nothing that lapses"
    assert "标“未核实”的依据尚未核对原文或属推定" in everything(document)


@pytest.mark.parametrize(
    ("on", "said"), [(date(2026, 1, 12), "1天后"), (date(2026, 1, 13), "今天"), (TODAY, "逾期168天")]
)
def test_the_next_step_names_who_when_and_the_nearest_deadline(tmp_path: Path, on: date, said: str) -> None:
    file = case_file(worked(1))
    told = f"下一步：承办人 李明；2026-01-13 到期，{said}：签订委托协议和授权委托书（"
    assert told in everything(printed(tmp_path, file, on=on))
    left = CHINESE(distance((date(2026, 7, 2) - on).days))
    assert f"另有：2026-07-02，{left}：催第二笔。" in everything(printed(tmp_path, file, on=on))


SUMMONS = {"direction": "received", "sort": "summons", "what": "传票", "hearing_on": "2026-03-03"}
STEP = "2026-02-24 到期，逾期6天：核对证据清单（本中心办案步骤）"


@pytest.mark.parametrize(
    ("code", "fields", "told", "more"),
    [
        ("task", {"what": "送材料", "by_day": "2026-03-03"}, "2026-03-03，1天后：送材料", []),
        ("document", SUMMONS, STEP, ["另有：2026-03-03，1天后：开庭。"]),
        (
            "mediation",
            {"result": "agreed", "what": "谈成。", "agreed": "900", "pay_by": "2026-03-03"},
            "2026-03-03，1天后：对方约定付款",
            [],
        ),
    ],
)
def test_what_is_next_is_told_as_on_the_screen_whatever_it_is(
    centre: Centre, tmp_path: Path, code: str, fields: dict[str, str], told: str, more: list[str]
) -> None:
    file = centre.record(centre.assigned().id, code, fields)
    lines = everything(printed(tmp_path, file, on=date(2026, 3, 2))).splitlines()
    assert [line for line in lines if line.startswith(("下一步：", "另有："))] == [
        f"下一步：承办人 李明；{told}。",
        *more,
    ]
    head = CHINESE(Reading(file, FULL).head(date(2026, 3, 2)))
    assert told.rpartition("：")[2] in head
    assert told[:10] in head


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
    assert result["结案形式"] == "准予结案"
    assert result["结案日期"] == "2026年5月6日"
    assert result["结案方式"] == "仲裁裁决（全部支持）"
    assert result["办理小结"] == "张伟已拿到工资。"
    assert result["到账"] == "1,000,000.00 元"
    assert "首次结案" not in result
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
    assert result["结案形式"] == "撤回"
    assert result["说明"] == "已与单位和解"
    assert "办理小结" not in result


def test_a_case_given_to_another_handler_names_both(tmp_path: Path) -> None:
    history = worked(1).add(112, typed(Assigned, handler="wangfang", reason="李明休假"), boss=True)
    document = printed(tmp_path, case_file(history))
    assert labels(document, 0)["承办人"] == "王芳"
    assert cells(document.tables[2])[-1][3] == "承办人：王芳\n理由：李明休假"


def test_a_roster_is_a_table_and_its_sums_stand_with_the_money_by_worker(tmp_path: Path) -> None:
    members = "张伟 | 11010519491231002X | | 2024-03 | 2025-01 | 1000 | 900\n李静 | | | | | 约2000"
    file = case_file(worked(0).add(30, typed(Roster, members=members)))
    document = printed(tmp_path, file)
    (roster,) = (table for table in document.tables if cells(table)[0][1] == "姓名")
    assert cells(roster)[1:] == [
        ["1", "张伟", "11010519491231002X", "2024-03至2025-01"],
        ["2", "李静", "", ""],
    ]
    (by_worker,) = (table for table in document.tables if cells(table)[0][0] == "工人")
    assert cells(by_worker) == [
        ["工人", "项目", "主张（元）", "确定（元）", "到账（元）", "对方和期间"],
        ["张伟", "未分项", "1,000.00", "900.00", "", ""],
        ["李静", "未分项", "约2,000.00", "", "", ""],
        ["未分到人", "未分项", "约1,197,000.50", "999,100.00", "500,000.25", ""],
        ["总额", "", "1,200,000.50", "1,000,000.00", "500,000.25", ""],
    ]
    hidden = everything(printed(tmp_path, file, masked=True))
    assert "李静" not in hidden
    assert "11010519491231002X" not in hidden


def test_no_sum_of_a_worker_breaks_over_a_line(tmp_path: Path) -> None:
    claimed = "工资 123456789.01 | 张伟；加班工资 至少约1234567 | 李静；押金 5千到12345678 | 李静；工资 不详 | 王强"
    money = [typed(Money, nature=nature, amount=claimed) for nature in ("claimed", "awarded", "received")]
    history = worked(0)
    for day, event in enumerate(money, 30):
        history.add(day, event)
    (found,) = (table for table in printed(tmp_path, case_file(history)).tables if cells(table)[0][0] == "工人")
    widths = [column.width.mm for column in found.columns]
    assert sum(widths) == pytest.approx(TEXT_WIDTH.mm, abs=0.1)
    for row in cells(found):
        for text, width in zip(row[2:5], widths[2:5], strict=True):
            assert needed([text]) <= width + 0.05, (text, width)
    told = {row[2] for row in cells(found)}
    assert told >= {"123,456,789.01", "至少\n约1,234,567.00", "5,000.00\n至12,345,678.00", "不详"}


def test_a_restricted_case_says_so_at_its_head(tmp_path: Path) -> None:
    history = worked(0).add(112, typed(Visibility, who="restricted", reason="涉及未成年人"), boss=True)
    heads = [each.text for each in printed(tmp_path, case_file(history)).paragraphs[:3]]
    assert heads[2] == "限定案件：只限承办人和主管"
    assert "限定案件" not in everything(printed(tmp_path, case_file(worked(0))))


def test_no_field_of_a_masked_paper_names_a_person(tmp_path: Path) -> None:
    met = "赵大壮与大壮的妻子周小兰在幸福小区12号楼见面，微信号zdz_1980"
    history = worked(1).add(112, Note(what=met, next_step="给张伟的儿子小明打电话"))
    history.add(113, typed(Roster, members="张伟 | 11010519491231002X\n吴建国 | | 13700137000"))
    history.add(114, Note(what="建国和老周不同意，吴 建国电话1370 0137 000，国建公司没有人来"))
    text = everything(printed(tmp_path, case_file(history), masked=True))
    hidden = ("大壮", "小兰", "幸福小区", "12号楼", "zdz_1980", "小明", "建国", "13700137000", "1370 0137 000")
    assert not [each for each in hidden if each in text]


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
