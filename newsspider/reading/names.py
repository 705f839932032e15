"""Names of people and organisations: what is one, and where one ends and the next begins."""

import re
from itertools import groupby

from newsspider.reading.fold import simplified
from newsspider.reading.patterns import words

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申"
    "欧耿关兰焦俞柳甘祝包宁尚符舒阮纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游靳辛欧管柴蒙鲍华喻祁房滕解牟艾尤阳穆农司卓古吉简车"
    "项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官"
    "谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屈豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初"
    "母奉籍咸阎宿戈褟禤裘嵇湛钮蒲谷闾靖公尧揭薄鄂候缪茅湖鲜赖詹巨危宾亓都逄次青生先展尉占饶贝步经束庾终暨居衡耳隆益桓蓬淳伏向苍楼原巢邸呙明阴容祖武双晁昌寿连瓮琚劳银奕智逯折诺哈竹茆海虎星昝雍却水云凤酆殷常元柯干贲杭洪诸左滑荀羊芮羿汲邴糜松富乌弓牧隗山宓郗仰秋暴钭戎幸印怀屠莘贡扶堵宰郦璩濮扈郏浦慕茹习宦鱼慎弘禄阙"
    "沃利蔚越夔厍勾訾那养须蒯后红竺"
)
_COMPOUND = frozenset(
    words(
        """
        欧阳 上官 司马 诸葛 司徒 东方 夏侯 尉迟 皇甫 慕容 令狐 独孤 端木 长孙 宇文 公孙 澹台 闻人 呼延 南宫
        西门 申屠 太史 轩辕 钟离 百里 淳于 司空 第五 东郭 拓跋 纳兰 完颜 爱新
        """
    )
)
_COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊"
    "白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤洪"
)
# Never a name where one is expected.
PLACEHOLDERS = frozenset(
    words(
        """
        未知 佚名 无名 无 匿名 网络 网络整理 互联网 综合 本站 本站整理 本网 本报 本刊 本台 admin administrator
        root test 管理员 超级管理员 小编 编辑 记者 作者 责编 责任编辑 系统管理员 转载 原创 网友 暂无 不详 佚
        null none undefined unknown staff 系统 来源 未知作者 网站管理员 站长 编辑部 本站编辑 其他 其它 即时新闻
        综合报道 正有 已有 共有 资料图 资料图片 资料照片 网络图片 更多 注册 注冊 免费注册 登录 登陆 退出 关注
        加关注 已关注 订阅 私信 手机版 用户中心 会员中心 会员登录 个人中心 个人主页 我的收藏 忘记密码
        职员 教师 公务员 媒体人
        """
    )
)
# What follows 记者 in prose: these are verbs and times, not names.
_PROSE = re.compile(
    r"注意|了解|获悉|从|在|近日|今|昨|日前|采访|发现|看到|走进|来到|探访|手记|调查|观察|提问|表示|问|就|向|对|将|也|还|为|与|和|们|说|"
    r"联系|跟随|查阅|梳理|查询|通过|随|以|多次|现场|赶到|随机|获得|得知|节|会|站|证|团|按|者"
)

