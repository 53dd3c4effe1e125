"""The keys of a rule in a file of rules, and what each says: the page that whoever writes such a file reads."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from cases.law.clockrules import ACTORS, UNITS, Ownership
from cases.law.facts import FEW, INJURY, INJURY_TOLD, KNOWN, LISTS, UNTOLD, values_of
from cases.values.codes import codes
from cases.values.tables import STATUSES, packaged
from cases.values.text import Label, Sentence, say


class KeyGroup(NamedTuple):
    """A part of the page: keys that belong together, each with what it says."""

    label: Label
    keys: Mapping[str, Label]


NEEDED = ("id", "label", "length", "unit", "actor", "lapses", "basis", "status", "reason", "decided_by")
"""The keys that no rule of a centre's own may leave out."""

ABOUT = KeyGroup(
    Label("是什么", "What it is"),
    {
        "id": Label(
            "编号；与自带规则同号的，在其 since、until 之内代替它", "its number; that of a rule that ships replaces it"
        ),
        "label": Label(
            '名称，中英文各一：{ zh = "…", en = "…" }', 'its name in both languages: { zh = "…", en = "…" }'
        ),
        "length": Label("长度，整数；opens、named 的可为 0", "how long it runs; may be 0 with opens or named"),
        "unit": Label("长度的单位，见下", "what length counts, see below"),
        "actor": Label("由谁办理，见下", "who must act, see below"),
        "belongs_to": Label(
            "是谁的，见下；不写的按 actor、right 推定", "whose it is, see below; else by actor and right"
        ),
        "lapses": Label("期满未办意味着什么，中英文各一", "what it means to let it pass, in both languages"),
        "basis": Label("依据哪一条", "the article behind it"),
        "status": Label("依据的核实情况，见下", "how far that is verified, see below"),
        "note": Label("读的人还应知道什么", "what else a reader should know"),
    },
)
WHICH = KeyGroup(
    Label("适用于哪些案件", "For which cases"),
    {
        "kinds": Label('案件类别，如 ["rights"]；不写为全部', 'kinds of case, such as ["rights"]; all if left out'),
        "groups": Label('群体，如 ["taxi"]；不写为全部', 'groups of workers, such as ["taxi"]; all if left out'),
        "given": Label(
            '本案还须是怎样的，如 { limitation = ["labour"] }，见下',
            'what else the case must be, such as { limitation = ["labour"] }, see below',
        ),
        "since": Label("起算日从哪天起适用，如 2026-01-01", "the first starting day that it holds for"),
        "until": Label("起算日到哪天止适用", "the last starting day that it holds for"),
    },
)
MOVING = KeyGroup(
    Label("由什么推动（各是一列事项）", "What moves it (a list of acts each)"),
    {
        "start": Label("起算；不写的只能用 bangfu clock 计算", "starts it; without it, it is calculated only by hand"),
        "stop": Label("办理：即告完成", "fulfils it"),
        "overtaken": Label("取代：不再需要，不算办理", "by this it is no longer needed"),
        "restart": Label("中断：从头重新计算", "lets it begin again from nothing"),
        "suspend": Label("中止：暂停计算；与 resume 同时写", "lets it rest; goes with resume"),
        "resume": Label("中止之后继续计算", "lets it go on after a rest"),
        "extend": Label("延长，只一次；与 extension 同时写", "makes it longer, once; goes with extension"),
        "extension": Label("延长多少，单位同 length", "by how much, in the unit of length"),
        "revive": Label("终止之后重新起算", "lets it begin again after it had ended"),
        "unless": Label("同一机构的这些事项一有，就没有这个期限", "acts before the same body by which there is none"),
        "counts_from": Label(
            "同一机构有这些事项的，自其日期起算",
            "if such an act before the same body is recorded, it counts from its day",
        ),
        "at_once": Label(
            "同一机构有这些事项的，contested 不算：收到即生效",
            "with such an act before the same body a paper takes effect with service, whatever contested says",
        ),
        "lifted": Label(
            "同一机构在后有这些事项的，unless、at_once 不再算",
            "with such a later act before the same body neither unless nor at_once holds",
        ),
        "upon": Label(
            "须是持这些文书去该机构的，文书种类的代码", "codes of rulings with which one must have gone to that body"
        ),
        "after": Label("须是先已向这些机构提出过的，机构的代码", "codes of bodies to which one must have gone before"),
        "not_during": Label(
            "在这些机构有未完的程序的，没有这个期限，机构的代码", "codes of bodies before which nothing may be going on"
        ),
    },
)
ACT = KeyGroup(
    Label("每个事项", "Each act"),
    {
        "event": Label("事项代码，见 bangfu events", "code of the event, see bangfu events"),
        "on": Label(
            "按这个日期字段计，没有填的按事项发生之日", "a date field of it that tells the day, else its own day does"
        ),
        "strict": Label("true：on 的字段没有填就不算", "true: where that field is empty, nothing moves"),
        "paid": Label(
            "true：付清起算它的那份文书才算；只在 stop、overtaken",
            "true: once what started it is paid in full; in stop, overtaken",
        ),
        "as": Label("按哪种时效事由计；只在 restart", "as which act of limitation it counts; in restart"),
        "back": Label("true：自先前终止它之日计；只在 revive", "true: it counts from what had ended it; in revive"),
        "late": Label("true：届满之后也重新计算；只在 restart", "true: after the lapse too; in restart"),
        "performed": Label(
            "true：自约定或文书确定的履行之日计，分期的每期各计；在 restart 里自最后一期",
            "true: from the days of performance that it names, of each instalment; in restart from the last",
        ),
        "last": Label(
            "true：分期的只自最后一期计，各期合为一个期限；只在 start，同 performed 一起写",
            "true: of instalments from the last alone, one for all of them; in start, with performed",
        ),
        "same": Label(
            "true：在起算它的同一机构办的才算；不在任何机构办的照算",
            "true: only before the body where it began, or before none",
        ),
        "contested": Label(
            "天数：收到后这些日届满的次日生效，自该日计；只在 start、resume",
            "days from service after which it takes effect, and counts; in start, resume",
        ),
        "payable": Label(
            "天数：依法在收到后这些日之内履行，自最后一日计；只在 start",
            "days from service by which the law has it paid, from the last of which it counts; in start",
        ),
        "published": Label(
            "天数：公告满这些日视为送达，自期满之日重新计算；只在 restart",
            "days after publication until it is served, and counts from then; in restart",
        ),
        "made": Label("true：自文书作出之日计，不自收到之日；只在 start", "true: from its own day; in start"),
        "onward": Label(
            "true：接着先前使它中止的仲裁、诉讼的才算；只在 suspend",
            "true: only where one went on from where it rested before; in suspend",
        ),
        "undone": Label(
            "true：没有届满的接着原来的计，如同没有终止；只在 revive",
            "true: it goes on as if it had not ended, while it is not over; in revive",
        ),
        "within": Label(
            "天数：工人一方在收到文书之日起这些日之内提出才算；在 stop、overtaken",
            "days from service within which the worker’s side must act; in stop, overtaken",
        ),
    },
)
OTHER_FIELD = Label(
    "事项的其他字段：须是这些代码之一，untold 是没有填，any 是填了什么都算",
    "any other field of the event: which codes it must hold, untold for none, any for whichever",
)
"""What else may stand in an act."""

