"""Published cases of taxi drivers and of platform riders."""

from cases.standing.stages import Stage
from tests.journeys.told import Journey, closed, step, taken

T01 = Journey(
    "T01",
    (
        step(
            "opened",
            "2025-02-08以前",
            applicant="王师傅",
            kind="咨询",
            channel="不详",
            groups="巡游出租车司机",
            respondents="侵权人：追尾对方(全责)",
            cause="交通事故",
            claimed="误工费",
            facts="有次被别人追尾，对方全责。",
            request="误工费怎么索赔。",
        ),
        step("fact", "2025-02-08以前", 0, what="被追尾，修车四五天无收入。"),
        step("answered", "2025-02-08以前", 1, answer="驻点律师帮核算误工费，列出索赔材料清单。"),
        step("money", "2025-02-08以前", 2, nature="到账", amount="误工费 不详", what="没过几天，误工费到账。"),
    ),
    Stage.CLOSED,
    ("tortfeasor",),
    ending="answered",
    sums={"claimed": "不详", "received": "不详"},
    claim="误工费",
    paid=(("2025-02-08以前", "不详"),),
    reads=("追尾对方(全责)", "误工费", "2025-02-08 以前", "列出索赔材料清单", "没过几天，误工费到账"),
)

BEFORE_2011 = "2008-05-21至2011"
"""When the award, the suit and the appeal were: after the contract was ended, and before the retrial of 2011."""

T03 = Journey(
    "T03",
    (
        step(
            "opened",
            BEFORE_2011,
            applicant="老薛",
            kind="rights",
            channel="不详",
            groups="taxi",
            taxi_model="承包",
            respondents="出租车公司：某出租车公司",
            cause="企业承包经营合同",
            claimed="违约金；押金；利息；承包费；油补；停运损失",
            facts="与张先生搭班的双班承包协议被解除。",
            request="违约金、押金、利息、承包款、油补、停运损失。",
        ),
        step("fact", BEFORE_2011, 0, when="2008-02-02", what="签双班承包协议（至2010-02-28）。"),
        step("fact", BEFORE_2011, 1, when="2008-05", what="搭班司机事故后离开。"),
        step("fact", BEFORE_2011, 2, when="2008-05-21", what="公司电话通知交车并解约。"),
        *taken(BEFORE_2011, "union_dispute"),
        step("filed", BEFORE_2011, 3, forum="仲裁委", body="平谷区劳动争议仲裁委", what="申请仲裁。"),
        # Whether final is not said; by article 47 an award on such a contract is not.
        step("ruling", BEFORE_2011, 3, sort="非终局裁决书", result="不详", what="仲裁委裁决。"),
        step("filed", BEFORE_2011, 4, forum="litigation", body="平谷区法院", what="起诉。"),
        step("ruling", BEFORE_2011, 4, sort="first_judgment", result="partial", what="支持部分。"),
        step("filed", BEFORE_2011, 5, forum="appeal", what="上诉。"),
        step("ruling", BEFORE_2011, 5, sort="appeal_judgment", result="unknown", what="改判。"),
        step("filed", "2011", 6, forum="再审", what="进入再审。"),
        step("money", "2011至2012-06-30", 7, nature="received", amount="不详", way="法院执行款", what="领到执行款。"),
        *closed("执行到位", "仲裁、一审、二审、再审之后领到执行款，前后四年。"),
    ),
    Stage.CLOSED,
    ("taxi_company",),
    "enforced",
    "closed",
    {"claimed": "不详", "received": "不详"},
    claim="违约金；押金、保证金；利息；承包费；燃油补贴（油补）；停运损失",
    fixed=(("appeal_judgment", ""),),
    paid=(("2011-01-01至2012-06-30", "不详"),),
    reads=(
        "按最早可能日计",
        "某出租车公司",
        "平谷区劳动争议仲裁委",
        "燃油补贴（油补）",
        "停运损失",
        "二审判决书",
        "2011",
        "执行到位",
    ),
)

X02 = Journey(
    "X02",
    (
        step(
            "opened",
            "2020-08以前",
            applicant="邵某某",
            kind="legal_aid",
            channel="不详",
            groups="新就业形态劳动者",
            employment="平台用工",
            respondents="平台合作企业：迪亚斯公司(站点所属)",
            cause="确认劳动关系纠纷",
            facts="外卖骑手，为工伤认定确认劳动关系。",
            request="确认劳动关系。",
        ),
        *taken("2020-08以前", "aid_wages"),
        step("ruling", "2020-08", 0, sort="非终局裁决书", result="全部支持", what="北京仲裁确认存在劳动关系。"),
        step(
            "filed",
            "2020-08至2021-09-26",
            1,
            forum="法院一审",
            what="大约一周之后，公司向注册地重庆起诉要求确认不存在劳动关系。",
        ),
        step("note", "2020-08至2021-09-26", 2, what="援助机构原则上不办异地案件，当事人曾拟放弃。"),
        step("referred", "2020-08至2021-09-26", 2, refer_to="其他", body="重庆律师", ground="须在重庆应诉，由其接手。"),
    ),
    Stage.CLOSED,
    ("platform_partner",),
    ending="referred",
    fixed=(("nonfinal_award", ""),),
    reads=(
        "邵某某",
        "迪亚斯公司(站点所属)",
        "非终局裁决书",
        "2020-08",
        "重庆律师",
        "未生效：第 5 条已就此起诉或上诉",
        "大约一周之后",
        "2020-08-31 以前",
    ),
)

JOURNEYS = (T01, T03, X02)
