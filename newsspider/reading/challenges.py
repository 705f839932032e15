"""Pages that ask for a person or a browser, of Chinese and Western products: their words and their marks, in one place.

Words count where they are a page's whole title, or a line of a page that says nothing else; a mark counts on a page
without an article's text. An article about such pages has a text.
"""

import re
from typing import Final

# What such a page is called: its whole title, or the part before the site's name.
_NAMES: Final = (
    r"(?:请(?:完成|进行|输入|通过)|浏览器)?(?:安全|人机|访问|身份|滑块|滑动|行为|机器人|浏览器)(?:验证|驗證|校验|检测|检查)(?:中心?|页面?|码)?"
    r"|(?:请输入)?(?:验证码|驗證碼)|(?:您的)?访问(?:过于|太)?频繁|访问(?:被?拒绝|受限|异常|禁止)|禁止访问|拒绝访问|(?:网站|安全)防火墙"
    r"|just a moment\W{0,3}|attention required! \| cloudflare|one moment,? please\W{0,3}"
    r"|are you (?:a )?(?:robot|human)\??|robot (?:check|or human\??)|pardon our interruption\W{0,3}"
    r"|security (?:check|verification|checkpoint)|vercel security checkpoint|access (?:to this page has been )?denied"
    r"|checking your browser.{0,40}|human verification|(?:re)?captcha|ddos-guard|403 forbidden|request rejected"
    r"|making sure you.re not a bot!?|you have been blocked|client challenge|bot verification|web page blocked!?"
)
_TITLE: Final = re.compile(_NAMES, re.I)
LINE: Final = re.compile(
    rf"^\W*(?:{_NAMES})\W*$"
    r"|^just a moment\b|^attention required|\bchecking (?:if the site connection is secure|your browser)"
    r"|\b(?:verify|confirm|prove|verifying)(?: that)? you(?: a|')re (?:a |not a )?(?:human|robot)"
    r"|\bunusual (?:traffic|activity) from\b|^access (?:denied|to this page has been denied)\b|\b403 forbidden\b"
    r"|\bcomplete the (?:captcha|security check)|\bddos protection\b|\bpress (?:&|and) hold\b"
    r"|\byou (?:have been|are) blocked\b|\bdon't have permission to access\b|\benable javascript and cookies to\b"
    r"|\byour support id is\b|\bincapsula incident id\b|\bray id\b"
    r"|(?:安全|人机|访问)验证|请(?:输入|完成)(?:图形|图片|滑动|安全)?验证码?|(?:拖动|按住)(?:下方|左边)?滑块|访问过于频繁|访问被(?:拒绝|拦截|阻断)"
    r"|您的(?:请求|访问|IP)[^。]{0,12}(?:拦截|异常|封禁|威胁)|(?:网站|安全)防火墙|(?:请求|访问)[^。，]{0,8}安全(?:策略|规则)",
    re.I,
)
# In the source of such pages alone.
MARKS: Final = (
    "_cf_chl_opt", "/cdn-cgi/challenge-platform/h/", "/cdn-cgi/l/chk_captcha",  # Cloudflare
    "errors.edgesuite.net", "sec-if-cpt-container", "/_sec/cp_challenge/", "bm-verify=",  # Akamai
    "captcha-delivery.com",  # DataDome
    "px-captcha", "/px/captcha",  # PerimeterX
    "_Incapsula_Resource", "Incapsula incident ID",  # Imperva
    "awsWafCookieDomainList", "gokuProps", "AwsWafIntegration",  # AWS
    "acw_sc__v2", "aliyunwaf_", "aliyun_waf_", "/_____tmd_____/",  # Aliyun
    "__jsl_clearance", "__jsluid",  # Knownsec
    "$_ts=window", "$_ts.", "$_ts=",  # Riversec
    "waf_captcha", "TencentWAF", "EO_Bot_Ssid", "/_waf_challenge",  # Tencent
    "/_guard/", "wzws-waf-cgi", "WZWS-RAY", "yunsuo_session", "safedog", "HWWAFSES", "_bdwaf", "SafeLineChallenge",
    "sucuri_cloudproxy_js", "KPSDK", "validate.perfdrive.com", "ddos-guard/js-challenge", "anubis_challenge",
    "toNumbers(",
)  # fmt: skip
# Beside a comment form too: these count on a page that has no sentence.
WIDGETS: Final = (
    "geetest", "g-recaptcha", "h-captcha", "cf-turnstile", "yidun", "TencentCaptcha", "initAliyunCaptcha",
    "initGeetest",
)  # fmt: skip
# Cookies that only a browser can work out.
SETS_COOKIE: Final = re.compile(
    r"document\.cookie\s{0,9}=|document\[[^\]]{1,40}\]\s{0,9}=|location\.(?:reload|replace|href)|eval\("
)


def names(title: str) -> bool:
    """Whether a page's title is what such pages are called, before the site's name or alone."""
    said = title.strip()
    head = re.split(r"[-_|–—]", said, maxsplit=1)[0].strip()
    return bool(_TITLE.fullmatch(said) or (head and _TITLE.fullmatch(head)))
