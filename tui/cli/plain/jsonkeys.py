"""The keys of the JSON that the command line gives, and what each means. They stay as they are; see `values`.

Codes, not labels; days as 2026-05-06; money in 分; null where there is nothing. People's names, identity numbers,
phones and addresses are masked, in narratives too, unless `--names` asks for them.
"""

from collections.abc import Mapping

from cases.values.text import Label
from tui.cli.plain.ledgerkeys import LEDGER_KEYS

Keys = Mapping[str, Label]

_SORTS = "clock、hearing、task、plan、payment、reply（等答复）、review（复核）、limit（审查时登记的时效）或 hold"

ROW_KEYS: Keys = {
    "number": Label("案号", "the case number"),
    "kind": Label("类别，清单 kind 的代码", "code of the list kind"),
    "stage": Label("阶段代码", "intake, assignment, follow_up, closure or closed"),
    "applicant": Label("申请人姓名，只留姓", "the applicant’s name, surname only"),
    "groups": Label("群体，清单 group 的代码", "codes of the list group"),
    "cause": Label("案由，清单 cause 的代码", "code of the list cause"),
    "handler": Label("承办人账号", "the handler’s account"),
    "next_actor": Label("下一步由谁办理", "staff, supervisor, handler, applicant, other_body or nobody"),
    "next_due": Label("下一步的期限", "by when the next step is due"),
    "days_left": Label("距这一天的天数，已过为负", "days until then, negative when it has passed"),
    "version": Label("办理经过的条数", "how many entries the history has"),
    "restricted": Label("是否限定查看", "whether only its handlers and supervisors find it"),
    "next_event": Label("推进本案的事项代码", "code of the event that leads the case on"),
    "next_rule": Label("下一步期限的规则编号，由人约定的为其种类", "id of the rule behind it, or its sort"),
    "next_what": Label("下一步是什么", "what the next step is"),
    "next_who": Label("由谁办的账号，不是具体人员的为 null", "account of who must see to it, null for no person"),
    "overdue": Label("本中心是否逾期", "whether the centre is late with it"),
    "next_right": Label("下一个届满的权利", "the next right of the worker that ends"),
    "right_rule": Label("它的规则编号，审查时登记的为 null", "id of its rule, null where it was noted"),
    "right_on": Label("它的届满日", "the day on which it ends"),
    "right_days_left": Label("距届满的天数，已过为负", "days until then, negative when it has passed"),
}
"""One case of a list; also what `new` and `record` give."""

FORETOLD_KEYS: Keys = {
    "changes": Label("登记后案件会有哪些变化，每项一句", "what recording it would change in the case, a sentence each"),
}
"""What `record --dry-run` gives."""

QUEUE_KEYS: Keys = {
    "view": Label("列表", "the list"),
    "rows": Label("这一页的案件", "the cases of this page, by row keys"),
    "after": Label("下一页的标记，最后一页为 null", "the cursor of the next page, null on the last"),
    "count": Label("整个列表的件数", "how many cases the whole list holds"),
}

PARTY_KEYS: Keys = {
    "role": Label("applicant，或清单 own_role、party_role 的代码", "applicant, or code of own_role or party_role"),
    "name": Label("姓名（只留姓）或单位名称", "the name; of a person the surname alone"),
    "id_number": Label("申请人和成员的证件号码，隐去中间", "of the applicant and members, masked"),
    "phone": Label("申请人和成员的电话，隐去中间", "of the applicant and members, masked"),
    "address": Label("申请人的住址，只到区县", "of the applicant, down to the district"),
}

HISTORY_KEYS: Keys = {
    "seq": Label("序号，从 1 起", "number of the entry, from 1"),
    "on": Label(
        "发生日期，不确切的为最早可能日，只知道最晚的为 null",
        "the day it happened, the earliest possible; null if only the latest is known",
    ),
    "on_as_known": Label(
        "所知的日期：2024-06-05、2024-06、2024 或 2024-06-01/2024-06-10，末尾 ~ 为大约，/2024-06-10 为只知道最晚",
        "the day as it is known: 2024-06-05, 2024-06, 2024 or 2024-06-01/2024-06-10, ~ at the end for about, "
        "/2024-06-10 where only the latest is known",
    ),
    "at": Label("登记时间", "the moment it was recorded"),
    "by": Label("登记人账号", "account of who recorded it"),
    "event": Label("事项代码", "code of the event"),
    "fields": Label("填写的内容，按字段名", "what was filled in, by field name"),
    "voided": Label("是否已作废", "whether it was voided since"),
}