COUNTING = KeyGroup(
    Label("怎样计算、怎样显示", "How it counts, and how it shows"),
    {
        "right": Label(
            "true：可用的机会，过了就失效，没有人逾期", "true: a chance; once it has passed, nobody is late"
        ),
        "opens": Label("true：最后一日起才可以办理", "true: its last day is the first on which one may act"),
        "before": Label("true：从起算日往前倒数", "true: counted back from the day that starts it"),
        "named": Label("true：最后一日由文书载明，length 为 0", "true: the document names the last day; length is 0"),
        "rests_in_last": Label("只有最后几个月内才可以中止", "months at its end in which alone it may rest"),
        "ends_after_rest": Label("中止原因消除后至少还有几个月", "months that are left at least once it goes on"),
        "limitation": Label("true：是时效", "true: it is a limitation period"),
        "each": Label("true：对每个对方当事人各算各的", "true: it runs for each respondent apart"),
        "once": Label("true：一案只起算一次", "true: it runs but once in a case"),
        "quiet": Label("true：只在案内显示，不列入待办", "true: shown in the case only, not listed among tasks"),
        "remind": Label("提前几天提醒，从多到少；不写为 [7, 3, 1]", "days ahead, most first; [7, 3, 1] if left out"),
    },
)
DECIDED = KeyGroup(
    Label("本中心为什么有它", "Why the centre has it"),
    {
        "reason": Label("理由", "the reason"),
        "decided_by": Label("由谁决定", "who decided it"),
    },
)
PARTS = (ABOUT, WHICH, MOVING, ACT, COUNTING, DECIDED)
"""The page, part by part."""

