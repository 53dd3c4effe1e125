"""What tells two records apart is told masked, and what looks alike once it is hidden is said to be different."""

from cases.directory.records import Person
from cases.hiding.mask import FULL, Mask
from cases.personal.apart import apart

ONE = Person(name="桂隐娘", phones="13812345678", address="云汀市汀东区一路8号", note="桂隐娘的表姐。")
OTHER = Person(name="桂隐秀", phones="13812349678", sex="female", note="桂隐娘的表姐。")


def told(mask: Mask) -> list[str]:
    """Return what tells them apart."""
    return [str(each.told) for each in apart(ONE, OTHER, mask)]


def test_every_field_that_differs_is_told_in_its_order() -> None:
    assert told(FULL) == [
        "姓名：桂隐娘 ／ 桂隐秀",
        "电话：13812345678 ／ 13812349678",
        "住址：云汀市汀东区一路8号 ／ 没有",
        "性别：没有 ／ 女",
    ]


def test_hidden_values_are_told_as_everywhere() -> None:
    assert told(Mask()) == [
        "姓名：不同，隐去后都是 桂某某",
        "电话：138****5678 ／ 138****9678",
        "住址：云汀市汀东区*** ／ 没有",
        "性别：没有 ／ 女",
    ]


def test_the_same_twice_has_nothing_apart() -> None:
    assert apart(ONE, ONE, Mask()) == ()