AHEAD_KEYS: Keys = {
    "on": Label("日期", "the day"),
    "days_left": Label("距今天数，已过为负", "days until then, negative when it has passed"),
    "sort": Label(_SORTS, "clock, hearing, task, plan, payment, reply (awaited), review, limit (noted) or hold"),
    "rule": Label("期限规则编号，由人约定的为 null", "id of the deadline rule, null if agreed by people"),
    "what": Label("做什么，隐去姓名和号码", "what it is, masked"),
    "basis": Label("依据，由人约定的为 null", "the article behind it, null where people said so"),
    "number": Label("案号", "the case number"),
    "restricted": Label("案件是否限定查看", "whether only handlers and supervisors find the case"),
    "who": Label("由谁办的账号", "account of who must see to it"),
    "whose": Label("right、centre、other 或 step：是谁的", "right, centre, other or step: whose it is"),
    "told": Label("还有几天，或已失效、未见记录", "how long there is, or that it lapsed or shows no record"),
    "entered_on": Label("登记于哪天", "the day it was entered"),
}
"""One thing of `today`."""

TODAY_KEYS: Keys = {
    "day": Label("今天", "today"),
    "items": Label("要提醒的，先到的在前", "what one is reminded of, the next first, by the keys above"),
    "more": Label("后面是否还有没列出的", "whether there is more than is listed"),
    "stale": Label("规则变了而期限还没有重算", "whether the rules have changed and deadlines are not recalculated yet"),
    "deciding": Label("等自己决定的案件数", "how many cases wait for one’s decision"),
}

RECKONING_KEYS: Keys = {
    "rule": Label("规则编号", "id of the rule"),
    "starts": Label("起算日", "the day that set it running"),
    "natural_due": Label("顺延前的届满日，中止时为 null", "the last day by counting alone, null while suspended"),
    "due": Label("届满日，中止时为 null", "the last day, null while suspended"),
    "latest_due": Label("按最晚可能日的届满日，日子确切时与 due 相同", "the latest possible day; due if exact"),
    "rolled": Label("为什么顺延，没有顺延为 null", "why it was rolled over, null where it was not"),
    "provisional": Label("是否涉及尚未公布的放假安排", "whether it reaches past the known holiday arrangements"),
    "basis": Label("依据", "the article behind it"),
    "status": Label("依据的核实情况：S、P、C、M、D 或 O", "how far the article is verified: S, P, C, M, D or O"),
    "steps": Label("怎样算出来的，一句一步", "how it was calculated, a sentence a step"),
}
"""What `clock` tells of a rule and a day."""

RULE_KEYS: Keys = {
    "id": Label("规则编号", "its id"),
    "label": Label("名称，用所选语言", "its name, in the chosen language"),
    "length": Label("长度", "how long it runs"),
    "unit": Label("days、working_days、months 或 years", "days, working_days, months or years"),
    "basis": Label("依据", "the article behind it"),
    "status": Label("依据的核实情况：S、P、C、M、D 或 O", "how far the article is verified: S, P, C, M, D or O"),
    "since": Label("起算日从哪天起适用", "the first starting day that it holds for"),
    "until": Label("起算日到哪天止适用", "the last starting day that it holds for"),
    "whose": Label("right、centre、other 或 step：是谁的", "right, centre, other or step: whose it is"),
    "actor": Label(
        "staff、supervisor、handler、applicant、forum 或 respondent：由谁办理",
        "staff, supervisor, handler, applicant, forum or respondent: who must act",
    ),
    "kinds": Label("案件类别的代码，空为全部", "codes of kinds of case, empty for all"),
    "groups": Label("群体的代码，空为全部", "codes of groups, empty for all"),
    "given": Label("本案还须是怎样的，按情形", "what else a case must be, by fact"),
    "upon": Label("须是持这些文书提出的", "the rulings with which one must have gone there, empty for any"),
    "moved_by": Label(
        "什么推动它：start、unless、stop、overtaken、restart、suspend、resume、extend、revive，各是一列事项",
        "what moves it: start, unless, stop, overtaken, restart, suspend, resume, extend, revive, a list of acts each",
    ),
    "lapses": Label("期满未办意味着什么", "what it means to let it pass"),
    "note": Label("读的人还应知道什么，没有为 null", "what else a reader should know, null for nothing"),
}

