"""What stands on byline lines and is no byline: counters, buttons, addresses, promotion; and the notice of rights."""

import re

from newsspider.reading.bylines.sheet import Sheet
from newsspider.reading.fold import Strand
from newsspider.reading.places import is_place

_COUNT = re.compile(
    r"(?:我要|网友|读者|查看)?(?P<what>人气|浏览|阅读|点击|访问|查看|热度|评论|回复|跟贴|参与|点赞|收藏|转发|推荐)(?:量|数|次数|人数|率)?\s?[:(]?\s?"
    r"(?P<count>\d{1,9})(?P<more>\.\d{1,2})?(?P<unit>万?)\+?\s?(?:次|人|条|个)?\)?"
    r"|(?:[正已共]?有\s?)?(?P<count2>\d{1,9})(?P<more2>\.\d{1,2})?(?P<unit2>万?)\+?\s?(?:人|次|条|个)?\s?(?P<what2>评论|阅读|浏览|参与|跟贴|点赞|点击|回复|views|comments)"
)
_VIEWS = frozenset(("人气", "浏览", "阅读", "点击", "访问", "查看", "views"))
_COMMENTS = frozenset(("评论", "回复", "跟贴", "comments"))
_WORDS = (
    r"https?://[^\s\x1f]{1,200}|www\.[^\s\x1f]{1,100}"
    r"|返回(?:搜狐|首页|顶部|列表|网易)[,，]?(?:查看更多)?|查看更多|点击查看\w{0,6}|优质\w{0,4}创作者|更多(?:精彩|内容|新闻|资讯|详情)[^\n\x1f]{0,60}"
    r"|(?:调整)?(?:字号|字体|字级|字型)(?:大小)?[\s:\[\]()【】大中小特默认AT+|-]{0,24}|[【\[(]\s?大\s{1,2}中\s{1,2}小\s?[】\])]"
    r"|(?:浏览|阅读|点击|访问)(?:量|数|次数)?\s?:\s?(?:次|\.\.\.|加载中)?|(?:浏览|阅读|点击)(?:量|次数)"
    r"|(?:分享|转发)(?:到|至)\s?:?(?:\s?(?:微信|微博|QQ空间|QQ|朋友圈|新浪微博|腾讯微博))*|打印本页|关闭(?:窗口|本页)|复制链接|扫一扫\w{0,12}"
    r"|(?:(?:暂无|已有|还没有)(?:网友|读者)?|发表|网友)评论|我来说两句|抢沙发|(?i:\b\d{1,3}[ -]min(?:ute)?s? read\b)"
    r"|我要(?:纠错|评论|分享|留言)|责任编辑邮箱|加入收藏|发自[一-鿿]{2,6}(?![一-鿿])|微信扫码\w{0,8}|语音播报|手机看[一-鿿]{2,4}|手机版|听新闻|IP未知|版权声明$"
    r"|(?<![一-鿿])(?:打印|收藏|分享|纠错|举报|字号|字体|评论|关闭|转发|微博|微信|原创|正文|首发|订阅|关注|已关注|字大|字小|\+关注|倾听)(?![一-鿿])"
)
# With the characters that they begin with in front: most stand in no line, and one set is tried faster than all words.
_NOISE = re.compile(
    rf"(?=[hwI\d+\[(【返查点优更字浏阅访分转打关复扫暂已还我抢责加发微语手听版收纠举评原正首订倾调网])(?:{_WORDS})"
)
_IP_REGION = re.compile(
    r"IP\s?属地\s?:?\s?(?P<region>[一-鿿]{2,8})|(?<![一-鿿])来自(?P<region2>[一-鿿]{1,6}(?:自治区|特别行政区|省|市))(?![一-鿿])"
    r"|(?<=[\s\x1f])(?P<region3>[一-鿿]{2,3})(?=\s{1,3}举报(?![一-鿿]))"  # 来源: 北京青年报 北京 举报
)
_REGIONS = ("属地", "来自", "举报")  # one of them is in each
_RIGHTS = re.compile(
    r"未经.{0,16}?(?:授权|许可|允许|同意|书面).{0,24}?(?:不得|禁止|严禁|请勿|谢绝|均不)|(?:禁止|谢绝|不得|严禁|请勿)(?:任何形式的?)?(?:擅自)?转载|版权(?:归|所有|属)"
    r"|转载请(?:注明|联系|标明)|(?:^|copyright )\W{0,4}©|©\s?\d{4}"
    r"|\ball rights reserved\b|\bcopyright (?:\(c\) ?)?\d{4}",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LONGEST_RIGHTS = 160
# What each of them holds at least: most lines hold none, and one set is found much faster than the patterns.
_MAY_BE_NOISE = re.compile(r"[㐀-鿿]|https?:|www\.|views|comments|(?i:min)")
_MAY_BE_RIGHTS = re.compile(r"[未禁谢不严请版转©]|[Cc][Oo][Pp][Yy]|[Rr][Ee][Ss][Ee][Rr][Vv]")


def without_noise(line: Strand, sheet: Sheet) -> Strand:
    """The line with counters and buttons blanked; what the counters say goes on the sheet."""
    if not _MAY_BE_NOISE.search(line.key):
        return line
    for match in _IP_REGION.finditer(line.key) if any(map(line.key.__contains__, _REGIONS)) else ():
        region = line.shown[slice(*match.span(match.lastgroup or 0))]
        if match.lastgroup != "region3" or is_place(region):
            sheet.ip_region = region
            line = line.blank(*match.span())
    for match in _COUNT.finditer(line.key) if _DIGIT.search(line.key) else ():
        count = _number(
            match["count"] or match["count2"], match["more"] or match["more2"], match["unit"] or match["unit2"]
        )
        what = match["what"] or match["what2"]
        if what in _VIEWS and sheet.views is None:
            sheet.views = count
        elif what in _COMMENTS and sheet.comments is None:
            sheet.comments = count
        sheet.noise = True
        line = line.blank(*match.span())
    for match in _NOISE.finditer(line.key):
        sheet.noise = True
        line = line.blank(*match.span())
    return line


def _number(count: str, more: str | None, unit: str | None) -> int:
    return round(float(count + (more or "")) * 10_000) if unit else int(count)


def has_notice(key: str) -> bool:
    """Whether a folded text gives notice of rights."""
    return _MAY_BE_RIGHTS.search(key) is not None and _RIGHTS.search(key) is not None


def rights_of(line: Strand) -> str | None:
    """The notice of rights that a line is, or None."""
    if len(line.key) > _LONGEST_RIGHTS or line.key.rstrip().endswith("?") or not has_notice(line.key):
        return None
    return line.trim(" *()[]【】〔〕\x1f").shown or None
