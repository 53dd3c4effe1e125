"""Published cases, told once more as a desk would have recorded them. What the pages say lies in pages.json.

Fields are as typed. Nothing is added but what the desk itself must do: accept, assign, ask to close, check. Where a
page knows only the month or the year, an event stands on a day inside it; where it knows nothing, on a day between its
neighbours. Such days are marked with `~`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.standing.stages import Stage
from cases.values.codes import codes

CHECKS = ",".join(code.code for code in codes("quality_check"))
BOSS = ("accepted", "declined", "assigned", "closed", "reopened", "terminated", "referred")


@dataclass(frozen=True)
class Step:
    """An entry. on: its day, with `~` where it is ours. tells: the events of the page that it tells, by place."""

    what: str
    on: str
    tells: tuple[int, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def by(self) -> str:
        return "wang" if self.what in BOSS else "li"


@dataclass(frozen=True)
class Journey:
    """A page as the desk records it, and how the case stands at its end. sums: as `write_sum` writes them."""

    page: str
    steps: tuple[Step, ...]
    stage: Stage
    roles: tuple[str, ...] = ()
    outcome: str = ""
    ending: str = ""
    sums: Mapping[str, str] = field(default_factory=dict)


def step(code: str, on: str, /, *tells: int, **fields: str) -> Step:
    """Return a step."""
    return Step(code, on, tells, fields)


def taken(on: str, ground: str, *tells: int) -> tuple[Step, Step]:
    """Return that the case was accepted and given to a handler."""
    return step("accepted", on, ground=ground), step("assigned", on, *tells, handler="li")


def closed(on: str, outcome: str, summary: str, claimed: str, awarded: str, received: str) -> tuple[Step, Step]:
    """Return that the handler asked to close and the supervisor did."""
    sums = {"claimed": claimed, "awarded": awarded, "received": received}
    return step("closing", on, outcome=outcome, summary=summary, **sums), step("closed", on, checks=CHECKS)


JOURNEYS = (
    Journey(
        "W01",
        (
            step(
                "opened",
                "2021-01-29",
                1,
                applicant="农民工25人",
                kind="legal_aid",
                channel="visit",
                groups="农民工",
                people="25人",
                respondents="个人雇主：外地商人昌某",
                cause="劳务合同纠纷",
                claimed="3万多元",
                facts="在瓜棚内做工，被拖欠劳务费3万多元；先到镇政府反映的有几十位。",
                request="支付劳务费。",
            ),
            step("fact", "2021-01-29", 0, when="2021-01-27", what="到镇政府反映欠薪。"),
            *taken("~2021-01-30", "aid_wages", 2),
            step("note", "~2021-02-05", 2, what="逐人核对欠薪数额。"),
            step("mediation", "~2021-03-10", 3, 4, result="达成协议", what="诉前调解达成协议。", pay_by="2021-06-30"),
            step("filed", "~2021-03-11", 3, forum="司法确认", what="申请司法确认调解协议。"),
            step("ruling", "~2021-03-20", 3, sort="司法确认裁定书", result="不涉及", what="确认调解协议有效。"),
            step("contact", "~2021-07-05", 5, mode="电话", what="期限届满未兑现，继续催付。"),
            step("money", "2021-08-17", 6, nature="到账", amount="36164元", what="现场会发放工资。"),
            *closed("~2021-08-20", "mediated", "先调解、逾期违约、后实际付清。", "3万多元", "不详", "36164"),
        ),
        Stage.CLOSED,
        ("individual",),
        "mediated",
        "closed",
        {"claimed": "约30,000.00", "awarded": "不详", "received": "36,164.00"},
    ),
    Journey(
        "W02",
        (
            step(
                "opened",
                "~2014-09-15",
                2,
                applicant="张成(化名)等",
                kind="legal_aid",
                channel="visit",
                groups="农民工",
                people="17",
                respondents="包工头：李武峰(化名)",
                cause="追索劳动报酬",
                claimed="80000余元",
                facts="建筑工人，做完工后部分工资未付。",
                request="支付拖欠的工资。",
            ),
            step("fact", "~2014-09-15", 0, when="2013年6月", what="开始做工。"),
            step("fact", "~2014-09-15", 1, when="2014年1月", what="做工结束，部分工资未付。"),
            *taken("~2014-09-15", "aid_wages", 2),
            step("hearing", "2014-11-10", 3, forum="法院一审", what="开庭，法院组织下调解。"),
            step(
                "mediation", "2014-11-10", 3, 4, result="达成协议", what="余六万元承诺年底前付清。", pay_by="2014-12-30"
            ),
            step("money", "2014-11-10", 3, nature="到账", amount="2万余元", what="当场支付。", next_on="2014-12-30"),
            *closed("~2014-11-20", "court_mediated", "当场支付一部分，余款分期。", "8万余元", "不详", "2万余元"),
        ),
        Stage.CLOSED,
        ("labour_contractor",),
        "court_mediated",
        "closed",
        {"claimed": "约80,000.00", "awarded": "不详", "received": "约20,000.00"},
    ),
    Journey(
        "W04",
        (
            step(
                "opened",
                "~2025-08-29",
                2,
                applicant="李某某等",
                kind="rights",
                channel="部门移送",
                groups="农民工",
                people="44",
                respondents="总包单位：总包单位\n分包单位：劳务分包单位(中途离场)",
                cause="追索劳动报酬",
                claimed="159万余元",
                facts="工资表涉及5个班组及领班共96人，其中44人被欠薪；总包与劳务公司对结算金额有争议。",
                request="支付拖欠的工资。",
            ),
            step("fact", "~2025-08-29", 0, when="2025-07", what="劳务分包单位中途离场，引发结算纠纷与欠薪。"),
            step("fact", "~2025-08-29", 1, what="多名农民工先后到市信访局要求支付。"),
            *taken("~2025-08-29", "工会对拖欠农民工工资要求改正", 2),
            step("note", "~2025-09-10", 3, what="现场核查人数与金额，核对工资明细，协调总包资金监管账户。"),
            step("mediation", "~2025-09-20", 3, result="继续调解", what="多部门座谈。"),
            step("money", "~2025-12-30", 4, nature="到账", amount="不详", what="据当事人称已领到工资。"),
            step("contact", "2026-01-06", 4, mode="面谈", what="农民工返乡前到区总工会致谢。"),
            *closed("~2026-01-08", "mediated", "工会牵头多部门调解，工资已领到。", "159万余元", "不详", "不详"),
        ),
        Stage.CLOSED,
        ("general_contractor", "subcontractor"),
        "mediated",
        "closed",
        {"claimed": "约1,590,000.00", "awarded": "不详", "received": "不详"},
    ),
    Journey(
        "W08",
        (
            step(
                "opened",
                "~2024-06-03",
                3,
                applicant="周某",
                kind="法律援助",
                channel="visit",
                groups="migrant",
                respondents="包工头：两名包工头(欠条只有签名手印)",
                cause="劳务合同纠纷",
                claimed="12625元",
                facts="电焊，欠条载明工钱12625元。",
                request="支付工钱。",
            ),
            step("fact", "~2024-06-03", 0, when="2021-03", what="开始做工。"),
            step("fact", "~2024-06-03", 1, when="2021-12", what="结束做工。"),
            step("fact", "~2024-06-03", 2, when="2022-01-26", what="欠条承诺在此日前付款。"),
            *taken("~2024-06-04", "aid_wages", 3),
            step(
                "mediation", "~2024-11-04", 4, result="agreed", what="法院网上调解，双方认可尚欠9625元。", agreed="9625"
            ),
            step("money", "~2025-03-14", 5, nature="received", amount="不详", what="已收到拖欠的劳务费。"),
            step("note", "2025-04-07", 6, what="收到锦旗。"),
            *closed("~2025-04-08", "诉讼调解", "调解并已支付。", "12625", "9625", "不详"),
        ),
        Stage.CLOSED,
        ("labour_contractor",),
        "court_mediated",
        "closed",
        {"claimed": "12,625.00", "awarded": "9,625.00", "received": "不详"},
    ),
    Journey(
        "W09",
        (
            step(
                "opened",
                "2024-10-30",
                2,
                applicant="杨某等人",
                kind="legal_aid",
                channel="visit",
                groups="migrant",
                respondents="荆州某公司",
                cause="劳务合同纠纷",
                facts="受雇外出做装饰，拖欠工资数万元，讨要六年。",
                request="支付劳务费。",
            ),
            step("fact", "2024-10-30", 0, when="2016-10", what="受雇外出做装饰。"),
            step("fact", "2024-10-30", 1, when="2018-12", what="完工欠薪。"),
            *taken("2024-10-30", "aid_wages", 2),
            step("ruling", "~2024-11-25", 3, sort="first_judgment", result="none", what="因证据不足被驳回。"),
            step(
                "document", "2024-12-02", 4, direction="发出", sort="给予法律援助决定书", what="继续提供援助（二审）。"
            ),
            step("filed", "~2024-12-03", 4, forum="法院二审", what="上诉。"),
            step(
                "ruling", "~2025-07-15", 5, sort="二审判决书", result="不详", awarded="30885元", what="改判支付劳务费。"
            ),
            step("note", "2025-08-11", 6, what="送来锦旗。"),
            *closed("~2025-08-12", "judgment_won", "一审驳回，二审改判支付。", "不详", "30885", "不详"),
        ),
        Stage.CLOSED,
        ("employer",),
        "judgment_won",
        "closed",
        {"claimed": "不详", "awarded": "30,885.00", "received": "不详"},
    ),
    Journey(
        "D01",
        (
            step(
                "opened",
                "~2013-10-08",
                applicant="张某",
                kind="legal_aid",
                channel="visit",
                groups="劳务派遣工",
                employment="劳务派遣",
                respondents="派遣单位：某人力资源公司\n用工单位：某煤矿",
                cause="工伤保险待遇",
                facts="煤矿井下派遣工，8月1日夜班，次日凌晨2时许受伤；单位付过护理费5000元。",
                request="工伤保险待遇。",
            ),
            step("fact", "~2013-10-08", 0, when="2011年8月8日", what="与派遣公司签劳动合同。"),
            step("fact", "~2013-10-08", 1, when="2012-08-02", what="夜班次日凌晨2时许受伤。"),
            step("fact", "~2013-10-08", 2, when="2013年", what="春节，用工单位给付2000元补助。"),
            step("fact", "~2013-10-08", 3, when="2013.6.26", what="复查：右股骨头缺血性坏死。"),
            step("fact", "~2013-10-08", 4, when="20130828", what="鉴定七级伤残。"),
            step("fact", "~2013-10-08", 5, when="2013-09", what="用工单位付满12个月生活费（每月800元）后停付。"),
            *taken("~2013-10-09", "工会援助：劳动争议案件"),
        ),
        Stage.FOLLOW_UP,
        ("dispatch_agency", "user_employer"),
    ),
    Journey(
        "D03",
        (
            step(
                "opened",
                "~2016-01-05",
                applicant="商场员工200人",
                kind="rights",
                channel="outreach",
                groups="dispatched",
                people="200人",
                employment="dispatch",
                respondents="派遣单位：北京八方猎才企业管理咨询有限公司(化名)\n用工单位：日堂商业有限公司(化名)",
                cause="劳务派遣合同纠纷",
                facts="派遣协议到期不续，劳动关系终止引发集体争议，工龄最长八年以上。",
                request="妥善处理劳动关系终止。",
            ),
            step("fact", "~2016-01-05", 0, when="2015-09", what="用工单位通知派遣协议年底到期不再续签。"),
            step("fact", "~2016-01-05", 1, when="2015-12", what="派遣协议到期。"),
            *taken("~2016-01-06", "rights_mediation"),
            step("mediation", "~2016-02-15", result="agreed", what="街道工会调解，争议化解。"),
            *closed("~2016-02-16", "调解成功", "集体争议化解。", "不详", "不详", "不详"),
        ),
        Stage.CLOSED,
        ("dispatch_agency", "user_employer"),
        "mediated",
        "closed",
        {"claimed": "不详", "awarded": "不详", "received": "不详"},
    ),
    Journey(
        "T01",
        (
            step(
                "opened",
                "~2025-01-06",
                applicant="王师傅",
                kind="咨询",
                channel="visit",
                groups="巡游出租车司机",
                respondents="其他：追尾对方(全责)",
                cause="交通事故",
                facts="被追尾，对方全责。",
                request="误工费怎么索赔。",
            ),
            step("fact", "~2025-01-06", 0, what="被别人追尾，修车四五天无收入。"),
            step("answered", "~2025-01-06", 1, answer="驻点律师帮核算误工费，列出索赔材料清单。"),
            step("called_back", "~2025-01-13", 2, mode="phone", satisfaction="未评价", what="没过几天，误工费到账。"),
        ),
        Stage.CLOSED,
        ("other",),
        ending="answered",
    ),
    Journey(
        "T03",
        (
            step(
                "opened",
                "~2008-06-02",
                applicant="老薛",
                kind="rights",
                channel="visit",
                groups="taxi",
                taxi_model="承包",
                respondents="出租车公司：某出租车公司",
                cause="2020-x-contracting",
                facts="与张先生搭班的双班承包协议被解除。",
                request="违约金、押金、利息、承包款、油补、停运损失。",
            ),
            step("fact", "~2008-06-02", 0, when="2008-02-02", what="签双班承包协议（至2010-02-28）。"),
            step("fact", "~2008-06-02", 1, when="2008-05", what="搭班司机事故后离开。"),
            step("fact", "~2008-06-02", 2, when="2008-05-21", what="公司电话通知交车并解约。"),
            *taken("~2008-06-03", "union_dispute"),
            step("filed", "~2008-06-10", 3, forum="仲裁委", body="平谷区劳动争议仲裁委", what="申请仲裁。"),
            # Whether final is not said; by article 47 an award on such a contract is not.
            step("ruling", "~2008-09-10", 3, sort="非终局裁决书", result="不详", what="仲裁委裁决。"),
            step("filed", "~2008-09-18", 4, forum="litigation", body="平谷区法院", what="起诉。"),
            step("ruling", "~2009-03-10", 4, sort="first_judgment", result="partial", what="支持部分。"),
            step("filed", "~2009-03-20", 5, forum="appeal", what="上诉。"),
            step("ruling", "~2009-09-10", 5, sort="appeal_judgment", result="unknown", what="改判。"),
            step("filed", "~2011-05-10", 6, forum="再审", what="进入再审。"),
            step("filed", "~2012-03-12", 7, forum="执行", what="申请执行。"),
            step("money", "~2012-05-14", 7, nature="received", amount="不详", what="领到执行款。"),
            *closed("~2012-05-15", "执行到位", "仲裁、一审、二审、再审之后领到执行款。", "不详", "不详", "不详"),
        ),
        Stage.CLOSED,
        ("taxi_company",),
        "enforced",
        "closed",
        {"claimed": "不详", "awarded": "不详", "received": "不详"},
    ),
    Journey(
        "I02",
        (
            step(
                "opened",
                "2023-06-12",
                7,
                applicant="张某琴",
                kind="legal_aid",
                channel="visit",
                groups="一般职工",
                respondents="成都某建筑劳务公司",
                cause="工伤保险待遇",
                facts="工地上0时许绊倒受伤，已认定工伤、鉴定九级。",
                request="工伤保险待遇。",
            ),
            step("fact", "2023-06-12", 0, when="2021-08-01", what="0时许工地绊倒受伤。"),
            step("fact", "2023-06-12", 1, what="20天后出院。"),
            step("fact", "2023-06-12", 2, when="2022-08-05", what="人社局认定工伤。"),
            step("fact", "2023-06-12", 3, what="公司提起行政诉讼。"),
            step("fact", "2023-06-12", 4, when="2023-01-10", what="鉴定九级伤残。"),
            step("fact", "2023-06-12", 5, when="2023-03-27", what="一审驳回公司诉求。"),
            step("fact", "2023-06-12", 6, when="2023-05-22", what="二审驳回公司上诉。"),
            *taken("~2023-06-13", "aid_injury"),
            step(
                "mediation",
                "~2023-07-20",
                8,
                9,
                result="agreed",
                what="医疗费、停工留薪期工资、一次性伤残补助金等共13万元。",
                agreed="13万",
                # Printed: before December.
                pay_by="2023-12-01",
            ),
            step("money", "~2023-12-04", 10, nature="received", amount="13万元", what="已收全部赔偿款。"),
            step("called_back", "~2023-12-04", 10, mode="电话", satisfaction="unrated", what="已收全部赔偿款。"),
            *closed("~2023-12-05", "mediated", "调解，已全部到账。", "不详", "13万", "13万"),
        ),
        Stage.CLOSED,
        ("employer",),
        "mediated",
        "closed",
        {"claimed": "不详", "awarded": "130,000.00", "received": "130,000.00"},
    ),
    Journey(
        "O01",
        (
            step(
                "opened",
                "~2026-01-26",
                1,
                applicant="赵阿姨(七十多岁)",
                kind="legal_aid",
                channel="visit",
                groups="超龄劳动者、农民工、女职工",
                respondents="用人单位：某公司",
                cause="超龄劳动者劳务合同纠纷",
                claimed="7500元",
                facts="七十多岁，受雇打药、拔草，工资未付。",
                request="支付工资7500元。",
            ),
            step("fact", "~2026-01-26", 0, when="2024年8月", what="受雇打药、拔草。"),
            *taken("~2026-01-26", "aid_wages", 1),
            step("ruling", "~2026-02-12", 2, sort="一审判决书", result="全部支持", awarded="7500", what="足额支付。"),
            step("money", "~2026-02-14", 2, nature="到账", amount="7500", what="全额追回。"),
            *closed("~2026-02-24", "判决（胜诉）", "判决足额支付，全额追回。", "7500", "7500", "7500"),
        ),
        Stage.CLOSED,
        ("employer",),
        "judgment_won",
        "closed",
        {"claimed": "7,500.00", "awarded": "7,500.00", "received": "7,500.00"},
    ),
    Journey(
        "H01",
        (
            step(
                "opened",
                "~2024-03-04",
                applicant="张师傅(化名)",
                kind="帮扶救助",
                channel="visit",
                groups="困难职工",
                cause="大病致困",
                facts="保安，大病致困。",
                request="帮扶救助。",
            ),
            step("fact", "~2024-03-04", 0, when="2023", what="确诊恶性肿瘤，后手术。"),
            *taken("~2024-03-05", "assist_relative", 1),
            step(
                "benefit", "~2024-06-03", 1, sort="生活救助", amount="近6000元", giver="市总工会", what="困难职工帮扶。"
            ),
            step(
                "benefit",
                "~2025-06-03",
                2,
                sort="医疗救助",
                amount="3000",
                by_whom="社会捐助",
                giver="红十字会",
                what="大病救助金。",
            ),
            *closed("~2025-06-04", "帮扶到位", "多层级救助。", "无", "无", "无"),
        ),
        Stage.CLOSED,
        (),
        "relieved",
        "closed",
        {"claimed": "0.00", "awarded": "0.00", "received": "0.00", "benefits": "约6,000.00", "donations": "3,000.00"},
    ),
    Journey(
        "X02",
        (
            step(
                "opened",
                "~2020-06-01",
                applicant="邵某某",
                kind="legal_aid",
                channel="online",
                groups="新就业形态劳动者",
                employment="平台用工",
                respondents="用人单位：迪亚斯公司(站点所属)",
                cause="确认劳动关系",
                facts="外卖骑手，为工伤认定确认劳动关系。",
                request="确认劳动关系。",
            ),
            *taken("~2020-06-02", "aid_wages"),
            step("ruling", "~2020-08-14", 0, sort="非终局裁决书", result="全部支持", what="北京仲裁确认存在劳动关系。"),
            step(
                "document",
                "~2020-08-24",
                1,
                direction="收到",
                sort="应诉通知书",
                what="约一周之后，公司向注册地重庆起诉要求确认不存在劳动关系。",
            ),
            step("contact", "~2020-09-07", 2, mode="phone", what="原则上不办异地案件，当事人曾拟放弃。"),
            # Consent is not mentioned on the page; no desk may hand a case over without it.
            step("referred", "~2020-09-14", 2, refer_to="其他", body="重庆律师", ground="须在重庆应诉。", consent="是"),
        ),
        Stage.CLOSED,
        ("employer",),
        ending="referred",
    ),
)