RULES_KEYS: Keys = {"rules": Label("全部规则，按规则的键", "all the rules, by rule keys")}
"""What `clock` gives where no rule is named."""

PAGE_KEYS: Keys = {
    "keys": Label("规则的字段，各是什么意思", "the keys of a rule, each with what it says"),
    "act": Label("事项的字段，各是什么意思", "the keys of an act, each with what it says"),
    "values": Label("可选的值，按字段", "the values to choose from, by key"),
    "given": Label("given 里可写的情形", "what may stand in given"),
    "example": Label("一条完整的规则", "a whole rule"),
}
"""What `rules --keys` gives."""

OWN_KEYS: Keys = {
    "own": Label("本中心自己的规则或日子，没有为 null", "the centre’s own rules or days as a text, null for none"),
    "taken": Label("采用了几条，只查看为 null", "how many were taken in, null where nothing was"),
    "changed": Label("几件在办案件的期限有变动", "how many open cases are due at another time by it"),
}
"""What `rules` and `holidays` give."""

HANDOVER_KEYS: Keys = {
    "giver": Label("移交人姓名", "who handed over"),
    "taker": Label("接收人姓名", "who has it now"),
    "cases": Label("移交的案号", "the numbers of the cases"),
    "ahead": Label("期限和待办的项数", "how many deadlines and tasks went with them"),
    "stays": Label("没有交接的案号和原因", "what could not be handed over: number and why"),
    "done": Label("是否已交接，只看时为 false", "whether it was handed over, false where it was only looked at"),
}
"""What `hand-over` gives."""

TAKEN_BACK_KEYS: Keys = {
    "giver": Label("原移交人姓名", "who had handed over"),
    "taker": Label("原接收人姓名", "who had taken over"),
    "cases": Label("退回的案号", "the numbers of the cases that went back"),
    "stays": Label("没有撤销的案号和原因", "what could not be undone: number and why"),
}
"""What `hand-over --undo` gives."""

LEFT_KEYS: Keys = {
    **ROW_KEYS,
    "left_by": Label("离岗而未交接的人的姓名", "the names of who can work on it no more"),
    "left_why": Label("各人为什么不能再办：disabled、moved 或 unseen", "why not, of each: disabled, moved or unseen"),
}
"""One case of what `hand-over --left` gives."""

TWIN_KEYS: Keys = {
    "id": Label("这一对的编号", "the pair’s number"),
    "conflict": Label("是否分立两边", "whether they stand on both sides"),
    "sort": Label("number、phone 或 name：相同的是什么", "number, phone or name: what they have in common"),
    "joinable": Label("能否合并；限定案件中的不能", "whether they may be merged; not where a case is restricted"),
    "differ": Label("两条记录不同的项目：field、one、other", "the fields in which they differ: field, one, other"),
    "records": Label("两条记录，见 TWIN_RECORD_KEYS", "the two records"),
}
"""A pair of records to decide on."""

TWIN_RECORD_KEYS: Keys = {
    "kind": Label("person 或 employer", "person or employer"),
    "name": Label("姓名，只留姓；单位全称", "the name, of a person the surname alone"),
    "number": Label("号码，隐去中间", "the number, masked"),
    "cases": Label("各案案号", "the numbers of its cases"),
}
"""One of the two."""

TWINS_KEYS: Keys = {"waiting": Label("待判断的，见 TWIN_KEYS", "the pairs to decide on")}
"""What `twins` gives."""

