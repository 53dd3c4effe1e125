"""What each key of the ledger means that `--json` tells of a case."""

from collections.abc import Mapping

from cases.values.text import Label

LEDGER_KEYS: Mapping[str, Label] = {
    "claim": Label("请求的各项：项目、金额、工人、对方、起、止", "code, amount, worker, against, since, until"),
    "instruments": Label(
        "全部文书和协议：entry、sort、result、workers（只涉及这些人）、amount、items、in_force、contested_by、"
        "open_until、stands（还计入）、replaced_by（被哪几条代替，只代替一部分的仍为 stands）",
        "all that ever fixed a sum: entry, sort, result, workers (whom alone it is about), amount, items, in_force, "
        "contested_by, open_until, stands, and replaced_by: the entries that took its place; "
        "where they took a part, it still stands",
    ),
    "totals": Label("主张、确定、到账的总额，按所知", "the totals of `money`, as far as known"),
    "pending": Label("未生效的金额", "what is fixed and not in force yet"),
    "outstanding": Label("已确定而未到账的，逐笔债务合计", "what is fixed and has not arrived, debt by debt"),
    "given_up": Label(
        "已登记为付清而不再支付的余款", "what of the fixed is dropped, for a payment was recorded as the last"
    ),
    "owed": Label(
        "到期未付清的：entry、place、of、on（最后一日）、promised（约定的原样）、payer、short、"
        "all_due（这一期不付的，其余各期一并到期）",
        "instalments due: entry, place, of, on (the last day), promised (as recorded), payer, short, "
        "all_due (if it is missed, the others are due at once)",
    ),
    "payments": Label(
        "各笔付款：entry、on、amount、payer、way、under、items、unused（其中不抵任何一条的）",
        "the payments: entry, on, amount, payer, way, under, items, unused (what of it pays nothing that is fixed)",
    ),
    "overlaps": Label(
        "几个人的金额也许含在全体的总额里而没有说明的：whole、part（第几条）",
        "sums of some workers that may be part of a total of all, not stated which: whole and part, by entry",
    ),
    "returns": Label(
        "退回的款项，已从到账里减去：entry、on、amount、of（退回哪一条）、items",
        "what went back, taken off what arrived: entry, on, amount, of (which payment), items",
    ),
    "shares": Label(
        "每人、每项：worker（null 为全体）、rest（未分到人的）、code、against、times，"
        "claimed、awarded、pending（未生效）、received、outstanding（尚欠）",
        "each worker and item: worker (null for all), rest (of those not told), code, against, times, and claimed, "
        "awarded, pending (not in force), received, outstanding",
    ),
}
"""Sums in it are told as they are known, such as 约3,000.00."""
