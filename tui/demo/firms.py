"""Invented employers, sites and public bodies; all carry the name of a city that there is not."""

from datetime import date
from random import Random

from tui.demo.centre import AREAS

_CITIES = ("云汀", "云汀", "云汀", "栖州", "岚川")
_FIRST = "恒远启汇诚瀚嘉鼎宏晟润泰辰昊隆瑞"
_SECOND = "澜舟岭川屿桥禾昇源拓阳海基峰达和"
_SITES = ("听澜府", "望潮里", "栈桥壹号", "汀湾学校", "云汀职业学院实训楼", "城北污水厂", "滨海客运站", "海产物流园")
_PARTS = ("一期", "二期", "三标段", "5号楼", "地下车库", "幕墙工程", "安置房")
_COURTS = {"YT": "云汀市汀中区人民法院", "PQ": "云汀市浦前区人民法院", "CJ": "云汀市汀东区人民法院"}

INDUSTRY_UNION = "云汀市出租汽车行业工会联合会"
MIDDLE_COURT = "云汀市中级人民法院"
LEGAL_AID = "云汀市法律援助中心"
JUSTICE = "云汀市司法局"
NEARBY = "栖州市总工会职工服务中心"
HUMAN_RESOURCES = "云汀市人力资源和社会保障局"
APPRAISAL = "云汀市劳动能力鉴定委员会"


def firm(dice: Random, trade: str) -> str:
    """Return the name of a company in a trade."""
    return f"{dice.choice(_CITIES)}{dice.choice(_FIRST)}{dice.choice(_SECOND)}{trade}有限公司"


def site(dice: Random) -> str:
    """Return the name of a building project."""
    return f"{dice.choice(_SITES)}{dice.choice(_PARTS)}"


def arbitration(station: str) -> str:
    """Return the arbitration commission near a station."""
    return f"{AREAS[station]}劳动人事争议仲裁委员会"


def inspection(station: str) -> str:
    """Return the labour inspection near a station."""
    return f"{AREAS[station]}劳动保障监察大队"


def mediation(station: str) -> str:
    """Return the mediation centre near a station."""
    return f"{AREAS[station]}劳动争议联合调解中心"


def court(station: str) -> str:
    """Return the court of first instance near a station."""
    return _COURTS[station]


def award_number(dice: Random, day: date) -> str:
    """Return the number of an arbitration case."""
    return f"云劳人仲案字〔{day.year}〕第{dice.randint(40, 1800)}号"


def court_number(dice: Random, day: date, sort: str = "民初") -> str:
    """Return the number of a court case, of a court that there is not."""
    return f"（{day.year}）汀0{dice.randint(1, 4)}02{sort}{dice.randint(90, 6200)}号"