DUTY_KEYS: Keys = {
    "on": Label("日期", "the day"),
    "sort": Label(_SORTS, "clock, hearing, task, plan, payment, reply (awaited), review, limit (noted) or hold"),
    "rule": Label("期限规则编号，由人约定的为 null", "id of the deadline rule, null if agreed by people"),
    "what": Label("做什么，隐去姓名和号码", "what it is, masked"),
    "who": Label("由谁办的账号", "account of who must see to it"),
    "whose": Label("right、centre、other 或 step：是谁的", "right, centre, other or step: whose it is"),
    "entry": Label("由第几条产生", "number of the entry that made it"),
}

CLOCK_KEYS: Keys = {
    "rule": Label("期限规则编号", "id of the deadline rule"),
    "label": Label("名称，用所选语言", "its name, in the chosen language"),
    "starts": Label("起算日；只知道最晚可能日的为 null", "when it began; null if only its latest is known"),
    "natural_due": Label("顺延前的届满日，null 同上", "the last day by counting alone; null as above"),
    "due": Label(
        "届满日，已顺延；中止时为 null，null 同上", "the last day after rolling; null while suspended, or as above"
    ),
    "against": Label("只对哪个对方当事人", "the respondent for whom alone it runs"),
    "workers": Label("只为哪些工人，空为全体", "the workers for whom alone it stands so, empty for all"),
    "others": Label(
        "此外另几人，姓名不详；人数不详为 null", "how many more of no known name; null where nobody knows how many"
    ),
    "provisional": Label("是否涉及尚未公布的放假安排", "whether it reaches past the known holiday arrangements"),
    "basis": Label("依据", "the article behind it"),
    "confirmed": Label("依据是否已核实", "whether the article was checked"),
    "status": Label(
        "running、rests（中止）、open（可以办理）、overdue（本中心逾期）、lapsed（权利已失效）、"
        "no_record（他方的，未见记录）、passed（他方的期间已过）、unsure（要看确切的日期）、"
        "met、met_late 或 not_needed（不再需要）",
        "running, rests, open (may be done), overdue (the centre is late), lapsed (a right that has passed), "
        "no_record (of others), passed (a chance of others), unsure (hangs on a day not known exactly), "
        "met, met_late or not_needed",
    ),
    "told": Label("状态，一句话", "how it stands, in a sentence"),
    "whose": Label("right、centre、other 或 step：是谁的", "right, centre, other or step: whose it is"),
    "started_by": Label("由第几条起算", "number of the entry that started it"),
    "ended_by": Label("由第几条办理、取代或随之结束", "number of the entry that met it or by which it is not needed"),
    "lapses": Label("已过的，有什么后果、还能怎样", "where it has passed, what follows and what may still help"),
    "met_on": Label("办理日期", "the day it was met"),
    "latest_due": Label("日期不确切的，最晚的届满日", "the latest last day, where days are not known exactly"),
    "question": Label("要问清的日期，没有的为 null", "the days to ask for, null for none"),
    "short": Label("付清才算办理而只付了一部分的，尚欠的数额", "what is missing where a part is paid"),
    "steps": Label("怎样算出来的，一句一步", "how it was calculated, a sentence a step"),
    "days_left": Label("还剩天数，已过为负", "days left while it runs, negative when it has passed"),
}

CRITERION_KEYS: Keys = {
    "id": Label("条件编号", "id of the criterion"),
    "state": Label("met、not_met、caution 或 unknown", "met, not_met, caution or unknown"),
    "basis": Label("依据", "the article behind it"),
    "confirmed": Label("依据是否已核实", "whether the article was checked"),
}

TEAM_KEYS: Keys = {
    "account": Label("账号，外部人员为 null", "the account, null for people without one"),
    "name": Label("姓名，外部人员只留姓", "the name, of people without an account the surname alone"),
    "capacity": Label("清单 handler_capacity 的代码，同事为 null", "code of handler_capacity, null for colleagues"),
    "firm": Label("外部人员的所在单位", "the firm of people without an account"),
    "phone": Label("外部人员的电话，隐去中间", "the phone of people without an account, masked"),
}

