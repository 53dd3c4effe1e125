"""Invented people. Their numbers cannot be anybody's.

Identity numbers begin with 00: the first digit of a district in GB/T 2260 is that of a greater region, 1 to 8, and 9
begins the cards of foreign permanent residents, so no document was ever issued under 0. Date of birth and check digit
are right, so that the numbers pass like real ones.

Phones begin with 154: libphonenumber, which follows the published numbering plan, knows no subscriber, machine or
satellite service there. No block is set aside for fiction in China, so this holds only as long as nobody is given it.
"""

from datetime import date
from random import Random
from typing import NamedTuple

from stdnum.cn import ric

DISTRICTS = ("000101", "000102", "000103", "000121", "000224", "000327", "000422")
PHONE_BLOCK = "154"

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
)
_DOUBLE = ("欧阳", "司徒", "上官", "诸葛", "夏侯", "尉迟")
_MEN = "伟强磊军勇杰涛斌波辉刚健明亮建国平东文志海山林峰成龙永福庆春祥贵宝根柱松柏远航宇轩浩然博晨"
_WOMEN = "芳娜敏静丽艳娟霞秀玲桂英兰凤洁梅琳雪红慧莹倩婷玉萍蓉菊云莲真环欣怡佳悦涵雨彤晓"
_UNUSUAL = (
    ("阿依努尔·吐尔逊", False),
    ("巴特尔", True),
    ("扎西平措", True),
    ("沈𠮷祥", True),
    ("周㛃", False),
    ("艾山江·买买提", True),
)
_STREETS = ("望礁路", "渔灯街", "晒盐巷", "北塘路", "桅杆街", "灰埠路", "迎潮路", "石碾街", "柳湾路", "东栈街")
_ESTATES = ("海棠苑", "润和家园", "工人新村", "船厂宿舍", "锦澜小区", "西滩安置小区", "三号工地宿舍", "职工公寓")
_TOWNS = ("云汀市浦前区", "云汀市汀东区", "云汀市汀中区", "云汀市沙垣县", "栖州市柳桥县", "岚川市石渡区")


class Invented(NamedTuple):
    """Somebody invented. man: the sex, which the identity number and the name follow."""

    name: str
    man: bool
    born: date
    id_number: str
    phone: str
    address: str


def invent(dice: Random, today: date, youngest: int, oldest: int, *, man: bool | None = None) -> Invented:
    """Return somebody between two ages on a day; `man` sets the sex."""
    name, is_man = name_of(dice, dice.random() < 0.62 if man is None else man)
    born = date(today.year - dice.randint(youngest, oldest), dice.randint(1, 12), dice.randint(1, 28))
    address = f"{dice.choice(_TOWNS)}{dice.choice(_STREETS)}{dice.randint(1, 280)}号"
    if dice.random() < 0.6:
        address += f"{dice.choice(_ESTATES)}{dice.randint(1, 24)}号楼{dice.randint(1, 6)}0{dice.randint(1, 4)}室"
    return Invented(name, is_man, born, identity(dice, born, man=is_man), phone(dice), address)


def name_of(dice: Random, man: bool) -> tuple[str, bool]:
    """Return a name, now and then an unusual one, and the sex that it tells."""
    if dice.random() < 0.015:
        unusual = [each for each in _UNUSUAL if each[1] is man]
        return dice.choice(unusual)
    surname = dice.choice(_DOUBLE) if dice.random() < 0.02 else dice.choice(_SURNAMES)
    given = dice.sample(_MEN if man else _WOMEN, 1 if dice.random() < 0.22 else 2)
    return surname + "".join(given), man


def identity(dice: Random, born: date, *, man: bool) -> str:
    """Return an identity number of 18 characters that passes every check and lies in no district."""
    order = dice.randrange(0, 998, 2) + int(man)
    start = f"{dice.choice(DISTRICTS)}{born:%Y%m%d}{order:03d}"
    return start + ric.calc_check_digit(start + "0")


def phone(dice: Random) -> str:
    """Return a phone number in a block that nobody has been given."""
    return f"{PHONE_BLOCK}{dice.randrange(10**8):08d}"
