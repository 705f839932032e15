"""Pages that stand between a crawler and the site with status 200: captcha, browser check, consent.

Judged by what only such pages have: a host that asks for consent, a header, the title as a whole, or the marks of the
products that send them on a page too small for an article.
"""

import re
from html import unescape
from typing import Final
from urllib.parse import urlsplit

SMALL: Final = 20_000  # bytes; such pages have 1 to 10 kB
_MARKS: Final = re.compile(
    rb"_cf_chl_opt|/cdn-cgi/challenge-platform/|_Incapsula_Resource|captcha-delivery\.com|px-captcha|acw_sc__v2"
    rb"|aliyunwaf_|awsWafCookieDomainList|/_guard/|TencentCaptcha\(|initGeetest|initAliyunCaptcha"
)
_TITLE: Final = re.compile(rb"<title[^>]{0,200}>([^<]{0,200})</title", re.I)
_SAYS: Final = re.compile(
    r"(?:请(?:完成|进行|输入|通过))?(?:安全|人机|访问|身份|滑块|滑动|行为|机器人)(?:验证|驗證|校验|检测|检查)(?:中心?|页面?|码)?"
    r"|(?:请输入)?(?:验证码|驗證碼)|(?:您的)?访问(?:过于|太)?频繁|访问(?:被拒绝|受限|异常)"
    r"|just a moment\.{0,3}|attention required! \| cloudflare|one moment,? please\.{0,3}|are you a (?:robot|human)\??"
    r"|robot (?:check|or human\??)|pardon our interruption\.{0,3}|security (?:check|verification)|access denied"
    r"|checking your browser.{0,40}|human verification|(?:re)?captcha|ddos-guard|before you continue.{0,40}",
    re.I,
)
_CONSENT: Final = ("consent.", "guce.", "cookies.", "choices.consentframework.")


def challenge(url: str, asked: str, mitigated: bool, body: bytes) -> str | None:
    """What stands in the way, in words; None for a page. `asked`: the URL before redirects; `mitigated`: Cloudflare's
    header cf-mitigated came with it.
    """
    host, before = urlsplit(url).hostname or "", urlsplit(asked).hostname or ""
    if host != before and host.startswith(_CONSENT):
        return "a consent page"
    if mitigated:
        return "a challenge page"
    if len(body) > SMALL:
        return None
    title = _TITLE.search(body[:5000])
    said = unescape(title[1].decode("utf-8", "replace")).strip() if title else ""
    head = re.split(r"[-_|–—]", said, maxsplit=1)[0].strip()
    if _SAYS.fullmatch(said) or (head and _SAYS.fullmatch(head)):
        return "a captcha page"
    return "a challenge page" if _MARKS.search(body) and b"<p" not in body.lower() else None