ANSWER_KEYS: Keys = {
    "role": Label("清单 party_role 的代码", "code of party_role"),
    "why": Label("怎样负责，用所选语言", "how it answers, in the chosen language"),
    "basis": Label("依据", "the article behind it"),
    "status": Label("依据的核实情况：S、P、C、M、D 或 O", "how far the article is verified: S, P, C, M, D or O"),
    "missing": Label("是否还没有登记这一方", "whether nobody in this role is named yet"),
    "claims": Label(
        "负责哪几种请求，清单 claim_sort 的代码；空为全部",
        "for which claims, codes of claim_sort; empty for all of them",
    ),
}

LINK_KEYS: Keys = {
    "number": Label("对方案件的案号", "the other case"),
    "relation": Label("它是本案的什么，清单 relation_kind 的代码", "what it is to this one, code of relation_kind"),
}

ELSEWHERE_KEYS: Keys = {
    "entry": Label("请求的那一条的序号", "number of the entry that asked"),
    "how": Label("joint、transferred 或 referred", "joint, transferred or referred"),
    "refer_to": Label("单位类型，清单 refer_to 的代码", "code of the list refer_to"),
    "body": Label("单位名称", "the name of the body"),
    "answer": Label("答复，清单 reply_result 或 transfer_end 的代码", "code of reply_result or transfer_end"),
}
"""Something that another body was asked for."""

MONEY_KEYS: Keys = {
    "claimed": Label("主张的总额", "the total claimed"),
    "awarded": Label("确定的总额", "the total awarded or agreed"),
    "received": Label("到账的累计", "what has actually arrived"),
}


_IN_FEN = Label(
    "以分计；不确切的照所知：{about}、{low, high, about}，不涉及为 {none}",
    "in fen; one not known exactly as it is known: {about} or {low, high, about}; {none} for nothing in money",
)


def _each(what: Label, keys: Keys) -> Label:
    return Label(f"{what.zh}：{'、'.join(keys)}", f"{what.en}: {', '.join(keys)}")


