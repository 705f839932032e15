"""Walls that answer with status 200: each product's page in its own shape, and pages that only speak of such things."""

from pathlib import Path

import pytest
from scrapy.http import Headers

from newsspider.challenge import instead, readable_bytes
from newsspider.reading import challenges, kinds, notices

URL = "https://news.example.com/p/1.html"
PROSE = "<p>记者昨日从市网信办获悉，多家平台登录时要求完成人机验证，市民反映验证码难以辨认，相关部门已要求整改。</p>"


def page(title: str, body: str = "", head: str = "") -> bytes:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def met(body: bytes, url: str = URL, asked: str = URL, **headers: str) -> str | None:
    found = instead(url, asked, Headers({name.replace("_", "-"): value for name, value in headers.items()}), body)
    return found.why if found else None


@pytest.mark.parametrize(
    "title",
    [
        "安全验证", "人机验证 - 云媒网", "请输入验证码", "访问验证", "滑块验证", "浏览器安全检查", "访问被拒绝",
        "Just a moment...", "Attention Required! | Cloudflare", "Access Denied", "Are you a robot?",
        "Pardon Our Interruption",
        "Access to this page has been denied", "Making sure you&#39;re not a bot!", "403 Forbidden",
    ],
)  # fmt: skip
def test_what_asks_for_a_person(title: str) -> None:
    assert met(page(title, "<p>请完成下方验证后继续</p>")) == "a captcha page"


@pytest.mark.parametrize(
    "title",
    [
        "多地开展食品安全验证工作", "访问日本", "Access denied: how libraries lost their readers",
        "Just a moment in time", "验证码短信骗局调查", "Cloudflare 大规模宕机始末", "",
    ],
)  # fmt: skip
def test_headlines_that_speak_of_such_things(title: str) -> None:
    assert met(page(title, PROSE)) is None


def test_even_the_shortest_headline_has_a_story_below_it() -> None:
    assert met(page("验证码", PROSE * 12)) is None


PRODUCTS = {
    "Cloudflare": "<script>window._cf_chl_opt={cvId:'3'}</script><noscript>Enable JavaScript and cookies</noscript>",
    "Cloudflare's loader": "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8'></script>",
    "Akamai": "<h1>Access Denied</h1>You don't have permission.<p>https://errors.edgesuite.net/18.4f</p>",
    "Akamai's interstitial": "<div id='sec-if-cpt-container'></div><script src='/x/y?bm-verify=AAQ'></script>",
    "DataDome": "<p>Please enable JS</p><script>var dd={'host':'geo.captcha-delivery.com'}</script>",
    "PerimeterX": "<div id='px-captcha'></div>",
    "Imperva": "<script src='/_Incapsula_Resource?SWJIYLWA=719'></script>",
    "AWS WAF": "<script>window.gokuProps={'key':'AQ'}</script><div id='challenge-container'></div>",
    "Aliyun": "<script>var arg1='8A';function setCookie(n,v){document.cookie=n}setCookie('acw_sc__v2',x)</script>",
    "Aliyun's slider": "<script>window._config_={action:'captcha',url:'/_____tmd_____/punish'}</script>",
    "Knownsec": "<script>document.cookie='__jsl_clearance='+x;location.href=location.pathname</script>",
    "Riversec": "<meta content='a8'><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script>",
    "Tencent": "<script>document.cookie='EO_Bot_Ssid=1';location.reload()</script>",
    "360": "<script src='/wzws-waf-cgi/'></script>",
    "a guard": "<script src='/_guard/html.js?js=click_html'></script>",
    "Sucuri": "<script>var s={},sucuri_cloudproxy_js='';</script>You are being redirected...",
}


@pytest.mark.parametrize("body", PRODUCTS.values(), ids=PRODUCTS)
def test_a_products_marks(body: str) -> None:
    assert met(page("", body)) == "a challenge page"
    assert met(page("", body + "<p>x</p>" * 400, "<style>p{}</style>" * 90)) == "a challenge page"


@pytest.mark.parametrize("body", PRODUCTS.values(), ids=PRODUCTS)
def test_a_page_with_a_story_may_carry_them(body: str) -> None:
    assert met(page("市政协开展专题协商", body + PROSE * 12)) is None


@pytest.mark.parametrize("name", ["cf_mitigated", "x_amzn_waf_action"])
def test_a_header_says_it(name: str) -> None:
    assert met(page("x", PROSE * 12), **{name: "challenge"}) == "a challenge page"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://consent.example.com/v2", "a consent page"),
        ("https://guce.example.net/consent?brandType=nonEu", "a consent page"),
        ("https://passport.example.com/?from=1", "a sign-in page"),
        ("https://news.example.com/user/login?next=/p/1.html", "a sign-in page"),
        ("https://news.example.com/signin.php?back=1", "a sign-in page"),
        ("https://login.example.com/", "a sign-in page"),
        ("https://news.example.com/p/login-fees-rise.html", None),
        ("https://news.example.com/p/2.html", None),
        ("https://consentnews.example.com/p/1.html", None),
    ],
)
def test_where_a_request_was_led_to(url: str, why: str | None) -> None:
    assert met(page("x", PROSE), url) == why
    assert met(page("x", PROSE), url, url) is None, "asked for itself, it is a page like any other"


def test_only_what_somebody_reads_counts() -> None:
    assert readable_bytes(b"<p>ab <b>c</b></p><script>if (a<b) {}</script> d <style>p{}</style><!-- e -->") < 9
    assert readable_bytes(b"<script>" * 90_000) == 0
    assert readable_bytes(b"plain text") == 9


def test_the_words_and_marks_stand_in_one_place() -> None:
    package = Path(notices.__file__).parent.parent
    elsewhere = [Path(kinds.__file__), Path(notices.__file__), package / "challenge.py"]
    for path in elsewhere:
        assert not [mark for mark in challenges.MARKS if mark in path.read_text(encoding="utf-8")]