# Words that open with a surname and follow role words and labels in headings: 评论员文章, 编辑方针, 记者高考直击.
_WORDS = frozenset(
    words(
        """
        文章 文化 文明 文学 文艺 方法 方案 方针 管理 成果 成功 高考 高层 高度 关于 安全 和平 马上 经济 单位
        严格 强调 全国 全市 全省 全面 公布 公安 公益 公开 金融 时间 时评 国际 国内 国家 程序 项目 水平 华夏
        江湖 明星 明天 明年 包括 贝壳 连续 连线 盛会 易学 向导 应对 支持 支部 支队 石油 白皮书 温馨 温度 广告
        广场 平台 平安 申请 申报 计划 农业 农村 农民 海外 海报 海洋 幸福 常识 党建 党委 元旦 元宵 红包 云上
        云端 乐园 冷门 章程 习惯 莫名 祝福 沙龙 房产 车展 车市 燕京 井冈山 诸多 那些 那么 池塘 顾问 相关 关注 商业
        商务 能源 强力 第一 第二 第三 空间 齐心 宣传 宣布 查看 牛年 马年 龙年 羊年 年会 权威 钟声 金句 金牌
        黄金 白天 梅雨 雷雨 夏季 夏天 秋季 秋天
        """
    )
)
_HAN = re.compile(r"[㐀-䶿一-鿿𠀀-𲎯〇]+")
_DOTTED = re.compile(r"[㐀-䶿一-鿿]{1,8}(?:[·•・‧][㐀-䶿一-鿿]{1,8}){1,3}")
_LATIN = re.compile(r"[^\W\d_][^\W_]{0,24}(?:[ .'’-]{1,2}[^\W_]{1,24}){0,4}\.?")
_FUNCTION = re.compile(r"[的了吗呢吧啊着过被把是在有我你他她它这那没]|不[是能会要]")
_STAFF_CODE = re.compile(
    r"[\s_(\[-]{0,4}(?<![A-Za-z])[A-Z]{1,4}\s?\d{2,8}\)?\]?|_[A-Z0-9]{3,10}\b|(?<![\w])\d{3,10}(?!\w)"
)
_BREAK = re.compile(r"[、,;/|&+\x1f\n]+|\s{2,}|(?<=[^\W\d_])\s(?:and|und|et|y|e)\s|(?<=[㐀-鿿])[和与及](?=\s)")
_TITLES = words(
    """
    部长 研究员 教授 主任 院长 所长 校长 会长 秘书长 理事长 总经理 董事长 总裁 主席 书记 博士 硕士 博士生
    研究生 律师 分析师 工程师 院士 讲师 医师 专家 委员 学者 作家 评论员 负责人 发起人 创始人 导师
    """
)
_ORGANISATIONS = words(
    """
    日报 晚报 早报 晨报 时报 商报 快报 周报 都市报 青年报 画报 导报 公报 学报 科学报 报 周刊 杂志 月刊 网 新闻
    财经 电视台 广播 台 频道 通讯社 社 客户端 传媒 融媒 媒体 融媒体中心 新媒体 云媒 在线 热线 发布 微信公众号
    公众号 号 头条 派 出版社 集团 公司 支部 党委 团委 中心 办公室 办 委员会 委 部 局 厅 处 科 院 大学 学院 学校
    中学 小学 医院 协会 学会 商会 联合会 联盟 基金会 研究所 所 站 馆 法院 检察院 公安 交警 消防 政府 街道 社区
    支队 大队 摄影队 队 组 工作室 论坛 银行 证券 App APP TV News
    """
)
_CLAUSE = re.compile(r"[,.:;!?()。]")
_PORTALS = ("新浪", "网易", "搜狐", "腾讯", "凤凰", "百度")
_MEDIA = words(
    """
    报 周刊 杂志 月刊 半月谈 网 新闻 财经 台 台央视 央视 频道 社 客户端 传媒 媒 媒体 云媒 在线 热线 发布 公众号
    号 头条 派 南都 中新 央广 参考 南方+ 界面 川观 上观 澎湃 每经 九派 观海 极目 大象 TV News CNN BBC
    """
)


def has_surname(name: str) -> bool:
    """Whether a name opens with a Chinese surname (in either script)."""
    key = simplified(name[:2])
    return key[:1] in _SURNAMES or key in _COMPOUND


def is_han_name(name: str) -> bool:
    """Surname and given name in Chinese characters: 2-3 of them, 3-4 after a compound surname, or dotted."""
    if not _HAN.fullmatch(name):
        return bool(_DOTTED.fullmatch(name))
    if simplified(name[:2]) in _COMPOUND:
        return 3 <= len(name) <= 4
    return 2 <= len(name) <= 3 and has_surname(name) and simplified(name) not in _WORDS


def is_name(name: str) -> bool:
    """Anything that may sign after a label with a colon: names, pen names, Latin names. No placeholder, no prose."""
    if is_placeholder(name) or len(name) > 40:
        return False
    if _HAN.fullmatch(name):
        return 2 <= len(name) <= 8 and name[0] not in "您请系" and (len(name) <= 6 or not _FUNCTION.search(name))
    return bool(_DOTTED.fullmatch(name) or _LATIN.fullmatch(name) or _mixed_pen_name(name))


def is_placeholder(name: str) -> bool:
    """未知, admin, 本站 … : a label that says nothing."""
    return simplified(name).casefold().strip(" .-_") in PLACEHOLDERS


