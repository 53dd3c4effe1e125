"""What a form says, while one types, of how it understands the text."""

from datetime import date
from typing import Any

import pytest

from cases.file.parties import Parties
from cases.kinds import Amount, Day, Kind, Line, Pick, RoughDay
from tui.forms.read import understood
from tui.words.language import set_language, show

DAY = date(2026, 6, 18)


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (Day(), "昨天", "2026年6月17日 星期三"),
        (Day(), "6-18", "2026年6月18日 星期四"),
        (Day(), "6-19", ""),
        (Day(ahead=True), "6-20", "2026年6月20日 星期六，2天后"),
        (Day(), "不知道", ""),
        (Day(), "  ", ""),
        (Amount(), "1.2万", "12,000.00 元"),
        (Amount(), "约3万", "约 30,000.00 元"),
        (Amount(), "很多", ""),
        (RoughDay(), "2021年3月", "2021-03-01 至 2021-03-31"),
        (Line(), "2021", ""),
        (Pick("kind"), "维权", ""),
    ],
)
def test_days_and_sums_are_said_in_full_and_nothing_else(kind: Kind[Any], text: str, told: str) -> None:
    assert show(understood(kind, text, DAY)) == told


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (Parties(), "退承包费、停运损失", "用人单位：退承包费、停运损失"),
        (Parties(), "退钱\n总包单位：滨海一建", "用人单位：退钱"),
        (Parties(), "总包单位：滨海一建", ""),
        (Parties(), "总包单位：", ""),
        (Parties("own_role", "representative"), "王五", "推举代表：王五"),
    ],
)
def test_a_line_without_a_role_says_as_whom_it_counts(kind: Kind[Any], text: str, told: str) -> None:
    assert show(understood(kind, text, DAY)) == told


def test_a_day_is_said_in_english_too() -> None:
    set_language("en")
    assert show(understood(Day(ahead=True), "6-20", DAY)) == "2026-6-20 Saturday, in 2 d"
