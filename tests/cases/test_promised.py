"""An instalment is called as people say it, wherever it stands."""

import pytest

from cases.standing.dues import Sort
from cases.standing.promised import promised_as
from tui.words.language import show


@pytest.mark.parametrize(
    ("sort", "text", "told"),
    [
        (Sort.PAYMENT, "1/2 20,000.00", "对方约定付款第 1 期（共 2 期）20,000.00 元"),
        (Sort.PAYMENT, "2/3 至少5,000.00", "对方约定付款第 2 期（共 3 期）至少 5,000.00 元"),
        (Sort.PAYMENT, "2/3", "对方约定付款第 2 期（共 3 期）"),
        (Sort.PAYMENT, "5,000.00", "对方约定付款：5,000.00 元"),
        (Sort.PAYMENT, "", "对方约定付款"),
        (Sort.REPLY, "人社局", "等对方答复：人社局"),
        (Sort.PLAN, "1/2 的材料", "1/2 的材料"),
    ],
)
def test_what_is_promised_is_called_as_people_say_it(sort: Sort, text: str, told: str) -> None:
    assert show(promised_as(sort, sort.label, text)) == told
