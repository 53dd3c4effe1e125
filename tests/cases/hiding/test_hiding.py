"""A mask counts what it hides and tells what it leaves, and reads the longest text once through."""

from cases.hiding.known.people import Known
from cases.hiding.mask import FULL, Mask
from cases.hiding.pieces import DataSort, Tally


def test_what_was_hidden_is_counted_and_what_stays_is_told() -> None:
    tally = Tally()
    mask = Mask(Known(frozenset({"张三丰"})), tally=tally)
    mask.text("张三丰和三丰的电话13800138000，工友赵大力作证，工号AB12345。")
    mask.name("张三丰")
    assert tally.hidden == {DataSort.NAME: 4, DataSort.PHONE: 1}
    assert str(tally.told) == "已隐去：姓名 4 处、电话 1 处；正文其余内容未逐字核对"
    assert list(tally.left) == ["AB12345"]


def test_words_that_are_asked_for_are_hidden_besides() -> None:
    mask = Mask(also=["律师赵大力", " "])
    assert mask.text("律师赵大力作证") == "***作证"
    assert str(mask.tally.told) == "已隐去：另行指定的文字 1 处；正文其余内容未逐字核对"
    assert not mask.tally.left


def test_in_full_nothing_changes() -> None:
    assert FULL.text("张三丰13800138000") == "张三丰13800138000"


def test_a_long_narrative_is_read_once_through() -> None:
    known = Known(frozenset({"张三丰"}), {"13800138000": DataSort.PHONE}, frozenset({"北京市朝阳区幸福路1号"}))
    digits = "1" * 100_000 + "138 " * 25_000
    assert Mask(known).text(digits) == digits
    assert Mask(known).text("张三丰" * 30_000) == "张某某" * 30_000