def is_organisation(name: str) -> bool:
    """By its last word: 医技药剂党支部, 新京报, 中国科学院. A three-character name with a surname is a person's."""
    key = simplified(name)
    if len(key) > 40 or _CLAUSE.search(key) or not key.endswith(_ORGANISATIONS):
        return False
    return len(key) > 3 or not is_han_name(key) or key.endswith(("报", "网"))


def is_medium(name: str) -> bool:
    """By its last word, something that publishes: 新浪财经, 汉网-武汉晚报, 总台央视."""
    key = simplified(name)
    if " " in key and "·" not in key:
        return False
    if key.startswith(_PORTALS) and len(key) <= 8:
        return True
    return 2 <= len(key) <= 20 and not _CLAUSE.search(key) and key.endswith(_MEDIA)


def is_prose(text: str) -> bool:
    """Whether what follows 记者 is a verb or a time and not a name."""
    return bool(_PROSE.match(simplified(text)))


def strip_staff_code(text: str) -> str:
    """杨倩_NF4425, 支全明 SF099, NF041 → the name without the code."""
    return _STAFF_CODE.sub(" ", text).strip()


def last_after_titles(text: str) -> str:
    """What follows the last title: …研究部部长、研究员徐占忱 → 徐占忱. The text itself when there is none."""
    key = simplified(text[:200])
    end = max((at + len(title) for title in _TITLES if (at := key.rfind(title)) >= 0), default=0)
    return text[end:] if end < len(text) else text


def split_names(text: str) -> list[str] | None:
    """The names in a text that holds nothing but names; None when it holds something else.

    Separators are 、 , ; / | and spaces; a padded name (方 敏) is one name, Latin words side by side are one name, and
    names run together (张锋锋欧阳泽) are parted only where surnames allow one way alone.
    """
    if len(text) < 5 and is_han_name(text) and not is_placeholder(text):
        return [text]
    names: list[str] = []
    for part in _BREAK.split(strip_staff_code(text)):
        for name in _joined(part.split()):
            name = name.strip(" .·:-—_()[]【】〔〕\"'“”*▲△■●◆\u200b")
            if not name or is_placeholder(name):
                continue
            name = name[:-1] if len(name) > 2 and name.endswith("等") else name
            runs = _apart(name)
            if not all(is_name(each) or is_organisation(each) for each in runs):
                return None
            names += runs
    return names


def _joined(words: list[str]) -> list[str]:
    # Latin words side by side are one name; so are two (or just three) single characters: 张 丽 何 伟 are two people.
    out: list[str] = []
    for han, run in groupby(words, key=_kind):
        group = list(run)
        if han == "single":
            size = 3 if len(group) == 3 else 2
            out += ["".join(group[at : at + size]) for at in range(0, len(group), size)]
        elif han == "latin":
            out.append(" ".join(group))
        else:
            out += group
    return out


def _kind(word: str) -> str:
    if _HAN.fullmatch(word):
        return "single" if len(word) == 1 else "han"
    return "latin" if _LATIN.fullmatch(word) else "other"


def _mixed_pen_name(name: str) -> bool:
    return len(name) <= 16 and all(char.isalnum() or char in "_-·.@" for char in name) and not name.isdecimal()


def _apart(name: str) -> list[str]:
    if len(name) == 4 and {*simplified(name[::2])} <= _COMMON and simplified(name[:2]) not in _COMPOUND:
        return [name[:2], name[2:]]  # 王磊李伟; 董来孝康 is one
    if not 5 <= len(name) <= 12 or not _HAN.fullmatch(name) or not has_surname(name) or is_organisation(name):
        return [name]
    ways = _ways(name)
    fewest = [way for way in ways if len(way) == min(map(len, ways))]
    if len(fewest) > 1:  # 王小明李华: 李 is a common surname, 明 is none
        fewest = [way for way in fewest if all(_opens_commonly(each) for each in way)]
    return fewest[0] if len(fewest) == 1 else [name]


def _opens_commonly(name: str) -> bool:
    return simplified(name[0]) in _COMMON or simplified(name[:2]) in _COMPOUND


def _ways(run: str) -> list[list[str]]:
    # All ways to read a run as names of three characters (the usual length) or two, by surnames.
    if not run:
        return [[]]
    return [
        [run[:size], *rest]
        for size in (2, 3, 4)
        if size <= len(run) and is_han_name(run[:size])
        for rest in _ways(run[size:])
    ]
