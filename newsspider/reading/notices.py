"""Lines that pages answer with instead of an article: gone, error, log in, prove that you are human, agree to cookies.

Each pattern is searched in short lines only, and only `kinds` decides whether it is the page that speaks or an article
that speaks of such a thing.
"""

import re
from collections.abc import Iterable
from typing import Final

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
    r"^\W*(?:error\W{0,3})?(?:500|502|503|504)\b|\binternal server error\b|\bbad gateway\b|\bservice unavailable\b"
    r"|\bgateway time-?out\b|^(?:oops|sorry)?\W{0,3}something went wrong|^an? (?:unexpected )?error (?:has )?occurred"
    r"|系统(?:错误|繁忙|异常|维护)|服务器(?:错误|内部错误|繁忙|开小差)|^\W*(?:页面)?出错了|伺服器(?:錯誤|忙碌)",
    re.I,
)
LOGIN: Final = re.compile(
    r"\b(?:log|sign) ?in to (?:continue|read|view|access|see)\b|\bplease (?:log|sign) ?in\b"
    r"|\byou (?:must|need to) (?:be logged|log|sign) ?in\b|\b(?:members|subscribers) only\b"
    r"|请先?登[录陆]|登[录陆]后(?:才[可能]|方可|即可)?(?:查看|阅读|浏览|访问)|需要登[录陆]|請先?登入|登入後(?:才能)?(?:查看|閱讀)",
    re.I,
)
CHALLENGE: Final = re.compile(
    r"^just a moment\b|^attention required|\bchecking (?:if the site connection is secure|your browser)"
    r"|\b(?:verify|confirm|prove)(?: that)? you(?: a|')re (?:a |not a )?(?:human|robot)|\bare you a (?:human|robot)\b"
    r"|\bunusual (?:traffic|activity) from\b|^access (?:denied|to this page has been denied)|\b403 forbidden\b"
    r"|\bcomplete the (?:captcha|security check)|\bddos protection\b|\bpress (?:&|and) hold\b"
    r"|(?:安全|人机|访问)验证|请(?:输入|完成)(?:图形|图片|滑动|安全)?验证码?|拖动(?:下方)?滑块|访问过于频繁|访问被(?:拒绝|拦截|阻断)"
    r"|您的(?:请求|访问)[^。]{0,12}(?:拦截|异常)",
    re.I,
)
# In scripts: cookies that only a browser can work out, and the loaders of challenges.
CHALLENGE_SCRIPT: Final = re.compile(
    r"__jsl_clearance|acw_sc__v2|_cf_chl_opt|/cdn-cgi/challenge-platform/|_Incapsula_Resource|\bwaf_(?:token|challenge)"
    r"|geetest|g-recaptcha|h-captcha|captcha-delivery|awswaf|yidun|TencentCaptcha|px-captcha|\$_ts\b"
)
SETS_COOKIE: Final = re.compile(
    r"document\.cookie\s*=|document\[[^\]]{1,40}\]\s*=|location\.(?:reload|replace|href)|eval\("
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


def notice(pattern: re.Pattern[str], lines: Iterable[str], longest: int = LONGEST) -> str | None:
    """The first short line that says so."""
    return next((line for line in lines if len(line) <= longest and pattern.search(line)), None)