CASE_KEYS: Keys = {
    **ROW_KEYS,
    "station": Label("站点代码", "code of the station"),
    "channel": Label("来源，清单 channel 的代码", "code of the list channel"),
    "people": Label(
        "涉及人数，不确切的同金额那样写", "how many workers it concerns; if not exact, written as sums are"
    ),
    "employment": Label("用工形式，清单 employment 的代码", "code of the list employment"),
    "project": Label("工程项目", "the construction project"),
    "taxi_model": Label("车辆经营模式，清单 taxi_model 的代码", "code of the list taxi_model"),
    "facts": Label("事实经过", "what happened"),
    "request": Label("诉求", "what is asked for"),
    "matter": Label("工地、三期、工伤等专栏，按字段名", "what some groups and causes are asked for, by field name"),
    "wronged_on": Label("知道受侵害之日，按所知", "the day the wrong was known, as it is known"),
    "ended_on": Label("劳动关系终止之日，按所知", "the day employment ended, as it is known"),
    "injured_on": Label("事故或诊断之日，按所知", "the day of the injury or diagnosis, as it is known"),
    "opened_on": Label("接案日期", "the day it was opened"),
    "accepted_on": Label("受理日期", "the day it was accepted"),
    "plan": Label("约定的下一步", "the next step that was promised"),
    "plan_on": Label("约定下一步的日期", "the day that was promised for it"),
    "parties": _each(Label("申请人、代表人、代理人和对方当事人", "everybody who has a part in it"), PARTY_KEYS),
    "history": _each(Label("办理经过，先登记的在前", "what happened, the first entry first"), HISTORY_KEYS),
    "hearing_on": Label("开庭日期", "the day of the hearing that was set"),
    "held_until": Label("暂停到哪天", "the end of a suspension"),
    "limit_on": Label("仲裁时效届满日", "the day on which the limitation period ends"),
    "agenda": _each(Label("期限和待办，先到的在前", "what lies ahead, the next first"), DUTY_KEYS),
    "clocks": _each(Label("期限，先到的在前", "the deadlines, the next first"), CLOCK_KEYS),
    "money": _each(Label(f"金额，{_IN_FEN.zh}", f"sums {_IN_FEN.en}"), MONEY_KEYS),
    "ledger": _each(Label("账目", "the ledger"), LEDGER_KEYS),
    "benefits": Label("工会帮扶款物累计，写法同 money", "aid given by the union, written as in money"),
    "donations": Label("社会捐助累计，写法同 money", "donations, written as in money"),
    "relief": Label("政府救助累计，写法同 money", "relief by the government, written as in money"),
    "workplace": Label(
        "所在单位给的补助累计，写法同 money", "what the workplace gave beside what it owes, as in money"
    ),
    "gifts": Label("其他人给的补助累计，写法同 money", "what others gave, written as in money"),
    "grade": Label("困难等级，清单 hardship_grade 的代码", "code of the list hardship_grade"),
    "review": Label("最近一次困难复核的结论", "what the last review of the hardship found, code of hardship_review"),
    "reviewed_on": Label("最近一次困难复核的日期", "the day of that review"),
    "former_causes": Label("原来的致困原因和到何时", "causes of hardship before, and until when"),
    "outcome": Label("结案方式，清单 outcome 的代码", "code of the list outcome"),
    "ending": Label("使其结案的事项代码", "code of the event that closed it"),
    "ground": Label("结案情形的代码", "code of the ground on which it was closed"),
    "objected_to": Label("被异议的结案事项代码，待审查时", "code of the ending somebody objects to, while undecided"),
    "closed_on": Label("结案日期", "the day it was closed"),
    "first_closed_on": Label("首次结案日期", "the day it was closed for the first time"),
    "reach": Label("查看范围，清单 reach 的代码", "code of the list reach: who may see it"),
    "consents": Label("已同意的用途，清单 consent_purpose 的代码", "agreed uses, codes of the list consent_purpose"),
    "assessed": Label("资格审查意见，清单 assess_decision 的代码", "code of the list assess_decision"),
    "team": _each(Label("承办人以外参加办理的人", "who handles it beside the handler"), TEAM_KEYS),
    "answers": _each(Label("谁负责，先负责的在前", "who answers, the first one first"), ANSWER_KEYS),
    "eligibility": _each(Label("资格条件", "the criteria"), CRITERION_KEYS),
    "compared": Label("查重结论，清单 alike_decision 的代码", "code of the list alike_decision"),
    "links": _each(Label("相关案件", "cases that belong to it"), LINK_KEYS),
    "elsewhere": _each(Label("请别的单位办理的", "what other bodies were asked for"), ELSEWHERE_KEYS),
    "hold": Label("是否暂缓销毁", "whether it must be kept beyond its time"),
    "satisfaction": Label("满意度，清单 satisfaction 的代码", "code of the list satisfaction"),
}

EVENT_KEYS: Keys = {
    "code": Label("登记时用的代码", "the name to record it by"),
    "label": Label("名称，用所选语言", "its name, in the chosen language"),
    "key": Label("在案件中按的字母；只在菜单里的为空", "the letter that asks for it in a case, null for menus alone"),
    "from": Label("可以登记的阶段", "stages where it may happen"),
    "to": Label("登记后的阶段，不变为 null", "the stage it leads to, null where the stage stays"),
    "by": Label("由谁登记", "who may record it"),
    "then": Label("之后由谁办理，不变为 null", "who acts next, null where that stays"),
    "fields": Label("要填的字段", "what is filled in, by field keys"),
}

FIELD_KEYS: Keys = {
    "name": Label("填写时用的名称", "the name to fill it in by"),
    "label": Label("名称，用所选语言", "its name, in the chosen language"),
    "needed": Label("是否必填", "whether an entry without it is refused"),
    "kind": Label("填什么，如 line、day、amount、pick", "what it takes, such as line, day, amount or pick"),
    "choices": Label("可选的代码和名称，选择类字段才有", "of picks: what may be picked today, by code and label"),
}
