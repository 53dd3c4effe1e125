"""Characters of given names, by which a name is told from other words."""

from functools import cache

GIVEN = "[\u4e00-\u9fff\U00020000-\U0003ffff]"
"""A character of a given name."""

USUAL = (
    "南北伟强磊军勇杰涛斌波辉刚健明亮建国平东文志海山林峰成龙永福庆春祥贵宝根柱松柏远航宇轩浩然博晨德水华荣生义忠信良才财富兴旺昌盛长民正力胜洪清江河川岩金银铁钢锋鹏飞翔鸿雁云天阳光照昭晖旭升高超俊豪雄彪虎豹骏"
    "驰乐安康宁泰和顺达通友仁善全武权威震凯旋锐敏学思聪智慧哲理诚恒毅坚维新立业功勋树森木源泉润泽沛霖雨田茂枝先喜双守贤孝敬恩宏广厚宽容跃登魁占万夏秋冬冰雪保传绍继承宗祖耀显彦玉堂庭锦绣书琴诗章翰儒礼芳娜静"
    "丽艳娟霞秀玲桂英兰凤洁梅琳红莹倩婷萍蓉菊莲真环欣怡佳悦涵彤晓花香淑珍珠翠巧美月娥姣娇媛嫣妍妮婉婧姗姝娣爱仙素青蓝紫燕莺莉茜薇蕾芬芝苗芸芹芷若荷蕊蕙蓓菲萱葵馨瑶璐琪瑞瑾瑜璇珊玫珂珺琦琼钰贞娅亚依伊可心语"
    "梦盼贝子梓沐沁汐溪洋凝楠桐樱桃杏柳枫晴晶昕晗昱曦彩虹艺舒卉岚圆园小曼妹宸睿熙煜炜烨焱铭钧锴翊翎骞骁奕弈屹岳峻嵘崇一诺辰亦佑佐凡嘉瑄玮琛珩璟家来有大进少如意朝连运开启农革援抗四五丰年满存怀庚甲乙丙丁壮朋"
    "朴朗杨栋梁楷榕槐模歌殿毓汉沈津洲浦淳淼渊湘滨潇澄瀚灵炎炳焕煌熊爽牛狮献率玺珏班球琢瑛璋甫甸男留畅皓盈益知石砚硕祝禄秉科程稳竹笑筠策米精纪纯纲纬练绮缘羽耕聚肖育胤腾舟舜色节芮苏范茵茹荔莎菁萌萨葆蒙蓬薪藏"
    "蝶裕西观言训谊谦谱豆贡赐赞赫路轶载辅迅迎迪选逸道邦郁郎重钊钦钟铮锡镇镜闯闻阔陆陶隆霄霆非韬韵音顶项颂领颖风飘驹骥鲁鲜鹃鹤鹰麒麟黎默齐"
)


"""Characters that are usual in given names, while they are common in other words too."""

_RARE = b"\xd8"
"""Where in GB 2312 the characters begin that are not common."""


@cache
def usual(char: str) -> bool:
    """Tell whether a character is usual in given names, or too rare for ordinary words."""
    return char in USUAL or (char.encode("gb2312", "ignore") or _RARE) >= _RARE
