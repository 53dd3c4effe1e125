"""Chinese surnames, by which a name is told from other words."""

import re

from cases.masking import COMPOUND

_MANY = (
    "王李张刘陈杨黄赵周吴徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔谭廖汪金邱"
    "侯邹熊孟秦顾薛雷尹段郝孔邵龚康毛史钱武戴莫贺赖汤尤殷施陶翟颜倪俞柯牛温柴庞樊兰聂鲁韦岳齐梅庄辛管祝左涂谷祁耿"
    "牟卜詹蓝卞焦葛甄裴褚卫喻柏窦章范费廉岑滕毕邬乐傅穆臧茅纪舒屈项阮闵娄霍虞昝卓蔺蒙池乔阴胥苍莘贡姬申扶堵冉雍桑"
    "濮冀浦瞿阎茹习宦艾鱼慎戈廖庾暨衡寇欧沃隆巩晁敖融"
)
_WORDS = "高何马夏石方任常于安向平国成时万白路明古连边强游解单包计全应干文江关龙景严钟洪水终越师都尚农"
"""Surnames that begin ordinary words as often, so that they alone do not make a name."""

GIVEN = "[\u4e00-\u9fff\U00020000-\U0003ffff]"
"""A character of a given name."""

SURNAME = f"(?:{COMPOUND}|[{_MANY}])"
"""A surname that seldom begins another word."""

ANY = f"(?:{COMPOUND}|[{_MANY}{_WORDS}])"
"""A surname of any kind."""

_FIRM = re.compile("公司|厂|店|部|局|站|所|院|会|队|中心|集团|超市|酒店|餐|平台|项目|单位|企业|银行|学校|工地")
_PERSON = re.compile(f"(?:{COMPOUND}){GIVEN}{{1,2}}|[{_MANY}{_WORDS}]{GIVEN}{{1,2}}")


def looks_like_a_person(name: str) -> bool:
    """Tell whether a name is that of a person rather than of a firm: a surname and one or two characters."""
    return bool(_PERSON.fullmatch(name.strip())) and not _FIRM.search(name)
