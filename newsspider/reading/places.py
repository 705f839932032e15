"""Places that datelines name, as far as a name runs into them (邱俊欽桃園19日電)."""

from newsspider.reading.fold import simplified
from newsspider.reading.patterns import words

_PLACES = frozenset(
    words(
        """
        北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南
        四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾 台北 新北 桃园 台中 台南 高雄
        基隆 新竹 苗栗 彰化 南投 云林 嘉义 屏东 宜兰 花莲 台东 澎湖 金门 马祖 中坜 南市 中市 高市 北市 石家庄
        太原 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 杭州 宁波 温州 合肥 福州 厦门 南昌 济南 青岛 郑州 武汉 长沙
        广州 深圳 珠海 湛江 东莞 佛山 南宁 桂林 海口 三亚 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐
        呼和浩特 华盛顿 纽约 洛杉矶 旧金山 芝加哥 波士顿 伦敦 巴黎 柏林 法兰克福 布鲁塞尔 日内瓦 罗马 马德里
        维也纳 莫斯科 东京 大阪 首尔 平壤 新加坡 曼谷 吉隆坡 雅加达 马尼拉 河内 新德里 伊斯兰堡 堪培拉 悉尼
        渥太华 多伦多 墨西哥城 开罗 耶路撒冷 德黑兰 安卡拉 联合国 内蒙古自治区 广西壮族自治区 西藏自治区
        宁夏回族自治区 新疆维吾尔自治区 中国香港 中国澳门 中国台湾 美国 日本 英国 加拿大 澳大利亚
        """
    )
)

_LENGTHS = sorted({len(place) for place in _PLACES}, reverse=True)


def ends_with_place(text: str) -> str | None:
    """The place at the end of a text, as written there; None when there is none or nothing stands before it."""
    key = simplified(text[-max(_LENGTHS) - 1 :])
    for length in _LENGTHS:
        if length < len(text) and key[-length:] in _PLACES:
            return text[-length:]
    return None


def is_place(text: str) -> bool:
    """Whether a text is one of the places, with or without 省, 市 or 县."""
    key = simplified(text)
    return key in _PLACES or (key[-1:] in "省市县" and key[:-1] in _PLACES)