RULE_KEYS = {key: told for part in PARTS if part is not ACT for key, told in part.keys.items()}
"""All keys of a rule."""

FACTS: Mapping[str, Label] = {
    "procedure": Label("案由走哪种程序", "how the cause is pursued"),
    "limitation": Label("案由适用哪种时效", "which limitation the cause is under"),
    "items": Label("请求的是劳动报酬，还是其他", "whether pay is claimed, or something else"),
    INJURY: Label("受伤是否属于工伤保险", "whether an injury is insured"),
    "employment": Label("用工形式", "form of employment"),
    "taxi_model": Label("车辆经营模式", "business model of a taxi"),
    "injury_insured": Label("是否参加工伤保险", "insured against injuries"),
    "injury_recognition": Label("工伤认定", "recognition of the injury"),
    "platform_relation": Label("与平台的关系", "relation to the platform"),
    "cause": Label("案由", "the cause"),
    INJURY_TOLD: Label("接案时说的工伤认定", "recognition of the injury as the intake tells it"),
}
"""What may stand in `given`."""

_VALUES: Mapping[str, Mapping[str, Label]] = {
    "procedure": {
        "labour": Label("先仲裁", "arbitration first"),
        "civil": Label("直接起诉", "suit at once"),
        "administrative": Label("复议或行政诉讼", "review or suit of an authority"),
        "none": Label("没有", "none"),
    },
    "limitation": {
        "labour": Label("仲裁时效一年", "one year of arbitration"),
        "civil": Label("诉讼时效三年", "three years of a suit"),
        "none": Label("没有", "none"),
    },
    "items": {"wage": Label("劳动报酬", "pay"), "other": Label("其他", "other")},
    INJURY: {
        "insurance": Label("属于", "insured"),
        "death": Label("属于，因此死亡", "insured, and died of it"),
        "perhaps": Label("也可能", "perhaps"),
        "none": Label("不属于", "not insured"),
    },
}
"""What the values of a fact mean that are codes of no list."""


_OF_INTAKE = {"kind": Label("类别", "kind"), "groups": Label("群体", "group")}


def fact_label(name: str) -> Label:
    """Return what a fact of a case is called, or its kind or its groups."""
    return _OF_INTAKE[name] if name in _OF_INTAKE else FACTS[name]


def called(name: str, value: str) -> Label:
    """Return what a value of a fact is called, or of a kind or group."""
    if name == INJURY_TOLD:
        return Label("没有说", "not stated") if value == UNTOLD else codes("injury_recognition").label(value)
    found = _VALUES.get(name)
    return found[value] if found else codes(LISTS[name]).label(value)


def chosen() -> Iterator[tuple[str, tuple[tuple[str, object], ...]]]:
    """Yield the keys whose values are chosen from a few, each with these and what they mean."""
    yield "unit", tuple(UNITS.items())
    yield "actor", tuple(ACTORS.items())
    yield "belongs_to", tuple((each.value, each.label) for each in Ownership)
    yield "status", tuple(STATUSES.items())
    yield "as", tuple((each.code, each.label) for each in codes("limitation_act"))


def asked() -> Iterator[tuple[str, Sentence]]:
    """Yield what may stand in `given`: each fact with what it is and the values that it may have."""
    for name in KNOWN:
        values = values_of(name) or ()
        each = tuple(say("{value} {what}", value=value, what=called(name, value)) for value in values)
        told = each if len(values) <= FEW else say("清单 {list} 的代码", list=LISTS[name])
        yield name, say("{label}：{value}", label=FACTS[name], value=told)


@cache
def example() -> str:
    """Return a whole rule of a centre's own, which runs for each award apart, in the form of the file."""
    return packaged("own_rule.toml").strip()
