"""Lines that pages answer with instead of an article: gone, error, log in, prove that you are human, agree to cookies.

Each pattern is searched in short lines only, and only `kinds` decides whether it is the page that speaks or an article
that speaks of such a thing.
"""

import re
from collections.abc import Iterable
from typing import Final

from newsspider.reading.challenges import LINE

LONGEST: Final = 80  # characters of a line that says it; of an English one with its explanation twice that

# What Chinese and English systems answer for an article that is no more.
REMOVED: Final = re.compile(
    r"(?:页面|頁面|文章|内容|內容|稿件|新闻|新聞|网页|網頁|信息|資訊)[^。，]{0,8}"
    r"(?:不存在|已[被经經]?[删刪]除|已下[线線]|已撤下|找不到|已失效)"
    r"|(?:您|你)(?:访问|訪問|查看|要找|要查看)的[^。，]{0,10}(?:不存在|[删刪]除|找不到)"
    r"|^\W*(?:404|410)\W*(?:not found|error|页面|$)"
    r"|\b(?:page|article|story|content)\b[^.]{0,30}\b(?:not found|no longer available|been removed|does not exist)"
    r"|(?:can.t|cannot|couldn.t) find (?:the|that|this) (?:page|article)",
    re.I,
)
ERROR: Final = re.compile(
    r"^\W*(?:error\W{0,3})?(?:500|502|504)\b|\binternal server error\b|\bbad gateway\b"
    r"|\bgateway time-?out\b|^(?:oops|sorry)?\W{0,3}something went wrong|^an? (?:unexpected )?error (?:has )?occurred"
    r"|系统(?:错误|异常)|服务器(?:错误|内部错误|开小差)|^\W*(?:页面)?出错了|伺服器錯誤",
    re.I,
)
# What answers for an article when there is no time for it.
BUSY: Final = re.compile(
    r"^\W*(?:error\W{0,3})?503\b|\bservice (?:is )?(?:temporarily )?unavailable\b|\bserver (?:is )?(?:too )?busy\b"
    r"|\btoo many (?:requests|connections)\b|\bdown for (?:scheduled )?maintenance\b|\bcheck back (?:soon|later)\b"
    r"|(?:系统|服务器?|网络|網絡|系統|伺服器)(?:正?在?(?:繁忙|太忙|忙碌?)|(?:升级|升級)?(?:维护|維護))"
    r"|(?:访问|訪問|在线|排队)(?:人数|人數|量|用户)[^。，]{0,6}(?:过多|过大|较多|太多|過多|已满)|(?:网站|网页|本站)(?:正在)?(?:升级)?维护",
    re.I,
)
# Who bought the domain, or lets the room behind it.
PARKED: Final = re.compile(
    r"\bdomain (?:name )?(?:is|may be|could be) (?:available )?for sale\b|\b(?:buy|purchase) this domain\b"
    r"|\bdomain (?:has )?(?:expired|is parked)|\bparked (?:free|domain|page)\b|\binquire about this domain\b"
    r"|^welcome to nginx!?$|^apache2? .{0,20}default page|^iis windows server$|^index of /$"
    r"|(?:此|该|本|這個|此個)?(?:域名|網域)(?:正在)?(?:出售|转让|轉讓|可转让|已过期|已過期|停放|未绑定|待售)"
    r"|(?:域名|网站)[^。，]{0,6}(?:未备案|没有备案|备案信息)|^\W*(?:没有找到站点|站点(?:创建成功|未找到)|恭喜[，,]?\s?站点创建成功)",
    re.I,
)
PARKING: Final = (
    "sedoparking.com", "parkingcrew.net", "bodis.com", "afternic.com/forsale", "hugedomains.com", "parklogic.com",
    "dan.com/buy-domain", 'location.href="/lander"',
)  # fmt: skip
LOGIN: Final = re.compile(
    r"\b(?:log|sign) ?in to (?:continue|read|view|access|see)\b|\bplease (?:log|sign) ?in\b"
    r"|\byou (?:must|need to) (?:be logged|log|sign) ?in\b|\b(?:members|subscribers) only\b"
    r"|请先?登[录陆]|登[录陆]后(?:才[可能]|方可|即可)?(?:查看|阅读|浏览|访问)|需要登[录陆]|請先?登入|登入後(?:才能)?(?:查看|閱讀)",
    re.I,
)
CONSENT_WORDS: Final = re.compile(
    r"cookie|consent|privacy|personal data|personali[sz]ed (?:ads|advertising|content)|legitimate interest"
    r"|our partners|\bvendors?\b|datenschutz|einwilligung|zustimm|vie privée|consentement|données|privacidad"
    r"|隐私|隱私|个人信息|個人資料",
    re.I,
)
CONSENT: Final = re.compile(
    r"\bwe(?: and our| and (?:our )?\d+| and selected)?[^.]{0,40}\buse cookies\b|\bwe value your privacy\b"
    r"|\bbefore you continue\b|\bthis (?:web)?site uses cookies\b|\byour (?:privacy|consent) (?:choices|preferences)"
    r"|\bwir (?:und unsere|verwenden|nutzen)[^.]{0,60}cookies|\bnous (?:et nos|utilisons)[^.]{0,60}cookies"
    r"|(?:我们|本网站|本站)(?:会)?使用[^。]{0,6}cookie|本網站使用[^。]{0,6}cookie",
    re.I,
)
# One of them is in every match of CONSENT, lower-cased.
CONSENT_HINTS: Final = ("cookie", "privacy", "consent", "before you continue")
SEARCH: Final = re.compile(
    r"\bsearch results?\b|^\W*\d[\d,.]{0,12} results?\b|\bno results (?:found|for)\b|\bresults for [“\"'‘]"
    r"|搜索结果|搜尋結果|检索结果|(?:共|约)?(?:找到|搜索到|检索到)(?:相关)?[^。]{0,8}\d[^。]{0,6}(?:条|個|个|篇|則)",
    re.I,
)
PAYWALL: Final = re.compile(
    r"\bsubscribe (?:now )?to (?:continue|keep) reading"
    r"|\bto (?:continue|keep) reading,? (?:please )?(?:subscribe|log|sign)"
    r"|\bthis (?:article|story|content) is (?:for|available to|only available to|exclusive(?:ly)? (?:for|to))"
    r" (?:our )?(?:paying )?(?:subscribers|members)|\balready a subscriber\b"
    r"|\bread the full (?:article|story) with a subscription"
    r"|\bweiterlesen mit\b|\bréservé aux abonnés\b|\bcontenido exclusivo para suscriptores\b"
    r"|本文为付费(?:内容|阅读|文章)|付费后?(?:可)?(?:查看|阅读)全文|[剩余余]{1,2}\s?\d{1,6}\s?字|余下全文|订阅后?(?:可)?(?:继续)?阅读"
    r"|剩餘\s?\d{1,6}\s?字|訂閱(?:會員)?(?:即可)?(?:繼續)?閱讀|会员(?:专享|专属)(?:文章|内容)",
    re.I,
)
# One of them is in every match of PAYWALL, lower-cased: found at a thousandth of its cost.
PAYWALL_WORDS: Final = tuple(
    "subscri reading member weiterlesen abonnés suscriptores 付费 剩 余 订阅 訂閱 会员".split()
)
# As for these: hardly a line has one of them, and looking for them costs a tenth of the pattern's time.
_WORDS: Final = {
    pattern: tuple(said.split("|"))
    for pattern, said in (
        (
            REMOVED,
            "不存在|删除|刪除|已下|已撤下|找不到|已失效|404|410|not found|no longer available|been removed"
            "|does not exist|find th",
        ),
        (ERROR, "500|502|504|error|bad gateway|gateway time|went wrong|系统|服务器|出错|伺服器"),
        (
            BUSY,
            "503|unavailable|busy|too many|maintenance|check back|忙|维护|維護|过多|過多|太多|过大|较多|已满",
        ),
        (PARKED, "domain|parked|nginx|apache|iis windows|index of|域名|網域|备案|站点"),
        (LOGIN, "log in|login|logged|sign in|signin| only|登"),
        (SEARCH, "result|搜索|搜尋|检索|找到"),
        (
            LINE,
            "验证|驗證|校验|检测|检查|访问|频繁|防火墙|滑块|拦截|异常|封禁|威胁|安全|moment|attention|are you|robot"
            "|human|interruption|security|access|checking|captcha|ddos|403|rejected|making sure|blocked|challenge"
            "|verification|unusual|hold|javascript|support id|incident id|ray id",
        ),
    )
}


def says(pattern: re.Pattern[str], line: str) -> bool:
    """Whether a line holds this notice."""
    return _may_say(pattern, line) and pattern.search(line) is not None


def notice(pattern: re.Pattern[str], lines: Iterable[str], longest: int = LONGEST) -> str | None:
    """The first short line that says so."""
    short = [line for line in lines if len(line) <= longest]
    if not _may_say(pattern, "\n".join(short)):
        return None
    return next((line for line in short if says(pattern, line)), None)


def _may_say(pattern: re.Pattern[str], lines: str) -> bool:
    return any(map(lines.lower().__contains__, _WORDS[pattern]))
