"""Chinese surnames, by which a name is told from other words."""

import re

from cases.values.masking import COMPOUND

_MANY = (
    "王李张刘陈杨黄赵周吴徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔谭廖汪金邱"
    "侯邹熊孟秦顾薛雷尹段郝孔邵龚康毛史钱武戴莫贺赖汤尤殷施陶翟颜倪俞柯牛温柴庞樊兰聂鲁韦岳齐梅庄辛管祝左涂谷祁耿"
    "牟卜詹蓝卞焦葛甄裴褚卫喻柏窦章范费廉岑滕毕邬乐傅穆臧茅纪舒屈项阮闵娄霍虞昝卓蔺蒙池乔阴胥苍莘贡姬申扶堵冉雍桑"
    "濮冀浦瞿阎茹习宦艾鱼慎戈廖庾暨衡寇欧沃隆巩晁敖融"
    "柳佟戚厉栾蒲黎鄂逄佘佴谯缑亢闫鄢钦覃阚苟邝揭缪郏晏匡阙殳夔厍訾乜鞠竺逯隗宓郗仉钭邰郜蓟仝荀芮缴巫靳邴荆"
)
_WORDS = "高何马夏石方任常于安向平国成时万白路明古连边强游解单包计全应干文江关龙景严钟洪水终越师都尚农桂"
"""Surnames that begin ordinary words as often, so that they alone do not make a name."""

GIVEN = "[\u4e00-\u9fff\U00020000-\U0003ffff]"
"""A character of a given name."""

SURNAME = f"(?:{COMPOUND}|[{_MANY}])"
"""A surname that seldom begins another word."""

ANY = f"(?:{COMPOUND}|[{_MANY}{_WORDS}])"
"""A surname of any kind."""

_NO_NAME = (
    "农民|农村|务农|工人|职工|民工|临时工|残疾|聋哑|重病|患者|退休|下岗|失业|无业|待业|自由|教师|老师|医生|护士|学生|中学|小学|大学|高中|初中|本科"
    "|军人|党员|干部|会计|司机|保安|保洁|厨师|老板|经理|家庭|主妇|单亲|再婚|初婚|离异|丧偶|未婚|已婚|文盲|低保|五保|孤儿|独生|双胞|未成年|成年"
    "|本人|本案|本市|本省|外地|同村|同乡|同事|同厂|大家|别人|什么|自己|家里|家中|一级|二级|三级|四级|唯一|主要|重要|当地|汉族|回族|男性|女性"
    "|医院|公司|单位|工地|救护|警察|外卖|出租|户主|长期|证人|亲属|父亲|母亲|妻子|丈夫|儿子|女儿|亲生|非婚|养子|养女|继子|继女"
    "|班长|班组|组长|高血压|高龄|高级|单身|全职|全家|安全|平时|常年|经常|困难|学龄|留守|患病|孕妇|产妇|车主|房主|业主|回家|回来"
)
_NO_FIRST = "他她它我你您咱谁这那哪其该一二三四五六七八九十两几多个名位不没未已很最更太再又正在因由从可能要会得着过了本"
NO_NAME = f"(?!{_NO_NAME}|[{_NO_FIRST}])"
"""What stands before what may be a name, and keeps out words that say what somebody is."""

_FIRM = re.compile("公司|厂|店|部|局|站|所|院|会|队|中心|集团|超市|酒店|餐|平台|项目|单位|企业|银行|学校|工地")
_PERSON = re.compile(f"(?:{COMPOUND}){GIVEN}{{1,2}}|[{_MANY}{_WORDS}]{GIVEN}{{1,2}}")


def looks_like_a_person(name: str) -> bool:
    """Tell whether a name is that of a person rather than of a firm: a surname and one or two characters."""
    return bool(_PERSON.fullmatch(name.strip())) and not _FIRM.search(name)
